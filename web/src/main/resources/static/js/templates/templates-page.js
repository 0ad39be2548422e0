import {html} from 'lit';
import {serverNow} from '../core/api.js';
import {age, count} from '../core/format.js';
import {PageElement} from '../core/page-element.js';
import {templatePath} from '../core/router.js';
import '../shelf/shelf-page.js';
import './template-form.js';
import {TEMPLATES} from './template-kind.js';

const row = template => html`<div class="shelf-row">
  <a href=${templatePath(template.id)} dir="auto">${template.name}</a>
  <p class="facts"><span>${count(template.variables.length, 'variable')}</span><span>version ${template.version}</span>
    <span>stored ${age(template.updatedAt, serverNow())}</span><code>${template.id}</code></p>
</div>`;

/** All templates, and the form for another one. */
class TemplatesPage extends PageElement {
  render() {
    return html`<shelf-page .kind=${TEMPLATES} .row=${row} .form=${() => html`<template-form></template-form>`}
      lead="Texts with variables, for the system prompts of agents. Each change is another version."
      empty="No template yet. One makes a system prompt that several agents share, each with values of its own."></shelf-page>`;
  }
}
customElements.define('templates-page', TemplatesPage);
