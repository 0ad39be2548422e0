import {html, nothing} from 'lit';
import {serverNow} from '../core/api.js';
import {activityWords, age, endSentence, isEnded, unusualWords} from '../core/format.js';
import {stateTag} from '../core/labels.js';
import {PageElement} from '../core/page-element.js';
import {restCalls} from '../core/rest-call.js';
import {Tick} from '../core/tick.js';
import {survival} from './note-words.js';
import {usageView} from './usage-view.js';
import './battle-actions.js';

/** What state a battle is in, what it has used, and what can be done about it. */
class BattleStatus extends PageElement {
  static properties = {
    battle: {},
    status: {attribute: false},
    stored: {attribute: false},
    notes: {attribute: false},
    live: {type: Boolean},
    stale: {type: Boolean},
  };

  constructor() {
    super();
    this.notes = [];
    new Tick(this);
  }

  render() {
    const {status, stored} = this;
    if (!status) return html`<section class="card status" aria-label="State"><p class="hint">Loading…</p></section>`;
    const ended = isEnded(status.state);
    const unusual = unusualWords(status.unusualAnswers);
    return html`<section class="card status" aria-label="State">
      <div class="now">
        ${stateTag(status.state, status.endedReason)}
        <p role="status" dir="auto">${ended ? endSentence(status) : nothing}</p>
        ${ended ? nothing : html`<p dir="auto">${activityWords(status.activity, serverNow())}</p>`}
        <p class="hint">${this.#age(ended)}</p>
      </div>
      ${this.#progress(ended)}
      ${usageView(status.usage)}
      ${unusual ? html`<p class="hint">Answers of the agent: ${unusual}</p>` : nothing}
      <p class="survival">${survival(this.notes, status.usage)}</p>
      <battle-actions .battle=${this.battle} .status=${status} .stale=${this.stale}
        .erased=${Boolean(stored?.erasedAt)}></battle-actions>
      <div class="links">
        ${stored?.links?.temporal ? html`<a href=${stored.links.temporal} target="_blank" rel="noreferrer">Open in Temporal</a>` : nothing}
        <a href="/transcripts?a=${encodeURIComponent(this.battle)}">Put beside another one</a>
        ${stored?.erasedAt ? nothing : html`<a href="/?like=${encodeURIComponent(this.battle)}">Start another like it</a>`}
      </div>
      ${this.#calls(ended)}
    </section>`;
  }

  #age(ended) {
    const {status, stored} = this;
    const since = time => age(time, serverNow()) || 'an unknown time ago';
    if (ended) return `ended ${since(stored?.endedAt ?? status.updatedAt)}`;
    const from = status.source === 'database' ? ', as last recorded' : '';
    const how = this.stale ? 'connection lost' : this.live ? 'live' : 'asked every few seconds';
    return `${how}; last change ${since(status.updatedAt)}${from}`;
  }

  #progress(ended) {
    const {messageCount = 0, total} = this.status.progress ?? {};
    if (!total) return nothing;
    return html`<div>
      ${ended ? nothing : html`<progress aria-label="Messages" max=${total} .value=${Math.min(messageCount, total)}></progress>`}
      <p class="hint">${messageCount} of at most ${total} messages</p>
    </div>`;
  }

  #calls(ended) {
    const base = `/api/battles/${encodeURIComponent(this.battle)}`;
    const {state, endedReason} = this.status;
    return restCalls([
      ['How it stands', 'GET', `${base}/status`],
      ['The battle with its setup', 'GET', base],
      ['What was said', 'GET', `${base}/messages?sinceSeq=0`],
      ['What happened', 'GET', `${base}/events?after=0`],
      !ended && state !== 'paused' && ['Pause', 'POST', `${base}/pause`, {reason: 'lunch'}],
      !ended && state === 'paused' && ['Resume', 'POST', `${base}/resume`, {}],
      !ended && ['Cancel', 'POST', `${base}/cancel`, {reason: 'not needed'}],
      endedReason === 'error' && ['Retry', 'POST', `${base}/retry`, {}],
      ended && ['Erase', 'DELETE', base],
    ]);
  }
}
customElements.define('battle-status', BattleStatus);
