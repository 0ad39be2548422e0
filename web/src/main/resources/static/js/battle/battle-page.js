import {html, nothing} from 'lit';
import {messages, status, stored} from '../core/api.js';
import {isEnded, stateLabel} from '../core/format.js';
import {agentName, lostNotice, simulatedTag} from '../core/labels.js';
import {PageElement} from '../core/page-element.js';
import {Poll} from '../core/poll.js';
import {Tick} from '../core/tick.js';
import './battle-status.js';
import './battle-transcript.js';

/** One battle, live until it has ended. */
class BattlePage extends PageElement {
  static properties = {
    battle: {},
    stored: {state: true},
    status: {state: true},
    messages: {state: true},
  };

  #poll;

  constructor() {
    super();
    new Tick(this);
    this.#forget();
  }

  willUpdate(changed) {
    if (changed.has('battle') && this.battle) {
      this.#forget();
      if (this.#poll) this.#poll.now();
      else this.#poll = new Poll(this, () => this.#load(), 1_000, 10_000);
    }
  }

  #forget() {
    this.stored = null;
    this.status = null;
    this.messages = [];
  }

  /** Status before messages: what has ended by then has said all it will say. */
  async #load() {
    const id = this.battle;
    const now = await status(id);
    const whole = this.stored ?? (await stored(id));
    if (id !== this.battle) return false;
    this.stored = whole;
    let page;
    do {
      page = await messages(id, this.#since());
      if (id !== this.battle || !this.isConnected) return false;
    } while (this.#take(page.messages ?? []) && isEnded(now.state));
    this.status = now;
    const {words} = stateLabel(now.state, now.endedReason);
    document.title = `${words} · ${this.#goal()} · Gauntlet`;
    return isEnded(now.state);
  }

  /** The last agent message is asked for again until its judgement is there. */
  #since() {
    const last = this.messages.at(-1);
    if (!last) return 0;
    return last.role === 'assistant' && !last.judgement ? last.seq - 1 : last.seq;
  }

  /** Whether something new was among them. */
  #take(page) {
    const known = new Map(this.messages.map(message => [message.seq, message]));
    const fresh = page.filter(message => {
      const old = known.get(message.seq);
      return !old || (!old.judgement && message.judgement);
    });
    fresh.forEach(message => known.set(message.seq, message));
    if (fresh.length) this.messages = [...known.values()].sort((a, b) => a.seq - b.seq);
    return fresh.length > 0;
  }

  #spec() {
    return this.stored?.spec ?? this.stored ?? {};
  }

  #goal() {
    return this.#spec().goal || this.battle;
  }

  render() {
    if (!this.#poll) return nothing;
    if (this.#poll.problem) {
      return html`<div class="page-head"><a class="back" href="/">← Battles</a><h1>${this.battle}</h1></div>
        <p class="notice bad" role="alert">${this.#poll.problem.message}</p>`;
    }
    const {agent} = this.#spec();
    return html`
      <div class="page-head">
        <a class="back" href="/">← Battles</a>
        <h1>${this.#goal()}</h1>
        <p class="facts">
          ${agent ? html`<span>${agentName(agent)}</span> ${simulatedTag(agent)}` : nothing}
          <span>battle <code>${this.battle}</code></span>
        </p>
      </div>
      ${lostNotice(this.#poll)}
      <div class="columns battle">
        <battle-status .battle=${this.battle} .status=${this.status} .links=${this.stored?.links}
          .stale=${this.#poll.lostSince > 0} @changed=${() => this.#poll.now()}></battle-status>
        <battle-transcript .messages=${this.messages} .status=${this.status} .agent=${agent}></battle-transcript>
      </div>`;
  }
}
customElements.define('battle-page', BattlePage);
