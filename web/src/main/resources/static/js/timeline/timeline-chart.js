import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {serverNow} from '../core/api.js';
import {PageElement} from '../core/page-element.js';
import {styled} from '../core/styled.js';
import {barView, clusterView} from './bar.js';
import {Gestures} from './gestures.js';
import {chartKey} from './keys.js';
import {bars, LANE_PX, layOut, listed} from './lanes.js';
import {battlesOfRuns} from './subjects.js';
import {clusterCard, subjectCard} from './timeline-card.js';
import {ticks} from './ticks.js';

const SPARE_PX = 300;
const TICK_PX = 90;
const CARD_PX = 320;
const SHOW_MS = 120;
const HIDE_MS = 200;

const place = properties => styled(properties);

/**
 * The chart. Sends `move` with {from, to}, `fit`, and `fold` with the key of a run.
 *
 * Properties: `subjects`; `from` and `to`, the stretch; `known`, what the answer covers: {from, to, complete, asOf};
 * `show`; `unfolded`, whether the battles of a run are drawn; `label`.
 */
class TimelineChart extends PageElement {
  static properties = {
    subjects: {}, from: {}, to: {}, known: {}, show: {}, unfolded: {}, label: {},
    width: {state: true}, active: {state: true}, card: {state: true}, seen: {state: true},
  };

  #memory = {runs: new Map(), within: new Map(), battles: new Map()};
  #gestures = new Gestures(this, {
    pan: px => this.#move(this.from - px * this.#msPerPx, this.to - px * this.#msPerPx),
    zoom: (factor, px) => this.#zoom(factor, this.from + px * this.#msPerPx),
    fit: () => this.dispatchEvent(new CustomEvent('fit')),
  });
  #sizes = new ResizeObserver(([entry]) => { this.width = entry.contentRect.width; });
  #timer = 0;
  #frame = 0;
  #rows = [];
  #focusNext = '';

  constructor() {
    super();
    this.subjects = [];
    this.known = {};
    this.width = 0;
    this.active = '';
    this.card = null;
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

  updated(changed) {
    this.#gestures.on(this.querySelector('.timeline-body'));
    if (changed.has('subjects') || changed.has('unfolded')) this.#look();
    if (this.#focusNext) {
      const next = this.querySelector(`[data-unit="${CSS.escape(this.#focusNext)}"]`);
      if (next) {
        this.#focusNext = '';
        next.focus({preventScroll: true});
        next.scrollIntoView({block: 'nearest'});
      }
    }
  }

  #move(from, to) {
    this.dispatchEvent(new CustomEvent('move', {detail: {from, to}}));
  }

  #zoom(factor, moment) {
    this.dispatchEvent(new CustomEvent('zoom', {detail: {factor, moment}}));
  }

  /** Everything that is drawn in the stretch, as rows of bars, also what is scrolled out of sight. */
  #units(rows, now) {
    const scale = {px: this.#px, width: this.width, now};
    return rows.map((row, index) => ({
      ...row,
      index,
      units: row.items ? bars(row.items, scale).map(bar => ({...bar, key: bar.items[0].key, top: row.top})) : [],
    }));
  }

  #key = event => {
    if (event.key === 'Escape' && this.card) {
      this.card = null;
      return;
    }
    const next = chartKey(event, {rows: this.#rows, active: this.active, from: this.from, to: this.to, listed: listed(this.#rows)});
    if (!next) return;
    event.preventDefault();
    if (next.zoom) this.#zoom(next.zoom, next.moment);
    if (next.move) this.#move(next.move.from, next.move.to);
    if (next.fit) this.dispatchEvent(new CustomEvent('fit'));
    if (next.fold) this.dispatchEvent(new CustomEvent('fold', {detail: next.fold}));
    if (next.focus) this.#focus(next.focus);
  };

  #focus(unit) {
    this.active = unit.key;
    this.#focusNext = unit.key;
    const lanes = this.querySelector('.timeline-lanes').getBoundingClientRect();
    if (unit.top != null && (unit.top < this.seen.top || unit.top > this.seen.bottom)) {
      scrollTo({top: scrollY + lanes.top + unit.top - innerHeight / 2});
    }
    this.requestUpdate();
  }

  #unitOf(node) {
    const key = node.closest?.('[data-unit]')?.dataset.unit;
    return key && this.#rows.flatMap(row => row.units).find(unit => unit.key === key);
  }

  #over = event => {
    if (event.pointerType === 'touch' || this.#gestures.dragging) return;
    const unit = this.#unitOf(event.target);
    if (unit) this.#showSoon(unit, SHOW_MS);
    else if (event.target.closest('.timeline-card')) clearTimeout(this.#timer);
    else this.#hideSoon();
  };

  #focused = event => {
    const unit = this.#unitOf(event.target);
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
    this.#timer = setTimeout(() => { this.card = null; }, HIDE_MS);
  };

  render() {
    if (!this.width) return nothing;
    const now = serverNow();
    const {rows, height} = layOut(this.subjects, {
      show: this.show,
      isUnfolded: run => this.unfolded(run),
      memory: this.#memory,
    });
    this.#rows = this.#units(rows, now);
    const marks = ticks(this.from, this.to, Math.max(2, this.width / TICK_PX));
    const battles = battlesOfRuns(this.subjects);
    return html`<div class="timeline-body" role="group" aria-label=${this.label}>
      <div class="timeline-axis" aria-hidden="true">${marks.map(mark => html`
        <span class=${mark.day ? 'is-day' : ''} ${place({left: `${this.#px(mark.at)}px`})}>${mark.words}</span>`)}
      </div>
      <div class="timeline-lanes" ${place({height: `${height}px`})}>
        ${this.#ground(marks, now)}
        ${this.#rows.filter(row => this.#isSeen(row)).map(row => (row.heading
          ? html`<h2 class="timeline-heading" ${place({top: `${row.top}px`})}>${row.heading}</h2>`
          : html`<div class="timeline-lane ${row.nested ? 'is-nested' : ''}" ${place({top: `${row.top}px`})}></div>`))}
        ${repeat(this.#drawn(), unit => unit.key, unit => this.#unit(unit, battles, now))}
      </div>
      ${this.#card(battles, now)}
    </div>`;
  }

  #isSeen = row => row.top + LANE_PX > this.seen.top && row.top < this.seen.bottom;

  #drawn() {
    const units = this.#rows.filter(this.#isSeen).flatMap(row => row.units);
    const first = units.some(unit => unit.key === this.active) ? this.active : units[0]?.key;
    return units.map(unit => ({...unit, tab: unit.key === first ? 0 : -1}));
  }

  #unit(unit, battles, now) {
    if (unit.items.length > 1) {
      return clusterView(unit, now, () => {
        const [from, to] = [unit.items[0].from, Math.max(...unit.items.map(item => item.to ?? now))];
        const room = Math.max(500, (to - from) * 0.1);
        this.#move(from - room, to + room);
      });
    }
    const [subject] = unit.items;
    const inside = subject.kind === 'run' ? (battles.get(subject.id)?.length ?? 0) : 0;
    return barView(unit, {
      px: this.#px, width: this.width, now, inside,
      unfolded: inside > 0 && this.unfolded(subject),
      fold: () => this.dispatchEvent(new CustomEvent('fold', {detail: subject})),
      described: this.card === unit.key,
    });
  }

  /** Lines of the axis, and what nobody knows yet. */
  #ground(marks, now) {
    const {from, to, complete, asOf} = this.known;
    const veil = (left, right, words) => (right - left > 2
      ? html`<div class="timeline-veil" ${place({left: `${left}px`, width: `${right - left}px`})} title=${words}></div>` : nothing);
    const at = Math.min(this.#px(now), this.width);
    return html`
      ${marks.map(mark => html`<div class="timeline-line ${mark.day ? 'is-day' : ''}" ${place({left: `${this.#px(mark.at)}px`})}></div>`)}
      ${from == null ? nothing : html`
        ${veil(0, Math.min(this.width, this.#px(Math.max(from, complete ?? from))), 'Not all that began here is drawn.')}
        ${veil(Math.max(0, this.#px(Math.min(to, asOf))), at, 'Not asked for yet.')}`}
      ${at >= 0 && now <= this.to + 1_000 ? html`<div class="timeline-now" ${place({left: `${at - 1}px`})}></div>` : nothing}`;
  }

  #card(battles, now) {
    const unit = this.card && this.#rows.flatMap(row => row.units).find(candidate => candidate.key === this.card);
    if (!unit || !this.#isSeen(unit)) return nothing;
    const axis = this.querySelector('.timeline-axis')?.offsetHeight ?? 0;
    const left = Math.max(0, Math.min(unit.left, this.width - CARD_PX));
    const lanes = this.querySelector('.timeline-lanes')?.getBoundingClientRect().top ?? 0;
    const above = lanes + unit.top > innerHeight / 2;
    const [subject] = unit.items;
    return html`<div class="timeline-card card" id="timeline-card" role="tooltip" ${place({
        left: `${left}px`,
        top: above ? 'auto' : `${axis + unit.top + LANE_PX}px`,
        bottom: above ? `calc(100% - ${axis + unit.top}px)` : 'auto',
      })}>
      ${unit.items.length > 1 ? clusterCard(unit.items, now) : subjectCard(subject, now, battles.get(subject.id)?.length)}
    </div>`;
  }
}
customElements.define('timeline-chart', TimelineChart);
