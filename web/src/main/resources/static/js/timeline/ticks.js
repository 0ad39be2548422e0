// The marks of the time axis, at round times of the reader's own zone.

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [1, 2, 5, 10, 15, 30].map(n => n * SECOND)
  .concat([1, 2, 5, 10, 15, 30].map(n => n * MINUTE), [1, 2, 3, 6, 12].map(n => n * HOUR), [1, 2, 7].map(n => n * DAY));

const clock = new Intl.DateTimeFormat('en', {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'});
const exactClock = new Intl.DateTimeFormat('en', {hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23'});
const dayOfYear = new Intl.DateTimeFormat('en', {weekday: 'short', day: 'numeric', month: 'short'});
const fullDay = new Intl.DateTimeFormat('en', {weekday: 'short', day: 'numeric', month: 'short', year: 'numeric'});

/**
 * The marks between two times.
 *
 * @param most how many there may be at most
 * @returns {at, words, day} each; `day` for the begin of a day
 */
export function ticks(from, to, most) {
  const step = STEPS.find(candidate => (to - from) / candidate <= most) ?? STEPS.at(-1);
  const marks = [];
  for (let at = firstBefore(from, step); at < to; at = after(at, step)) {
    if (at >= from) marks.push(mark(at, step));
  }
  return marks;
}

/** Days and hours follow the calendar of the zone, where a day may have 23 or 25 hours. */
function firstBefore(from, step) {
  const midnight = new Date(from).setHours(0, 0, 0, 0);
  return step >= HOUR ? midnight : midnight + Math.floor((from - midnight) / step) * step;
}

function after(at, step) {
  const time = new Date(at);
  if (step >= DAY) return time.setDate(time.getDate() + step / DAY);
  if (step < HOUR) return at + step;
  const next = new Date(at).setHours(time.getHours() + step / HOUR, 0, 0, 0);
  return next > at ? next : at + step;
}

function mark(at, step) {
  const day = new Date(at).setHours(0, 0, 0, 0) === at;
  return {at, day, words: day ? dayOfYear.format(at) : (step < MINUTE ? exactClock : clock).format(at)};
}

/** A time to the second. */
export const timeWords = at => exactClock.format(at);

/** From when to when, with each day once. */
export function rangeWords(from, to) {
  const exact = to - from < 10 * MINUTE ? exactClock : clock;
  const [first, last] = [fullDay.format(from), fullDay.format(to)];
  return `${first}, ${exact.format(from)} to ${last === first ? '' : `${last}, `}${exact.format(to)}`;
}

/** A time with its day, unless that is today. */
export function momentWords(at, now) {
  const same = new Date(at).toDateString() === new Date(now).toDateString();
  return same ? timeWords(at) : `${dayOfYear.format(at)}, ${timeWords(at)}`;
}

/** The reader's zone: its name and how far from UTC it is. */
export function zoneWords(at) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const offset = new Intl.DateTimeFormat('en', {timeZoneName: 'shortOffset'}).formatToParts(at)
    .find(part => part.type === 'timeZoneName')?.value ?? '';
  return offset && offset !== zone && zone !== 'UTC' ? `${zone} (${offset})` : zone;
}
