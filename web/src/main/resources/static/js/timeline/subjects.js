// What the intervals of the API are about: runs and battles, each with its waits.

import {count, duration, outcome, OUTCOME_WORDS} from '../core/format.js';
import {agentName} from '../core/labels.js';
import {battlePath, runPath} from '../core/router.js';
import {momentWords} from './ticks.js';

/** A begin within that time is one at once. */
const NO_WAIT_MS = 500;

const time = text => (text == null ? null : Date.parse(text));

/**
 * Runs and battles in the order of their beginning.
 *
 * Each has `key`, `kind` (run, battle), `id`, `runId`, `goal`, `agent`, `outcome`, `state`, `endedReason`, `battles`
 * (how many a run has that are not listed, else 0), `from`, `to` (null while it goes on), `begun` (when it was, or null)
 * and `waits`, which have `kind` (queued, paused, backing_off), `from` and `to`. The battles of a run are there from their
 * begin on, since all of them wait from that of the run.
 */
export function subjects(intervals) {
  const found = new Map();
  for (const interval of intervals) {
    const kind = interval.runId === interval.id ? 'run' : 'battle';
    const key = `${kind}:${interval.id}`;
    if (!found.has(key)) found.set(key, begin(key, kind, interval));
    take(found.get(key), interval);
  }
  for (const subject of found.values()) {
    if (subject.begun == null || !subject.runId || subject.kind === 'run') {
      for (const wait of subject.waits) stretch(subject, wait);
    }
  }
  return [...found.values()].filter(subject => !isLater(subject)).sort((a, b) => a.from - b.from || (a.key < b.key ? -1 : 1));
}

function begin(key, kind, {id, runId, goal, agent, state, endedReason, bundledBattles}) {
  return {
    key, kind, id, runId, goal, agent, state, endedReason,
    battles: bundledBattles ?? 0,
    outcome: kind === 'run' ? state : outcome(state, endedReason),
    from: Infinity, to: -Infinity, begun: null, waits: [],
  };
}

function take(subject, interval) {
  const span = {kind: interval.kind, from: time(interval.from), to: time(interval.to)};
  if (['run', 'battle'].includes(span.kind)) {
    subject.begun = span.from;
    stretch(subject, span);
  } else {
    subject.waits.push(span);
  }
}

/** A battle of a run that was begun beyond the stretch: until then it only waited with all the others. */
const isLater = ({kind, runId, begun, waits}) =>
  kind === 'battle' && runId && begun == null && waits.every(wait => wait.kind === 'queued' && wait.to != null);

function stretch(subject, {from, to}) {
  subject.from = Math.min(subject.from, from);
  subject.to = subject.to == null || to == null ? null : Math.max(subject.to, to);
}

const MARKS = {
  succeeded: '✓',
  missed: '○',
  uncovered: '◔',
  failed: '!',
  cancelled: '×',
  completed: '✓',
  paused: '‖',
  queued: '…',
  running: '●',
};

/** The sign of an outcome, so that colour is not alone; of runs too. */
export const markOf = name => MARKS[name] ?? '';

/** The words of an outcome, of runs too. */
export const outcomeWords = name => OUTCOME_WORDS[name] ?? 'Completed';

/** Every outcome that can be asked for. */
export const OUTCOMES = [...Object.keys(OUTCOME_WORDS), 'completed'];

export const pathOf = subject => (subject.kind === 'run' ? runPath(subject.id) : battlePath(subject.id));

/** Whether the battles of a run are drawn beneath it: `open` is all, or the ids of runs with commas between. */
export const isUnfolded = (open, run) => open === 'all' || open.split(',').includes(run.id);

export const isOpen = subject => subject.to == null;

/** Those that match; a run is kept for its battles. */
export function filtered(all, {outcome: wanted, text}) {
  if (!wanted && !text) return all;
  const low = text.toLowerCase();
  const matches = subject => (!wanted || subject.outcome === wanted)
    && (!low || subject.id.toLowerCase().includes(low) || (subject.goal ?? '').toLowerCase().includes(low));
  const kept = new Set(all.filter(matches));
  const runs = new Set([...kept].map(subject => subject.runId).filter(Boolean));
  return all.filter(subject => kept.has(subject) || (subject.kind === 'run' && runs.has(subject.id)));
}

/** Those at which anything happened between two times. */
export const within = (all, {from, to}) =>
  all.filter(subject => subject.from < to && (subject.to == null || subject.to >= from));

/** The battles of each run that are listed. */
export function battlesOfRuns(all) {
  const found = new Map();
  for (const subject of all) {
    if (subject.kind === 'battle' && subject.runId) {
      if (!found.has(subject.runId)) found.set(subject.runId, []);
      found.get(subject.runId).push(subject);
    }
  }
  return found;
}

/** How often, and for how long, it waited so; empty when it did not. */
export function waitWords(subject, kind, now) {
  const waits = subject.waits.filter(wait => wait.kind === kind);
  if (!waits.length) return '';
  const ms = waits.reduce((sum, wait) => sum + Math.max(0, (wait.to ?? now) - wait.from), 0);
  if (kind === 'queued' && ms < NO_WAIT_MS) return '';
  const noun = {queued: '', paused: 'pause', backing_off: 'retry'}[kind];
  const times = noun === 'retry' && waits.length > 1 ? `${waits.length} retries` : noun && count(waits.length, noun);
  return [times, `${duration(ms)}${waits.some(wait => wait.to == null) ? ' so far' : ''}`].filter(Boolean).join(', ');
}

/** When it was begun; when it was accepted as long as it is not. */
export const beginOf = ({begun, from}) => begun ?? from;

/** When it ended, or null: while it goes on, and where the begin lies beyond the stretch that was asked for. */
export const endOf = ({begun, to}) => (begun == null ? null : to);

/** How long it took; empty as long as it is not begun. */
export const lengthWords = (subject, now) => (subject.begun == null ? ''
  : `${duration((subject.to ?? now) - subject.begun)}${isOpen(subject) ? ' so far' : ''}`);

const said = new WeakMap();

/** All of it in a sentence, for who does not see the chart. */
export function sentence(subject, now) {
  if (isOpen(subject)) return say(subject, now);
  if (!said.has(subject)) said.set(subject, say(subject, now));
  return said.get(subject);
}

function say(subject, now) {
  const paused = waitWords(subject, 'paused', now);
  const retries = waitWords(subject, 'backing_off', now);
  return [
    `${subject.kind === 'run' ? 'Run' : 'Battle'} ${subject.id}`,
    outcomeWords(subject.outcome),
    `from ${momentWords(beginOf(subject), now)}${endOf(subject) == null ? '' : ` to ${momentWords(subject.to, now)}`}`,
    lengthWords(subject, now),
    subject.battles ? count(subject.battles, 'battle') : '',
    paused && `paused: ${paused}`,
    retries && `waited to ask again: ${retries}`,
    subject.agent ? agentName(subject.agent) : '',
    subject.goal ? subject.goal.slice(0, 120) : '',
  ].filter(Boolean).join(', ');
}
