import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {battles, serverNow} from '../core/api.js';
import {age, count, usd} from '../core/format.js';
import {agentName, lostNotice, simulatedTag, stateTag} from '../core/labels.js';
import {battlePath} from '../core/router.js';
import {PageElement} from '../core/page-element.js';
import {Poll} from '../core/poll.js';
import {Tick} from '../core/tick.js';

const SHOWN = 20;

/** The recent battles, newest first. */
class RecentBattles extends PageElement {
  static properties = {items: {state: true}};

  #poll = new Poll(this, () => this.#load(), 3_000, 30_000);
  #asOf = 0;

  constructor() {
    super();
    this.items = null;
    new Tick(this);
  }

  async #load() {
    this.items = await battles(SHOWN);
    this.#asOf = Date.now();
  }

  render() {
    return html`<section class="recent" aria-labelledby="recent-title">
      <div class="head">
        <h2 id="recent-title">Recent battles</h2>
        ${this.#asOf ? html`<span class="hint">seen ${age(new Date(this.#asOf).toISOString(), Date.now())}</span>` : nothing}
      </div>
      ${lostNotice(this.#poll)}
      ${this.#poll.problem ? html`<p class="notice bad" role="alert">${this.#poll.problem.message}</p>` : nothing}
      ${this.#list()}
    </section>`;
  }

  #list() {
    if (!this.items) {
      return this.#poll.lostSince || this.#poll.problem ? nothing : html`<p class="card empty">Loading…</p>`;
    }
    if (!this.items.length) {
      return html`<p class="card empty">No battle yet. The form is filled with an example that runs offline.</p>`;
    }
    return html`<ul class="card">${repeat(this.items, item => item.conversationId, item => this.#item(item))}</ul>`;
  }

  #item(item) {
    return html`<li>
      <a href=${battlePath(item.conversationId)}>${item.goal || item.conversationId}</a>
      <div class="facts">
        ${stateTag(item.state, item.endedReason)}
        <span>${agentName(item.agent)}</span>
        ${simulatedTag(item.agent)}
        <span>${count(item.messageCount ?? 0, 'message')}</span>
        <span>cost ${usd(item.costUsd)}</span>
        <span>${item.endedAt ? `ended ${age(item.endedAt, serverNow())}` : `started ${age(item.createdAt, serverNow())}`}</span>
      </div>
      ${item.error?.message ? html`<p class="wrong">${item.error.message}</p>` : nothing}
    </li>`;
  }
}
customElements.define('recent-battles', RecentBattles);
