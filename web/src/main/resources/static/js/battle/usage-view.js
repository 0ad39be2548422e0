import {html, nothing} from 'lit';
import {number, PURPOSE_WORDS, usd} from '../core/format.js';

/** What was used and what it cost, by who used it. */
export function usageView(usage) {
  if (!usage) return nothing;
  const {byPurpose = {}} = usage;
  return html`<div class="usage">
    <table>
      <caption class="hidden-text">Calls, tokens and cost by purpose</caption>
      <thead><tr><th scope="col"><span class="hidden-text">Who</span></th><th scope="col" class="num">Calls</th>
        <th scope="col" class="num">Tokens</th><th scope="col" class="num">Cost</th></tr></thead>
      <tbody>
        ${Object.entries(PURPOSE_WORDS).filter(([key]) => byPurpose[key]).map(([key, words]) => line(words, byPurpose[key], `purpose ${key}`))}
        ${line('All', usage, 'all')}
      </tbody>
    </table>
    ${usage.estimated ? html`<p class="hint">Some tokens were counted here, since a provider sent no usage.</p>` : nothing}
    ${usage.unsettledUsd > 0
      ? html`<p class="hint">Calls whose answer never came may have cost up to ${usd(usage.unsettledUsd)} more.</p>` : nothing}
  </div>`;
}

const line = (words, {llmCalls, tokensIn, tokensOut, costUsd}, look) => html`<tr class=${look}>
  <th scope="row">${words}</th>
  <td class="num">${number(llmCalls)}</td>
  <td class="num">${number(tokensIn == null ? null : tokensIn + tokensOut)}</td>
  <td class="num">${usd(costUsd)}</td>
</tr>`;
