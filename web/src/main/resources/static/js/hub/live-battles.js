import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {count, isEnded} from '../core/format.js';
import {lostNotice, problemNotice, seen} from '../core/labels.js';
import {PageElement} from '../core/page-element.js';
import {Poll} from '../core/poll.js';
import {Tick} from '../core/tick.js';
import {Cards} from './cards.js';
import {OpenLists} from './open-lists.js';
import './live-card.js';
import './recent-battles.js';

const LISTED = 50;

const id = battle => battle.conversationId;

/** The battles that go on now, each with its state, and below them those that ended. */
class LiveBattles extends PageElement {
  #lists = new OpenLists('/api/battles', LISTED);
  #poll = new Poll(this, () => this.#load(), 2_000, 30_000, 10_000);
  #cards = new Cards();

  constructor() {
    super();
    new Tick(this);
  }

  /** Battles of runs are told of by their run. */
  async #load() {
    const outcome = await this.#lists.read();
    this.#cards.arrange(this.#lists.open.filter(battle => !battle.runId), !this.#lists.more, Date.now());
    return outcome;
  }

  #ended(battle) {
    this.#cards.ended(battle, Date.now());
    this.#poll.now();
  }

  render() {
    const cards = new Set(this.#cards.shown.map(id));
    const recent = this.#lists.newest.filter(battle => isEnded(battle.state) && !battle.runId && !cards.has(id(battle)));
    return html`<section class="hub-live" aria-labelledby="live-title">
        <div class="hub-head"><h2 id="live-title">Going on now</h2>${seen(this.#poll)}</div>
        ${lostNotice(this.#poll)} ${problemNotice(this.#poll.problem)}
        ${this.#list()}
      </section>
      ${recent.length ? html`<recent-battles .battles=${recent}></recent-battles>` : nothing}`;
  }

  #list() {
    if (!this.#poll.asOf) {
      return this.#poll.lostSince || this.#poll.problem ? nothing : html`<p class="card empty">Loading…</p>`;
    }
    const {shown, more} = this.#cards;
    return html`
      ${shown.length
        ? html`<ul class="live-cards">${repeat(shown, id, battle => html`<li>
            <live-card .battle=${battle} @ended=${() => this.#ended(battle)}></live-card></li>`)}</ul>`
        : this.#lists.more ? nothing : html`<p class="card empty">No battle goes on outside of runs. Start one with the form; its example runs offline.</p>`}
      ${more > 0 || this.#lists.more ? html`<p><a href="/battles">${this.#moreWords(more)}</a></p>` : nothing}`;
  }

  /** Many battles of runs can keep one that stands alone out of what was listed. */
  #moreWords(more) {
    if (this.#lists.more) return 'More go on than are listed here: see all battles';
    return `And ${count(more, 'more battle')}`;
  }
}
customElements.define('live-battles', LiveBattles);
