// What a comparison says, in sentences.
import {percent} from '../core/format.js';

/** A difference of two shares in percentage points, with its sign. */
export function points(share) {
  if (share == null) return 'unknown';
  const value = Math.round(share * 100);
  return `${value > 0 ? '+' : value < 0 ? '−' : '±'}${Math.abs(value)}`;
}

/** A difference with its interval: "+35 points (+5 to +58)". */
export const differenceWords = difference => difference
  ? `${points(difference.estimate)} points (${points(difference.low)} to ${points(difference.high)})` : 'unknown';

const VERDICTS = {
  better: ['good', 'B is better', 'B reaches its goal more often than A, and the interval of the difference does not include zero.'],
  worse: ['bad', 'B is worse', 'B reaches its goal less often than A, and the interval of the difference does not include zero.'],
  'no clear difference': ['open', 'No clear difference',
    'The interval of the difference includes zero: what is seen may be chance. More battles narrow it.'],
  'not comparable': ['', 'Not comparable', 'A difference between these runs would not be that of the agents.'],
};

/** The look and the words of a verdict, and what it means. */
export function verdictOf(verdict) {
  const [look, words, sentence] = VERDICTS[verdict] ?? ['', verdict, ''];
  return {look, words, sentence};
}

/** How b stands to a: "1.3 times as much"; empty where it is not known. */
export function ratioWords(ratio) {
  if (ratio == null) return '';
  if (Math.abs(ratio - 1) < 0.005) return 'the same';
  return ratio > 1 ? `${percent(ratio - 1)} more` : `${percent(1 - ratio)} less`;
}

export const CHANGES = {
  fixed: ['good', '✓ Fixed'],
  broke: ['bad', '✗ Broke'],
  same: ['', '= Same'],
  unknown: ['', '? Unknown'],
};
