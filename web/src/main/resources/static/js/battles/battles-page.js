import {html, nothing} from 'lit';
import {Wrong} from '../core/fields.js';
import {count} from '../core/format.js';
import {lostNotice, seen} from '../core/labels.js';
import {PageElement} from '../core/page-element.js';
import {Poll} from '../core/poll.js';
import {restCalls} from '../core/rest-call.js';
import {Query, route} from '../core/router.js';
import {Tick} from '../core/tick.js';
import {setTitle} from '../core/title.js';
import {remInPx} from '../core/virtual-rows.js';
import {FILTERS} from './battle-filters.js';
import {BattlePages} from './battle-pages.js';
import {battleRow} from './battle-row.js';

// Heights of a row in rem, which battles.css fills: on one line, below each other, and in a narrow window.
const WIDE = [matchMedia('(min-width: 60rem)'), 4];
const MIDDLE = [matchMedia('(min-width: 34rem)'), 5.75];
const NARROW_REM = 8.25;

const id = battle => battle.conversationId;

function rowHeight() {
  const [, rem] = [WIDE, MIDDLE].find(([width]) => width.matches) ?? [null, NARROW_REM];
  return remInPx(rem);
}

/** All battles, newest first, the ones on top live. */
class BattlesPage extends PageElement {
  static properties = {items: {state: true}};

  #query = new Query(this, () => this.#moved());
  #pages = null;
  #asked = '';
  #missed = false;
  #poll = new Poll(this, () => this.#load(), 2_000, 30_000, 12_000);

  constructor() {
    super();
    this.items = null;
    new Tick(this);
  }

  connectedCallback() {
    this.#begin();
    super.connectedCallback();
    setTitle('Battles');
    [WIDE, MIDDLE].forEach(([width]) => width.addEventListener('change', this.#redraw));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    [WIDE, MIDDLE].forEach(([width]) => width.removeEventListener('change', this.#redraw));
  }

  #redraw = () => this.requestUpdate();

  /** The filters that are set, as the address has them. */
  get #filters() {
    return Object.fromEntries(FILTERS.map(name => [name, this.#query.get(name)]).filter(([, value]) => value));
  }

  #begin() {
    this.#asked = JSON.stringify(this.#filters);
    this.#pages = new BattlePages(this.#filters);
  }

  #moved() {
    if (route(location.pathname).page !== 'battles' || JSON.stringify(this.#filters) === this.#asked) return;
    this.#begin();
    this.#poll.now();
  }

  async #load() {
    const pages = this.#pages;
    const rows = this.querySelector('virtual-rows');
    const outcome = await pages.refresh(rows?.first ?? 0, rows?.last ?? 0);
    if (pages !== this.#pages) return undefined;
    this.#show(pages);
    if (this.#missed) {
      this.#missed = false;
      this.#more();
    }
    return outcome;
  }

  async #more() {
    const pages = this.#pages;
    try {
      await pages.next();
    } catch {
      // The poll says that the server is away, and asks again once it is back.
      this.#missed = true;
      return;
    }
    if (pages === this.#pages) this.#show(pages);
  }

  /** What is on the screen stays there while others come in above it. */
  #show({items}) {
    const rows = this.querySelector('virtual-rows');
    const above = rows ? rows.getBoundingClientRect().top : 0;
    const first = above < 0 ? this.items?.[Math.floor(-above / rows.rowHeight)] : undefined;
    const before = first ? this.items.indexOf(first) : -1;
    const now = first ? items.findIndex(battle => id(battle) === id(first)) : -1;
    this.items = items;
    if (now >= 0 && now !== before) {
      this.updateComplete.then(() => scrollBy({top: (now - before) * rows.rowHeight, behavior: 'instant'}));
    }
  }

  get #ticked() {
    return this.#query.get('pick').split(',').filter(Boolean).slice(0, 2);
  }

  #tick(battle, ticked) {
    const others = this.#ticked.filter(one => one !== battle);
    this.#query.set({pick: (ticked ? [...others, battle] : others).join(',')});
  }

  /** Whether the filters say themselves what is wrong. */
  get #isAboutFilters() {
    const errors = this.#poll.problem?.errors ?? [];
    return errors.length > 0 && errors.every(({field}) => FILTERS.includes(field));
  }

  render() {
    const wrong = new Wrong(this.#poll.problem);
    const filters = {...Object.fromEntries(FILTERS.map(name => [name, ''])), ...this.#filters};
    const search = new URLSearchParams({...this.#filters, limit: '50'});
    return html`
      <div class="page-head">
        <div class="title"><h1>Battles</h1>${seen(this.#poll)}</div>
        <battle-filters .filters=${filters} .wrong=${wrong}
          @filter=${event => this.#query.set(event.detail, {push: true})}></battle-filters>
        ${restCalls([['Lists them', 'GET', `/api/battles?${search}`]])}
      </div>
      ${lostNotice(this.#poll)}
      ${this.#isAboutFilters ? html`<p>${this.#showAll()}</p>` : wrong.notice()}
      ${this.#poll.problem ? nothing : this.#list()}
      ${this.#sideBySide()}`;
  }

  #list() {
    if (!this.items) return this.#poll.lostSince ? nothing : html`<p class="card empty">Loading…</p>`;
    if (!this.items.length) return this.#empty();
    const ticked = this.#ticked;
    return html`
      <p class="hint battles-count">${this.#pages.more
        ? `The newest ${count(this.items.length, 'battle')}; more come as you scroll.`
        : `${count(this.items.length, 'battle')}, newest first.`}</p>
      <virtual-rows class="card battles-list" label="Battles" .items=${this.items} .key=${id}
        .rowHeight=${rowHeight()} placed
        .row=${battle => battleRow(battle, {
          ticked: ticked.includes(id(battle)),
          full: ticked.length >= 2,
          tick: on => this.#tick(id(battle), on),
        })} @near-end=${() => this.#more()}></virtual-rows>`;
  }

  #empty() {
    if (this.#asked === '{}') {
      return html`<p class="card empty">No battle yet. <a href="/">Start one</a>: the form is filled with an example that runs offline.</p>`;
    }
    return html`<div class="card empty">
      <p>No battle is like that.</p>
      <p>${this.#showAll()}</p>
    </div>`;
  }

  #showAll() {
    const none = Object.fromEntries(FILTERS.map(name => [name, '']));
    return html`<button type="button" @click=${() => this.#query.set(none, {push: true})}>Show all battles</button>`;
  }

  #sideBySide() {
    const ticked = this.#ticked;
    if (!ticked.length) return nothing;
    const [a, b] = ticked.map(encodeURIComponent);
    return html`<div class="battles-pair" role="region" aria-label="Side by side">
      <p role="status">${b
        ? `${ticked[0]} and ${ticked[1]} are ticked.`
        : `${ticked[0]} is ticked. Tick one more battle to read the two side by side.`}</p>
      <div class="buttons">
        ${b ? html`<a class="button primary" href="/transcripts?a=${a}&b=${b}">Read them side by side</a>` : nothing}
        <button type="button" @click=${() => this.#query.set({pick: ''})}>Untick</button>
      </div>
    </div>`;
  }
}
customElements.define('battles-page', BattlesPage);
