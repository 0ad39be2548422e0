import {html, nothing} from 'lit';
import {verdictLabel} from '../core/format.js';

/** What the judge said about an agent message; stands outside of the message's bubble. */
export function judgementView(judgement) {
  const {look, words} = verdictLabel(judgement.verdict);
  const criteria = judgement.criteria ?? [];
  const verdict = html`<span>Judge</span> <span class="label ${look}">${words}</span>`;
  if (!judgement.rationale && !criteria.length) {
    return html`<p class="judgement ${look}">${verdict}</p>`;
  }
  const judge = [judgement.provider, judgement.model].filter(Boolean).join(' / ');
  return html`<div class="judgement ${look}"><details>
    <summary>${verdict}</summary>
    <div class="reasons">
      ${judgement.rationale ? html`<p dir="auto">${judgement.rationale}</p>` : nothing}
      ${criteria.length ? html`<ul>${criteria.map(criterion)}</ul>` : nothing}
      ${judge ? html`<p class="by">judged by ${judge}</p>` : nothing}
    </div>
  </details></div>`;
}

function criterion({id, type, met, rationale}) {
  const words = met == null ? '? unknown' : met ? '✓ met' : '○ not met';
  return html`<li>
    <span><strong>${id}</strong> <span class="by">${type}</span> ${words}</span>
    ${rationale ? html`<span dir="auto">${rationale}</span>` : nothing}
  </li>`;
}
