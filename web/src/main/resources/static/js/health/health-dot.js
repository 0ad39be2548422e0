import {html, nothing} from 'lit';
import {PageElement} from '../core/page-element.js';
import {Poll} from '../core/poll.js';
import {statusWords, WatchedHealth} from './health.js';

const EVERY_MS = 15_000;
const HIDDEN_MS = 60_000;

/** Says in the navigation that something needs attention; nothing while all is well. */
class HealthDot extends PageElement {
  #health = new WatchedHealth();
  #poll = new Poll(this, async () => Poll.heard(await this.#health.read()), EVERY_MS, HIDDEN_MS);

  render() {
    if (this.#poll.lostSince) return this.#link('bad', 'No connection', 'The server does not answer. Trying again.');
    const health = this.#health.value;
    if (!health || health.status === 'ok') return nothing;
    const {look, sentence} = statusWords(health.status);
    return this.#link(look, 'Attention', health.advice ?? sentence);
  }

  #link = (look, words, sentence) => html`<a class="label ${look} health-dot" href="/health" title=${sentence}>
    <span aria-hidden="true">!</span> ${words}</a>`;
}
customElements.define('health-dot', HealthDot);
