import {html, nothing} from 'lit';
import {serverNow} from '../core/api.js';
import {agentName} from '../core/labels.js';
import {PageElement} from '../core/page-element.js';
import {Tick} from '../core/tick.js';
import {beginOf, endOf, isUnfolded, lengthWords, pathOf, waitWords} from './subjects.js';
import {outcomeTag} from './timeline-card.js';
import {momentWords} from './ticks.js';

const PAGE = 100;

/** What the chart draws, as a table; the newest first. Properties: `items`; `battles` by run; `open`. */
class TimelineTable extends PageElement {
  static properties = {items: {}, battles: {}, open: {}, shown: {state: true}};

  #end = new IntersectionObserver(entries => entries.some(entry => entry.isIntersecting) && this.#more(), {rootMargin: '600px'});
  #watched = null;

  constructor() {
    super();
    this.shown = PAGE;
    new Tick(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#end.disconnect();
    this.#watched = null;
  }

  updated() {
    const more = this.querySelector('.timeline-more');
    if (more === this.#watched) return;
    this.#end.disconnect();
    this.#watched = more;
    if (more) this.#end.observe(more);
  }

  #more() {
    this.shown += PAGE;
  }

  render() {
    const now = serverNow();
    const newest = [...this.items].reverse();
    const left = newest.length - this.shown;
    return html`<div class="card table-scroll" role="region" aria-label="What ran, as a table" tabindex="0">
      <table class="timeline-table">
        <thead><tr>
          <th scope="col">What</th><th scope="col">Goal</th><th scope="col">Outcome</th><th scope="col">Began</th>
          <th scope="col">Ended</th><th scope="col">Took</th><th scope="col">Waits</th>
        </tr></thead>
        <tbody>${newest.slice(0, this.shown).map(subject => this.#row(subject, now))}</tbody>
      </table></div>
      ${left > 0 ? html`<p class="timeline-more"><button type="button" @click=${() => this.#more()}>
        Show ${Math.min(PAGE, left)} more of ${left}</button></p>` : nothing}`;
  }

  #row(subject, now) {
    const waits = [['to begin', 'queued'], ['paused', 'paused'], ['to ask again', 'backing_off']]
      .map(([words, kind]) => [words, waitWords(subject, kind, now)]).filter(([, value]) => value);
    return html`<tr>
      <th scope="row">${subject.kind === 'run' ? 'Run' : 'Battle'} <a href=${pathOf(subject)} dir="auto">${subject.id}</a>
        ${subject.agent ? html`<span class="hint" dir="auto">${agentName(subject.agent)}</span>` : nothing}
        ${this.#fold(subject)}</th>
      <td><span class="timeline-goal" dir="auto">${subject.goal ?? ''}</span></td>
      <td>${outcomeTag(subject.outcome)}</td>
      <td>${momentWords(beginOf(subject), now)}</td>
      <td>${endOf(subject) == null ? 'not yet' : momentWords(subject.to, now)}</td>
      <td>${lengthWords(subject, now)}</td>
      <td>${waits.map(([words, value]) => html`<div>${words}: ${value}</div>`)}</td>
    </tr>`;
  }

  #fold(subject) {
    const inside = subject.kind === 'run' ? (this.battles.get(subject.id)?.length ?? 0) : 0;
    if (!inside) return nothing;
    const unfolded = isUnfolded(this.open, subject);
    return html`<button class="timeline-small" type="button" aria-expanded=${String(unfolded)}
      @click=${() => this.dispatchEvent(new CustomEvent('fold', {detail: subject}))}>
      ${unfolded ? 'Hide' : 'Show'} its ${inside} battles</button>`;
  }
}
customElements.define('timeline-table', TimelineTable);
