import {html, nothing} from 'lit';
import {get, Watched} from '../core/api.js';
import {number, OUTCOME_WORDS} from '../core/format.js';
import {lostNotice, problemNotice} from '../core/labels.js';
import {outcomeWords} from '../core/outcome-bar.js';
import {battlePath, go, Query} from '../core/router.js';
import {PageElement} from '../core/page-element.js';
import {Poll} from '../core/poll.js';
import {styled} from '../core/styled.js';
import {cellAt, layoutOf, moved, placeOf} from './grid-layout.js';
import {GridPaint, OUTCOME_OF} from './grid-paint.js';

const DETAILS_AFTER_MS = 150;

/** A cell for each battle of a run, coloured by what became of it; each leads to its battle. */
class RunGrid extends PageElement {
  static properties = {
    run: {},
    status: {},
    cells: {state: true},
    cursor: {state: true},
    pointed: {state: true},
    layout: {state: true},
    details: {state: true},
  };

  #poll = new Poll(this, () => this.#load(), 2_000, 30_000, 8_000);
  #query = new Query(this);
  #watched = null;
  #paint = null;
  #width = 0;
  #known = new Map();
  #timer = 0;
  #sizes = new ResizeObserver(() => requestAnimationFrame(() => this.#measure()));
  #scheme = matchMedia('(prefers-color-scheme: dark)');

  constructor() {
    super();
    this.cells = '';
    this.cursor = Math.max(0, Number.parseInt(this.#query.get('cell', '1'), 10) - 1 || 0);
    this.pointed = -1;
    this.layout = null;
    this.details = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#scheme.addEventListener('change', this.#recolour);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#scheme.removeEventListener('change', this.#recolour);
    this.#sizes.disconnect();
    clearTimeout(this.#timer);
  }

  get #over() {
    return Boolean(this.status?.endedAt) && this.status.completed === this.status.total;
  }

  willUpdate(changed) {
    const before = changed.get('status');
    if (before && !before.endedAt && this.status?.endedAt) this.#poll.now();
  }

  async #load() {
    this.#watched ??= new Watched(`/api/scale/${encodeURIComponent(this.run)}/grid`);
    const over = this.#over;
    const changed = await this.#watched.read();
    this.cells = this.#watched.value.cells;
    this.cursor = Math.min(this.cursor, Math.max(0, this.cells.length - 1));
    return over ? Poll.DONE : Poll.heard(changed);
  }

  updated() {
    const canvas = this.querySelector('canvas');
    if (!canvas) return;
    if (!this.#paint) {
      this.#paint = new GridPaint(canvas);
      this.#sizes.observe(canvas.parentElement);
    }
    if (this.layout) this.#paint.draw(this.cells, this.layout, this.#width);
  }

  #measure() {
    const width = Math.floor(this.querySelector('.run-grid')?.clientWidth ?? 0);
    if (!width || (width === this.#width && this.layout?.total === this.cells.length)) return;
    this.#width = width;
    this.layout = layoutOf(this.cells.length, width);
  }

  #recolour = () => {
    this.#paint?.forget();
    this.requestUpdate();
  };

  #id(index) {
    const {length} = this.cells;
    return `${this.run}.${String(index + 1).padStart(String(length).length, '0')}`;
  }

  #at(event) {
    return this.layout ? cellAt(event.offsetX, event.offsetY, this.layout) : -1;
  }

  #point(index) {
    if (index === this.pointed) return;
    this.pointed = index;
    this.#detail(index < 0 ? this.cursor : index);
  }

  #keyed(event) {
    if (!this.layout) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      this.#open(this.cursor);
      return;
    }
    const to = moved(event.key, this.cursor, this.layout);
    if (to < 0 || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    this.cursor = to;
    this.pointed = -1;
    this.#detail(to);
  }

  /** Opens a battle; the way back leads to its cell. */
  #open(index) {
    if (index < 0 || index >= this.cells.length) return;
    this.#query.set({cell: index + 1});
    go(battlePath(this.#id(index)));
  }

  /** What only the battle itself knows is asked for once the pointer or cursor rests. */
  #detail(index) {
    clearTimeout(this.#timer);
    this.#timer = 0;
    const id = this.#id(index);
    this.details = this.#known.get(id) ?? null;
    if (this.details || !this.cells) return;
    const timer = setTimeout(async () => {
      try {
        const {scenario, goal} = await get(`/api/battles/${encodeURIComponent(id)}`);
        this.#known.set(id, {id, scenario, goal});
        if (timer === this.#timer) this.details = this.#known.get(id);
      } catch {
        // The cell still says how it ended, and leads to the battle.
      }
    }, DETAILS_AFTER_MS);
    this.#timer = timer;
  }

  render() {
    if (!this.cells) return html`${lostNotice(this.#poll)}${problemNotice(this.#poll.problem)}`;
    const total = this.cells.length;
    return html`
      <p class="hint" id="run-grid-keys">A cell for each battle, in order. Choose one to open it; with the keyboard
        the arrows move and Enter opens.</p>
      <div class="run-grid" role="slider" tabindex="0" aria-label="Battles: ${outcomeWords(this.status)}"
        aria-describedby="run-grid-keys" aria-valuemin="1" aria-valuemax=${total} aria-valuenow=${this.cursor + 1}
        aria-valuetext=${this.#words(this.cursor)} @keydown=${this.#keyed} @focus=${() => this.#detail(this.cursor)}>
        <canvas class=${this.pointed < 0 ? '' : 'pointed'} ${styled({height: `${this.layout?.height ?? 1}px`})}
          @pointermove=${event => this.#point(this.#at(event))}
          @pointerleave=${() => this.#point(-1)} @click=${event => this.#open(this.#at(event))}></canvas>
        ${this.#frame('cursor', this.cursor)}
        ${this.pointed >= 0 ? this.#frame('pointer', this.pointed) : nothing}
      </div>
      ${this.#caption(this.pointed < 0 ? this.cursor : this.pointed)}
      ${lostNotice(this.#poll)}`;
  }

  #frame(name, index) {
    if (!this.layout) return nothing;
    const {x, y} = placeOf(index, this.layout);
    const side = `${this.layout.pitch - this.layout.gap}px`;
    return html`<span class="run-grid-${name}" ${styled({width: side, height: side, transform: `translate(${x}px, ${y}px)`})}></span>`;
  }

  #words(index) {
    const scenario = this.details?.id === this.#id(index) && this.details.scenario;
    return [`battle ${number(index + 1)} of ${number(this.cells.length)}`,
      OUTCOME_WORDS[OUTCOME_OF[this.cells[index]]]?.toLowerCase(), scenario && `scenario ${scenario}`]
      .filter(Boolean).join(', ');
  }

  #caption(index) {
    const id = this.#id(index);
    const outcome = OUTCOME_OF[this.cells[index]];
    const details = this.details?.id === id ? this.details : null;
    return html`<p class="run-grid-caption">
      <svg class="swatch" viewBox="0 0 1 1" aria-hidden="true"><rect class="of-${outcome}" width="1" height="1"></rect></svg>
      <a href=${battlePath(id)}>Battle ${number(index + 1)}</a>
      <code>${id}</code>
      <span>${OUTCOME_WORDS[outcome]}</span>
      ${details?.scenario ? html`<span class="run-grid-scenario" dir="auto">${details.scenario}</span>` : nothing}
    </p>`;
  }
}
customElements.define('run-grid', RunGrid);
