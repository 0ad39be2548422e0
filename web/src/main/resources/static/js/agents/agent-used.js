import {html, nothing} from 'lit';
import {Watched} from '../core/api.js';
import {count, outcome, OUTCOME_WORDS} from '../core/format.js';
import {lostNotice, problemNotice, seen, since, stateTag} from '../core/labels.js';
import {outcomeWords} from '../core/outcome-bar.js';
import {battlePath, runPath} from '../core/router.js';
import {runName} from '../core/run-name.js';
import {PageElement} from '../core/page-element.js';
import {Poll} from '../core/poll.js';
import {Tick} from '../core/tick.js';

const SHOWN = 10;

/** How many of each outcome there are, in the words of all pages. */
const outcomes = counts => Object.keys(OUTCOME_WORDS)
  .filter(key => counts[key] > 0)
  .map(key => `${counts[key]} ${OUTCOME_WORDS[key].toLowerCase()}`)
  .join(', ');

/** The battles and runs that play an agent, the newest of each. */
class AgentUsed extends PageElement {
  static properties = {agent: {}, battles: {state: true}, runs: {state: true}};

  #watched = null;
  #poll = new Poll(this, () => this.#load(), 3_000, 30_000, 20_000);

  constructor() {
    super();
    this.battles = null;
    this.runs = null;
    new Tick(this);
  }

  async #load() {
    const {links} = this.agent;
    this.#watched ??= [links.battles, links.runs].map(link => new Watched(`${link}&limit=${SHOWN}`));
    const [battles, runs] = this.#watched;
    const changed = await Promise.all([battles.read(), runs.read()]);
    this.battles = battles.value;
    this.runs = runs.value;
    return Poll.heard(changed.includes(true));
  }

  render() {
    return html`<section class="stack" id="used" aria-labelledby="used-title">
      <div class="versions-head"><h2 id="used-title">Where it is used</h2> ${seen(this.#poll)}</div>
      ${lostNotice(this.#poll)} ${problemNotice(this.#poll.problem)}
      ${this.battles ? html`<div class="agent-uses">${this.#battles()} ${this.#runs()}</div>` : nothing}
    </section>`;
  }

  #battles() {
    const {items, nextCursor} = this.battles;
    const counts = {};
    for (const {state, endedReason} of items) {
      const key = outcome(state, endedReason);
      counts[key] = (counts[key] ?? 0) + 1;
    }
    return this.#card('Battles', items, battle => html`
      <a href=${battlePath(battle.conversationId)} dir="auto">${battle.goal || battle.conversationId}</a>
      <p class="facts">${stateTag(battle.state, battle.endedReason)}
        <span>version ${battle.agent?.agentVersion}</span>
        <span>${count(battle.messageCount ?? 0, 'message')}</span>
        ${since(battle)}</p>`,
    items.length ? `${nextCursor ? `The newest ${items.length}: ` : ''}${outcomes(counts)}.` : 'It has played no battle yet.',
    nextCursor ? `/battles?agentId=${encodeURIComponent(this.agent.id)}` : '');
  }

  #runs() {
    const {items, nextCursor} = this.runs;
    return this.#card('Runs', items, run => html`
      <a href=${runPath(run.runId)} dir="auto">${runName(run)}</a>
      <p class="facts">${stateTag(run.state)}
        <span>version ${run.agentVersion}</span>
        ${run.goal ? html`<span>${run.runId}</span>` : nothing}
        <span>${outcomeWords(run)}</span>
        ${since(run)}</p>`,
    items.length ? '' : 'No run has played it yet.',
    nextCursor ? `/runs?agentId=${encodeURIComponent(this.agent.id)}` : '');
  }

  #card(title, items, row, words, all) {
    return html`<div class="stack">
      <h3>${title}</h3>
      ${words ? html`<p class="hint">${words}</p>` : nothing}
      ${items.length ? html`<ul class="card shelf-used">${items.map(item => html`<li>${row(item)}</li>`)}</ul>` : nothing}
      ${all ? html`<p><a href=${all}>All its ${title.toLowerCase()}</a></p>` : nothing}
    </div>`;
  }
}
customElements.define('agent-used', AgentUsed);
