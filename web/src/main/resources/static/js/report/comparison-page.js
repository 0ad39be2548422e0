import {html, nothing} from 'lit';
import {get, Watched} from '../core/api.js';
import {count, number, percent, stateLabel, usd} from '../core/format.js';
import {Wrong} from '../core/fields.js';
import {lostNotice, seen} from '../core/labels.js';
import {PageElement} from '../core/page-element.js';
import {Poll} from '../core/poll.js';
import {restCalls} from '../core/rest-call.js';
import {Query, runPath} from '../core/router.js';
import {Tick} from '../core/tick.js';
import {setTitle} from '../core/title.js';
import {criteriaTable, differenceAxis, spanOf} from './comparison-tables.js';
import {differenceWords, ratioWords, verdictOf} from './comparison-words.js';
import {differencePlot, rateAxis, ratePlot} from './plots.js';
import {decimal, interval, latency, level} from './report-words.js';
import './comparison-scenarios.js';
import './pick-two.js';

const SUGGESTED = 200;

/** Two runs side by side: which agent is better, and how sure that is. */
class ComparisonPage extends PageElement {
  static properties = {known: {state: true}, comparison: {state: true}};

  #query = new Query(this, () => this.#open());
  #watched = null;
  #path = '';
  #poll;

  constructor() {
    super();
    this.known = [];
    this.comparison = null;
    new Tick(this);
    this.#poll = new Poll(this, () => this.#load(), 5_000, 30_000, 30_000);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#open();
    this.#suggest();
  }

  #open() {
    const [a, b] = [this.#query.get('a'), this.#query.get('b')];
    const path = a && b ? `/api/comparisons?${new URLSearchParams({a, b})}` : '';
    setTitle('Comparison', a, b);
    if (path === this.#path) return;
    this.#path = path;
    this.#watched = path ? new Watched(path) : null;
    this.comparison = null;
    this.#poll.problem = null;
    this.#poll.now();
  }

  async #load() {
    const watched = this.#watched;
    if (!watched) return Poll.DONE;
    const fresh = await watched.read();
    if (watched !== this.#watched) return false;
    if (fresh) this.comparison = watched.value;
    // Of runs that go on it will become another one.
    return watched.value.comparable ? Poll.DONE : Poll.heard(fresh);
  }

  async #suggest() {
    try {
      const {items} = await get(`/api/scale?limit=${SUGGESTED}`);
      this.known = items.map(run => ({id: run.runId,
        words: `${run.model}, ${stateLabel(run.state).words}, ${number(run.succeeded)} of ${count(run.total, 'battle')} succeeded`}));
    } catch {
      // It works without suggestions too.
    }
  }

  render() {
    const [a, b] = [this.#query.get('a'), this.#query.get('b')];
    const wrong = new Wrong(a && b ? this.#poll.problem : null);
    const fields = {a: wrong.of('a'), b: wrong.of('b')};
    return html`
      <div class="page-head"><a class="back" href="/runs">← Runs</a><h1>Two runs compared</h1></div>
      <div class="stack comparison">
        <pick-two .a=${a} .b=${b} noun="Run" verb="Compare" .known=${this.known} .wrong=${fields}
          @pick=${event => this.#query.set({...event.detail, change: ''}, {push: true})}></pick-two>
        ${wrong.notice()}
        ${lostNotice(this.#poll)}
        ${this.comparison ? this.#compared(this.comparison) : this.#empty(a, b)}
      </div>`;
  }

  #empty(a, b) {
    if (this.#poll.problem && a && b) return nothing;
    if (a && b) return this.#poll.lostSince ? nothing : html`<p class="hint">Loading…</p>`;
    return html`<p class="card empty">Choose ${a || b ? 'one more run' : 'two runs'}: A is what there was before, B what is new.</p>`;
  }

  #compared(comparison) {
    const {look, words, sentence} = verdictOf(comparison.verdict);
    return html`
      <section class="card inner report-answer" aria-labelledby="comparison-verdict">
        <h2 id="comparison-verdict"><span class="label ${look}">${words}</span></h2>
        <p class="report-sentence">${sentence}</p>
        ${this.#difference(comparison.difference)}
        ${comparison.reasons.length ? html`<div class="${comparison.comparable ? 'hint' : 'notice'}">
          ${comparison.comparable ? 'To keep in mind:' : 'Why not, and what to keep in mind:'}
          <ul class="report-reasons">${comparison.reasons.map(reason => html`<li dir="auto">${reason}</li>`)}</ul></div>` : nothing}
        ${comparison.comparable ? nothing : seen(this.#poll)}
      </section>
      <div class="pair-sides">${this.#side('A', comparison.a)} ${this.#side('B', comparison.b)}</div>
      ${this.#ratios(comparison)}
      ${criteriaTable(comparison.criteria)}
      <comparison-scenarios .scenarios=${comparison.scenarios}></comparison-scenarios>
      ${restCalls([['The comparison', 'GET', this.#path]])}`;
  }

  #difference(difference) {
    if (!difference) return nothing;
    const span = spanOf([difference]);
    return html`<div class="comparison-difference">
      <p><strong>B minus A: ${differenceWords(difference)}</strong> <span class="hint">${level(difference)} by Newcombe's method</span></p>
      ${differencePlot(difference, span, 'plot-large')}
      ${differenceAxis(span)}
    </div>`;
  }

  #side(letter, side) {
    const {success} = side;
    return html`<section class="card inner pair-head" aria-label="Run ${letter}">
      <h2><span class="pair-letter" aria-hidden="true">${letter}</span> <a href=${runPath(side.runId)}>${side.runId}</a></h2>
      <p class="facts"><span><bdi>${side.model}</bdi> at <bdi>${side.provider}</bdi></span>
        ${side.provider === 'simulated' ? html`<span class="label simulated">simulated, offline</span>` : nothing}
        <span>${count(side.battles, 'battle')}</span></p>
      ${success ? html`<p><strong>${percent(success.estimate)}</strong> ${interval(success)},
          ${number(success.k)} of ${number(success.n)} that count</p>
        ${ratePlot(success, 'plot-large')}${rateAxis()}`
        : html`<p class="hint">No battle that counts.</p>`}
      <p class="hint">${side.coverage == null ? 'No battle has ended.' : `Coverage ${percent(side.coverage)}.`}
        Cost ${usd(side.costUsd)} in all.</p>
    </section>`;
  }

  #ratios({cost, latencyMs, a, b}) {
    const row = (name, left, right, ratio) => html`<tr><th scope="row">${name}</th>
      <td class="num" data-label="A">${left}</td><td class="num" data-label="B">${right}</td>
      <td data-label="B against A">${ratioWords(ratio) || '–'}</td></tr>`;
    return html`<section class="card inner" aria-labelledby="comparison-ratios">
      <h2 id="comparison-ratios">Cost and speed</h2>
      <table class="report-stacks" aria-labelledby="comparison-ratios">
        <thead><tr><th scope="col">Measure</th><th scope="col" class="num">A</th><th scope="col" class="num">B</th>
          <th scope="col">B against A</th></tr></thead>
        <tbody>
          ${row('Cost of a battle', usd(cost.aUsd), usd(cost.bUsd), cost.ratio)}
          ${row('Latency of an answer, median', latency(latencyMs.a), latency(latencyMs.b), latencyMs.ratio)}
          ${row('Exchanges to goal, median', decimal(a.turnsP50), decimal(b.turnsP50),
            a.turnsP50 && b.turnsP50 ? b.turnsP50 / a.turnsP50 : null)}
        </tbody>
      </table>
    </section>`;
  }
}
customElements.define('comparison-page', ComparisonPage);
