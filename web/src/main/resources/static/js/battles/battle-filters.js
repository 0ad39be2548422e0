import {html} from 'lit';
import {inputField, selectField} from '../core/fields.js';
import {stateLabel} from '../core/format.js';
import {PageElement} from '../core/page-element.js';

const REST_MS = 400;
const STATES = ['queued', 'running', 'paused', 'completed', 'failed', 'cancelled'];
const ENDS = ['goal', 'limit', 'abandoned', 'budget', 'timeout', 'error', 'manual'];
const TYPED = [
  ['agentId', 'Agent', 'its id'],
  ['runId', 'Run', 'its id'],
  ['tag', 'Tag', 'key:value'],
];

export const FILTERS = ['state', 'endedReason', ...TYPED.map(([name]) => name)];

const options = (any, values, words) => [{value: '', words: any}, ...values.map(value => ({value, words: words(value)}))];

/** Which battles are listed; sends `filter` with the values that change. */
class BattleFilters extends PageElement {
  static properties = {filters: {}, wrong: {}};

  #typed = {};
  #timer = 0;

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  #send(change) {
    this.dispatchEvent(new CustomEvent('filter', {detail: change}));
  }

  #type(name, value) {
    this.#typed[name] = value;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#sendTyped(), REST_MS);
  }

  #sendTyped() {
    clearTimeout(this.#timer);
    const typed = Object.entries(this.#typed).map(([name, value]) => [name, value.trim()]);
    this.#typed = {};
    if (typed.length) this.#send(Object.fromEntries(typed));
  }

  #submit(event) {
    event.preventDefault();
    this.#sendTyped();
  }

  render() {
    const {filters, wrong} = this;
    return html`<form class="filters battles-filters" role="search" aria-label="Filter the battles" @submit=${this.#submit}>
      ${selectField({id: 'battles-state', label: 'State', wrong: wrong.of('state')}, filters.state,
        options('Any', STATES, state => stateLabel(state).words), state => this.#send({state}))}
      ${selectField({id: 'battles-endedReason', label: 'How it ended', wrong: wrong.of('endedReason')}, filters.endedReason,
        options('Any', ENDS, reason => stateLabel('completed', reason).words), endedReason => this.#send({endedReason}))}
      ${TYPED.map(([name, label, placeholder]) => inputField(
        {id: `battles-${name}`, label, wrong: wrong.of(name)}, this.#typed[name] ?? filters[name],
        value => this.#type(name, value), {placeholder, spellcheck: 'false'}))}
    </form>`;
  }
}
customElements.define('battle-filters', BattleFilters);
