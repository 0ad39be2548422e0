import {html, nothing} from 'lit';
import {loadDraft, saveDraft} from '../core/draft.js';
import {showWrong} from '../core/fields.js';
import {PageElement} from '../core/page-element.js';
import {Rendering} from './rendering.js';
import {missingValues, valueFields} from './value-fields.js';

/** What the newest version of a template says with values of one's own, while they are typed. */
class TemplateTry extends PageElement {
  static properties = {template: {}, values: {state: true}, touched: {state: true}};

  #rendering = new Rendering(this);

  constructor() {
    super();
    this.values = {};
    this.touched = false;
  }

  connectedCallback() {
    super.connectedCallback();
    const draft = loadDraft(this.#draft, {values: null});
    this.values = draft.values ?? {};
    this.touched = draft.values !== null;
  }

  willUpdate() {
    // Nothing is wrong with fields that nobody has filled in yet.
    if (this.touched || !this.#missing().length) this.#rendering.ask(...this.#question());
  }

  get #draft() {
    return `templates.try.${this.template.id}`;
  }

  #missing() {
    return missingValues(this.template.variables, this.values);
  }

  /** Values that were typed for variables which are there no more are left out. */
  #question() {
    const {id, version, variables} = this.template;
    const given = Object.entries(this.values).filter(([name]) => variables.some(variable => variable.name === name));
    return [id, version, Object.fromEntries(given)];
  }

  #change(values) {
    this.values = values;
    this.touched = true;
    saveDraft(this.#draft, {values});
  }

  async #render(event) {
    event.preventDefault();
    this.touched = true;
    await this.#rendering.now(...this.#question());
    await showWrong(this);
  }

  render() {
    const {variables} = this.template;
    const {said, wrong} = this.#rendering;
    const fields = valueFields(
      {id: 'try', variables, values: this.values, wrongOf: name => wrong.of(`values.${name}`)},
      values => this.#change(values));
    return html`<section class="stack" aria-labelledby="try-title">
      <h2 id="try-title">Try it</h2>
      <div class="template-try">
        ${variables.length ? html`<form class="card inner stack" novalidate aria-label="Values" @submit=${this.#render}>
          ${fields}
          <div class="buttons"><button>Show what it says</button></div>
        </form>` : nothing}
        <div class="stack">
          ${wrong.failure && !wrong.failure.errors?.length ? wrong.notice() : nothing}
          ${said ? html`<p class="hint" role="status">What version ${said.templateVersion} says with these values:</p>
            <pre class="card inner shelf-prompt" dir="auto" tabindex="0" role="region" aria-label="Rendered text">${said.text}</pre>`
            : html`<p class="card empty" role="status">${this.#missing().length
              ? `A value is missing for: ${this.#missing().join(', ')}.`
              : 'What it says with these values stands here.'}</p>`}
        </div>
      </div>
    </section>`;
  }
}
customElements.define('template-try', TemplateTry);
