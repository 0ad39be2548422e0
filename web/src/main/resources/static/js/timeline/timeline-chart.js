import {html, nothing} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {repeat} from 'lit/directives/repeat.js';
import {serverNow} from '../core/api.js';
import {PageElement} from '../core/page-element.js';
import {styled} from '../core/styled.js';
import {barView, clusterView} from './bar.js';
import {Drawing} from './drawing.js';
import {Gestures} from './gestures.js';
import {chartKey} from './keys.js';
import {LANE_PX} from './lanes.js';
import {isUnfolded} from './subjects.js';
import {clusterCard, subjectCard} from './timeline-card.js';
import {ticks} from './ticks.js';

const SPARE_PX = 150;
const TICK_PX = 90;
const CARD_PX = 320;
const SHOW_MS = 120;
const HIDE_MS = 200;

/**
 * The chart. Sends `move` with {from, to}, `zoom` with {factor, moment}, `fit`, and `fold` with a run.
 *
 * Properties: `subjects`; `from` and `to`, the stretch; `known`, what the answer covers: {from, to, complete, asOf};
 * `show`; `open`, which runs have their battles beneath them; `label`.
 */
class TimelineChart extends PageElement {
  static properties = {
    subjects: {}, from: {}, to: {}, known: {}, show: {}, open: {}, label: {},
    width: {state: true}, active: {state: true}, card: {state: true}, seen: {state: true},
  };

  #memory = {runs: new Map(), within: new Map(), battles: new Map()};
  #gestures = new Gestures(this, {
    pan: px => this.#send('move', {from: this.from - px * this.#msPerPx, to: this.to - px * this.#msPerPx}),
    zoom: (factor, px) => this.#send('zoom', {factor, moment: this.from + px * this.#msPerPx}),
    fit: () => this.#send('fit'),
  });
  #sizes = new ResizeObserver(([entry]) => { this.width = entry.contentRect.width; });
  #drawing = null;
  #timer = 0;
  #frame = 0;
  #focusNext = '';

  constructor() {
    super();
    this.subjects = [];
    this.known = {};
    this.width = 0;
    this.active = '';
    this.card = '';
    this.seen = {top: 0, bottom: 1_000};
  }

  connectedCallback() {
    super.connectedCallback();
    this.#sizes.observe(this);
    addEventListener('scroll', this.#look, {passive: true});
    addEventListener('resize', this.#look, {passive: true});
    this.addEventListener('keydown', this.#key);
    this.addEventListener('pointerover', this.#over);
    this.addEventListener('pointerleave', this.#hideSoon);
    this.addEventListener('focusin', this.#focused);
    this.addEventListener('focusout', this.#hideSoon);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    removeEventListener('scroll', this.#look);
    removeEventListener('resize', this.#look);
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
  }

  #send(name, detail) {
    this.dispatchEvent(new CustomEvent(name, {detail}));
  }

  get #msPerPx() {
    return (this.to - this.from) / Math.max(1, this.width);
  }

  #px = time => (time - this.from) / this.#msPerPx;

  #look = () => {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      const top = this.querySelector('.timeline-lanes')?.getBoundingClientRect().top ?? 0;
      this.seen = {top: -top - SPARE_PX, bottom: innerHeight - top + SPARE_PX};
    });
  };

  willUpdate(changed) {
    const moved = new Set(['from', 'to', 'label', 'active', 'card', 'seen']);
    const other = [...changed.keys()].some(name => !moved.has(name));
    const now = serverNow();
    if (this.width && (other || !this.#drawing?.serves(this.from, this.to, now))) {
      const {subjects, show, open, from, to, width} = this;
      this.#drawing = new Drawing({subjects, show, open, from, to, width, now, memory: this.#memory});
    }
  }

  updated(changed) {
    this.#gestures.on(this.querySelector('.timeline-body'));
    if (changed.has('subjects') || changed.has('open') || changed.has('show')) this.#look();
    const next = this.#focusNext && this.querySelector(`[data-unit="${CSS.escape(this.#focusNext)}"]`);
    if (next) {
      this.#focusNext = '';
      next.focus({preventScroll: true});
      next.scrollIntoView({block: 'nearest'});
    }
  }

  #key = event => {
    if (event.key === 'Escape') {
      this.card = '';
      return;
    }
    const {rows, listed} = this.#drawing;
    const next = chartKey(event, {rows, listed, active: this.active, from: this.from, to: this.to});
    if (!next) return;
    event.preventDefault();
    if (next.zoom) this.#send('zoom', {factor: next.zoom, moment: next.moment});
    if (next.move) this.#send('move', next.move);
    if (next.fit) this.#send('fit');
    if (next.fold) this.#send('fold', next.fold);
    if (next.focus) this.#focus(next.focus);
  };

  #focus({key, top}) {
    this.active = key;
    this.#focusNext = key;
    if (top != null && (top < this.seen.top || top > this.seen.bottom)) {
      scrollTo({top: scrollY + this.querySelector('.timeline-lanes').getBoundingClientRect().top + top - innerHeight / 2});
    }
  }

  #unitAt = node => this.#drawing?.unit(node.closest?.('[data-unit]')?.dataset.unit);

  #over = event => {
    if (event.pointerType === 'touch' || this.#gestures.dragging) return;
    const unit = this.#unitAt(event.target);
    if (unit) this.#showSoon(unit, SHOW_MS);
    else if (event.target.closest('.timeline-card')) clearTimeout(this.#timer);
    else this.#hideSoon();
  };

  #focused = event => {
    const unit = this.#unitAt(event.target);
    if (!unit) return;
    this.active = unit.key;
    if (event.target.matches(':focus-visible')) this.#showSoon(unit, 0);
  };

  #showSoon(unit, ms) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => { this.card = unit.key; }, ms);
  }

  #hideSoon = () => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => { this.card = ''; }, HIDE_MS);
  };

  render() {
    const drawing = this.#drawing;
    if (!drawing) return nothing;
    const now = serverNow();
    const marks = ticks(this.from, this.to, Math.max(2, this.width / TICK_PX));
    return html`<div class="timeline-body" role="group" aria-label=${this.label}>
      <div class="timeline-axis" aria-hidden="true">${marks.map(mark => html`
        <span class=${mark.day ? 'is-day' : ''} ${styled({left: `${this.#px(mark.at)}px`})}>${mark.words}</span>`)}
      </div>
      <div class="timeline-lanes" ${styled({height: `${drawing.height}px`})}>
        ${this.#ground(marks, now)}
        <div class="timeline-layer" ${styled({transform: `translateX(${drawing.shift(this.from)}px)`})}>
          ${guard([drawing, this.seen, this.active, this.card], () => this.#bars(drawing, now))}
        </div>
        ${drawing.between(this.seen).map(row => row.heading && html`
          <h2 class="timeline-heading" ${styled({top: `${row.top}px`})}>${row.heading}</h2>`)}
      </div>
      ${this.#card(drawing, now)}
    </div>`;
  }

  #bars(drawing, now) {
    const units = drawing.between(this.seen).flatMap(row => row.units);
    const first = units.some(unit => unit.key === this.active) ? this.active
      : units.find(unit => unit.right >= 0 && unit.left <= this.width)?.key;
    return repeat(units, unit => unit.key, unit => this.#bar(drawing, {...unit, tab: unit.key === first ? 0 : -1}, now));
  }

  #bar(drawing, unit, now) {
    if (unit.items.length > 1) return clusterView(unit, () => this.#into(unit.items, now));
    const [subject] = unit.items;
    const inside = subject.kind === 'run' ? (drawing.battles.get(subject.id)?.length ?? 0) : 0;
    return barView(unit, {
      px: drawing.px, edge: -drawing.shift(this.from), width: this.width, now, inside,
      unfolded: inside > 0 && isUnfolded(this.open, subject),
      fold: () => this.#send('fold', subject),
      described: this.card === unit.key,
    });
  }

  /** Shows these alone. */
  #into(items, now) {
    const [from, to] = [items[0].from, Math.max(...items.map(item => item.to ?? now))];
    const room = Math.max(500, (to - from) * 0.1);
    this.#send('move', {from: from - room, to: to + room});
  }

  /** Lines of the axis, rows of battles of runs, and what is not known. */
  #ground(marks, now) {
    const {from, to, complete, asOf} = this.known;
    const veil = (left, right, look = '') => (right - left > 2
      ? html`<div class="timeline-veil ${look}" ${styled({left: `${left}px`, width: `${right - left}px`})}></div>` : nothing);
    const at = Math.min(this.#px(now), this.width);
    return html`
      ${this.#drawing.between(this.seen).map(row => row.nested && html`
        <div class="timeline-lane" ${styled({top: `${row.top}px`})}></div>`)}
      ${marks.map(mark => html`<div class="timeline-line ${mark.day ? 'is-day' : ''}"
        ${styled({left: `${this.#px(mark.at)}px`})}></div>`)}
      ${from == null ? nothing : html`
        ${veil(0, Math.min(this.width, this.#px(Math.max(from, complete ?? from))))}
        ${veil(Math.max(0, this.#px(Math.min(to, asOf))), at, 'is-after')}`}
      ${at >= 0 && now <= this.to + 1_000 ? html`<div class="timeline-now" ${styled({left: `${at - 1}px`})}></div>` : nothing}`;
  }

  #card(drawing, now) {
    const unit = this.card && drawing.unit(this.card);
    if (!unit) return nothing;
    const axis = this.querySelector('.timeline-axis')?.offsetHeight ?? 0;
    const lanes = this.querySelector('.timeline-lanes')?.getBoundingClientRect().top ?? 0;
    const left = Math.max(0, Math.min(unit.left + drawing.shift(this.from), this.width - CARD_PX));
    const above = lanes + unit.top > innerHeight / 2;
    const [subject] = unit.items;
    return html`<div class="timeline-card card" id="timeline-card" role="tooltip" ${styled({
        left: `${left}px`,
        top: above ? 'auto' : `${axis + unit.top + LANE_PX}px`,
        bottom: above ? `calc(100% - ${axis + unit.top}px)` : 'auto',
      })}>
      ${unit.items.length > 1 ? clusterCard(unit.items, now) : subjectCard(subject, now, drawing.battles.get(subject.id)?.length)}
    </div>`;
  }
}
customElements.define('timeline-chart', TimelineChart);
