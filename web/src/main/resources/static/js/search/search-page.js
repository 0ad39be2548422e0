import {html, nothing} from 'lit';
import {get, serverNow} from '../core/api.js';
import {inputField, selectField, Wrong} from '../core/fields.js';
import {count} from '../core/format.js';
import {lostNotice, seen} from '../core/labels.js';
import {PageElement} from '../core/page-element.js';
import {Poll} from '../core/poll.js';
import {restCalls} from '../core/rest-call.js';
import {Query} from '../core/router.js';
import {Tick} from '../core/tick.js';
import {setTitle} from '../core/title.js';
import {foundList} from './found-list.js';
import './search-hints.js';

const PAGE = 20;
const CALM_MS = 300;
const FILTERS = ['q', 'role', 'runId'];
const ROLES = [
  {value: '', words: 'Both sides'},
  {value: 'assistant', words: 'The agent'},
  {value: 'user', words: 'The simulated user'},
];

/** Looks through everything that was said. What is looked for stands in the address. */
class SearchPage extends PageElement {
  static properties = {
    typed: {state: true},
    found: {state: true},
    refused: {state: true},
    fetching: {state: true},
  };

  #query = new Query(this, () => this.#read());
  #poll = new Poll(this, () => this.#search(), 2_000, 10_000);
  #timer = 0;

  constructor() {
    super();
    this.typed = this.#asked();
    this.found = null;
    this.refused = new Wrong(null);
    this.fetching = false;
    new Tick(this);
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('keydown', this.#slash);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#slash);
    clearTimeout(this.#timer);
  }

  firstUpdated() {
    this.#field.focus();
  }

  get #field() {
    return this.querySelector('#search-q');
  }

  #slash = event => {
    const writing = event.target.closest?.('input, textarea, select, [contenteditable]');
    if (event.key !== '/' || writing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.#field.focus();
    this.#field.select();
  };

  #asked() {
    return Object.fromEntries(FILTERS.map(name => [name, this.#query.get(name)]));
  }

  #path(cursor) {
    const {q, role, runId} = this.#asked();
    const params = new URLSearchParams({q, ...(role && {role}), ...(runId && {runId}), limit: PAGE, ...(cursor && {cursor})});
    return `/api/search?${params}`;
  }

  /** The address became another one: by typing, or by going back and forth. */
  #read() {
    const asked = this.#asked();
    if (FILTERS.some(name => this.typed[name].trim() !== asked[name])) {
      clearTimeout(this.#timer);
      this.typed = asked;
    }
    this.#poll.now();
  }

  /** Searches for what the address says; a refusal is kept where it belongs, not asked again. */
  async #search() {
    const path = this.#path();
    const {q} = this.#asked();
    setTitle(q, 'Search');
    if (!q.trim()) {
      this.#take(path, null, null);
      return Poll.DONE;
    }
    if (this.found?.path === path && !this.found.stale) return Poll.DONE;
    try {
      const page = await get(path);
      this.#take(path, {path, items: page.items, nextCursor: page.nextCursor}, null);
    } catch (failure) {
      if (failure.code !== 'search_timeout' && !(failure.status >= 400 && failure.status < 500)) throw failure;
      this.#take(path, null, failure);
    }
    return Poll.DONE;
  }

  #take(path, found, failure) {
    if (path !== this.#path()) return;
    this.found = found;
    this.refused = new Wrong(failure && placed(failure));
  }

  async #more() {
    if (this.fetching) return;
    this.fetching = true;
    const {path, items, nextCursor} = this.found;
    try {
      const page = await get(this.#path(nextCursor));
      if (this.found?.path === path) this.found = {path, items: [...items, ...page.items], nextCursor: page.nextCursor};
      this.refused = new Wrong(null);
    } catch (failure) {
      this.refused = new Wrong(failure);
    }
    this.fetching = false;
  }

  #type(name, value) {
    this.typed = {...this.typed, [name]: value};
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#go(false), CALM_MS);
  }

  #go(push) {
    clearTimeout(this.#timer);
    const typed = Object.fromEntries(FILTERS.map(name => [name, this.typed[name].trim()]));
    const changed = FILTERS.some(name => typed[name] !== this.#query.get(name));
    if (this.found && !changed) this.found = {...this.found, stale: true};
    this.#query.set(typed, {push: push && changed});
  }

  render() {
    const {typed, refused} = this;
    const fields = html`
      <div class="search-words">
        ${inputField({id: 'search-q', label: 'Words', wrong: refused.of('q')},
          typed.q, value => this.#type('q', value), {type: 'search', spellcheck: 'false'})}
        <button class="primary">Search</button>
      </div>
      <div class="pair">
        ${selectField({id: 'search-role', label: 'Said by', wrong: refused.of('role')},
          typed.role, ROLES, value => { this.#type('role', value); this.#go(true); })}
        ${inputField({id: 'search-run', label: 'Only in the run', wrong: refused.of('runId')},
          typed.runId, value => this.#type('runId', value), {placeholder: 'all battles', spellcheck: 'false'})}
      </div>`;
    return html`<div class="page-head"><h1>Search</h1>
        <p class="hint">Finds messages by their words, in every battle. Press / to come to the field.</p></div>
      <div class="stack">
        <form class="card inner stack search-form" role="search" novalidate
          @submit=${event => { event.preventDefault(); this.#go(true); }}>
          ${fields}
          <search-hints></search-hints>
        </form>
        ${lostNotice(this.#poll)} ${this.#refusal()}
        <p class="hidden-text" role="status">${this.#foundWords()}</p>
        ${this.#results()}
        ${restCalls([this.#query.get('q') ? ['This search:', 'GET', this.#path()] : null,
          ['The next page goes on behind nextCursor:', 'GET', `${this.#path()}&cursor=…`]])}
      </div>`;
  }

  /** What stands at a field is not said twice, but to those who cannot see it. */
  #refusal() {
    const {refused} = this;
    if (!refused.failure?.errors?.length) return refused.notice();
    return html`<p class="hidden-text" role="alert">${refused.failure.message}</p>`;
  }

  #foundWords() {
    if (!this.found) return '';
    const {items, nextCursor} = this.found;
    if (!items.length) return 'No message found';
    return nextCursor ? `The newest ${count(items.length, 'message')}` : count(items.length, 'message');
  }

  #results() {
    const {found} = this;
    if (!found) return nothing;
    if (!found.items.length) return this.#nothingFound();
    return html`<section class="stack" aria-labelledby="found-title">
      <div class="search-head"><h2 id="found-title">${this.#foundWords()}</h2> ${seen(this.#poll)}</div>
      ${foundList(found.items, serverNow())}
      ${found.nextCursor ? html`<button type="button" aria-disabled=${String(this.fetching)}
        @click=${() => this.#more()}>${this.fetching ? 'Loading…' : 'More'}</button>` : nothing}
    </section>`;
  }

  #nothingFound() {
    const {role, runId} = this.#asked();
    return html`<div class="card empty search-none">
      <p>No message has all of that.</p>
      <p>Only whole words are found: try another form of the word, fewer words, or one word <code>or</code> another.</p>
      ${role || runId ? html`<div class="buttons"><button type="button"
        @click=${() => this.#query.set({role: '', runId: ''}, {push: true})}>Look in all messages</button></div>` : nothing}
    </div>`;
  }
}

/** A run that is not there is the field's fault, not the page's. */
function placed(failure) {
  if (failure.status === 404 && !failure.errors.length) failure.errors = [{field: 'runId', message: failure.message}];
  return failure;
}

customElements.define('search-page', SearchPage);
