import {html, nothing} from 'lit';
import {get, serverNow} from '../core/api.js';
import {age, count, dateTime, isEnded, number} from '../core/format.js';
import {lostNotice, problemNotice} from '../core/labels.js';
import {PageElement} from '../core/page-element.js';
import {Poll} from '../core/poll.js';
import {restCalls} from '../core/rest-call.js';
import {Tick} from '../core/tick.js';
import {answerView} from './answer-view.js';
import {downloadsView} from './downloads-view.js';
import {endsView} from './ends-view.js';
import {failuresView, tellingView} from './notable-view.js';
import {passView} from './pass-view.js';
import {criteriaView, scenariosView} from './rates-view.js';
import {simulatedSentence} from './report-words.js';
import {latencyView, turnsView} from './speed-view.js';
import {spendingView} from './spending-view.js';
import './report-summary.js';
import './run-battles.js';

const BETWEEN_MS = 5_000;

/**
 * What came out of a run, as far as it has got, and its battles below. Asks again when the run's
 * status says that more has ended.
 */
class RunReport extends PageElement {
  static properties = {run: {}, status: {}, report: {state: true}};

  #poll = null;
  #asked = '';

  constructor() {
    super();
    this.report = null;
    new Tick(this);
  }

  willUpdate(changed) {
    if (changed.has('run')) {
      this.report = null;
      this.#asked = '';
    }
    if (!this.run || !this.status) return;
    if (!this.#poll) this.#poll = new Poll(this, () => this.#load(), BETWEEN_MS, 30_000);
    // What has ended is asked for at once, all else at the poll's own pace.
    else if (this.#asked && this.#asked !== this.#due() && isEnded(this.status.state)) this.#poll.now();
  }

  /** What the report depends on; it is another one only when this is. */
  #due() {
    const {state, completed, erasedAt} = this.status ?? {};
    return [this.run, isEnded(state), completed, erasedAt].join(' ');
  }

  async #load() {
    const {run} = this;
    const due = this.#due();
    if (due === this.#asked) return this.#outcome(due);
    const report = await get(`/api/scale/${encodeURIComponent(run)}/report?partial=true`);
    if (run !== this.run) return Poll.SAME;
    this.#asked = due;
    this.report = report;
    return this.#outcome(due);
  }

  #outcome(due) {
    return isEnded(this.status.state) && due === this.#due() ? Poll.DONE : Poll.SAME;
  }

  render() {
    const poll = this.#poll;
    return html`<section class="report" aria-labelledby="report-title">
      <div class="report-head">
        <h2 id="report-title">Report</h2>
        ${this.report ? this.#when(this.report) : nothing}
      </div>
      ${poll ? lostNotice(poll) : nothing}
      ${poll ? problemNotice(poll.problem) : nothing}
      ${this.report ? this.#sections(this.report)
        : poll?.problem || poll?.lostSince ? nothing : html`<p class="hint">Loading…</p>`}
    </section>
    <run-battles .run=${this.run} .report=${this.report}></run-battles>`;
  }

  #when(report) {
    const {generatedAt: at} = report;
    const made = html`<time datetime=${at} title=${dateTime(at)}>${age(at, serverNow())}</time>`;
    return report.partial
      ? html`<p class="hint"><span class="label open">Partial</span>
          ${number(report.finished)} of ${count(report.runCount, 'battle')} so far, as of ${made}. Battles that reach their goal tend to end first, so
          a rate before the end is rather too high.</p>`
      : html`<p class="hint">of all ${count(report.runCount, 'battle')}, made ${made}</p>`;
  }

  #sections(report) {
    const path = `/api/scale/${encodeURIComponent(report.runId)}`;
    const simulated = simulatedSentence(report);
    return html`
      ${simulated ? html`<p class="report-note"><span class="label simulated">simulated</span> ${simulated}</p>` : nothing}
      ${report.erasedAt ? html`<p class="notice">What was asked and said was erased (${dateTime(report.erasedAt)}).
        The numbers are as they were; where a text stood, it says [erased].</p>` : nothing}
      ${answerView(report)}
      ${report.summaryModel || report.summaryFailure ? html`<report-summary .report=${report}></report-summary>` : nothing}
      ${report.finished ? rates(report) : nothing}
      ${downloadsView(report)}
      <p><a href="/comparison?a=${encodeURIComponent(report.runId)}">Compare with another run</a></p>
      ${restCalls([
        ['The report', 'GET', `${path}/report${report.partial ? '?partial=true' : ''}`],
        ['The conversations', 'GET', `${path}/export.jsonl${report.partial ? '?partial=true' : ''}`],
      ], 'The report over REST')}`;
  }
}
customElements.define('run-report', RunReport);

const rates = report => html`
  ${criteriaView(report)}
  ${scenariosView(report)}
  <div class="report-pair">${endsView(report)} ${tellingView(report)} ${turnsView(report)} ${latencyView(report)} ${passView(report)}</div>
  ${failuresView(report)}
  ${spendingView(report)}`;
