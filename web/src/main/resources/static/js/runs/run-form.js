import {html, nothing} from 'lit';
import {get, isUnsure, newKey, orNull, post, providers} from '../core/api.js';
import {dropDraft, loadDraft, saveDraft} from '../core/draft.js';
import {showWrong, Wrong} from '../core/fields.js';
import {lostNotice} from '../core/labels.js';
import {go, runPath} from '../core/router.js';
import {PageElement} from '../core/page-element.js';
import {Poll} from '../core/poll.js';
import {restCalls} from '../core/rest-call.js';
import {agentFields} from './agent-fields.js';
import {battleFields, copiedFields, playFields} from './run-fields.js';
import {valuesOfRun} from './run-copy.js';
import {bodyOf, DEFAULTS, EXAMPLE, scenariosOf, wrongTag} from './run-values.js';
import {scenarioFields} from './scenario-fields.js';
import '../hub/estimate-line.js';

const START = '/api/scale/start';

/** The form that starts a run; `like` is the id of a run to copy, `agent` that of an agent to choose. */
class RunForm extends PageElement {
  static properties = {
    like: {},
    agent: {},
    values: {state: true},
    providers: {state: true},
    agents: {state: true},
    sending: {state: true},
    failure: {state: true},
  };

  #poll = new Poll(this, () => this.#load(), 2_000, 10_000);
  #key = '';
  #read = {scenarios: [], lines: [], errors: []};

  constructor() {
    super();
    this.values = null;
    this.providers = null;
    this.agents = null;
    this.sending = false;
    this.failure = null;
  }

  get #draft() {
    return this.like ? `run.like.${this.like}` : 'run';
  }

  async #load() {
    this.values ??= await this.#begin();
    [this.providers, this.agents] = await Promise.all([
      providers(), get('/api/agents?limit=200').then(page => page.items)]);
    return Poll.DONE;
  }

  /** What was typed before, else the run that is to be copied. */
  async #begin() {
    const draft = loadDraft(this.#draft, DEFAULTS);
    if (this.agent) return this.#playing(draft);
    if (!this.like || draft.kept) return draft;
    const run = await get(`/api/scale/${encodeURIComponent(this.like)}`);
    const stored = run.agentId
      ? await get(`/api/agents/${encodeURIComponent(run.agentId)}/versions/${run.agentVersion}`).catch(orNull) : null;
    return valuesOfRun(run, stored);
  }

  /** What a link asks for is chosen once: afterwards the form is as it was left, also after a reload. */
  #playing(draft) {
    const values = {...draft, agentFrom: 'stored', agentId: this.agent, agentVersion: '', kept: true};
    saveDraft(this.#draft, values);
    history.replaceState(null, '', location.pathname);
    return values;
  }

  willUpdate(changed) {
    if (!changed.has('values') || !this.values) return;
    const {scenariosFrom, rows, pasted} = this.values;
    const before = changed.get('values');
    if (before?.scenariosFrom !== scenariosFrom || before.rows !== rows || before.pasted !== pasted) {
      this.#read = scenariosOf(this.values);
    }
  }

  #set = changed => {
    this.#key = '';
    this.values = {...this.values, ...changed};
    saveDraft(this.#draft, {...this.values, kept: true});
  };

  /** What can be told to be wrong without asking. */
  #unread() {
    const tag = wrongTag(this.values.tags);
    if (tag) return {message: `A tag is not written as key:value: ${tag}`, errors: [{field: 'tags', message: 'is one key:value a line.'}]};
    return this.#read.errors.length ? {message: 'The scenarios are not understood yet.', errors: []} : null;
  }

  async #start(event) {
    event.preventDefault();
    if (this.sending) return;
    this.failure = this.#unread();
    if (!this.failure) await this.#send();
    if (this.failure) await showWrong(this);
  }

  async #send() {
    this.sending = true;
    // The same key until an answer came, so that a lost answer is not a second run.
    this.#key ||= newKey();
    try {
      const {runId} = await post(START, bodyOf(this.values), {'Idempotency-Key': this.#key});
      dropDraft(this.#draft);
      if (this.isConnected) go(runPath(runId));
    } catch (failure) {
      if (!isUnsure(failure)) this.#key = '';
      this.failure = failure;
    }
    this.sending = false;
  }

  #empty() {
    dropDraft(this.#draft);
    this.failure = null;
    this.values = {...DEFAULTS};
  }

  render() {
    const {problem} = this.#poll;
    if (problem) {
      return html`<p class="notice bad" role="alert">${this.like && problem.status === 404
        ? `There is no run ${this.like} to copy.` : problem.message} <a href="/start/run">Start with an empty form</a></p>`;
    }
    if (!this.values) return html`${lostNotice(this.#poll)}`;
    const failed = new Wrong(this.failure);
    const form = {values: this.values, set: this.#set, wrong: (...names) => failed.of(...names), providers: this.providers};
    return html`<form class="card start run-form" novalidate aria-labelledby="run-form-title" @submit=${this.#start}>
      <header class="run-form-head">
        <h2 id="run-form-title">${this.like ? html`Like <code>${this.like}</code>` : 'A run of your own'}</h2>
        ${this.like ? nothing : html`<button type="button" @click=${() => this.#empty()}>Empty the form</button>`}
      </header>
      ${lostNotice(this.#poll)}
      ${agentFields({...form, agents: this.agents})}
      ${battleFields(form)}
      ${scenarioFields({...form, read: this.#read})}
      ${playFields(form)}
      ${copiedFields(form)}
      ${this.#actions(failed)}
    </form>`;
  }

  #actions(failed) {
    const body = bodyOf(this.values);
    return html`${failed.notice()}
      ${restCalls([
        ['This run', 'POST', START, body],
        ['Its estimate', 'POST', '/api/estimate', body],
        ['The example', 'POST', START, EXAMPLE],
      ])}
      <div class="actions">
        <estimate-line .body=${this.#read.errors.length ? null : body}></estimate-line>
        <div class="buttons"><button class="primary" aria-disabled=${String(this.sending)}>
          ${this.sending ? 'Starting…' : 'Start the run'}
        </button></div>
      </div>`;
  }
}
customElements.define('run-form', RunForm);
