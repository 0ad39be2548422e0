import {html, nothing} from 'lit';
import {count, isSimulated} from '../core/format.js';
import {agentName, simulatedTag} from '../core/labels.js';
import {agentPath} from '../core/router.js';
import {runName} from '../core/run-name.js';

const MOST_SHOWN = 100;

const tagged = tag => `/runs?tag=${encodeURIComponent(tag)}`;

/** The tags of a run, each leading to the runs that have it too. */
export const tagList = tags => Object.entries(tags ?? {}).map(([key, value]) =>
  html`<a class="label" dir="auto" href=${tagged(`${key}:${value}`)}>${key}:${value}</a>`);

/** The agent of a run: the stored one with its version, or its provider and model. */
export const agentOfRun = run => html`
  ${run.agentId
    ? html`<a href=${agentPath(run.agentId)}>${run.agentId}, version ${run.agentVersion}</a>`
    : nothing}
  <span>${agentName(run)}</span>
  ${isSimulated(run) ? simulatedTag(run) : nothing}`;

/** The head of the page of a run. */
export const runHead = (id, run) => html`<div class="page-head">
  <a class="back" href="/runs">← Runs</a>
  <h1 dir="auto" class="run-name">${runName(run)}</h1>
  <p class="facts">
    ${run.goal ? html`<span>run <code>${id}</code></span>` : nothing}
    ${run.scenarioCount ? html`<span>${count(run.scenarioCount, 'scenario')}</span>` : nothing}
    ${agentOfRun(run)}
    <span>against ${run.opponent}</span>
    ${tagList(run.tags)}
  </p>
  <p class="facts">
    ${run.links?.temporal ? html`<a href=${run.links.temporal} target="_blank" rel="noreferrer">Open in Temporal</a>` : nothing}
    <a href="/battles?runId=${encodeURIComponent(id)}">List of its battles</a>
    <a href=${run.links.self} target="_blank" rel="noreferrer">The run as JSON</a>
    ${run.erasedAt ? html`<span class="label">Erased: its texts are gone, its numbers stay</span>` : nothing}
  </p>
</div>`;

/** The scenarios of a run, folded. */
export function runScenarios(run) {
  const scenarios = run.spec.scenarios ?? [];
  if (!scenarios.length) return nothing;
  const left = scenarios.length - MOST_SHOWN;
  return html`<details class="card inner run-scenarios"><summary>${count(scenarios.length, 'scenario')}</summary>
    <div class="table-scroll" tabindex="0" role="region" aria-label="Scenarios"><table>
      <thead><tr><th scope="col">Scenario</th><th scope="col">Goal</th><th scope="col">Persona</th>
        <th scope="col">Opening line</th><th scope="col" class="num">Weight</th></tr></thead>
      <tbody>${scenarios.slice(0, MOST_SHOWN).map(each => html`<tr>
        <th scope="row" dir="auto">${each.id}</th><td dir="auto">${each.goal}</td><td dir="auto">${each.persona}</td>
        <td dir="auto">${each.userMessage}</td><td class="num">${each.weight}</td></tr>`)}</tbody>
    </table></div>
    ${left > 0 ? html`<p class="hint">And ${left} more: the run as JSON has all of them.</p>` : nothing}
  </details>`;
}
