import {html, nothing} from 'lit';
import {agentName, lostNotice, problemNotice, simulatedTag} from '../core/labels.js';
import {isEnded, stateLabel} from '../core/format.js';
import {agentPath, runPath, templatePath} from '../core/router.js';
import {PageElement} from '../core/page-element.js';
import {setTitle} from '../core/title.js';
import {Tick} from '../core/tick.js';
import {BattleFeed} from './battle-feed.js';
import {setupView} from './setup-view.js';
import './battle-status.js';
import './battle-transcript.js';
import './battle-writing.js';

/** One battle, live until it has ended. */
class BattlePage extends PageElement {
  static properties = {battle: {}};

  #feed = null;

  constructor() {
    super();
    new Tick(this);
  }

  connectedCallback() {
    this.#feed ??= new BattleFeed(this, this.battle);
    super.connectedCallback();
  }

  #goal() {
    return this.#feed.stored?.goal || this.battle;
  }

  updated() {
    const {status} = this.#feed;
    if (!status || !this.isConnected) return;
    const {words} = stateLabel(status.state, status.endedReason);
    setTitle(words, this.#goal());
  }

  render() {
    const {poll, stored, status, log} = this.#feed;
    if (poll.problem) {
      return html`<div class="page-head"><a class="back" href="/battles">← Battles</a><h1>${this.battle}</h1></div>
        ${problemNotice(poll.problem)}`;
    }
    return html`
      <div class="page-head">
        ${this.#back()}
        <h1 class="clamped" dir="auto">${this.#goal()}</h1>
        ${this.#facts()}
      </div>
      ${lostNotice(poll)}
      ${stored?.erasedAt ? html`<p class="notice">The content of this battle was erased. Its numbers stay.</p>` : nothing}
      <div class="columns battle">
        <battle-status .battle=${this.battle} .status=${status} .stored=${stored} .notes=${log.notes}
          .live=${this.#feed.live} .stale=${poll.lostSince > 0} @changed=${() => this.#feed.now()}
          @erased=${() => this.#feed.reread()}></battle-status>
        <div class="stack">
          ${stored ? setupView(stored.spec) : nothing}
          <battle-transcript .messages=${log.messages} .notes=${log.notes} .agent=${stored?.agent}
            .ended=${isEnded(status?.state)}></battle-transcript>
          <battle-writing .feed=${this.#feed}></battle-writing>
        </div>
      </div>`;
  }

  #back() {
    const run = this.#feed.stored?.runId;
    return run
      ? html`<a class="back" href=${runPath(run)}>← Run ${run}</a>`
      : html`<a class="back" href="/battles">← Battles</a>`;
  }

  #facts() {
    const {stored} = this.#feed;
    if (!stored) return nothing;
    const {agent} = stored;
    return html`<p class="facts">
      ${agent.agentId
        ? html`<a href="${agentPath(agent.agentId)}?version=${agent.agentVersion}">${agent.agentId}, version ${agent.agentVersion}</a>`
        : nothing}
      <span>${agentName(agent)}</span> ${simulatedTag(agent)}
      ${agent.templateId
        ? html`<a href="${templatePath(agent.templateId)}?version=${agent.templateVersion}">template ${agent.templateId}, version ${agent.templateVersion}</a>`
        : nothing}
      ${stored.scenario ? html`<span>scenario ${stored.scenario}</span>` : nothing}
      <span>battle <code>${this.battle}</code></span>
    </p>`;
  }
}
customElements.define('battle-page', BattlePage);
