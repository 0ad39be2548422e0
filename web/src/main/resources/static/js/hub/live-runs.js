import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {isEnded, usd} from '../core/format.js';
import {agentName, lostNotice, seen, simulatedTag, since, stateTag} from '../core/labels.js';
import {outcomeBar, outcomeWords} from '../core/outcome-bar.js';
import {PageElement} from '../core/page-element.js';
import {Poll} from '../core/poll.js';
import {runPath} from '../core/router.js';
import {runName} from '../core/run-name.js';
import {Tick} from '../core/tick.js';
import {OpenLists} from './open-lists.js';

const OPEN_ONES = 8;
const ENDED_ONES = 3;

/** The runs that go on, with how far they are, and the newest of those that have ended. */
class LiveRuns extends PageElement {
  #lists = new OpenLists('/api/scale', OPEN_ONES);
  #poll = new Poll(this, () => this.#lists.read(), 2_000, 30_000, 10_000);

  constructor() {
    super();
    new Tick(this);
  }

  render() {
    const open = this.#lists.open.slice(0, OPEN_ONES);
    const ended = this.#lists.newest.filter(run => isEnded(run.state)).slice(0, ENDED_ONES);
    if (!open.length && !ended.length) return nothing;
    const more = this.#lists.more || this.#lists.open.length > OPEN_ONES;
    return html`<section class="recent" aria-labelledby="live-runs-title">
      <div class="hub-head"><h2 id="live-runs-title">Runs</h2>${seen(this.#poll)}
        <a href="/runs">${more ? 'More of them, and all runs' : 'All runs'}</a></div>
      ${lostNotice(this.#poll)}
      <ul class="card">${repeat([...open, ...ended], run => run.runId, run => this.#run(run))}</ul>
    </section>`;
  }

  #run(run) {
    return html`<li>
      <a href=${runPath(run.runId)} dir="auto">${runName(run)}</a>
      ${outcomeBar(run)}
      <p class="hint" aria-hidden="true">${outcomeWords(run)}</p>
      <div class="facts">
        ${stateTag(run.state)}
        ${run.goal ? html`<span>${run.runId}</span>` : nothing}
        <span>${agentName(run)}</span> ${simulatedTag(run)}
        <span>cost ${usd(run.costUsd)}</span>
        ${since(run)}
      </div>
    </li>`;
  }
}
customElements.define('live-runs', LiveRuns);
