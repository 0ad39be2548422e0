import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {serverNow} from '../core/api.js';
import {age, isEnded, number, OUTCOME_WORDS, usd} from '../core/format.js';
import {agentName, lostNotice, seen, simulatedTag, stateTag} from '../core/labels.js';
import {PageElement} from '../core/page-element.js';
import {Poll} from '../core/poll.js';
import {runPath} from '../core/router.js';
import {Tick} from '../core/tick.js';
import {OpenLists} from './open-lists.js';

const OPEN_ONES = 8;
const ENDED_ONES = 3;

const parts = run => Object.entries(OUTCOME_WORDS)
  .filter(([outcome]) => run[outcome] > 0)
  .map(([outcome, words]) => `${number(run[outcome])} ${words.toLowerCase()}`)
  .join(', ');

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
    const ended = isEnded(run.state);
    const sentence = parts(run);
    return html`<li>
      <a href=${runPath(run.runId)} dir="auto">${run.goal || run.runId}</a>
      ${ended ? nothing : html`<progress aria-label="Battles that have ended" max=${run.total} .value=${run.completed}></progress>`}
      <p class="hint">${number(run.completed)} of ${number(run.total)} battles ended${sentence ? `: ${sentence}` : ''}</p>
      <div class="facts">
        ${stateTag(run.state)}
        ${run.goal ? html`<span>${run.runId}</span>` : nothing}
        <span>${agentName(run)}</span> ${simulatedTag(run)}
        <span>cost ${usd(run.costUsd)}</span>
        <span>${ended ? `ended ${age(run.endedAt, serverNow())}` : `started ${age(run.createdAt, serverNow())}`}</span>
      </div>
    </li>`;
  }
}
customElements.define('live-runs', LiveRuns);
