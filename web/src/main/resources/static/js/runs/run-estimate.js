import {html, nothing} from 'lit';
import {post} from '../core/api.js';
import {count, usd} from '../core/format.js';

const AFTER_MS = 700;

/** What a start would take, asked for once its body has not changed for a moment. */
export class RunEstimate {
  #host;
  #timer = 0;
  #asked = '';
  #answer = null;
  #failure = null;

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected() {
    clearTimeout(this.#timer);
  }

  /** Sees to it that the estimate becomes one of this body. */
  of(body) {
    const asked = JSON.stringify(body);
    if (asked === this.#asked) return;
    this.#asked = asked;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(asked), AFTER_MS);
  }

  async #ask(asked) {
    let answer = null;
    let failure = null;
    try {
      answer = await post('/api/estimate', JSON.parse(asked));
    } catch (problem) {
      failure = problem;
    }
    if (asked !== this.#asked) return;
    this.#answer = answer;
    this.#failure = failure;
    this.#host.requestUpdate();
  }

  render() {
    if (this.#failure) return html`<p class="hint">An estimate comes once this is right: ${this.#failure.message}</p>`;
    if (!this.#answer) return html`<p class="hint">The estimate comes in a moment.</p>`;
    const {battles, expected, worst, assumptions, warnings} = this.#answer;
    return html`<div class="run-estimate">
      <p><strong>${usd(expected.costUsd)}</strong> expected, ${usd(worst.costUsd)} at worst,
        for ${count(battles, 'battle')} and about ${count(expected.llmCalls, 'model call')}.</p>
      ${warnings?.length ? html`<ul class="hint">${warnings.map(each => html`<li>${each}</li>`)}</ul>` : nothing}
      <details class="hint"><summary>What this is based on</summary>
        <ul>${assumptions.map(each => html`<li>${each}</li>`)}</ul></details>
    </div>`;
  }
}
