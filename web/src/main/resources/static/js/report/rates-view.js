import {html, nothing} from 'lit';
import {count, number, usd} from '../core/format.js';
import {battlesAddress} from './battle-filter.js';
import './forest-plot.js';

const JUDGED_BY = {llm: 'judged by a model', contains: 'text', regex: 'pattern', jsonSchema: 'JSON schema'};

/** How often each criterion was met. */
export function criteriaView(report) {
  if (!report.criteria.length) return nothing;
  return html`<section class="card inner" aria-labelledby="report-criteria">
    <h3 id="report-criteria">By criterion</h3>
    <forest-plot name="sort-criteria" noun="Criterion" caption="How often each criterion was met"
      .rows=${report.criteria} .says=${criterion}></forest-plot>
    <p class="hint">At the last judged message of each battle that counts.</p>
  </section>`;
}

const criterion = row => html`<span class="hint">${JUDGED_BY[row.type] ?? row.type},
  ${row.required ? 'the goal needs it' : 'the goal does not need it'}</span>
  ${row.k < row.n ? html`<a class="report-more" href=${battlesAddress({criterion: row.id, met: 'false'})}
    aria-label="List battles that did not meet ${row.id}">list those that did not meet it</a>` : nothing}`;

/** How each scenario went. */
export function scenariosView(report) {
  if (!report.perScenario.length) return nothing;
  return html`<section class="card inner" aria-labelledby="report-scenarios">
    <h3 id="report-scenarios">By scenario</h3>
    <forest-plot name="sort-scenarios" noun="Scenario" caption="How each scenario went"
      .rows=${report.perScenario} .says=${scenario} .more=${COST}></forest-plot>
  </section>`;
}

const COST = {head: 'Cost', key: row => row.costUsd, cell: row => usd(row.costUsd)};

const ENDS = [['uncovered', 'not covered'], ['failed', 'failed'], ['cancelled', 'cancelled']];

function scenario(row) {
  const ended = row.succeeded + row.missed + row.uncovered + row.failed + row.cancelled;
  const rest = ENDS.filter(([key]) => row[key] > 0).map(([key, words]) => `${number(row[key])} ${words}`);
  if (row.total > ended) rest.push(`${number(row.total - ended)} open`);
  return html`<span class="hint report-goal" dir="auto">${row.goal}</span>
    ${rest.length ? html`<span class="hint">Of ${count(row.total, 'battle')}: ${rest.join(', ')}.</span>` : nothing}`;
}
