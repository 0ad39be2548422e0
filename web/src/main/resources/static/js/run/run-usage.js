import {html, nothing} from 'lit';
import {number, PURPOSE_WORDS, usd} from '../core/format.js';

const row = (words, spent) => html`<tr>
  <th scope="row">${words}</th>
  <td class="num">${usd(spent.costUsd)}</td>
  <td class="num">${number(spent.tokensIn)}</td>
  <td class="num">${number(spent.tokensOut)}</td>
  <td class="num">${number(spent.llmCalls)}</td>
</tr>`;

/** What a run used so far, by who asked. */
export function runUsage({usage}) {
  const by = usage.byPurpose ?? {};
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label="Cost and tokens by who asked"><table class="run-usage">
      <thead><tr><th scope="col">By</th><th scope="col" class="num">Cost</th><th scope="col" class="num">Tokens in</th>
        <th scope="col" class="num">Tokens out</th><th scope="col" class="num">Calls</th></tr></thead>
      <tbody>${Object.entries(PURPOSE_WORDS).filter(([purpose]) => by[purpose]).map(([purpose, words]) => row(words, by[purpose]))}
        ${row('All', usage)}</tbody>
    </table></div>
    ${usage.estimated ? html`<p class="hint">Some tokens were counted here, since a provider sent no usage.</p>` : nothing}
    ${usage.callsRepeated > 0 ? html`<p class="hint">${number(usage.callsRepeated)} calls were sent again because an answer got lost.</p>` : nothing}`;
}
