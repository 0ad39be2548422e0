import {html, nothing} from 'lit';
import {number} from '../core/format.js';
import {bar} from './plots.js';
import {decimal, latency} from './report-words.js';

const MOST_BINS = 12;

/** Counts in classes of equal width, none left out: {from, to, count} each. */
function bins(histogram) {
  const turns = histogram.map(entry => entry.turns);
  const first = Math.min(...turns);
  const last = Math.max(...turns);
  const width = Math.ceil((last - first + 1) / MOST_BINS);
  const found = [];
  for (let from = first; from <= last; from += width) {
    const to = from + width - 1;
    const inside = histogram.filter(entry => entry.turns >= from && entry.turns <= to);
    found.push({from, to, count: inside.reduce((sum, entry) => sum + entry.count, 0)});
  }
  return found;
}

/** How many exchanges the successes took. */
export function turnsView({turnsToGoal}) {
  if (!turnsToGoal.histogram.length) return nothing;
  const classes = bins(turnsToGoal.histogram);
  const most = Math.max(...classes.map(entry => entry.count));
  const mark = (name, value, {from, to}, last) =>
    value != null && value >= from && (value < to + 1 || last) ? html` <span class="label">${name}</span>` : nothing;
  return html`<section class="card inner" aria-labelledby="report-turns">
    <h3 id="report-turns">Exchanges to goal</h3>
    <p class="hint">Half of the successes took at most ${decimal(turnsToGoal.p50)} exchanges (p50), nine in ten at
      most ${decimal(turnsToGoal.p90)} (p90). An exchange is a message and the agent's answer.</p>
    <table class="report-bars report-stacks" aria-labelledby="report-turns">
      <thead><tr><th scope="col">Exchanges</th><th scope="col" class="report-drawn"><span class="hidden-text">Drawn</span></th>
        <th scope="col" class="num">Successes</th></tr></thead>
      <tbody>${classes.map((entry, index) => html`<tr>
        <th scope="row">${entry.from === entry.to ? entry.from : `${entry.from}–${entry.to}`}
          ${mark('p50', turnsToGoal.p50, entry, index === classes.length - 1)}
          ${mark('p90', turnsToGoal.p90, entry, index === classes.length - 1)}</th>
        <td class="report-drawn">${bar(entry.count, most, 'succeeded')}</td>
        <td class="num" data-label="Successes">${number(entry.count)}</td>
      </tr>`)}</tbody>
    </table>
  </section>`;
}

const PERCENTILES = [['p50', 'Half within'], ['p90', '9 in 10 within'], ['p99', '99 in 100 within']];

/** How long the agent's answers took. */
export function latencyView({latencyMs}) {
  if (latencyMs.p50 == null) return nothing;
  return html`<section class="card inner" aria-labelledby="report-latency">
    <h3 id="report-latency">Latency of the agent's answers</h3>
    <table class="report-bars report-stacks" aria-labelledby="report-latency">
      <thead><tr><th scope="col">Answers</th><th scope="col" class="report-drawn"><span class="hidden-text">Drawn</span></th>
        <th scope="col" class="num">Latency</th></tr></thead>
      <tbody>${PERCENTILES.map(([name, words]) => html`<tr>
        <th scope="row">${words} <span class="hint">${name}</span></th>
        <td class="report-drawn">${bar(latencyMs[name], latencyMs.p99, 'agent')}</td>
        <td class="num" data-label="Latency">${latency(latencyMs[name])}</td>
      </tr>`)}</tbody>
    </table>
  </section>`;
}
