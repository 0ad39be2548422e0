import {html, nothing} from 'lit';
import {serverNow, Watched} from '../core/api.js';
import {count} from '../core/format.js';
import {lostNotice, problemNotice, seen} from '../core/labels.js';
import {PageElement} from '../core/page-element.js';
import {Poll} from '../core/poll.js';
import {restCalls} from '../core/rest-call.js';
import {Query} from '../core/router.js';
import {Tick} from '../core/tick.js';
import {setTitle} from '../core/title.js';
import {battlesOfRuns, filtered, isOpen, isUnfolded, subjects, within} from './subjects.js';
import {momentWords, rangeWords, zoneWords} from './ticks.js';
import {filterBar, legend, SHOWS, windowBar} from './timeline-filters.js';
import {asked, bounds, PRESETS, readWindow, settled, windowValues, zoomed} from './window.js';
import './timeline-chart.js';
import './timeline-table.js';

const MOST = 2_000;
const SETTLE_MS = 250;

/** What ran when. */
class TimelinePage extends PageElement {
  static properties = {view: {state: true}, all: {state: true}};

  #query = new Query(this, () => this.#follow());
  #poll = new Poll(this, () => this.#load(), 3_000, 30_000, 10_000);
  #watched = null;
  #known = {};
  #tooLong = '';
  #timer = 0;
  #written = '';
  #kept = {};

  constructor() {
    super();
    new Tick(this);
    setTitle('Timeline');
    this.all = null;
    this.#follow();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /** Takes the stretch from the address, unless that only says what was written into it. */
  #follow() {
    const address = ['last', 'from', 'to'].map(name => this.#query.get(name)).join(' ');
    if (address === this.#written) return;
    this.#written = address;
    clearTimeout(this.#timer);
    const [last, from, to] = address.split(' ');
    this.view = readWindow({last, from, to}, serverNow());
    if (this.isConnected) this.#poll.now();
  }

  async #load() {
    const stretch = asked(bounds(this.view, serverNow()));
    const path = this.#path(stretch);
    if (path !== this.#watched?.path) this.#watched = new Watched(path);
    const asOf = serverNow();
    let fresh;
    try {
      fresh = await this.#watched.read();
      this.#tooLong = '';
    } catch (refusal) {
      if (refusal.code !== 'timeline_timeout') throw refusal;
      this.#tooLong = refusal.message;
      return Poll.SAME;
    }
    const {intervals, truncated} = this.#watched.value;
    const complete = truncated ? Date.parse(intervals.at(-1).from) : null;
    this.#known = {...stretch, complete, asOf};
    if (fresh) this.all = subjects(intervals);
    if (this.view.to != null && stretch.to < asOf && !this.all.some(isOpen)) return Poll.DONE;
    return Poll.heard(fresh);
  }

  #path = ({from, to}) =>
    `/api/timeline?from=${new Date(from).toISOString()}&to=${new Date(to).toISOString()}&limit=${MOST}`;

  /** Looks at another stretch; the address follows when it has come to rest. */
  #look(view) {
    this.view = {...view, problem: ''};
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#settle(), SETTLE_MS);
  }

  #settle() {
    const values = windowValues(this.view);
    this.#written = ['last', 'from', 'to'].map(name => values[name]).join(' ');
    this.#query.set(values);
    if (this.#path(asked(bounds(this.view, serverNow()))) !== this.#watched?.path) this.#poll.now();
  }

  #bounds = () => bounds(this.view, serverNow());

  #zoom(factor, moment) {
    const {from, to} = this.#bounds();
    this.#look(zoomed({from, to}, factor, moment ?? (this.view.to == null ? to : (from + to) / 2), serverNow()));
  }

  #pan(share) {
    const {from, to} = this.#bounds();
    this.#look(settled(from + (to - from) * share, to + (to - from) * share, serverNow()));
  }

  #fit() {
    const now = serverNow();
    const shown = this.#filtered();
    if (!shown.length) return;
    const from = Math.min(...shown.map(subject => subject.from));
    const to = Math.max(...shown.map(subject => subject.to ?? now));
    const room = Math.max(1_000, (to - from) * 0.03);
    this.#look(settled(from - room, Math.min(now, to + room), now));
  }

  #fold(run) {
    const open = new Set(this.#query.get('open').split(',').filter(Boolean));
    if (open.delete('all')) this.all.forEach(subject => subject.kind === 'run' && open.add(subject.id));
    if (!open.delete(run.id)) open.add(run.id);
    this.#query.set({open: [...open].join(',')});
  }

  #filters() {
    const show = this.#query.get('show');
    return {
      show: SHOWS.some(({value}) => value === show) ? show : '',
      outcome: this.#query.get('outcome'),
      text: this.#query.get('q'),
      unfoldAll: this.#query.get('open') === 'all',
    };
  }

  /** The same array while nothing changed, so that the chart has nothing to do. */
  #filtered() {
    const {outcome, text} = this.#filters();
    const kept = this.#kept;
    if (kept.all !== this.all || kept.outcome !== outcome || kept.text !== text) {
      this.#kept = {all: this.all, outcome, text, subjects: filtered(this.all ?? [], {outcome, text})};
    }
    return this.#kept.subjects;
  }

  /** What the table lists: what the chart draws in this stretch. */
  #listed(show, stretch) {
    const shown = within(this.#filtered(), stretch);
    if (show === 'battles') return shown.filter(subject => subject.kind === 'battle');
    const open = this.#query.get('open');
    const runs = shown.filter(subject => subject.kind === 'run' && isUnfolded(open, subject));
    const unfolded = new Set(runs.map(run => run.id));
    return shown.filter(subject => subject.kind === 'run' || (subject.runId ? unfolded.has(subject.runId) : show !== 'runs'));
  }

  render() {
    const stretch = this.#bounds();
    const filters = this.#filters();
    const table = this.#query.get('view') === 'table';
    const live = this.view.to == null;
    return html`
      <div class="page-head">
        <div class="title"><h1>Timeline</h1>${seen(this.#poll)}</div>
        <p class="facts"><span>${rangeWords(stretch.from, stretch.to)}</span><span>Times in ${zoneWords(stretch.to)}</span></p>
      </div>
      ${lostNotice(this.#poll)} ${problemNotice(this.#poll.problem)}
      ${this.#notice(this.view.problem)} ${this.#notice(this.#tooLong)}
      <div class="stack">
        ${windowBar({live, last: windowValues(this.view).last, table}, {
          preset: last => this.#query.set({last, from: '', to: ''}, {push: true}),
          zoom: factor => this.#zoom(factor),
          pan: share => this.#pan(share),
          fit: () => this.#fit(),
          now: () => this.#look({span: this.view.span, to: null}),
          view: view => this.#query.set({view}),
        })}
        ${filterBar(filters, values => this.#query.set(values))}
        ${this.#content(stretch, filters, table)}
        ${restCalls([['What the page asks for', 'GET', this.#path(asked(stretch))]])}
      </div>`;
  }

  #notice = words => (words ? html`<p class="notice" role="status">${words}</p>` : nothing);

  #content(stretch, filters, table) {
    if (!this.all) {
      return this.#poll.lostSince || this.#poll.problem || this.#tooLong ? nothing : html`<p class="card empty">Loading…</p>`;
    }
    const listed = this.#listed(filters.show, stretch);
    const runs = listed.filter(subject => subject.kind === 'run').length;
    const words = [runs && count(runs, 'run'), listed.length > runs && count(listed.length - runs, 'battle')]
      .filter(Boolean).join(' and ');
    return html`
      <p class="facts">${words || 'Nothing'} in this stretch${filters.outcome || filters.text ? ' that matches' : ''}</p>
      ${this.#notice(this.#moreWords())}
      ${listed.length ? nothing : this.#empty(filters)}
      ${table ? (listed.length ? html`<timeline-table .items=${listed} .battles=${battlesOfRuns(this.#filtered())}
          .open=${this.#query.get('open')} @fold=${event => this.#fold(event.detail)}></timeline-table>` : nothing)
        : html`<timeline-chart class="card" .subjects=${this.#filtered()} .from=${stretch.from} .to=${stretch.to}
            .known=${this.#known} .show=${filters.show || 'all'} .open=${this.#query.get('open')}
            .label=${`Chart of ${words || 'nothing'}, ${rangeWords(stretch.from, stretch.to)}`}
            @move=${({detail}) => this.#look(settled(detail.from, detail.to, serverNow()))}
            @zoom=${({detail}) => this.#zoom(detail.factor, detail.moment)}
            @fit=${() => this.#fit()} @fold=${({detail}) => this.#fold(detail)}></timeline-chart>
          ${legend}
          <p class="hint timeline-help">Drag to move, Ctrl and the wheel to zoom, a double click to fit. With keys: arrows go from
            bar to bar, Shift with arrows moves, + and - zoom, 0 fits, Space shows the battles of a run, Enter opens.</p>`}`;
  }

  /** What the answer left out; empty when that is nothing. */
  #moreWords() {
    if (!this.#known.complete) return '';
    const since = momentWords(this.#known.complete, serverNow());
    return `More ran in this stretch than can be drawn at a time: of what began before ${since} not all is here. Zoom in to see it.`;
  }

  #empty({outcome, text}) {
    if (outcome || text) {
      return html`<div class="card empty"><p>Nothing here matches the filter.</p>
        <p><button type="button" @click=${() => this.#query.set({outcome: '', q: ''})}>Take the filter away</button></p></div>`;
    }
    const wider = PRESETS.find(({span}) => span > this.view.span);
    return html`<div class="card empty"><p>Nothing ran in this stretch of time.</p>
      ${wider ? html`<p><button type="button" @click=${() => this.#query.set({last: wider.last, from: '', to: ''}, {push: true})}>
        Look at the last ${wider.words}</button></p>` : html`<p><a href="/">Start a battle</a></p>`}</div>`;
  }
}
customElements.define('timeline-page', TimelinePage);
