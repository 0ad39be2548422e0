import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {serverNow} from '../core/api.js';
import {activityWords, finishWords, isEnded} from '../core/format.js';
import {judgementView} from './judgement-view.js';
import {PageElement} from '../core/page-element.js';

const NEAR_THE_END_PX = 160;

/** What was said. Every text of a model becomes a text node, never markup. */
class BattleTranscript extends PageElement {
  static properties = {messages: {}, status: {}, agent: {}};
  #follows = false;

  willUpdate(changed) {
    const page = document.documentElement;
    const atEnd = page.scrollHeight - page.clientHeight - scrollY < NEAR_THE_END_PX;
    // A reader who has scrolled up stays where they are; one at the end sees the newest.
    this.#follows = changed.has('messages') && (changed.get('messages')?.length ?? 0) > 0 && atEnd;
  }

  updated() {
    if (this.#follows) scrollTo(0, document.documentElement.scrollHeight);
  }

  render() {
    return html`<section class="transcript" aria-labelledby="transcript-title">
      <h2 id="transcript-title" class="hidden-text">Transcript</h2>
      <div role="log" aria-live="polite" aria-relevant="additions" aria-labelledby="transcript-title">
        <ol>${repeat(this.messages, message => message.seq, message => this.#turn(message))}</ol>
      </div>
      ${this.#foot()}
    </section>`;
  }

  /** What is awaited, for eyes; the state beside it says the same to a screen reader. */
  #foot() {
    if (!this.status) return nothing;
    if (isEnded(this.status.state)) {
      return this.messages.length ? nothing : html`<p class="waiting">Nothing was said.</p>`;
    }
    const now = activityWords(this.status.activity, serverNow()) || 'Nothing is due yet';
    return html`<p class="waiting" aria-hidden="true">${now}</p>`;
  }

  #turn(message) {
    const agent = message.role === 'assistant';
    const facts = [
      `message ${message.seq}`,
      message.author && message.author !== 'model' ? `by ${message.author}` : '',
      agent && this.agent && message.provider && message.provider !== this.agent.provider
        ? `by ${message.provider} / ${message.model}` : '',
      finishWords(message.finish),
      message.latencyMs ? `${(message.latencyMs / 1000).toFixed(1)} s` : '',
    ];
    return html`<li class="turn ${agent ? 'assistant' : 'user'}">
      <p class="who">
        <strong>${agent ? 'Agent' : 'User'}</strong>
        <span>${facts.filter(Boolean).join(' · ')}</span>
      </p>
      ${message.content == null
        ? html`<p class="bubble erased">The content was erased.</p>`
        : html`<div class="bubble" dir="auto">${message.content || '(says nothing)'}</div>`}
      ${agent && message.judgement ? judgementView(message.judgement) : nothing}
    </li>`;
  }
}
customElements.define('battle-transcript', BattleTranscript);
