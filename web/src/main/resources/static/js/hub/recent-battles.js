import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {count, usd} from '../core/format.js';
import {agentName, simulatedTag, since, stateTag} from '../core/labels.js';
import {PageElement} from '../core/page-element.js';
import {battlePath} from '../core/router.js';

const SHOWN = 8;
const endedAt = battle => Date.parse(battle.endedAt);

/** The battles that ended last. */
class RecentBattles extends PageElement {
  static properties = {battles: {}};

  render() {
    const shown = [...this.battles].sort((a, b) => endedAt(b) - endedAt(a)).slice(0, SHOWN);
    return html`<section class="recent" aria-labelledby="recent-title">
      <div class="hub-head"><h2 id="recent-title">Ended lately</h2><a href="/battles">All battles</a></div>
      <ul class="card">${repeat(shown, battle => battle.conversationId, battle => html`<li>
        <a href=${battlePath(battle.conversationId)} dir="auto">${battle.goal || battle.conversationId}</a>
        <div class="facts">
          ${stateTag(battle.state, battle.endedReason)}
          <span>${agentName(battle.agent)}</span> ${simulatedTag(battle.agent)}
          <span>${count(battle.messageCount, 'message')}</span>
          <span>cost ${usd(battle.costUsd)}</span>
          ${since(battle)}
        </div>
        ${battle.error?.message ? html`<p class="wrong">${battle.error.message}</p>` : nothing}
      </li>`)}</ul>
    </section>`;
  }
}
customElements.define('recent-battles', RecentBattles);
