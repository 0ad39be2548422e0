import {html, nothing} from 'lit';
import {stateLabel} from '../core/format.js';
import {lostNotice} from '../core/labels.js';
import {PageElement} from '../core/page-element.js';
import {restCalls} from '../core/rest-call.js';
import {runName} from '../core/run-name.js';
import {Tick} from '../core/tick.js';
import {setTitle} from '../core/title.js';
import {runHead, runScenarios} from './run-head.js';
import {RunLive} from './run-live.js';
import {runProgress} from './run-progress.js';
import {runUsage} from './run-usage.js';
import './run-actions.js';
import './run-grid.js';

/** One run, live until it has ended. */
class RunView extends PageElement {
  static properties = {run: {}, failed: {state: true}};

  #live = new RunLive(this);

  constructor() {
    super();
    this.failed = false;
    new Tick(this);
    // The numbers are seen before the report's module has come.
    import('../report/run-report.js').catch(() => { this.failed = true; });
  }

  updated() {
    const {status, stored} = this.#live;
    if (status && stored && this.isConnected) setTitle(titleState(status), runName(stored));
  }

  render() {
    const {poll, status, stored} = this.#live;
    if (poll.problem) return this.#refused(poll.problem);
    if (!status || !stored) {
      return html`<div class="page-head"><a class="back" href="/runs">← Runs</a><h1>${this.run}</h1></div>
        ${lostNotice(poll)}${poll.lostSince ? nothing : html`<p class="hint">Loading…</p>`}`;
    }
    return html`
      ${runHead(this.run, stored)}
      ${lostNotice(poll)}
      <div class="stack run">
        <section class="card inner stack" aria-labelledby="run-state-title">
          <h2 id="run-state-title" class="hidden-text">How it stands</h2>
          ${runProgress(status, poll)}
          <run-actions .run=${this.run} .status=${status} .stale=${poll.lostSince > 0} @changed=${() => this.#live.now()}></run-actions>
        </section>
        <div class="run-columns">
          <section class="card inner stack" aria-labelledby="run-grid-title">
            <h2 id="run-grid-title">Battles</h2>
            <run-grid .run=${this.run} .status=${status}></run-grid>
          </section>
          <section class="card inner stack" aria-labelledby="run-usage-title">
            <h2 id="run-usage-title">Cost and tokens</h2>
            ${runUsage(status)}
          </section>
        </div>
        ${runScenarios(stored)}
        ${this.failed ? html`<p class="notice bad" role="alert">The report could not be loaded: the server did not answer.
          <button type="button" @click=${() => location.reload()}>Load the page again</button></p>` : nothing}
        <run-report .run=${this.run} .status=${status}></run-report>
        ${this.#calls(status)}
      </div>`;
  }

  #refused(problem) {
    const words = problem.status === 404
      ? html`There is no run <code>${this.run}</code>. It may have been removed after its time, or its id is another one.`
      : problem.message;
    return html`<div class="page-head"><a class="back" href="/runs">← Runs</a><h1>${this.run}</h1></div>
      <p class="notice bad" role="alert">${words}</p>`;
  }

  #calls(status) {
    const path = `/api/scale/${encodeURIComponent(this.run)}`;
    return restCalls([
      ['How it stands', 'GET', `${path}/status`],
      ['A letter for each battle', 'GET', `${path}/grid`],
      ['The run with its spec', 'GET', path],
      ...(status.endedAt
        ? [['Erase what was asked and said', 'DELETE', path]]
        : [
          ['Hold it', 'POST', `${path}/pause`, {reason: 'lunch'}],
          ['Let it go on', 'POST', `${path}/resume`, {}],
          ['End it early', 'POST', `${path}/cancel`, {reason: 'seen enough'}],
        ]),
    ]);
  }
}

const titleState = ({state, completed, total}) =>
  state === 'running' ? `${completed} of ${total}` : stateLabel(state).words;

customElements.define('run-view', RunView);
