import {html, nothing} from 'lit';
import {providers as readProviders} from '../core/api.js';
import {lostNotice, problemNotice, seen} from '../core/labels.js';
import {PageElement} from '../core/page-element.js';
import {Poll} from '../core/poll.js';
import {restCalls} from '../core/rest-call.js';
import {Tick} from '../core/tick.js';
import {setTitle} from '../core/title.js';
import {HEALTH_PATH, statusWords, WatchedHealth} from './health.js';
import {counts, ground, providers, unconfigured, workers} from './health-parts.js';

/** Whether battles can make progress, and what to do when they cannot. */
class HealthPage extends PageElement {
  static properties = {all: {state: true}};

  #health = new WatchedHealth();
  #poll = new Poll(this, () => this.#load(), 3_000, 30_000);

  constructor() {
    super();
    new Tick(this);
    setTitle('Health');
    this.all = null;
  }

  async #load() {
    const fresh = await this.#health.read();
    if (this.isConnected) setTitle(statusWords(this.#health.value.status).words, 'Health');
    if (!this.all && this.#health.value.database.reachable) this.#loadProviders();
    return Poll.heard(fresh);
  }

  /** Those without a key are not part of the health; without them the page is as good. */
  async #loadProviders() {
    try {
      this.all = await readProviders();
    } catch {
      this.all = null;
    }
  }

  render() {
    const health = this.#health.value;
    return html`
      <div class="page-head"><div class="title"><h1>Health</h1>${seen(this.#poll)}</div></div>
      ${lostNotice(this.#poll)} ${problemNotice(this.#poll.problem)}
      ${health ? this.#content(health) : this.#poll.lostSince || this.#poll.problem ? nothing : html`<p class="card empty">Loading…</p>`}`;
  }

  #content(health) {
    const {look, words, sentence} = statusWords(health.status);
    return html`<div class="stack health ${this.#poll.lostSince ? 'stale' : ''}">
      <section class="card inner health-whole is-${health.status}" role="status" aria-label="The whole">
        <p class="health-state"><span class="label ${look}">${words}</span> ${sentence}</p>
        ${health.advice ? html`<p class="health-advice"><strong>What to do:</strong> ${health.advice}</p>` : nothing}
      </section>
      ${ground(health)}
      ${counts(health)}
      <div class="health-columns">
        <div class="stack">${providers(health)} ${unconfigured(this.all)}</div>
        ${workers(health)}
      </div>
      <p class="health-links">
        <a href=${HEALTH_PATH} target="_blank" rel="noreferrer">This as JSON</a>
        <a href="/actuator/prometheus" target="_blank" rel="noreferrer">Metrics for Prometheus</a>
        ${health.links?.temporal ? html`<a href=${health.links.temporal} target="_blank" rel="noreferrer">Temporal Web UI</a>` : nothing}
      </p>
      ${restCalls([['The health; 503 when nothing can make progress', 'GET', HEALTH_PATH], ['Providers and their models', 'GET', '/api/providers']])}
    </div>`;
  }
}
customElements.define('health-page', HealthPage);
