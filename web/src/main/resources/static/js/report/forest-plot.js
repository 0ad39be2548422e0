import {html, nothing} from 'lit';
import {PageElement} from '../core/page-element.js';
import {number, percent} from '../core/format.js';
import {Query} from '../core/router.js';
import {rateAxis, ratePlot} from './plots.js';
import {interval} from './report-words.js';

const FIRST_SHOWN = 50;

/**
 * Rates drawn under each other, one row each, to be sorted by what its heads say.
 *
 * Properties: `rows` as the API has rates, with an `id`; `noun`, what a row is; `name`, which the
 * address keeps the order under; `caption`; `says`, which draws what is said of a row besides its
 * id; `more`, one more column {head, key, cell}.
 */
class ForestPlot extends PageElement {
  static properties = {rows: {}, noun: {}, name: {}, caption: {}, says: {}, more: {}, whole: {state: true}};

  #query = new Query(this);

  constructor() {
    super();
    this.rows = [];
    this.says = () => nothing;
    this.more = null;
    this.whole = false;
  }

  get #order() {
    const asked = this.#query.get(this.name);
    return {by: asked.replace(/^-/, ''), down: asked.startsWith('-')};
  }

  #sorted() {
    const {by, down} = this.#order;
    const value = {id: row => row.id, rate: row => row.estimate, n: row => row.n, more: row => this.more?.key(row)}[by];
    if (!value) return this.rows;
    const compare = (a, b) => {
      const [left, right] = [value(a), value(b)];
      // What is not known stands last, whichever way it is sorted.
      if (left == null || right == null) return (left == null) - (right == null);
      const sign = down ? -1 : 1;
      return sign * (typeof left === 'string' ? left.localeCompare(right, 'en', {numeric: true}) : left - right);
    };
    return [...this.rows].sort(compare);
  }

  /** Up, down, and then as they came. */
  #sort(by) {
    const now = this.#order;
    this.#query.set({[this.name]: now.by !== by ? by : now.down ? '' : `-${by}`});
  }

  render() {
    const sorted = this.#sorted();
    const shown = this.whole ? sorted : sorted.slice(0, FIRST_SHOWN);
    return html`<div class="table-scroll"><table class="forest report-stacks" aria-label=${this.caption}>
      <thead><tr>
        ${this.#head('id', this.noun)}
        <th scope="col" class="report-drawn"><span class="hidden-text">Drawn</span>${rateAxis()}</th>
        ${this.#head('rate', 'Rate')}
        ${this.#head('n', 'Of')}
        ${this.more ? this.#head('more', this.more.head, 'num') : nothing}
      </tr></thead>
      <tbody>${shown.map(row => this.#row(row))}</tbody>
    </table></div>
    ${shown.length < sorted.length
      ? html`<button type="button" class="report-all" @click=${() => { this.whole = true; }}>Show all ${number(sorted.length)}</button>`
      : nothing}`;
  }

  #head(by, words, look = '') {
    const {by: sorted, down} = this.#order;
    const order = sorted !== by ? nothing : down ? 'descending' : 'ascending';
    return html`<th scope="col" class=${look} aria-sort=${order}>
      <button type="button" class="report-sort" @click=${() => this.#sort(by)}>${words}<span
        aria-hidden="true">${order === nothing ? '' : down ? ' ▾' : ' ▴'}</span></button></th>`;
  }

  #row(row) {
    return html`<tr>
      <th scope="row"><bdi class="report-id">${row.id}</bdi> ${this.says(row)}</th>
      <td class="report-drawn">${ratePlot(row)}</td>
      <td>${row.estimate == null ? html`<span class="hint">none that counts</span>`
        : html`<strong>${percent(row.estimate)}</strong> <span class="hint nowrap">${interval(row)}</span>`}</td>
      <td class="nowrap">${number(row.k)} of ${number(row.n)}</td>
      ${this.more ? html`<td class="num" data-label=${this.more.head}>${this.more.cell(row)}</td>` : nothing}
    </tr>`;
  }
}
customElements.define('forest-plot', ForestPlot);
