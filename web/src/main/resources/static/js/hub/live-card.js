import {html, nothing} from 'lit';
import {serverNow, Watched} from '../core/api.js';
import {activityWords, age, endSentence, isEnded, usd, verdictLabel} from '../core/format.js';
import {agentName, problemNotice, simulatedTag, stateTag} from '../core/labels.js';
import {PageElement} from '../core/page-element.js';
import {Poll} from '../core/poll.js';
import {battlePath} from '../core/router.js';
import {Tick} from '../core/tick.js';

/** A battle that goes on, or went on a moment ago: what it does now. Sends `ended` when it has. */
class LiveCard extends PageElement {
  static properties = {battle: {}, status: {state: true}};

  #poll = null;

  constructor() {
    super();
    this.status = null;
    new Tick(this);
  }

  willUpdate(changed) {
    if (changed.has('battle') && !this.#poll) {
      const watched = new Watched(`/api/battles/${encodeURIComponent(this.battle.conversationId)}/status`);
      this.#poll = new Poll(this, () => this.#load(watched), 1_000, 15_000, 6_000);
    }
    if (changed.has('battle') && this.#goesOnAgain) {
      this.status = null;
      this.#poll.now();
    }
  }

  /** It was played again after it had ended. */
  get #goesOnAgain() {
    const {battle, status} = this;
    return status && isEnded(status.state) && !isEnded(battle.state)
      && Date.parse(battle.updatedAt) > Date.parse(status.updatedAt);
  }

  async #load(watched) {
    const changed = await watched.read();
    this.status = watched.value;
    if (!isEnded(this.status.state)) return Poll.heard(changed);
    this.dispatchEvent(new CustomEvent('ended'));
    return Poll.DONE;
  }

  render() {
    const {battle, status} = this;
    const {state, endedReason} = status ?? battle;
    return html`<article class="card live-card ${isEnded(state) ? 'over' : state}">
      <h3><a href=${battlePath(battle.conversationId)} dir="auto">${battle.goal || battle.conversationId}</a></h3>
      <p class="facts">${stateTag(state, endedReason)} <span>${agentName(battle.agent)}</span> ${simulatedTag(battle.agent)}</p>
      <p class="live-now">${this.#now(state)}</p>
      ${problemNotice(this.#poll?.problem)}
      ${this.#numbers(isEnded(state))}
    </article>`;
  }

  #now(state) {
    if (isEnded(state)) return endSentence(this.status ?? this.battle);
    if (state === 'queued') return 'Waits for its turn';
    if (!this.status) return state === 'paused' ? 'Paused' : 'Asking what it does';
    return activityWords(this.status.activity, serverNow()) || 'Between two steps';
  }

  #numbers(ended) {
    const {battle, status} = this;
    const said = status?.progress?.messageCount ?? battle.messageCount;
    const most = battle.messageLimit;
    const verdict = status?.lastJudgement?.verdict;
    return html`
      ${ended ? nothing : html`<progress aria-label="Messages" max=${most} .value=${Math.min(said, most)}></progress>`}
      <p class="facts">
        <span>${said} of at most ${most} messages</span>
        <span>cost ${status ? usd(status.usage?.costUsd, status.usage?.estimated) : usd(battle.costUsd)}</span>
        ${verdict && !ended ? html`<span>judge: ${verdictLabel(verdict).words}</span>` : nothing}
        ${status ? html`<span>${this.#age(ended)}</span>` : nothing}
      </p>`;
  }

  #age(ended) {
    if (ended) return `ended ${age(this.status.updatedAt, serverNow())}`;
    const lost = this.#poll.lostSince > 0 ? ', connection lost' : '';
    return `as of ${age(new Date(this.#poll.asOf).toISOString(), Date.now())}${lost}`;
  }
}
customElements.define('live-card', LiveCard);
