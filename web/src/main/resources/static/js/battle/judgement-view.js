import {html, nothing} from 'lit';
import {verdictLabel} from '../core/format.js';

/** Whether something that the judge looks for was not there, or could not be decided. */
export const isUnmet = judgement =>
  judgement && (judgement.verdict !== 'reached' || (judgement.criteria ?? []).some(({met}) => met !== true));

/**
 * What the judge said about an agent message; stands outside of the message's bubble.
 *
 * @param judgement as the API gives it
 * @param seq the message it is about, where it can be linked to
 */
export function judgementView(judgement, seq) {
  const {look, words} = verdictLabel(judgement.verdict);
  const criteria = judgement.criteria ?? [];
  const met = criteria.filter(criterion => criterion.met).length;
  const id = seq ? `j${seq}` : nothing;
  const verdict = html`<span>Judge</span> <span class="label ${look}">${words}</span>
    ${criteria.length > 1 ? html`<span>${met} of ${criteria.length} criteria</span>` : nothing}`;
  if (!judgement.rationale && !criteria.length) {
    return html`<p id=${id} class="judgement ${look}">${verdict}</p>`;
  }
  const judge = [judgement.provider, judgement.model].filter(Boolean).join(' / ');
  return html`<div id=${id} class="judgement ${look}"><details>
    <summary>${verdict}</summary>
    <div class="reasons">
      ${judgement.rationale ? html`<p dir="auto">${judgement.rationale}</p>` : nothing}
      ${criteria.length ? html`<ul>${criteria.map(criterion)}</ul>` : nothing}
      <p class="by">${judge ? html`<span>judged by ${judge}</span>` : nothing}
        ${seq ? html`<a href="#j${seq}">link to this verdict</a>` : nothing}</p>
    </div>
  </details></div>`;
}

function criterion({id, type, met, required, rationale}) {
  const words = met == null ? '? unknown' : met ? '✓ met' : '○ not met';
  return html`<li>
    <span><strong>${id}</strong> <span class="by">${type}${required === false ? ', optional' : ''}</span> ${words}</span>
    ${rationale ? html`<span dir="auto">${rationale}</span>` : nothing}
  </li>`;
}
