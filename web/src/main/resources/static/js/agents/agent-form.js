import {html, nothing} from 'lit';
import {providers} from '../core/api.js';
import {areaField, field, inputField} from '../core/fields.js';
import {Poll} from '../core/poll.js';
import {ShelfForm} from '../shelf/shelf-form.js';
import {AGENTS} from './agent-kind.js';
import '../core/model-choice.js';
import './template-prompt.js';

const MOST_FALLBACKS = 10;
const STOPS = [0, 1, 2, 3].map(index => `stop[${index}]`);

/** The form of an agent. */
class AgentForm extends ShelfForm {
  static properties = {providers: {state: true}};

  #poll = new Poll(this, () => this.#load(), 3_000, 30_000);

  constructor() {
    super(AGENTS);
    this.providers = null;
  }

  async #load() {
    this.providers = await providers();
    return Poll.DONE;
  }

  #set(name) {
    return value => this.editing.set(name, value);
  }

  #number(name, label, hint) {
    return field(this.about(name, label, hint), ({id, invalid, describedBy}) => html`<input id=${id}
      inputmode="decimal" autocomplete="off" .value=${this.editing.values[name]}
      aria-invalid=${invalid} aria-describedby=${describedBy}
      @input=${event => this.editing.set(name, event.target.value)}>`);
  }

  fields() {
    const {values} = this.editing;
    return html`
      <div class="pair">
        ${inputField(this.about('name', 'Name'), values.name, this.#set('name'))}
        ${this.item ? nothing : inputField(this.about('id', 'Id', 'Letters, digits, dots, - and _. Left empty, one is drawn.'),
          values.id, this.#set('id'), {spellcheck: 'false'})}
      </div>
      ${areaField(this.about('description', 'Description'), values.description, this.#set('description'), {rows: 2})}
      <fieldset class="shelf-group">
        <legend>Model</legend>
        ${this.#model('agent', '', values.model, this.#set('model'))}
      </fieldset>
      ${this.#prompt(values.prompt)}
      ${this.#answers(values)}
      ${this.#fallbacks(values.fallbacks)}`;
  }

  /** @param path where the API says what is wrong with it */
  #model(prefix, path, value, change) {
    const {wrong} = this.editing;
    return html`<model-choice .prefix=${prefix} .providers=${this.providers} .value=${value}
      .wrong=${{provider: wrong.of(`${path}provider`), model: wrong.of(`${path}model`)}}
      @chosen=${({detail}) => change(detail)}></model-choice>`;
  }

  #prompt(prompt) {
    const choice = (from, words) => html`<label class="shelf-check"><input type="radio" name="prompt-from"
      .checked=${prompt.from === from} @change=${() => this.#from(from)}> ${words}</label>`;
    return html`<fieldset class="shelf-group">
      <legend>System prompt</legend>
      <div class="agent-from">${choice('text', 'typed here')} ${choice('template', 'from a template')}</div>
      ${prompt.from === 'text'
        ? areaField(this.about('systemPrompt', 'What the agent is told before the conversation begins'),
          prompt.text, text => this.editing.set('prompt', {...prompt, text}), {rows: 8})
        : this.#fromTemplate(prompt)}
    </fieldset>`;
  }

  /** What is wrong with the template or a value stands there, so not after the fields once more. */
  #fromTemplate(prompt) {
    const {wrong} = this.editing;
    const its = (wrong.failure?.errors ?? []).map(error => error.field).filter(field => /^(template|values)/.test(field));
    wrong.of(...its);
    return html`<template-prompt .value=${prompt} .wrong=${this.editing.wrong}
      @chosen=${event => this.editing.set('prompt', {...prompt, ...event.detail})}></template-prompt>`;
  }

  /** What the template said so far is where typing begins. */
  #from(from) {
    const {prompt} = this.editing.values;
    const text = from === 'text' && !prompt.text ? this.item?.systemPrompt ?? '' : prompt.text;
    this.editing.set('prompt', {...prompt, from, text});
  }

  #answers(values) {
    return html`<fieldset class="shelf-group">
      <legend>How it answers</legend>
      <p class="hint">What is left empty is up to the provider.</p>
      <div class="agent-settings">
        ${this.#number('temperature', 'Temperature', '0 to 2')}
        ${this.#number('topP', 'Top p', 'above 0, up to 1')}
        ${this.#number('maxTokens', 'Longest answer in tokens', '1,024 unless given')}
        ${this.#number('seed', 'Seed', 'a whole number up to 9,007,199,254,740,991')}
        ${inputField(this.about('reasoningEffort', 'Reasoning effort', 'such as low, medium, high'),
          values.reasoningEffort, this.#set('reasoningEffort'))}
        ${areaField(this.about('stop', 'Stop at', 'Up to four texts, one a line; \\n is a line break.', ...STOPS),
          values.stop, this.#set('stop'), {rows: 2, mono: true})}
      </div>
    </fieldset>`;
  }

  #fallbacks(fallbacks) {
    const {wrong} = this.editing;
    const set = this.#set('fallbacks');
    return html`<fieldset class="shelf-group">
      <legend>Fallbacks</legend>
      <p class="hint">Asked in this order once the model before has no quota, no access or no patience left.</p>
      ${wrong.of('fallbacks') ? html`<p class="wrong">${wrong.of('fallbacks')}</p>` : nothing}
      ${fallbacks.map((choice, index) => html`<div class="agent-fallback" role="group" aria-label="Fallback ${index + 1}">
        ${this.#model(`fallback-${index}`, `fallbacks[${index}].`, choice, changed => set(fallbacks.with(index, changed)))}
        <button type="button" aria-label="Remove fallback ${index + 1}"
          @click=${() => set(fallbacks.filter((_, other) => other !== index))}>Remove</button>
      </div>`)}
      ${fallbacks.length < MOST_FALLBACKS ? html`<div class="buttons"><button type="button"
        @click=${() => set([...fallbacks, this.editing.values.model])}>Add a fallback</button></div>` : nothing}
    </fieldset>`;
  }
}
customElements.define('agent-form', AgentForm);
