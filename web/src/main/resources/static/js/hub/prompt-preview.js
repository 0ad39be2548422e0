import {html, nothing} from 'lit';
import {post} from '../core/api.js';
import {PageElement} from '../core/page-element.js';
import {Settled} from '../core/settled.js';
import {givenValues, missingValues} from './start-values.js';

/** What a template says with its values, as the server renders it. */
class PromptPreview extends PageElement {
  static properties = {template: {}, values: {}};

  #rendered = new Settled(this, ({id, values}) => post(`/api/prompt-templates/${encodeURIComponent(id)}/render`, {values}));

  willUpdate() {
    const missing = missingValues(this.template, this.values).length > 0;
    this.#rendered.about(missing ? null : {id: this.template.id, values: givenValues(this.#known())});
  }

  /** Values of another template that was chosen before are not this one's. */
  #known() {
    const names = this.template.variables.map(({name}) => name);
    return Object.fromEntries(Object.entries(this.values).filter(([name]) => names.includes(name)));
  }

  render() {
    const {answer, refusal} = this.#rendered;
    const missing = missingValues(this.template, this.values);
    if (missing.length) {
      return html`<p class="hint">What the agent is told shows here once ${missing.join(', ')} ${missing.length > 1 ? 'have values' : 'has a value'}.</p>`;
    }
    if (refusal) return html`<p class="hint">${refusal.message}</p>`;
    if (!answer) return nothing;
    return html`<div class="start-preview ${this.#rendered.old ? 'old' : ''}">
      <p class="hint" id="start-preview-title">What the agent is told</p>
      <p class="start-prompt" dir="auto" tabindex="0" role="group" aria-labelledby="start-preview-title">${answer.text}</p>
    </div>`;
  }
}
customElements.define('prompt-preview', PromptPreview);
