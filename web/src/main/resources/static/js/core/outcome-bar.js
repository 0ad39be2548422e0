import {html, nothing, svg} from 'lit';
import {count, number, OUTCOME_WORDS} from './format.js';

const ENDED = ['succeeded', 'missed', 'uncovered', 'failed', 'cancelled'];
const OPEN = ['running', 'paused', 'queued'];

/** The counts that are not zero, as [outcome, words, count]; lists know of open battles only how many. */
export function outcomeCounts(run) {
  const known = OPEN.some(outcome => run[outcome] !== undefined);
  const open = run.total - run.completed;
  return [
    ...[...ENDED, ...(known ? OPEN : [])].map(outcome => [outcome, OUTCOME_WORDS[outcome], run[outcome] ?? 0]),
    ...(known ? [] : [['queued', 'Open', open]]),
  ].filter(([, , of]) => of > 0);
}

/** The counts in words: "20 battles: 9 succeeded, 11 missed". */
export const outcomeWords = run =>
  `${count(run.total, 'battle')}: ${outcomeCounts(run).map(([, words, of]) => `${number(of)} ${words.toLowerCase()}`).join(', ')}`;

/** The battles of a run as a bar, by what became of them; `run` has the counts of a run or its status. */
export function outcomeBar(run) {
  let from = 0;
  return html`<svg class="outcome-bar" role="img" aria-label=${outcomeWords(run)} preserveAspectRatio="none"
      viewBox="0 0 ${Math.max(1, run.total)} 1">
    ${outcomeCounts(run).map(([outcome, , of]) => {
      const bar = svg`<rect class="of-${outcome}" x=${from} y="0" width=${of} height="1"></rect>`;
      from += of;
      return bar;
    })}
  </svg>`;
}

/** The counts beside their colours. */
export const outcomeLegend = run => html`<ul class="outcome-legend">
  ${outcomeCounts(run).map(([outcome, words, of]) => html`<li>
    <svg class="swatch" viewBox="0 0 1 1" aria-hidden="true"><rect class="of-${outcome}" width="1" height="1"></rect></svg>
    ${number(of)} ${words.toLowerCase()}</li>`)}
  ${outcomeCounts(run).length ? nothing : html`<li>No battle yet</li>`}
</ul>`;
