import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {dateTime} from '../core/format.js';
import {PageElement} from '../core/page-element.js';
import {isAtTheEnd, toTheEnd} from './following.js';
import {isUnmet} from './judgement-view.js';
import {messageView} from './message-view.js';
import {noteWords} from './note-words.js';
import './verdict-keys.js';

/** So many messages do not fit a window. */
const LONG = 8;

/** What was said, and between it what happened. */
class BattleTranscript extends PageElement {
  static properties = {
    messages: {attribute: false},
    notes: {attribute: false},
    agent: {attribute: false},
    ended: {type: Boolean},
    pointed: {state: true},
  };

  #follows = false;
  #told = false;

  constructor() {
    super();
    this.messages = [];
    this.notes = [];
    this.pointed = location.hash.slice(1);
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('hashchange', this.#turned);
    addEventListener('popstate', this.#turned);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#turned);
    removeEventListener('popstate', this.#turned);
  }

  #turned = () => {
    this.pointed = location.hash.slice(1);
    this.#awaited = this.pointed;
  };

  /** The anchor that is to be shown once its message is there. */
  #awaited = location.hash.slice(1);

  /** Draws again only for what is another one: the page around it is drawn each second. */
  shouldUpdate(changed) {
    return changed.size > 0;
  }

  willUpdate(changed) {
    const grew = changed.has('messages') && (changed.get('messages')?.length ?? 0) > 0;
    this.#follows = grew && !this.ended && !this.#awaited && isAtTheEnd();
  }

  updated() {
    // What had been said when the page was opened is not read out.
    if (this.messages.length) this.#told = true;
    if (this.#follows) toTheEnd();
    if (this.#awaited) this.#show(this.#awaited);
  }

  #show(anchor) {
    const target = /^[mj]\d+$/.test(anchor) ? this.querySelector(`#${anchor}`) : null;
    if (!target) return;
    this.#awaited = '';
    const details = target.querySelector(':scope > details');
    if (details && anchor.startsWith('j')) details.open = true;
    target.scrollIntoView({block: 'center'});
    // What was not drawn before has its true height now.
    requestAnimationFrame(() => target.scrollIntoView({block: 'center'}));
  }

  render() {
    const unmet = this.messages.filter(message => isUnmet(message.judgement)).map(message => message.seq);
    return html`<section class="transcript" aria-labelledby="transcript-title">
      <h2 id="transcript-title" class="hidden-text">Transcript</h2>
      <verdict-keys .unmet=${unmet}></verdict-keys>
      ${this.ended || this.messages.length < LONG ? nothing : html`<p><button class="small" type="button"
        @click=${toTheEnd}>To what is being written</button></p>`}
      <div role="log" aria-live=${this.#told ? 'polite' : 'off'} aria-relevant="additions" aria-labelledby="transcript-title">
        <ol>
          ${this.#notesAfter(0)}
          ${repeat(this.messages, message => message.seq, message => html`${this.#turn(message)}${this.#notesAfter(message.seq)}`)}
        </ol>
      </div>
      ${this.ended && !this.messages.length ? html`<p class="waiting">Nothing was said.</p>` : nothing}
    </section>`;
  }

  #turn(message) {
    const {seq} = message;
    const pointed = [`m${seq}`, `j${seq}`].includes(this.pointed);
    const side = message.role === 'assistant' ? 'assistant' : 'user';
    return html`<li id="m${seq}" class="turn ${side} ${pointed ? 'pointed' : ''}" tabindex="-1">
      ${messageView(message, this.agent)}
    </li>`;
  }

  #notesAfter(seq) {
    return this.notes
      .filter(note => note.afterSeq === seq && noteWords(note))
      .map(note => html`<li class="note ${note.type}">
        <span>${noteWords(note)}</span> <time datetime=${note.at}>${dateTime(note.at)}</time>
      </li>`);
  }
}
customElements.define('battle-transcript', BattleTranscript);
