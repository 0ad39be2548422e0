import {html, nothing} from 'lit';
import {count, number} from '../core/format.js';
import {battlePath} from '../core/router.js';

const battle = id => html`<a class="report-id" href=${battlePath(id)}>${id}</a>`;

/** Battles to read first. */
export function tellingView({telling}) {
  if (!telling.length) return nothing;
  return html`<section class="card inner" aria-labelledby="report-telling">
    <h3 id="report-telling">Battles worth reading first</h3>
    <ul class="report-list">${telling.map(each => html`<li>
      ${battle(each.conversationId)} <span>${each.why}, ${count(each.messageCount, 'message')}</span></li>`)}</ul>
  </section>`;
}

const SENTENCES = {
  BUDGET: 'The next call could have passed the budget.',
  TIMEOUT: 'The time was used up.',
  MANUAL: 'Somebody cancelled it.',
};

/** Battles that say nothing about the agent, by what kept them from it. */
export function failuresView({failures}) {
  if (!failures.length) return nothing;
  return html`<section class="card inner" aria-labelledby="report-failures">
    <h3 id="report-failures">Battles that do not count</h3>
    <div class="table-scroll" tabindex="0" role="group" aria-labelledby="report-failures"><table aria-labelledby="report-failures">
      <thead><tr><th scope="col">Reason</th><th scope="col" class="num">Battles</th>
        <th scope="col">What happened, in one of them</th><th scope="col">Examples</th></tr></thead>
      <tbody>${failures.map(group => html`<tr>
        <th scope="row"><bdi class="report-id">${group.code}</bdi></th>
        <td class="num">${number(group.count)}</td>
        <td dir="auto">${group.sentence || SENTENCES[group.code] || ''}</td>
        <td>${group.examples.map(id => html`${battle(id)} `)}</td>
      </tr>`)}</tbody>
    </table></div>
  </section>`;
}
