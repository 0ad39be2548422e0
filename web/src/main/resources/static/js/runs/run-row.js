import {html, nothing} from 'lit';
import {count, duration, usd} from '../core/format.js';
import {agentName, simulatedTag, since, stateTag} from '../core/labels.js';
import {outcomeBar, outcomeWords} from '../core/outcome-bar.js';
import {runPath} from '../core/router.js';
import {runName} from '../core/run-name.js';

const took = run => run.startedAt && run.endedAt
  ? html`<span>took ${duration(Date.parse(run.endedAt) - Date.parse(run.startedAt))}</span>` : nothing;

/**
 * A run in the list.
 *
 * @param run as a list has it
 * @param picked whether it is ticked for a comparison
 * @param mayPick whether it can be ticked
 * @param pick told of a tick
 */
export const runRow = (run, {picked, mayPick, pick}) => html`<div class="run-row">
  <label class="run-row-pick"><input type="checkbox" .checked=${picked} ?disabled=${!mayPick && !picked}
    aria-label="Compare ${run.runId}" @change=${event => pick(event.target.checked)}></label>
  <div class="run-row-about">
    <a class="run-row-title" dir="auto" href=${runPath(run.runId)}>${runName(run)}</a>
    <p class="facts">
      ${stateTag(run.state)}
      ${run.goal ? html`<code>${run.runId}</code>` : nothing}
      ${run.scenarioCount ? html`<span>${count(run.scenarioCount, 'scenario')}</span>` : nothing}
      <span>${run.agentId ? `${run.agentId}, version ${run.agentVersion}` : agentName(run)}</span>
      ${simulatedTag(run)}
      ${Object.entries(run.tags ?? {}).map(([key, value]) => html`<span dir="auto">${key}:${value}</span>`)}
      ${run.erasedAt ? html`<span>erased</span>` : nothing}
    </p>
  </div>
  <div class="run-row-numbers">
    ${outcomeBar(run)}
    <p class="facts"><span class="run-row-counts" aria-hidden="true">${outcomeWords(run)}</span></p>
    <p class="facts"><span>cost ${usd(run.costUsd)}</span>${since(run)}${took(run)}</p>
  </div>
</div>`;
