import {html, nothing} from 'lit';
import {selectField} from '../core/fields.js';
import {lostNotice, problemNotice} from '../core/labels.js';
import {PageElement} from '../core/page-element.js';
import {Poll} from '../core/poll.js';
import {Rendering} from '../templates/rendering.js';
import {TEMPLATES} from '../templates/template-kind.js';
import {missingValues, valueFields} from '../templates/value-fields.js';

const MOST = 200;

/**
 * A system prompt from a template: which one, in which version, with which values, and what it says
 * then. Says `chosen` with {templateId, templateVersion, values}; a version of null is the newest.
 *
 * Properties: `value`, the same; `wrong`, a `Wrong`.
 */
class TemplatePrompt extends PageElement {
  static properties = {value: {}, wrong: {}, templates: {state: true}, chosen: {state: true}, failure: {state: true}};

  #rendering = new Rendering(this);
  #poll = new Poll(this, () => this.#load(), 3_000, 30_000);
  #asked = '';
  #choosing = false;

  constructor() {
    super();
    this.templates = null;
    this.chosen = null;
    this.failure = null;
  }

  async #load() {
    this.templates = (await TEMPLATES.shelf.page(TEMPLATES.shelf.path, MOST)).items;
    return Poll.DONE;
  }

  willUpdate() {
    this.#open();
    if (this.#canRender()) this.#rendering.ask(this.chosen.id, this.chosen.version, this.value.values);
  }

  /** The server renders the newest version, and only with all values. */
  #canRender() {
    const {chosen, value} = this;
    return chosen && chosen.version === this.#newest()?.version && !missingValues(chosen.variables, value.values).length;
  }

  #newest() {
    return this.templates?.find(template => template.id === this.value.templateId);
  }

  /** Fetches the version that is chosen, once. */
  async #open() {
    const {templateId, templateVersion} = this.value;
    const asked = `${templateId} ${templateVersion ?? ''}`;
    if (asked === this.#asked || !this.templates) return;
    this.#asked = asked;
    this.failure = null;
    if (!templateId) {
      this.chosen = null;
      return;
    }
    try {
      const chosen = templateVersion
        ? await TEMPLATES.shelf.version(templateId, templateVersion)
        : await TEMPLATES.shelf.newest(templateId);
      if (asked !== this.#asked) return;
      this.chosen = chosen;
      if (this.#choosing) this.#keepItsValues();
    } catch (failure) {
      if (asked !== this.#asked) return;
      this.chosen = null;
      this.failure = failure;
    }
  }

  /** Values for variables that another template or version does not have would be refused. */
  #keepItsValues() {
    this.#choosing = false;
    const names = this.chosen.variables.map(({name}) => name);
    const values = Object.fromEntries(Object.entries(this.value.values).filter(([name]) => names.includes(name)));
    if (Object.keys(values).length < Object.keys(this.value.values).length) this.#say({values});
  }

  #say(what) {
    this.dispatchEvent(new CustomEvent('chosen', {detail: {...this.value, ...what}}));
  }

  #choose(what) {
    this.#choosing = true;
    this.#say(what);
  }

  render() {
    if (!this.templates) return this.#poll.lostSince || this.#poll.problem ? html`${lostNotice(this.#poll)} ${problemNotice(this.#poll.problem)}` : nothing;
    if (!this.templates.length && !this.value.templateId) {
      return html`<p class="hint">There is no template yet. <a href="/templates?new=1">Make one</a>; what you typed here is kept.</p>`;
    }
    const {chosen, wrong} = this;
    return html`<div class="stack">
      <div class="pair">${this.#template()} ${chosen ? this.#version() : nothing}</div>
      ${problemNotice(this.failure)}
      ${chosen ? valueFields({
        id: 'value', variables: chosen.variables, values: this.value.values, wrongOf: name => wrong.of(`values.${name}`),
      }, values => this.#say({values})) : nothing}
      ${this.#strayWrongs().map(error => html`<p class="wrong">${error.field} ${error.message}</p>`)}
      ${chosen ? this.#preview() : nothing}
    </div>`;
  }

  /** What is wrong with values that have no field here. */
  #strayWrongs() {
    const names = this.chosen?.variables.map(({name}) => `values.${name}`) ?? [];
    return (this.wrong.failure?.errors ?? [])
      .filter(({field}) => field.startsWith('values') && !names.includes(field));
  }

  #template() {
    const {templateId} = this.value;
    const known = this.templates.map(({id, name}) => ({value: id, words: name === id ? id : `${name} (${id})`}));
    const listed = !templateId || known.some(option => option.value === templateId);
    return selectField(
      {id: 'agent-templateId', label: 'Template', wrong: this.wrong.of('templateId')},
      templateId,
      [{value: '', words: 'choose one'}, ...known, ...(listed ? [] : [{value: templateId, words: templateId}])],
      id => this.#choose({templateId: id, templateVersion: null}));
  }

  #version() {
    const newest = Math.max(this.#newest()?.version ?? 0, this.chosen.version);
    const numbers = Array.from({length: Math.min(newest, MOST)}, (_, index) => newest - index);
    const {templateVersion} = this.value;
    return selectField(
      {
        id: 'agent-templateVersion',
        label: 'Its version',
        hint: templateVersion && templateVersion < newest ? `The newest is version ${newest}.` : '',
        wrong: this.wrong.of('templateVersion'),
      },
      templateVersion ? String(templateVersion) : '',
      [{value: '', words: `the newest, ${newest}`}, ...numbers.map(version => ({value: String(version), words: `version ${version}`}))],
      version => this.#choose({templateVersion: version ? Number(version) : null}));
  }

  #preview() {
    const {said} = this.#rendering;
    if (!said || !this.#canRender()) return nothing;
    return html`<details class="agent-preview"><summary>What it says with these values</summary>
      <pre class="shelf-prompt" dir="auto" tabindex="0" role="region" aria-label="Rendered system prompt">${said.text}</pre></details>`;
  }
}
customElements.define('template-prompt', TemplatePrompt);
