import {html} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import {PageElement} from '../core/page-element.js';
import '../shelf/shelf-item.js';
import './template-form.js';
import {TEMPLATES} from './template-kind.js';
import './template-try.js';
import './template-used.js';
import {templateView} from './template-view.js';

const form = template => html`<template-form .item=${template}></template-form>`;

const start = ({id}) => html`
  <a class="button primary" href="/agents?new=1&template=${encodeURIComponent(id)}">New agent with it</a>
  <a class="button" href="/?template=${encodeURIComponent(id)}">Start a battle with it</a>`;

const below = template => html`<template-try .template=${template}></template-try>
  <template-used .template=${template}></template-used>`;

/** One template. */
class TemplatePage extends PageElement {
  static properties = {template: {}};

  render() {
    return keyed(this.template, html`<shelf-item .kind=${TEMPLATES} .name=${this.template}
      .form=${form} .draw=${templateView} .start=${start} .below=${below}></shelf-item>`);
  }
}
customElements.define('template-page', TemplatePage);
