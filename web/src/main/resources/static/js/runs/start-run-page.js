import {html, nothing} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import {newKey, post} from '../core/api.js';
import {problemNotice} from '../core/labels.js';
import {go, Query, runPath} from '../core/router.js';
import {PageElement} from '../core/page-element.js';
import {setTitle} from '../core/title.js';
import {EXAMPLE} from './run-values.js';
import './run-form.js';

/** Starts a run: the offline example with one click, or one of one's own. */
class StartRunPage extends PageElement {
  static properties = {starting: {state: true}, failure: {state: true}};

  #query = new Query(this);
  #key = '';

  constructor() {
    super();
    this.starting = false;
    this.failure = null;
  }

  connectedCallback() {
    super.connectedCallback();
    setTitle('Start a run');
  }

  async #example() {
    if (this.starting) return;
    this.starting = true;
    this.failure = null;
    this.#key ||= newKey();
    try {
      const {runId} = await post('/api/scale/start', EXAMPLE, {'Idempotency-Key': this.#key});
      this.#key = '';
      if (this.isConnected) go(runPath(runId));
    } catch (failure) {
      this.failure = failure;
    }
    this.starting = false;
  }

  render() {
    const like = this.#query.get('like');
    const agent = this.#query.get('agent');
    return html`
      <div class="page-head">
        <a class="back" href="/runs">← Runs</a>
        <h1>Start a run</h1>
        <p class="hint">A run plays many battles of one setup, and its report says with error bars how often the agent reaches its goal.</p>
      </div>
      <div class="stack">
        ${like ? nothing : html`<section class="card inner run-example" aria-labelledby="run-example-title">
          <div>
            <h2 id="run-example-title">See one first</h2>
            <p class="hint">20 battles of two scenarios, offline: no key, no cost, under a minute.</p>
          </div>
          <button type="button" aria-disabled=${String(this.starting)} @click=${this.#example}>${this.starting ? 'Starting…' : 'Play the example'}</button>
          ${problemNotice(this.failure)}
        </section>`}
        ${keyed(`${like} ${agent}`, html`<run-form .like=${like} .agent=${agent}></run-form>`)}
      </div>`;
  }
}
customElements.define('start-run-page', StartRunPage);
