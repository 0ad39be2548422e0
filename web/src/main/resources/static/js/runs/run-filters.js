import {html, nothing} from 'lit';
import {stateLabel} from '../core/format.js';
import {inputField, selectField} from '../core/fields.js';
import {PageElement} from '../core/page-element.js';

const STATES = ['queued', 'running', 'paused', 'completed', 'failed', 'cancelled'];

/** What the list of runs is narrowed to; sends `filter` with all of it when that has changed. */
class RunFilters extends PageElement {
  static properties = {value: {}, wrong: {}, typed: {state: true}};

  constructor() {
    super();
    this.value = {};
    this.wrong = () => '';
    this.typed = {};
  }

  willUpdate(changed) {
    if (!changed.has('value')) return;
    const before = changed.get('value');
    if (!before || before.agentId !== this.value.agentId || before.tag !== this.value.tag) {
      this.typed = {agentId: this.value.agentId, tag: this.value.tag};
    }
  }

  #send(value) {
    this.dispatchEvent(new CustomEvent('filter', {detail: {...this.value, ...this.typed, ...value}}));
  }

  #apply(event) {
    event.preventDefault();
    this.#send({agentId: this.typed.agentId.trim(), tag: this.typed.tag.trim()});
  }

  render() {
    const {state, agentId, tag} = this.value;
    const states = [{value: '', words: 'Any'}, ...STATES.map(each => ({value: each, words: stateLabel(each).words}))];
    const type = name => text => { this.typed = {...this.typed, [name]: text}; };
    return html`<form class="filters run-filters" aria-label="Filter" @submit=${this.#apply} @change=${event =>
        event.target.id !== 'runs-state' && this.#apply(event)}>
      ${selectField({id: 'runs-state', label: 'State', wrong: this.wrong('state')}, state, states,
        value => this.#send({state: value}))}
      ${inputField({id: 'runs-agent', label: 'Agent', wrong: this.wrong('agentId')}, this.typed.agentId, type('agentId'),
        {placeholder: 'id of a stored agent', spellcheck: 'false'})}
      ${inputField({id: 'runs-tag', label: 'Tag', wrong: this.wrong('tag')}, this.typed.tag, type('tag'),
        {placeholder: 'suite:refunds', spellcheck: 'false'})}
      ${state || agentId || tag
        ? html`<button type="button" @click=${() => this.#send({state: '', agentId: '', tag: ''})}>Show all</button>`
        : nothing}
    </form>`;
  }
}
customElements.define('run-filters', RunFilters);
