import {html, nothing} from 'lit';
import {number} from '../core/format.js';
import {selectField} from '../core/fields.js';
import {PageElement} from '../core/page-element.js';
import {Query} from '../core/router.js';
import {rateCell} from './comparison-tables.js';
import {CHANGES} from './comparison-words.js';

const FIRST_SHOWN = 50;

/** The scenarios of two runs, with those that broke and those that were fixed. */
class ComparisonScenarios extends PageElement {
  static properties = {scenarios: {}, whole: {state: true}};

  #query = new Query(this);

  constructor() {
    super();
    this.scenarios = [];
    this.whole = false;
  }

  render() {
    if (!this.scenarios.length) return nothing;
    const change = this.#query.get('change');
    const found = change ? this.scenarios.filter(each => each.change === change) : this.scenarios;
    const shown = this.whole ? found : found.slice(0, FIRST_SHOWN);
    const how = word => number(this.scenarios.filter(each => each.change === word).length);
    return html`<section class="card inner" aria-labelledby="comparison-scenarios">
      <h2 id="comparison-scenarios">By scenario</h2>
      <p class="hint">Fixed: less than half succeeded in A and more than half in B. Broke: the other way round.</p>
      <div class="filters">${selectField({id: 'comparison-change', label: 'Which'}, change,
        [{value: '', words: `all ${number(this.scenarios.length)}`},
          ...Object.entries(CHANGES).map(([value, [, words]]) => ({value, words: `${words} (${how(value)})`}))],
        value => this.#query.set({change: value}, {push: true}))}</div>
      ${shown.length ? html`<div class="table-scroll"><table class="comparison-table report-stacks" aria-labelledby="comparison-scenarios">
        <thead><tr><th scope="col">Scenario</th><th scope="col">A</th><th scope="col">B</th><th scope="col">Change</th></tr></thead>
        <tbody>${shown.map(each => html`<tr>
          <th scope="row"><bdi class="report-id">${each.id}</bdi></th>
          <td data-label="A">${rateCell(each.a)}</td><td data-label="B">${rateCell(each.b)}</td>
          <td>${changeTag(each.change)}</td>
        </tr>`)}</tbody>
      </table></div>` : html`<p class="empty">No scenario is like that.</p>`}
      ${shown.length < found.length
        ? html`<button type="button" class="report-all"
            @click=${() => { this.whole = true; }}>Show all ${number(found.length)}</button>` : nothing}
    </section>`;
  }
}
customElements.define('comparison-scenarios', ComparisonScenarios);

function changeTag(change) {
  const [look, words] = CHANGES[change] ?? ['', change];
  return html`<span class="label ${look}">${words}</span>`;
}
