import {html, nothing} from 'lit';
import {count, number, percent, usd} from '../core/format.js';
import {boundsPlot, rateAxis, ratePlot} from './plots.js';
import {answer, clustering, clusteringMatters, coverage, covered, decimal, interval, latency} from './report-words.js';

/** The answer first, then what it rests on. */
export const answerView = report => html`<section class="card inner report-answer" aria-label="The answer">
  <p class="report-sentence">${answer(report)}</p>
  ${rates(report)}
  <p class="hint">${coverage(report)} ${clustering(report)}</p>
  ${facts(report)}
</section>`;

function rates(report) {
  const {success, clustered, worstCase, bestCase} = report.rates;
  const bounds = worstCase != null && bestCase != null && bestCase > worstCase;
  if (!success && !bounds) return nothing;
  return html`<table class="report-rates" aria-label="The success rate">
    <tbody>
      ${success ? rate('Success rate', "Wilson's interval", success) : nothing}
      ${clusteringMatters(report)
        ? rate('Clustered by scenario', count(clustered.clusters, 'scenario'), clustered) : nothing}
      ${bounds ? row('Worst to best case', 'if the rest had counted', boundsPlot(worstCase, bestCase, 'plot-large'),
        interval({low: worstCase, high: bestCase})) : nothing}
      <tr class="report-axis" aria-hidden="true"><td></td><td>${rateAxis()}</td><td></td></tr>
    </tbody>
  </table>`;
}

const rate = (name, more, value) => row(name, more, ratePlot(value, 'plot-large'),
  html`<strong>${percent(value.estimate)}</strong> ${interval(value)}`);

const row = (name, more, drawing, words) => html`<tr>
  <th scope="row">${name} <span class="hint">${more}</span></th>
  <td>${drawing}</td>
  <td>${words}</td>
</tr>`;

function facts(report) {
  const {rates: {coverage: share}, turnsToGoal: turns, latencyMs, usage} = report;
  const cost = report.costUsd == null ? 'a call had no price'
    : report.costPerSuccessUsd == null ? 'no success to divide it by'
    : `${usd(report.costPerSuccessUsd)} per success`;
  return html`<dl class="report-facts">
    ${fact('Coverage', share == null ? '–' : percent(share),
      `${number(covered(report))} of ${number(report.finished)} ended battles count`)}
    ${fact('Cost', usd(report.costUsd), cost)}
    ${fact('Exchanges to goal', turns.p50 == null ? '–' : decimal(turns.p50),
      turns.p50 == null ? 'no success' : `median; 9 in 10 within ${decimal(turns.p90)}`)}
    ${fact("Agent's latency", latencyMs.p50 == null ? '–' : latency(latencyMs.p50),
      latencyMs.p50 == null ? 'no answer' : `median; 9 in 10 within ${latency(latencyMs.p90)}`)}
    ${fact('Model calls', number(usage.llmCalls), count(usage.tokensIn + usage.tokensOut, 'token'))}
  </dl>`;
}

const fact = (name, value, more) => html`<div><dt>${name}</dt>
  <dd><span class="report-value">${value}</span> <span class="hint">${more}</span></dd></div>`;
