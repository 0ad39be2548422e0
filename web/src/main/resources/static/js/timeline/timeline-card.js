import {html, nothing} from 'lit';
import {count} from '../core/format.js';
import {agentName, simulatedTag} from '../core/labels.js';
import {momentWords} from './ticks.js';
import {beginOf, endOf, lengthWords, markOf, outcomeWords, waitWords} from './subjects.js';

const fact = (words, value) => (value ? html`<div><dt>${words}</dt><dd>${value}</dd></div>` : nothing);

/** The mark and the word of an outcome; the same as on bars, in the legend and in the table. */
export const outcomeTag = name => html`<span class="timeline-outcome is-${name}">
  <span class="timeline-swatch" aria-hidden="true"></span>
  <span class="timeline-mark" aria-hidden="true">${markOf(name)}</span>${outcomeWords(name)}</span>`;

/** What is known of a run or a battle. */
export const subjectCard = (subject, now, battles) => html`
  <p class="timeline-card-head">
    <span>${subject.kind === 'run' ? 'Run' : 'Battle'} <code dir="auto">${subject.id}</code></span>${outcomeTag(subject.outcome)}
  </p>
  ${subject.goal ? html`<p class="timeline-goal" dir="auto">${subject.goal}</p>` : nothing}
  ${subject.agent ? html`<p class="facts">
    <span dir="auto">${agentName(subject.agent)}</span> ${simulatedTag(subject.agent)}</p>` : nothing}
  <dl>
    ${fact(subject.begun == null ? 'Accepted' : 'Began', momentWords(beginOf(subject), now))}
    ${fact('Ended', endOf(subject) == null ? '' : momentWords(subject.to, now))}
    ${fact('Took', lengthWords(subject, now))}
    ${fact('Waited to begin', waitWords(subject, 'queued', now))}
    ${fact('Paused', waitWords(subject, 'paused', now))}
    ${fact('Waited to ask again', waitWords(subject, 'backing_off', now))}
    ${fact('Battles', subject.battles ? `${subject.battles}, too many to draw here` : subject.kind === 'run' && battles)}
  </dl>`;

/** What is known of several battles that are too short to be told apart. */
export function clusterCard(items, now) {
  const byOutcome = tally(items);
  return html`<p class="timeline-card-head"><span>${clusterWords(items)}, too short to be told apart here</span></p>
    <ul class="timeline-tally">${byOutcome.map(([name, n]) => html`<li>${outcomeTag(name)} ${n}</li>`)}</ul>
    <dl>
      ${fact('The first began', momentWords(items[0].from, now))}
      ${fact('The last began', momentWords(items.at(-1).from, now))}
    </dl>
    <p class="hint">Select it to zoom in.</p>`;
}

export const clusterWords = items => {
  const runs = items.filter(item => item.kind === 'run').length;
  return [runs && count(runs, 'run'), items.length > runs && count(items.length - runs, 'battle')].filter(Boolean).join(', ');
};

/** How many there are of each outcome. */
export function tally(items) {
  const counts = new Map();
  for (const item of items) counts.set(item.outcome, (counts.get(item.outcome) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
