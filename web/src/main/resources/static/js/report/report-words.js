// What a report says, in sentences: those of the report on paper.
import {count, number, percent} from '../core/format.js';

/** Both ends of an interval. */
export const interval = rate => `${percent(rate.low)} to ${percent(rate.high)}`;

/** The confidence level with the word interval. */
export const level = rate => `${percent(rate.level ?? 0.95)} interval`;

/** A duration from milliseconds, as exact as it is of use for the latency of an answer. */
export function latency(ms) {
  if (ms == null) return 'unknown';
  if (ms < 999.5) return `${Math.round(ms)}\u00a0ms`;
  const seconds = ms / 1000;
  return `${seconds.toFixed(seconds < 99.95 ? 1 : 0)}\u00a0s`;
}

/** A number with a decimal only where it has one. */
export const decimal = value =>
  value == null ? 'unknown' : Number.isInteger(value) ? number(value) : value.toFixed(1);

/** How many of the battles that ended say something about the agent. */
export const covered = ({stats}) => stats.succeeded + stats.missed;

/** The one sentence to take away. */
export function answer(report) {
  const {success} = report.rates;
  if (success) {
    const some = report.finished > success.n;
    return `${report.partial ? 'So far the agent reached its goal in' : 'The agent reached its goal in'}`
      + ` ${number(success.k)} of ${some ? 'the ' : ''}${count(success.n, 'battle')}${some ? ' that count' : ''}:`
      + ` ${percent(success.estimate)}, ${level(success)} ${interval(success)}.`;
  }
  return report.finished === 0
    ? 'No battle has ended, so there is no rate.'
    : `There is no rate: none of the ${count(report.finished, 'battle')} that ended says whether the agent reaches its goal.`;
}

/** How much of the run that sentence rests on. */
export function coverage(report) {
  const left = report.finished - covered(report);
  if (report.finished === 0) return '';
  if (left === 0) return 'Every battle that ended counts.';
  const {worstCase, bestCase} = report.rates;
  const bounds = worstCase == null || bestCase == null ? ''
    : ` Had all of them missed, the rate would be ${percent(worstCase)}; had all succeeded, ${percent(bestCase)}.`;
  return `${count(left, 'battle')} ${left === 1 ? 'does' : 'do'} not count:`
    + ` they ran out of budget or time, failed, or were cancelled.${bounds}`;
}

/** Whether the clustered interval is another one as it is read here. */
export const clusteringMatters = ({rates: {success, clustered}}) =>
  Boolean(success && clustered) && interval(success) !== interval(clustered);

/** What clustering by scenario changes; empty when there is nothing to cluster by. */
export function clustering(report) {
  const {success, clustered} = report.rates;
  if (!success || !clustered) return '';
  const scenarios = count(clustered.clusters, 'scenario');
  if (!clusteringMatters(report)) return `Clustering the errors by the ${scenarios} leaves the interval as it is.`;
  const both = `With errors clustered by the ${scenarios} the interval is ${interval(clustered)} instead of ${interval(success)}.`;
  return clustered.high - clustered.low > success.high - success.low
    ? `Battles of one scenario resemble each other, so they say less than as many independent ones. ${both}`
    : `${both} Where the two differ, the wider one is the safer.`;
}

/** What of a run no model played; empty when models played it all. */
export function simulatedSentence(report) {
  if (report.provider === 'simulated') {
    return "The agent's answers come from the offline provider, not from a model."
      + ' The numbers show what a report looks like; they say nothing about a real agent.';
  }
  const parts = new Set(report.byModel.filter(use => use.provider === 'simulated').map(use => use.purpose));
  return parts.size
    ? `What the offline provider played, and no model: ${[...parts].sort().join(', ')}. The numbers depend on it.`
    : '';
}
