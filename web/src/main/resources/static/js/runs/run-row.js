import {html, nothing} from 'lit';
import {serverNow} from '../core/api.js';
import {age, count, duration, usd} from '../core/format.js';
import {agentName, simulatedTag, stateTag} from '../core/labels.js';
import {outcomeBar, outcomeWords} from '../core/outcome-bar.js';
import {runPath} from '../core/router.js';
import {runName} from '../core/run-name.js';

const took = run => run.startedAt && run.endedAt
  ? `, took ${duration(Date.parse(run.endedAt) - Date.parse(run.startedAt))}` : '';

const when = run => run.endedAt
  ? `ended ${age(run.endedAt, serverNow())}${took(run)}`
  : `started ${age(run.startedAt ?? run.createdAt, serverNow())}`;

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
    <p class="facts"><span>cost ${usd(run.costUsd)}</span><span>${when(run)}</span></p>
  </div>
</div>`;
