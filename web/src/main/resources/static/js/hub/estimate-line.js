import {html, nothing} from 'lit';
import {post} from '../core/api.js';
import {count, number, usd} from '../core/format.js';
import {PageElement} from '../core/page-element.js';
import {Settled} from '../core/settled.js';

const BASES = {
  agent: battles => `From the last ${count(battles, 'battle')} of this agent`,
  model: battles => `From the last ${count(battles, 'battle')} with this model`,
  assumptions: () => 'From assumptions, until there are battles to go by',
};

const tokens = ({tokensIn, tokensOut}) => `${number(tokensIn + tokensOut)} tokens`;
const cost = ({costUsd}) => (costUsd == null ? 'cost unknown' : usd(costUsd));

/** What a start would take, reckoned by the server while the form is filled in; nothing while `body` is null. */
class EstimateLine extends PageElement {
  static properties = {body: {}};

  #estimate = new Settled(this, body => post('/api/estimate', body));

  willUpdate() {
    this.#estimate.about(this.body);
  }

  render() {
    const {answer, refusal, old} = this.#estimate;
    if (refusal || !this.body) {
      return html`<p class="hint">The estimate comes once every field is right.</p>`;
    }
    if (!answer) return html`<p class="hint">Estimating…</p>`;
    const {expected, worst, basis, assumptions} = answer;
    const capped = worst.cappedBy.length ? ', which is its budget' : '';
    return html`<details class="start-estimate ${old ? 'old' : ''}">
      <summary>Expected: <strong>${cost(expected)}</strong>, ${tokens(expected)}. At most: <strong>${cost(worst)}</strong>${capped}, ${tokens(worst)}.</summary>
      <p class="hint">${BASES[basis.kind]?.(basis.battles)}.</p>
      <ul class="hint">${assumptions.map(words => html`<li>${words}</li>`)}</ul>
    </details>
    ${answer.warnings?.length ? html`<ul class="hint start-warnings">${answer.warnings.map(words => html`<li>${words}</li>`)}</ul>` : nothing}`;
  }
}
customElements.define('estimate-line', EstimateLine);
