import {html, nothing} from 'lit';
import {number, percent} from '../core/format.js';
import {differenceWords} from './comparison-words.js';
import {axis, differencePlot, ratePlot} from './plots.js';
import {interval} from './report-words.js';

/** A rate in a cell: drawn, and in numbers. */
export const rateCell = rate => rate?.estimate == null
  ? html`<span class="hint">none that counts</span>`
  : html`${ratePlot(rate)}<strong>${percent(rate.estimate)}</strong> <span class="hint">${interval(rate)},
      ${number(rate.k)} of ${number(rate.n)}</span>`;

/** How far the axis of differences has to go to both sides, as a share in steps of ten points. */
export function spanOf(differences) {
  const ends = differences.filter(Boolean).flatMap(({low, high}) => [Math.abs(low), Math.abs(high)]);
  return Math.min(1, Math.max(0.1, Math.ceil(Math.max(0, ...ends) * 10 - 1e-9) / 10));
}

/** The axis under differences of that span. */
export const differenceAxis = span =>
  axis(`−${Math.round(span * 100)}`, '0', `+${Math.round(span * 100)} points`);

/** How each criterion was met in both. */
export function criteriaTable(criteria) {
  if (!criteria.length) return nothing;
  const span = spanOf(criteria.map(each => each.difference));
  return html`<section class="card inner" aria-labelledby="comparison-criteria">
    <h2 id="comparison-criteria">By criterion</h2>
    <div class="table-scroll"><table class="comparison-table report-stacks" aria-labelledby="comparison-criteria">
      <thead><tr><th scope="col">Criterion</th><th scope="col">Met in A</th><th scope="col">Met in B</th>
        <th scope="col" class="report-drawn">B minus A${differenceAxis(span)}</th></tr></thead>
      <tbody>${criteria.map(each => html`<tr>
        <th scope="row"><bdi class="report-id">${each.id}</bdi></th>
        <td data-label="A">${rateCell(each.a)}</td><td data-label="B">${rateCell(each.b)}</td>
        <td class="report-drawn">${each.difference
          ? html`${differencePlot(each.difference, span)}<span>${differenceWords(each.difference)}</span>`
          : html`<span class="hint">unknown</span>`}</td>
      </tr>`)}</tbody>
    </table></div>
  </section>`;
}
