import {html, nothing} from 'lit';
import {serverNow} from '../core/api.js';
import {activityWords, isEnded} from '../core/format.js';
import {PageElement} from '../core/page-element.js';
import {Tick} from '../core/tick.js';
import {isAtTheEnd, toTheEnd} from './following.js';

/**
 * What is being written at this moment, apart from the transcript, since it is drawn many times a
 * second. For eyes alone: a screen reader is told of whole messages.
 */
class BattleWriting extends PageElement {
  static properties = {feed: {attribute: false}};

  constructor() {
    super();
    new Tick(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.feed?.addEventListener('writing', this.#draw);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.feed?.removeEventListener('writing', this.#draw);
  }

  #draw = () => this.requestUpdate();

  #follows = false;

  willUpdate() {
    this.#follows = Boolean(this.feed.log.writing) && isAtTheEnd();
  }

  updated() {
    if (this.#follows) toTheEnd();
  }

  render() {
    const {status, log} = this.feed;
    if (!status || isEnded(status.state)) return nothing;
    const {writing} = log;
    const now = activityWords(status.activity, serverNow()) || 'Nothing is due yet';
    if (!writing) return html`<p class="waiting" aria-hidden="true">${now}</p>`;
    const isAgent = writing.seq % 2 === 0;
    return html`<div class="turn writing ${isAgent ? 'assistant' : 'user'}" aria-hidden="true">
      <p class="who"><strong>${isAgent ? 'Agent' : 'User'}</strong> <span>writes message ${writing.seq}</span></p>
      <div class="bubble" dir="auto">${writing.text}<span class="caret"></span></div>
    </div>`;
  }
}
customElements.define('battle-writing', BattleWriting);
