import {html, nothing} from 'lit';
import {isEnded, isSimulated, usd} from '../core/format.js';
import {agentName, simulatedTag, since, stateTag} from '../core/labels.js';
import {battlePath, runPath} from '../core/router.js';

const said = ({state, messageCount, messageLimit}) =>
  isEnded(state) ? `${messageCount} messages` : `${messageCount} of ${messageLimit} messages`;

/**
 * A battle in the list.
 *
 * @param ticked whether it is to be seen side by side
 * @param full whether two others are
 * @param tick told when that changes
 */
export function battleRow(battle, {ticked, full, tick}) {
  const name = battle.goal || battle.conversationId;
  return html`<div class="battles-row">
    <label class="battles-tick"><input type="checkbox" .checked=${ticked} ?disabled=${full && !ticked}
      aria-label="Side by side: ${battle.conversationId}" @change=${event => tick(event.target.checked)}></label>
    <div class="battles-what">
      <a class="battles-goal" href=${battlePath(battle.conversationId)} dir="auto">${name}</a>
      <p class="battles-about">
        <span>${battle.conversationId}</span>
        <span>${battle.agent.agentId ?? agentName(battle.agent)}</span>
        ${isSimulated(battle.agent) ? html`<span>${simulatedTag(battle.agent)}</span>` : nothing}
        ${battle.runId ? html`<a href=${runPath(battle.runId)}>run ${battle.runId}</a>` : nothing}
      </p>
    </div>
    <div class="battles-facts">
      <span>${stateTag(battle.state, battle.endedReason)}</span>
      <span>${said(battle)}</span>
      <span>cost ${usd(battle.costUsd)}</span>
      ${since(battle)}
    </div>
  </div>`;
}
