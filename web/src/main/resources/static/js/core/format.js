// Values in words. Pure functions: no DOM, no clock, no network.

const grouped = new Intl.NumberFormat('en');

export const count = (number, noun) =>
  `${grouped.format(number)} ${noun}${number === 1 ? '' : 's'}`;

export const number = value => (value == null ? 'unknown' : grouped.format(value));

/** Money; what is not known is not zero. */
export function usd(value, estimated = false) {
  if (value == null) {
    return 'unknown';
  }
  const digits = value !== 0 && Math.abs(value) < 0.1 ? 6 : 2;
  const plain = Number(value).toFixed(digits).replace(/(\.\d\d\d*?)0+$/, '$1');
  return `$${plain}${estimated ? ' (estimated)' : ''}`;
}

export function duration(ms) {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds}\u00a0s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}\u00a0min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours}\u00a0h`;
  return `${Math.floor(hours / 24)} days`;
}

/** A stretch of time with its smaller part, where an hour more or less matters: "1 h 30 min". */
export function period(ms) {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const whole = seconds < 3600 ? 60 : 3600;
  const rest = seconds % whole;
  if (seconds < 60 || rest < (whole === 60 ? 1 : 60)) return duration(ms);
  return `${duration((seconds - rest) * 1000)} ${duration(rest * 1000)}`;
}

/** How long ago a time was. */
export function age(time, now) {
  if (!time) return '';
  const ms = now - Date.parse(time);
  return ms < 1_500 ? 'just now' : `${duration(ms)} ago`;
}

export const isEnded = state => ['completed', 'failed', 'cancelled'].includes(state);

export const isSimulated = agent => agent?.provider === 'simulated';

const ENDS = {
  goal: ['good', 'Goal reached', 'The goal was reached.'],
  limit: ['open', 'Limit', 'The messages were used up before the goal was reached.'],
  abandoned: ['open', 'Abandoned', 'The simulated user left before the goal was reached.'],
  budget: ['open', 'Budget', 'The budget was used up before the goal was reached.'],
  timeout: ['open', 'Timeout', 'The time was used up before the goal was reached.'],
  error: ['bad', 'Error', 'The battle could not go on.'],
  manual: ['', 'Cancelled', 'The battle was cancelled.'],
};

const STATES = {
  queued: ['', 'Queued'],
  running: ['live', 'Running'],
  paused: ['open', 'Paused'],
  waiting_for_human: ['open', 'Waiting for a person'],
  completed: ['', 'Completed'],
  failed: ['bad', 'Failed'],
  cancelled: ['', 'Cancelled'],
};

/** The look and the words of a state: how it ended when it has, else what it is in. */
export function stateLabel(state, endedReason) {
  const [look, words] = (isEnded(state) && ENDS[endedReason]) || STATES[state] || ['', state ?? ''];
  return {look, words};
}

const OUTCOMES = {
  goal: 'succeeded',
  limit: 'missed',
  abandoned: 'missed',
  budget: 'uncovered',
  timeout: 'uncovered',
  error: 'failed',
  manual: 'cancelled',
};

/** The words that lists, status and report count battles by, in their order. */
export const OUTCOME_WORDS = {
  succeeded: 'Succeeded',
  missed: 'Missed',
  uncovered: 'Not covered',
  failed: 'Failed',
  cancelled: 'Cancelled',
  running: 'Running',
  paused: 'Paused',
  queued: 'Queued',
};

/** Who asks models, in the order that tables have. */
export const PURPOSE_WORDS = {agent: 'Agent', opponent: 'Opponent', judge: 'Judge', summary: 'Summary'};

/** What became of a battle, or what it is in while it goes on: a key of {@link OUTCOME_WORDS}. */
export function outcome(state, endedReason) {
  if (isEnded(state)) return OUTCOMES[endedReason] ?? 'failed';
  return state in OUTCOME_WORDS ? state : 'running';
}

/** A share as people read it, without more digits than it has meaning. */
export const percent = share => (share == null ? 'unknown' : `${(share * 100).toFixed(share > 0 && share < 0.0995 ? 1 : 0)}\u00a0%`);

/** A rate with its interval: "45 % (26 to 66 %)". */
export const rateWords = rate =>
  rate ? `${percent(rate.estimate)} (${percent(rate.low)} to ${percent(rate.high)})` : 'no battle that counts';

/** A day and a time, in the reader's own zone. */
export const dateTime = time =>
  time ? new Intl.DateTimeFormat('en', {dateStyle: 'medium', timeStyle: 'medium', hour12: false}).format(new Date(time)) : '';

/** Why it ended, in a sentence or two: the reason, and what failed or which budget was spent. */
export function endSentence({endedReason, error, endedDetail}) {
  return [ENDS[endedReason]?.[2], error?.message ?? endedDetail].filter(Boolean).join(' ');
}

const FINISHES = {
  length: 'cut at its longest length',
  content_filter: 'held back by a filter',
  refusal: 'declined',
};

/** How an answer ended that did not end as usual; empty when it did. */
export function finishWords(finish) {
  return FINISHES[finish] ?? '';
}

const UNUSUAL = [
  ['refused', 'refused'],
  ['filtered', "held back by the provider's filter"],
  ['truncated', 'cut at the longest length'],
  ['empty', 'empty'],
];

/** How many answers of the agent did not end as usual; empty when all did. */
export function unusualWords(answers) {
  return UNUSUAL.filter(([kind]) => answers?.[kind] > 0)
    .map(([kind, words]) => `${answers[kind]} ${words}`)
    .join(', ');
}

const VERDICTS = {
  reached: ['good', '✓ Reached'],
  not_yet: ['open', '○ Not yet'],
  unparsable: ['bad', '? Judge unreadable'],
};

export function verdictLabel(verdict) {
  const [look, words] = VERDICTS[verdict] ?? ['', String(verdict)];
  return {look, words};
}

const ACTIVITIES = {
  generating: 'A model is writing',
  judging: 'The judge is reading',
  backing_off: 'Waiting before it asks again',
  queued_behind_limit: "Waiting behind the provider's rate limit",
  waiting_for_human: 'Waiting for a person to write',
  paused: 'Paused',
};

/** Who asked for a pause stands before why: "paused by api: lunch". */
function said({kind, reason}) {
  const [all, who, why] = (kind === 'paused' && /^paused by (\S+?)(?:: ([\s\S]*))?$/.exec(reason ?? '')) || [];
  return all ? [who === 'api' ? ' over the API or on a page' : ` by ${who}`, why] : ['', reason];
}

/** What a battle does now: the answer to "is it stuck?". */
export function activityWords(activity, now) {
  if (!activity || !activity.kind || activity.kind === 'none') return '';
  const [by, why] = said(activity);
  let words = (ACTIVITIES[activity.kind] ?? activity.kind) + by;
  if (activity.since) words += `, ${duration(now - Date.parse(activity.since))} so far`;
  if (activity.attempt > 1) words += `, attempt ${activity.attempt}`;
  if (activity.retryAt) {
    const left = Date.parse(activity.retryAt) - now;
    words += left > 0 ? `, again in ${duration(left)}` : ', again now';
  }
  return why ? `${words}: ${why}` : words;
}
