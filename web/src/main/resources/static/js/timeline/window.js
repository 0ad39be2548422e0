// The stretch of time that is looked at: read from the address and written into it. Times are ms since 1970.

const UNITS = {s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000};
const DAY = UNITS.d;

/** The longest stretch; the API takes a day more, which leaves room around it. */
export const LONGEST = 30 * DAY;
export const SHORTEST = 10_000;

export const PRESETS = [['1h', 'hour'], ['6h', '6 hours'], ['24h', '24 hours'], ['7d', '7 days'], ['30d', '30 days']]
  .map(([last, words]) => ({last, words, span: lengthOf(last)}));

/** The ms of a length such as 90s, 15m, 6h or 7d; 0 when it is none. */
export function lengthOf(text) {
  const match = /^(\d{1,7})([smhd])$/.exec(text);
  return match ? Number(match[1]) * UNITS[match[2]] : 0;
}

function lengthText(ms) {
  const unit = ms > DAY && ms % DAY === 0 ? 'd' : ['h', 'm', 's'].find(name => ms % UNITS[name] === 0) ?? 's';
  return `${Math.round(ms / UNITS[unit])}${unit}`;
}

/**
 * What the address asks for.
 *
 * @returns {span, to, problem}: its length; its end, or null when that is now; a sentence when the address cannot be
 *   followed as it is, else empty
 */
export function readWindow({last, from, to}, now) {
  if (!from && !to) {
    const span = lengthOf(last);
    if (!last || (span >= SHORTEST && span <= LONGEST)) return {span: span || PRESETS[0].span, to: null, problem: ''};
    if (span) return {span: clampSpan(span), to: null, problem: 'The timeline shows 10 seconds to 30 days at a time.'};
    return {span: PRESETS[0].span, to: null,
      problem: 'What the address says after last= is no length of time such as 90s, 15m, 6h or 7d. This is the last hour.'};
  }
  const end = to ? Date.parse(to) : now;
  const start = from ? Date.parse(from) : end - DAY;
  if (Number.isNaN(end) || Number.isNaN(start)) {
    return {span: PRESETS[0].span, to: null,
      problem: 'What the address says after from= or to= is no time such as 2026-11-25T12:00:00Z. This is the last hour.'};
  }
  if (start >= end) {
    return {span: PRESETS[0].span, to: null,
      problem: 'The address has an end that is not after its beginning. This is the last hour.'};
  }
  const span = clampSpan(end - start);
  const problem = end - start > LONGEST ? 'The timeline shows at most 30 days at a time; these are the last of them.' : '';
  return {span, to: end, problem};
}

export const clampSpan = span => Math.min(LONGEST, Math.max(SHORTEST, span));

/** What the address has to say about a stretch. */
export function windowValues({span, to}) {
  if (to == null) return {last: lengthText(Math.round(span / 1_000) * 1_000), from: '', to: ''};
  return {last: '', from: new Date(to - span).toISOString(), to: new Date(to).toISOString()};
}

/** Its two ends. */
export function bounds({span, to}, now) {
  const end = to ?? now;
  return {from: end - span, to: end};
}

/** A stretch with these ends; one that reaches the present stays with it. */
export function settled(from, to, now) {
  const span = clampSpan(to - from);
  return to >= now - span / 200 ? {span, to: null} : {span, to: from + span};
}

/** A stretch that is so many times as long, with this moment kept where it is. */
export function zoomed({from, to}, factor, moment, now) {
  const span = clampSpan((to - from) * factor);
  const start = moment - ((moment - from) / (to - from)) * span;
  return settled(start, start + span, now);
}

/** What to ask for: wider than what is looked at, and the same while that moves a little, so that it can be cached. */
export function asked({from, to}) {
  const span = to - from;
  const step = span > 7 * DAY ? UNITS.h : 2 ** Math.ceil(Math.log2(span / 4));
  return {from: Math.floor(from / step) * step, to: (Math.floor(to / step) + 1) * step};
}
