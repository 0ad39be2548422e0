import {html, nothing} from 'lit';
import {count, number, usd} from '../core/format.js';
import {patch, stackedBar} from './plots.js';

const HEADS = html`<th scope="col" class="num">Calls</th><th scope="col" class="num">Tokens in</th>
  <th scope="col" class="num">Tokens out</th><th scope="col" class="num">Cost</th>`;

const amounts = used => html`<td class="num">${number(used.llmCalls)}</td><td class="num">${number(used.tokensIn)}</td>
  <td class="num">${number(used.tokensOut)}</td><td class="num">${usd(used.costUsd)}</td>`;

/** Tokens and money, by what they were for and by model. */
export function spendingView(report) {
  const purposes = Object.entries(report.usage.byPurpose).filter(([, used]) => used.llmCalls > 0);
  if (!purposes.length) return nothing;
  return html`<section class="card inner" aria-labelledby="report-spending">
    <h3 id="report-spending">Tokens and cost</h3>
    ${shares(purposes)}
    <div class="table-scroll" tabindex="0" role="group" aria-label="Tokens and cost by purpose">
      <table aria-label="Tokens and cost by purpose">
      <thead><tr><th scope="col">For the</th>${HEADS}</tr></thead>
      <tbody>
        ${purposes.map(([purpose, used]) => html`<tr><th scope="row">${patch(purpose)} ${purpose}</th>${amounts(used)}</tr>`)}
        <tr class="report-total"><th scope="row">all</th>${amounts({...report.usage, costUsd: report.costUsd})}</tr>
      </tbody>
    </table></div>
    <div class="table-scroll" tabindex="0" role="group" aria-label="Tokens and cost by model">
      <table aria-label="Tokens and cost by model">
      <thead><tr><th scope="col">Model</th><th scope="col">For the</th>${HEADS}</tr></thead>
      <tbody>${report.byModel.map(use => html`<tr>
        <th scope="row"><bdi class="report-id">${use.model}</bdi> <span class="hint">at <bdi>${use.provider}</bdi></span></th>
        <td>${use.purpose}</td>${amounts(use)}</tr>`)}</tbody>
    </table></div>
    ${notes(report).map(note => html`<p class="hint">${note}</p>`)}
  </section>`;
}

/** Where the money went; where the tokens went when nothing cost anything. */
function shares(purposes) {
  const cost = purposes.map(([part, used]) => ({part, value: used.costUsd ?? 0}));
  const tokens = purposes.map(([part, used]) => ({part, value: used.tokensIn + used.tokensOut}));
  const costs = cost.some(({value}) => value > 0) && purposes.every(([, used]) => used.costUsd != null);
  const drawn = costs ? cost : tokens;
  if (!drawn.some(({value}) => value > 0)) return nothing;
  return html`<figure class="report-shares">
    <figcaption class="hint">${costs ? 'Cost' : 'Tokens'} by purpose</figcaption>${stackedBar(drawn)}
  </figure>`;
}

function notes({costPerSuccessUsd, costUsd, usage}) {
  return [
    costPerSuccessUsd == null ? '' : `A success cost ${usd(costPerSuccessUsd)} on average.`,
    costUsd == null ? 'A cost is unknown, which is not zero, where a call had no price.' : '',
    usage.estimated ? 'Some tokens were counted here, because a provider did not tell them.' : '',
    usage.callsRepeated > 0
      ? `${count(usage.callsRepeated, 'call')} ${usage.callsRepeated === 1 ? 'was' : 'were'} sent again for an answer that got lost.` : '',
    usage.unsettledUsd > 0 ? `Requests whose answer never came may have cost up to ${usd(usage.unsettledUsd)} more.` : '',
  ].filter(Boolean);
}
