import {html, nothing} from 'lit';
import {live} from 'lit/directives/live.js';
import {count, isEnded, number, stateLabel, usd} from '../core/format.js';
import {selectField} from '../core/fields.js';
import {lostNotice, problemNotice, seen, since, stateTag} from '../core/labels.js';
import {PageElement} from '../core/page-element.js';
import {Poll} from '../core/poll.js';
import {restCalls} from '../core/rest-call.js';
import {battlePath, Query} from '../core/router.js';
import {Tick} from '../core/tick.js';
import {askedFor, FILTERS} from './battle-filter.js';
import {CursorPages} from './cursor-pages.js';
import {endWords, REASONS} from './ends-view.js';
import '../core/virtual-rows.js';

const PAGE = 100;
const ROW_PX = 68;
const STATES = ['queued', 'running', 'paused', 'completed', 'failed', 'cancelled'];
const ANY = {value: '', words: 'any'};

/** The battles of a run, to be read one by one or two side by side. */
class RunBattles extends PageElement {
  static properties = {run: {}, report: {}, items: {state: true}};

  #query = new Query(this, () => this.#moved());
  #pages = null;
  #asked = '';
  #poll = null;

  constructor() {
    super();
    this.items = null;
    new Tick(this);
  }

  willUpdate(changed) {
    if (!this.run) return;
    if (changed.has('run') || changed.has('report')) this.#begin();
  }

  get #path() {
    return `/api/scale/${encodeURIComponent(this.run)}/battles`;
  }

  /** Asks anew when it is about other battles than before. */
  #begin() {
    const params = askedFor(this.#query);
    const asked = `${this.run}?${params}`;
    if (asked !== this.#asked) {
      this.#asked = asked;
      this.#pages = new CursorPages(this.#path, params, PAGE);
      this.items = null;
    }
    if (this.#poll) this.#poll.now();
    else this.#poll = new Poll(this, () => this.#load(), 3_000, 30_000, 15_000);
  }

  #moved() {
    if (!this.run) return;
    if (`${this.run}?${askedFor(this.#query)}` !== this.#asked) this.#begin();
    if (location.hash === '#battles') this.#come();
  }

  async #load() {
    const pages = this.#pages;
    const rows = this.querySelector('virtual-rows');
    const fresh = await pages.refresh(rows?.first ?? 0, rows?.last ?? 0);
    if (pages !== this.#pages) return false;
    const first = this.items === null;
    if (fresh || first) this.items = pages.items;
    if (first && location.hash === '#battles') this.#come();
    // The list stands still once the run has ended and its report tells of every battle.
    return this.report && isEnded(this.report.state) && !this.report.partial ? Poll.DONE : Poll.heard(fresh);
  }

  async #more() {
    const pages = this.#pages;
    try {
      if (await pages.more() && pages === this.#pages) this.items = pages.items;
    } catch {
      // The poll says that the server is away, and the next scroll asks again.
    }
  }

  /** Comes into sight for a link that leads here, once: what is clicked later stays where it is. */
  async #come() {
    history.replaceState(null, '', location.pathname + location.search);
    await this.updateComplete;
    this.querySelector('#battles')?.scrollIntoView();
    this.querySelector('#battles')?.focus({preventScroll: true});
  }

  get #ticked() {
    return this.#query.get('ticked').split(',').filter(Boolean);
  }

  /** Two at most: a third one takes the place of the first. */
  #tick(id, on) {
    const others = this.#ticked.filter(ticked => ticked !== id);
    this.#query.set({ticked: (on ? [...others, id] : others).slice(-2).join(',')});
  }

  render() {
    const poll = this.#poll;
    const asked = askedFor(this.#query);
    return html`<section class="run-battles" aria-labelledby="battles">
      <div class="report-head"><h2 id="battles" tabindex="-1">Transcripts</h2>${poll ? seen(poll) : nothing}</div>
      ${this.#filters()}
      ${this.#pair()}
      ${poll ? lostNotice(poll) : nothing}
      ${poll ? problemNotice(poll.problem) : nothing}
      ${this.#list()}
      ${this.run ? restCalls([['These battles', 'GET', `${this.#path}${asked.size ? `?${asked}` : ''}`]], 'These battles over REST') : nothing}
    </section>`;
  }

  #filters() {
    const query = this.#query;
    const set = values => query.set(values, {push: true});
    const criterion = query.get('criterion');
    const known = (this.report?.criteria ?? []).map(each => each.id);
    const criteria = [...new Set([...known, criterion])].filter(Boolean);
    return html`<div class="filters" role="group" aria-label="Which battles">
      ${selectField({id: 'battles-end', label: 'Ended by'}, query.get('endedReason'),
        [ANY, ...REASONS.map(value => ({value, words: endWords(value)}))], endedReason => set({endedReason}))}
      ${selectField({id: 'battles-state', label: 'State'}, query.get('state'),
        [ANY, ...STATES.map(value => ({value, words: stateLabel(value).words}))], state => set({state}))}
      ${criteria.length ? selectField({id: 'battles-criterion', label: 'Criterion, in the end'},
        criterion ? `${query.get('met') === 'true'} ${criterion}` : '',
        [ANY, ...criteria.flatMap(id =>
          [{value: `false ${id}`, words: `${id}: not met`}, {value: `true ${id}`, words: `${id}: met`}])],
        value => set(judged(value))) : nothing}
      ${FILTERS.some(name => query.get(name))
        ? html`<button type="button" @click=${() => set(Object.fromEntries(FILTERS.map(name => [name, ''])))}>Show all</button>` : nothing}
    </div>`;
  }

  #pair() {
    const ticked = this.#ticked;
    const words = ['Tick two battles to read them side by side.', `Ticked: ${ticked[0]}. Tick one more.`,
      `Ticked: ${ticked[0]} and ${ticked[1]}.`][Math.min(2, ticked.length)];
    return html`<div class="run-battles-pair">
      <p class="hint" role="status">${words}</p>
      ${ticked.length === 2 ? html`<a class="button"
        href="/transcripts?${new URLSearchParams({a: ticked[0], b: ticked[1]})}">Read side by side</a>` : nothing}
    </div>`;
  }

  #list() {
    if (!this.items) {
      return this.#poll?.problem || this.#poll?.lostSince ? nothing : html`<p class="card empty">Loading…</p>`;
    }
    if (!this.items.length) {
      return html`<p class="card empty">${FILTERS.some(name => this.#query.get(name))
        ? 'No battle is like that.' : 'The run has no battle yet.'}</p>`;
    }
    const here = count(this.items.length, 'battle');
    return html`<p class="hint run-battles-count">${this.#pages.whole ? here : `The first ${here}; more come as you scroll.`}</p>
      <virtual-rows class="card" label="Battles of the run" .items=${this.items} .rowHeight=${ROW_PX}
        .key=${item => item.conversationId} .row=${item => this.#row(item)} @near-end=${() => this.#more()}></virtual-rows>`;
  }

  #row(item) {
    const id = item.conversationId;
    const words = `Battle ${number((item.runIndex ?? 0) + 1)}`;
    return html`<div class="run-battle">
      <input type="checkbox" aria-label="Tick ${words} for reading side by side" .checked=${live(this.#ticked.includes(id))}
        @change=${event => this.#tick(id, event.target.checked)}>
      <div>
        <p class="run-battle-name"><a href=${battlePath(id)}>${words}</a>${item.scenario
          ? html` <bdi class="run-battle-scenario">${item.scenario}</bdi>` : nothing}</p>
        <p class="run-battle-facts">${stateTag(item.state, item.endedReason)}
          <span>${count(item.messageCount ?? 0, 'message')}</span>
          <span>${usd(item.costUsd)}</span>
          ${since(item)}</p>
      </div>
    </div>`;
  }
}
customElements.define('run-battles', RunBattles);

/** The criterion and whether it is met, of what the field says with a space between; none of nothing. */
function judged(value) {
  const [met] = value.split(' ', 1);
  return {criterion: value.slice(met.length + 1), met};
}
