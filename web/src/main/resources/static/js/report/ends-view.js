import {html, nothing} from 'lit';
import {number, outcome, percent, stateLabel} from '../core/format.js';
import {bar, patch} from './plots.js';
import {battlesAddress} from './battle-filter.js';

/** In the order in which they are told everywhere. */
export const REASONS = ['goal', 'limit', 'abandoned', 'budget', 'timeout', 'error', 'manual'];

const MEANINGS = {
  goal: 'every required criterion was met at one message',
  limit: "the messages, or a script's lines, were used up",
  abandoned: 'the simulated user left',
  budget: 'the next call could have passed the budget',
  timeout: 'the time was used up',
  error: 'a step failed for good',
  manual: 'somebody cancelled it',
};

const COUNTS = {succeeded: 'A success', missed: 'A miss'};

/** What an ended battle is called by how it ended. */
export const endWords = reason => stateLabel('completed', reason).words;

/** How the battles ended, and what that counts as. */
export function endsView(report) {
  const ends = REASONS.filter(reason => report.endedReasons[reason] > 0);
  if (!ends.length) return nothing;
  const total = ends.reduce((sum, reason) => sum + report.endedReasons[reason], 0);
  return html`<section class="card inner" aria-labelledby="report-ends">
    <h3 id="report-ends">How the battles ended</h3>
    <table class="report-bars report-stacks" aria-labelledby="report-ends">
      <thead><tr><th scope="col">Ended by</th><th scope="col" class="report-drawn"><span class="hidden-text">Drawn</span></th>
        <th scope="col" class="num">Battles</th><th scope="col" class="num">Share</th></tr></thead>
      <tbody>${ends.map(reason => end(reason, report.endedReasons[reason], total))}</tbody>
    </table>
  </section>`;
}

function end(reason, battles, total) {
  const part = outcome('completed', reason);
  return html`<tr>
    <th scope="row">${patch(part)} ${endWords(reason)}
      <span class="hint">${COUNTS[part] ?? 'Not covered'}: ${MEANINGS[reason]}</span></th>
    <td class="report-drawn">${bar(battles, total, part)}</td>
    <td class="num" data-label="Battles"><a href=${battlesAddress({endedReason: reason})}
      aria-label="${number(battles)} ended by ${endWords(reason)}, list them">${number(battles)}</a></td>
    <td class="num" data-label="Share">${percent(battles / total)}</td>
  </tr>`;
}
