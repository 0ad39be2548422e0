import {html, nothing} from 'lit';
import {Watched} from '../core/api.js';
import {lostNotice, problemNotice, seen} from '../core/labels.js';
import {PageElement} from '../core/page-element.js';
import {Poll} from '../core/poll.js';
import {Tick} from '../core/tick.js';
import {remInPx} from '../core/virtual-rows.js';

const PAGE = 50;
const ROW_REM = 4.25;
const NARROW_ROW_REM = 5.75;
const narrow = matchMedia('(max-width: 40rem)');

/**
 * All things of a kind, the one that was created last first; more are fetched as the end comes near.
 *
 * Properties: `kind`; `row`, which draws one; `empty`, what to say when there is none.
 */
class ShelfList extends PageElement {
  static properties = {kind: {}, row: {}, empty: {}, items: {state: true}, failure: {state: true}};

  #first = null;
  #cursor = null;
  #fetching = false;
  #poll = new Poll(this, () => this.#load(), 4_000, 30_000, 20_000);

  constructor() {
    super();
    this.items = null;
    this.failure = null;
    new Tick(this);
  }

  async #load() {
    this.#first ??= new Watched(`${this.kind.shelf.path}?limit=${PAGE}`);
    if (!(await this.#first.read())) return Poll.SAME;
    const {items, nextCursor} = this.#first.value;
    const behind = nextCursor ? this.#behind(items.at(-1)) : [];
    this.items = [...items, ...behind];
    if (!behind.length) this.#cursor = nextCursor;
    return undefined;
  }

  /** What was fetched behind one that is still there; else it has to be fetched anew. */
  #behind(last) {
    const index = (this.items ?? []).findIndex(item => item.id === last.id);
    return index < 0 ? [] : this.items.slice(index + 1);
  }

  async #more() {
    if (!this.#cursor || this.#fetching) return;
    this.#fetching = true;
    try {
      const page = await this.kind.shelf.page(this.kind.shelf.path, PAGE, this.#cursor);
      const known = new Set(this.items.map(item => item.id));
      this.items = [...this.items, ...page.items.filter(item => !known.has(item.id))];
      this.#cursor = page.nextCursor;
      this.failure = null;
    } catch (failure) {
      this.failure = failure;
    }
    this.#fetching = false;
  }

  render() {
    return html`<section class="stack" aria-label="All ${this.kind.words}">
      ${lostNotice(this.#poll)} ${problemNotice(this.#poll.problem)}
      <p>${seen(this.#poll)}</p>
      ${this.#list()}
      ${this.failure ? html`<p class="notice bad" role="alert">${this.failure.message}
        <button type="button" @click=${() => this.#more()}>Try again</button></p>` : nothing}
    </section>`;
  }

  #list() {
    if (!this.items) return this.#poll.lostSince || this.#poll.problem ? nothing : html`<p class="card empty">Loading…</p>`;
    if (!this.items.length) return html`<p class="card empty">${this.empty}</p>`;
    return html`<div class="card shelf-rows"><virtual-rows placed .items=${this.items} .rowHeight=${remInPx(narrow.matches ? NARROW_ROW_REM : ROW_REM)}
      label="All ${this.kind.words}, the newest first" .key=${item => item.id}
      .row=${item => this.row(item)} @near-end=${() => this.#more()}></virtual-rows></div>`;
  }
}

customElements.define('shelf-list', ShelfList);
