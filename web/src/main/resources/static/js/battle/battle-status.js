import {html, nothing} from 'lit';
import {cancel, pause, resume, serverNow} from '../core/api.js';
import {activityWords, age, endSentence, isEnded, number, unusualWords, usd} from '../core/format.js';
import {stateTag} from '../core/labels.js';
import {PageElement} from '../core/page-element.js';
import {Tick} from '../core/tick.js';

/** What state a battle is in, what it has used, and the buttons that steer it. */
class BattleStatus extends PageElement {
  static properties = {
    battle: {},
    status: {},
    links: {},
    stale: {type: Boolean},
    asking: {state: true},
    sending: {state: true},
    failure: {state: true},
  };

  constructor() {
    super();
    this.asking = false;
    this.sending = '';
    this.failure = null;
    new Tick(this);
  }

  async #send(name, call) {
    if (this.sending) return;
    this.sending = name;
    this.failure = null;
    try {
      await call(this.battle);
      this.asking = false;
    } catch (failure) {
      this.failure = failure;
    }
    this.sending = '';
    this.dispatchEvent(new CustomEvent('changed'));
  }

  async #ask(asking) {
    this.asking = asking;
    await this.updateComplete;
    this.querySelector(asking ? '.keep' : '.cancel')?.focus();
  }

  render() {
    const {status} = this;
    if (!status) {
      return html`<section class="card status" aria-label="State"><p class="hint">Loading…</p></section>`;
    }
    const ended = isEnded(status.state);
    return html`<section class="card status" aria-label="State">
      <div class="now">
        ${stateTag(status.state, status.endedReason)}
        <p role="status">${ended ? endSentence(status) : nothing}</p>
        ${ended ? nothing : html`<p>${activityWords(status.activity, serverNow())}</p>`}
        <p class="hint">${this.#age(ended)}</p>
      </div>
      ${this.#progress(ended)}
      ${this.#usage()}
      ${ended ? nothing : this.#buttons()}
      ${this.failure ? html`<p class="notice bad" role="alert">${this.failure.message}</p>` : nothing}
      <div class="links">
        ${this.links?.temporal ? html`<a href=${this.links.temporal} target="_blank" rel="noreferrer">Open in Temporal</a>` : nothing}
        <a href="/api/battles/${encodeURIComponent(this.battle)}">The battle as JSON</a>
      </div>
      ${this.#calls(ended)}
    </section>`;
  }

  #age(ended) {
    const {status} = this;
    const when = age(status.updatedAt, serverNow());
    const from = !ended && status.source === 'database' ? ', as last recorded' : '';
    return `${ended ? 'ended' : 'as of'} ${when || 'an unknown time'}${from}${this.stale ? ', connection lost' : ''}`;
  }

  #progress(ended) {
    const {messageCount = 0, total} = this.status.progress ?? {};
    if (ended || !total) {
      return nothing;
    }
    return html`<div>
      <progress aria-label="Messages" max=${total} .value=${Math.min(messageCount, total)}></progress>
      <p class="hint">${messageCount} of at most ${total} messages</p>
    </div>`;
  }

  #usage() {
    const {usage = {}, progress = {}} = this.status;
    const unusual = unusualWords(this.status.unusualAnswers);
    return html`<dl>
      <dt>Messages</dt><dd>${number(progress?.messageCount)}</dd>
      <dt>Tokens in</dt><dd>${number(usage?.tokensIn)}</dd>
      <dt>Tokens out</dt><dd>${number(usage?.tokensOut)}</dd>
      <dt>Model calls</dt><dd>${number(usage?.llmCalls)}</dd>
      ${usage?.callsRepeated > 0 ? html`<dt>Calls repeated</dt><dd>${number(usage.callsRepeated)}</dd>` : nothing}
      <dt>Cost</dt><dd>${usd(usage?.costUsd, usage?.estimated)}</dd>
      ${usage?.unsettledUsd > 0 ? html`<dt>Unanswered, at most</dt><dd>${usd(usage.unsettledUsd)}</dd>` : nothing}
      ${unusual ? html`<dt>Agent's answers</dt><dd>${unusual}</dd>` : nothing}
    </dl>`;
  }

  #buttons() {
    const busy = name => String(this.sending === name);
    if (this.asking) {
      return html`<div class="ask" role="group" aria-label="Cancel the battle?">
        <p>Cancel this battle? It cannot go on afterwards.</p>
        <div class="buttons">
          <button class="danger" type="button" aria-disabled=${busy('cancel')}
            @click=${() => this.#send('cancel', id => cancel(id, 'cancelled on the page'))}>Cancel it</button>
          <button class="keep" type="button" @click=${() => this.#ask(false)}>Keep it</button>
        </div>
      </div>`;
    }
    const paused = this.status.state === 'paused';
    return html`<div class="buttons">
      ${paused
        ? html`<button class="primary" type="button" aria-disabled=${busy('resume')}
            @click=${() => this.#send('resume', resume)}>Resume</button>`
        : html`<button type="button" aria-disabled=${busy('pause')}
            @click=${() => this.#send('pause', pause)}>Pause</button>`}
      <button class="cancel" type="button" @click=${() => this.#ask(true)}>Cancel…</button>
    </div>`;
  }

  #calls(ended) {
    const base = `${location.origin}/api/battles/${encodeURIComponent(this.battle)}`;
    const json = "-H 'Content-Type: application/json'";
    const verb = this.status.state === 'paused' ? 'resume' : 'pause';
    return html`<details><summary>The same from a terminal</summary>
      <pre>curl ${base}/status</pre>
      <pre>curl '${base}/messages?sinceSeq=0'</pre>
      ${ended ? nothing : html`<pre>curl -X POST ${json} -d '{}' ${base}/${verb}</pre>
        <pre>curl -X POST ${json} -d '{}' ${base}/cancel</pre>`}
    </details>`;
  }
}
customElements.define('battle-status', BattleStatus);
