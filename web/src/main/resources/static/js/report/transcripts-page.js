import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {get} from '../core/api.js';
import {count, endSentence, finishWords, isEnded, stateLabel, usd} from '../core/format.js';
import {agentName, lostNotice, seen, simulatedTag, stateTag} from '../core/labels.js';
import {PageElement} from '../core/page-element.js';
import {restCalls} from '../core/rest-call.js';
import {battlePath, Query, runPath} from '../core/router.js';
import {Tick} from '../core/tick.js';
import {setTitle} from '../core/title.js';
import {judgementView} from '../battle/judgement-view.js';
import {aligned, firstDifference} from './transcript-pair.js';
import {TranscriptSource} from './transcript-source.js';
import './pick-two.js';

const SUGGESTED = 100;
const SIDES = ['a', 'b'];

/** Two battles side by side, message by message. */
class TranscriptsPage extends PageElement {
  static properties = {known: {state: true}};

  #query = new Query(this, () => this.#open());
  #sides = {a: new TranscriptSource(this), b: new TranscriptSource(this)};

  constructor() {
    super();
    this.known = [];
    new Tick(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#open();
  }

  #open() {
    SIDES.forEach(side => this.#sides[side].open(this.#query.get(side)));
    setTitle('Side by side', ...SIDES.map(side => this.#sides[side].id));
    this.#suggest();
  }

  /** Battles to choose from: those of the same run, else the newest. */
  async #suggest() {
    const id = this.#sides.a.id || this.#sides.b.id;
    const run = /^(.+)\.\d+$/.exec(id)?.[1];
    try {
      const page = await get(`/api/battles?limit=${SUGGESTED}${run ? `&runId=${encodeURIComponent(run)}` : ''}`);
      this.known = page.items.map(item => ({id: item.conversationId,
        words: [stateLabel(item.state, item.endedReason).words, item.scenario ?? item.goal].filter(Boolean).join(', ').slice(0, 80)}));
    } catch {
      // It works without suggestions too.
    }
  }

  render() {
    const {a, b} = this.#sides;
    const rows = aligned(a.messages, b.messages);
    const differs = a.status && b.status ? firstDifference(rows) : 0;
    return html`
      <div class="page-head"><a class="back" href="/battles">← Battles</a><h1>Two transcripts side by side</h1></div>
      <div class="stack">
        <pick-two .a=${a.id} .b=${b.id} noun="Battle" verb="Show" .known=${this.known}
          @pick=${event => this.#query.set(event.detail, {push: true})}></pick-two>
        ${a.id || b.id ? html`
          <div class="pair-sides">${SIDES.map(side => this.#head(side))}</div>
          ${this.#difference(rows, differs)}
          <p class="pair-bar" aria-hidden="true">${SIDES.map(side => html`<span><span class="pair-letter">${side.toUpperCase()}</span>
            ${this.#sides[side].id}</span>`)}</p>
          <ol class="pair-rows" aria-label="Messages">${repeat(rows, row => row.seq, row => this.#row(row, differs))}</ol>
          ${restCalls(SIDES.filter(side => this.#sides[side].id).map(side => [`Transcript ${side.toUpperCase()}`, 'GET',
            `/api/battles/${encodeURIComponent(this.#sides[side].id)}/messages`]))}`
          : html`<p class="card empty">Choose two battles. In the report of a run you can tick them, too.</p>`}
      </div>`;
  }

  #head(side) {
    const {id, poll, problem, stored, status} = this.#sides[side];
    const letter = html`<span class="pair-letter" aria-hidden="true">${side.toUpperCase()}</span>`;
    const label = `Battle ${side.toUpperCase()}`;
    if (!id) return html`<section class="card inner pair-head" aria-label=${label}>${letter}<p class="hint">None is chosen.</p></section>`;
    if (problem) {
      return html`<section class="card inner pair-head" aria-label=${label}>${letter}
        <p class="notice bad" role="alert">${problem.message}</p></section>`;
    }
    const {spec} = stored ?? {};
    return html`<section class="card inner pair-head" aria-label=${label}>
      <h2>${letter} <a href=${battlePath(id)}>${id}</a></h2>
      ${lostNotice(poll)}
      ${status ? html`
        <p class="pair-goal" dir="auto">${spec?.goal}</p>
        <p class="facts"><span>${agentName(spec?.agent)}</span> ${simulatedTag(spec?.agent)}
          ${stored.runId ? html`<a href=${runPath(stored.runId)}>its run</a>` : nothing}
          ${stored.scenario ? html`<bdi>${stored.scenario}</bdi>` : nothing}</p>
        <p class="facts">${stateTag(status.state, status.endedReason)}
          <span>${count(status.progress?.messageCount ?? 0, 'message')}</span>
          <span>cost ${usd(status.usage?.costUsd, status.usage?.estimated)}</span>
          ${isEnded(status.state) ? nothing : seen(poll)}</p>
        ${isEnded(status.state) ? html`<p class="hint">${endSentence(status)}</p>` : nothing}`
        : poll.lostSince ? nothing : html`<p class="hint">Loading…</p>`}
    </section>`;
  }

  #difference(rows, differs) {
    const {a, b} = this.#sides;
    if (!a.status || !b.status || !rows.length) return nothing;
    if (!differs) return html`<p class="hint">Both say the same, word by word.</p>`;
    const there = event => {
      event.preventDefault();
      this.querySelector('.pair-differs')?.scrollIntoView({block: 'center'});
    };
    return html`<p class="hint">They first differ at <a href="#pair-${differs}" @click=${there}>message ${differs}</a>.</p>`;
  }

  #row({seq, ...said}, differs) {
    const agent = (said.a ?? said.b).role === 'assistant';
    return html`<li class="pair-row ${seq === differs ? 'pair-differs' : ''}" id="pair-${seq}">
      <p class="pair-seq"><strong>${agent ? 'Agent' : 'User'}</strong> message ${seq}
        ${seq === differs ? html`<span class="label open">≠ first difference</span>` : nothing}</p>
      ${SIDES.map(side => html`<div class="pair-cell ${agent ? 'pair-agent' : ''}">
        <span class="pair-letter"><span class="hidden-text">Battle </span>${side.toUpperCase()}</span>
        ${said[side] ? message(said[side]) : html`<p class="hint">${this.#nothing(side)}</p>`}
      </div>`)}
    </li>`;
  }

  #nothing(side) {
    const {id, problem, status} = this.#sides[side];
    if (!id || problem) return '–';
    if (!status) return 'Loading…';
    return isEnded(status.state) ? 'It had ended.' : 'Not said yet.';
  }
}
customElements.define('transcripts-page', TranscriptsPage);

function message({content, finish, role, judgement}) {
  const finished = finishWords(finish);
  return html`
    <div class="bubble" dir="auto">${content || '(says nothing)'}</div>
    ${finished ? html`<p class="hint">${finished}</p>` : nothing}
    ${role === 'assistant' && judgement ? judgementView(judgement) : nothing}`;
}
