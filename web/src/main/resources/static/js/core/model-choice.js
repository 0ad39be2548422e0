import {html, nothing} from 'lit';
import {inputField, selectField} from './fields.js';
import {PageElement} from './page-element.js';

const OTHER = '\u0000other';
const SMALL_MODELS = ['sim-capable', 'gpt-4.1-mini'];

const words = ({name, configured}) =>
  name + (name === 'simulated' ? ' (offline)' : configured ? '' : ' (no key)');

const namesOf = (providers, provider) =>
  (providers?.find(({name}) => name === provider)?.models ?? []).map(({name}) => name);

/** The model to begin with at a provider: a small one where it has one that is known, else its first. */
export function firstModel(providers, provider) {
  const names = namesOf(providers, provider);
  return SMALL_MODELS.find(small => names.includes(small)) ?? names[0] ?? '';
}

/**
 * A provider and one of its models, or another model by its name. Tells of `chosen` with what it
 * then is.
 *
 * - `prefix`: what the ids of its fields begin with
 * - `providers`: as the API has them; null as long as they are not known
 * - `value`: {provider, model}
 * - `wrong`: {provider, model}, what is wrong with them
 * - `usual`: the words for leaving it out, or nothing where it cannot be
 */
class ModelChoice extends PageElement {
  static properties = {prefix: {}, providers: {}, value: {}, wrong: {}, usual: {}, naming: {state: true}};

  #chosen = {};

  constructor() {
    super();
    this.naming = false;
    this.wrong = {};
  }

  /** A value of another's making is not one that is being typed. */
  willUpdate(changed) {
    if (!changed.has('value')) return;
    const {provider, model} = this.#chosen;
    if (this.value.provider !== provider || this.value.model !== model) this.naming = false;
  }

  #choose(provider, model, naming = false) {
    this.naming = naming;
    this.#chosen = {provider, model};
    this.dispatchEvent(new CustomEvent('chosen', {detail: {provider, model}}));
  }

  /** The one that was chosen is always among them, also when the server knows it no more. */
  get #options() {
    const {provider} = this.value;
    const known = this.providers ?? [];
    const options = known.map(one => ({
      value: one.name, words: words(one), disabled: !one.configured && one.name !== provider}));
    if (provider && !known.some(({name}) => name === provider)) options.unshift({value: provider, words: provider});
    return this.usual ? [{value: '', words: this.usual}, ...options] : options;
  }

  render() {
    const {provider} = this.value;
    return html`<div class="pair">
      ${selectField({id: `${this.prefix}-provider`, label: 'Provider', wrong: this.wrong.provider}, provider, this.#options,
        chosen => this.#choose(chosen, firstModel(this.providers, chosen)))}
      ${provider ? this.#model() : nothing}
    </div>`;
  }

  #model() {
    const {provider, model} = this.value;
    const names = this.providers ? namesOf(this.providers, provider) : [model];
    if (!names.length) return this.#name('Model');
    const other = this.naming || !names.includes(model);
    const listed = selectField(
      {id: `${this.prefix}-model`, label: 'Model', wrong: other ? '' : this.wrong.model},
      other ? OTHER : model,
      [...names.map(name => ({value: name, words: name})), {value: OTHER, words: 'another…'}],
      chosen => (chosen === OTHER ? this.#choose(provider, '', true) : this.#choose(provider, chosen)));
    return html`<div class="stack">${listed} ${other ? this.#name('Name of the model') : nothing}</div>`;
  }

  /** While a name is typed the field stays, also when what is there so far is one of the list. */
  #name(label) {
    return inputField({id: `${this.prefix}-model-name`, label, wrong: this.wrong.model}, this.value.model,
      typed => this.#choose(this.value.provider, typed, true), {placeholder: 'as the provider calls it', spellcheck: 'false'});
  }
}
customElements.define('model-choice', ModelChoice);
