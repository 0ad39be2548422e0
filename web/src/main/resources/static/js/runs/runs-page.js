import {html, nothing} from 'lit';
import {Wrong} from '../core/fields.js';
import {lostNotice, seen} from '../core/labels.js';
import {PageElement} from '../core/page-element.js';
import {Poll} from '../core/poll.js';
import {restCalls} from '../core/rest-call.js';
import {Query} from '../core/router.js';
import {Tick} from '../core/tick.js';
import {setTitle} from '../core/title.js';
import {remInPx} from '../core/virtual-rows.js';
import {RunPages} from './run-pages.js';
import {runRow} from './run-row.js';
import './run-filters.js';

const FILTERS = ['state', 'agentId', 'tag'];
// Heights of a row in rem, which runs.css fills.
const WIDE_REM = 6.5;
const NARROW_REM = 12;

/** The runs, newest first; two of them can be ticked to be compared. */
class RunsPage extends PageElement {
  #query = new Query(this, () => this.#filtered());
  #pages = new RunPages(this.#filter);
  #poll = new Poll(this, () => this.#load(), 2_000, 30_000, 20_000);
  #wide = matchMedia('(min-width: 60rem)');

  constructor() {
    super();
    new Tick(this);
  }

  connectedCallback() {
    super.connectedCallback();
    setTitle('Runs');
    this.#wide.addEventListener('change', this.#resized);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#wide.removeEventListener('change', this.#resized);
  }

  #resized = () => this.requestUpdate();

  get #filter() {
    return Object.fromEntries(FILTERS.map(name => [name, this.#query.get(name)]));
  }

  #filtered() {
    const {filter} = this.#pages;
    if (FILTERS.every(name => filter[name] === this.#query.get(name))) return;
    this.#pages = new RunPages(this.#filter);
    this.#poll.now();
  }

  #narrow(filter) {
    if (FILTERS.some(name => filter[name] !== this.#query.get(name))) this.#query.set(filter, {push: true});
  }

  async #load() {
    const changed = await this.#pages.read();
    return Poll.heard(changed || this.#pages.live);
  }

  #more() {
    if (!this.#pages.more) return;
    this.#pages.want();
    this.#poll.now();
  }

  /** Of runs that are listed, the older one comes first; of others, the one ticked first. */
  get #picked() {
    const picked = this.#query.get('compare').split(',').filter(Boolean).slice(0, 2);
    const place = id => (this.#pages.items ?? []).findIndex(run => run.runId === id);
    return picked.sort((a, b) => place(b) - place(a));
  }

  #pick(id, ticked) {
    const others = this.#picked.filter(each => each !== id);
    this.#query.set({compare: [...others, ...(ticked ? [id] : [])].join(',')});
  }

  render() {
    return html`
      <div class="page-head"><div class="title">
        <h1>Runs</h1>
        <a class="button primary" href="/start/run">Start a run</a>
      </div></div>
      <div class="stack">
        <run-filters .value=${this.#filter} .wrong=${name => new Wrong(this.#poll.problem).of(name)}
          @filter=${event => this.#narrow(event.detail)}></run-filters>
        ${lostNotice(this.#poll)}
        ${this.#list()}
        ${this.#comparison()}
        ${restCalls([['This list', 'GET', this.#listPath]])}
      </div>`;
  }

  get #listPath() {
    const filled = Object.entries(this.#filter).filter(([, value]) => value);
    return filled.length ? `/api/scale?${new URLSearchParams(filled)}` : '/api/scale';
  }

  #list() {
    const {items} = this.#pages;
    const {problem} = this.#poll;
    if (problem) {
      return problem.errors.some(error => FILTERS.includes(error.field))
        ? nothing : html`<p class="notice bad" role="alert">${problem.message}</p>`;
    }
    if (!items) return this.#poll.lostSince ? nothing : html`<p class="card empty">Loading…</p>`;
    if (!items.length) return html`<p class="card empty">${this.#emptyWords()}</p>`;
    const picked = this.#picked;
    return html`<div class="run-list-head">${seen(this.#poll)}</div>
      <virtual-rows class="card" label="Runs" .items=${items} .key=${run => run.runId}
        .rowHeight=${remInPx(this.#wide.matches ? WIDE_REM : NARROW_REM)} placed
        .row=${run => runRow(run, {
          picked: picked.includes(run.runId),
          mayPick: picked.length < 2,
          pick: ticked => this.#pick(run.runId, ticked),
        })} @near-end=${() => this.#more()}></virtual-rows>`;
  }

  #emptyWords() {
    return FILTERS.some(name => this.#query.get(name))
      ? 'No run is like that. Show all to see the others.'
      : html`No run yet. A run plays many battles of one setup: <a href="/start/run">start one</a>, offline and for free if you like.`;
  }

  #comparison() {
    const [a, b] = this.#picked;
    if (!a) return nothing;
    return html`<div class="card inner run-comparison" role="group" aria-label="Comparison">
      ${b
        ? html`<a class="button primary" href="/comparison?a=${encodeURIComponent(a)}&b=${encodeURIComponent(b)}">Compare the two</a>
            <span><code>${a}</code> with <code>${b}</code></span>`
        : html`<span>Ticked <code>${a}</code>. Tick one more to compare the two.</span>`}
      <button type="button" @click=${() => this.#query.set({compare: ''})}>Untick</button>
    </div>`;
  }
}
customElements.define('runs-page', RunsPage);
