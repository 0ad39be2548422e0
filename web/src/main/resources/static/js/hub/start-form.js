import {html, nothing} from 'lit';
import {isUnsure, Lost, newKey, start} from '../core/api.js';
import {dropDraft, loadDraft, saveDraft} from '../core/draft.js';
import {showWrong, Wrong} from '../core/fields.js';
import {isSimulated} from '../core/format.js';
import {lostNotice, problemNotice} from '../core/labels.js';
import {firstModel} from '../core/model-choice.js';
import {PageElement} from '../core/page-element.js';
import {restCalls} from '../core/rest-call.js';
import {battlePath, go, route} from '../core/router.js';
import {agentFields} from './agent-fields.js';
import {Catalogue} from './catalogue.js';
import {criteriaFields} from './criteria-fields.js';
import {limitFields, tagFields} from './limit-fields.js';
import {opponentFields} from './opponent-fields.js';
import {asked, prefilled} from './prefilled.js';
import {EXAMPLE, missingValues, promptSource, startBody} from './start-values.js';
import './estimate-line.js';

const DRAFT = 'start';
const BEFORE = 'start.before';

// The folded parts, by the fields that they hold.
const FOLDED = {
  agent: /^agent\.(temperature|maxTokens)$|^(temperature|maxTokens)$/,
  opponent: /^opponent\.(provider|model|mayLeave)$/,
  judge: /^judge\b/,
  limits: /^(timeoutSeconds|turnTimeoutSeconds|seed)$/,
  tags: /^tags\b/,
};

/** Starts a battle; filled so that one click plays the offline example. */
class StartForm extends PageElement {
  static properties = {
    values: {state: true},
    sending: {state: true},
    wrong: {state: true},
    notice: {state: true},
  };

  #catalogue = new Catalogue(this, () => this.#settle());
  #open = new Set();
  #key = '';

  constructor() {
    super();
    this.values = loadDraft(DRAFT, EXAMPLE);
    this.sending = false;
    this.wrong = new Wrong(null);
    this.notice = null;
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('popstate', this.#prefill);
    this.#prefill();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('popstate', this.#prefill);
  }

  /** Fills the form as its address asks, once: afterwards it is as it was typed, also after a reload. */
  #prefill = async () => {
    const wanted = route(location.pathname).page === 'hub' ? asked(location.search) : null;
    if (!wanted) return;
    const {search} = location;
    const before = this.values;
    try {
      const values = await prefilled(wanted, before);
      if (location.search !== search || !this.isConnected) return;
      saveDraft(BEFORE, this.values);
      this.#replace(values);
      this.notice = wanted.like ? {words: `Filled like battle ${wanted.like}.`, undo: true} : null;
    } catch (failure) {
      const lost = failure instanceof Lost;
      this.notice = {words: lost ? `${failure.message} Reload the page to fill the form like battle ${wanted.like}.` : failure.message};
      if (lost) return;
    }
    history.replaceState(null, '', location.pathname);
  };

  /** Where the example's provider is not to be had, the example is played with another one. */
  #settle() {
    const usable = this.#catalogue.providers.filter(provider => provider.configured);
    const there = usable.some(({name}) => name === this.values.provider);
    if (!usable.length || there || this.values.provider !== EXAMPLE.provider) return;
    const [{name}] = usable;
    this.values = {...this.values, provider: name, model: firstModel(usable, name)};
  }

  #replace(values) {
    this.#key = '';
    this.values = values;
    this.wrong = new Wrong(null);
    saveDraft(DRAFT, values);
    if (this.#catalogue.providers) this.#settle();
  }

  #set = change => {
    this.#key = '';
    this.values = {...this.values, ...change};
    saveDraft(DRAFT, this.values);
  };

  #backToExample() {
    saveDraft(BEFORE, this.values);
    this.#replace({...EXAMPLE});
    dropDraft(DRAFT);
    this.notice = {words: 'This is the example.', undo: true};
  }

  #undo() {
    this.#replace(loadDraft(BEFORE, EXAMPLE));
    dropDraft(BEFORE);
    this.notice = null;
  }

  async #start(event) {
    event.preventDefault();
    if (this.sending) return;
    this.sending = true;
    this.wrong = new Wrong(null);
    // The same key until an answer came, so that a lost answer is not a second battle.
    this.#key ||= newKey();
    try {
      const started = await start(startBody(this.values), this.#key);
      this.#key = '';
      if (this.isConnected) go(battlePath(started.conversationId));
    } catch (failure) {
      if (!isUnsure(failure)) this.#key = '';
      this.#refused(failure);
    } finally {
      this.sending = false;
    }
  }

  async #refused(failure) {
    this.wrong = new Wrong(failure);
    for (const [part, fields] of Object.entries(FOLDED)) {
      if (failure.errors?.some(({field}) => fields.test(field))) this.#open.add(part);
    }
    await showWrong(this);
  }

  get #simulated() {
    const {agentId, agentVersion, opponentProvider, judgeProvider} = this.values;
    const agent = agentId ? this.#catalogue.agent(agentId, agentVersion) : this.values;
    return isSimulated(agent) && [opponentProvider, judgeProvider].every(name => !name || name === 'simulated');
  }

  /** Whether nothing is missing that the server would ask for. */
  get #isComplete() {
    const {values} = this;
    if (!values.goal.trim()) return false;
    if (promptSource(values) !== 'template') return true;
    const template = values.templateId && this.#catalogue.template(values.templateId);
    return Boolean(template) && !missingValues(template, values.templateValues).length;
  }

  render() {
    const form = {values: this.values, set: this.#set, wrong: this.wrong, catalogue: this.#catalogue, open: this.#open};
    const body = startBody(this.values);
    const parts = [agentFields, opponentFields, criteriaFields, limitFields, tagFields].map(part => part(form));
    return html`<form class="card start" novalidate aria-labelledby="start-title" @submit=${this.#start}>
      <header>
        <div class="hub-head"><h2 id="start-title">Start a battle</h2>
          <button class="start-link" type="button" @click=${this.#backToExample}>Back to the example</button></div>
        <p class="hint">An agent answers a user; a judge says after each answer whether the goal is reached.
          To play many at once, <a href="/start/run">start a run</a>.</p>
      </header>
      ${lostNotice(this.#catalogue.poll)} ${problemNotice(this.#catalogue.poll.problem)}
      ${this.#noticeLine()}
      ${parts}
      ${this.wrong.notice()}
      ${restCalls([
        ['Starts it', 'POST', '/api/battles/start', body],
        ['What it would take', 'POST', '/api/estimate', body],
      ])}
      <div class="actions">
        <estimate-line .body=${this.#isComplete ? body : null}></estimate-line>
        <div class="buttons">
          <button class="primary" aria-disabled=${String(this.sending)}>
            ${this.sending ? 'Starting…' : 'Start the battle'}
          </button>
          ${this.#simulated
            ? html`<span class="label simulated">simulated, offline</span>`
            : html`<span class="hint">This asks a model and may cost money.</span>`}
        </div>
      </div>
    </form>`;
  }

  #noticeLine() {
    if (!this.notice) return nothing;
    return html`<p class="notice start-notice" role="status"><span>${this.notice.words}</span>
      ${this.notice.undo
        ? html`<button class="start-link" type="button" @click=${this.#undo}>Back to what was here before</button>` : nothing}</p>`;
  }
}
customElements.define('start-form', StartForm);
