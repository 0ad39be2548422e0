// The lines of two texts side by side, as they are shown. Pure functions: no DOM.

import {difference} from './diff.js';

const WORDS = /\s+|[\p{L}\p{N}\p{M}_]+|./gsu;
const ALIKE = 0.3;
const LONGEST_LINE = 20_000;
const CONTEXT = 3;
const WORTH_FOLDING = 2;

const whole = text => [{text, changed: false}];

/** The words of a line that became another one, where the two have enough in common to see what. */
function words(before, after) {
  if (before.length + after.length > LONGEST_LINE) return [whole(before), whole(after)];
  const pieces = difference(before.match(WORDS) ?? [], after.match(WORDS) ?? []);
  const length = piece => piece.items.join('').trim().length;
  const kept = pieces.filter(piece => piece.kind === 'same').reduce((sum, piece) => sum + length(piece), 0);
  if (kept < ALIKE * Math.max(before.trim().length, after.trim().length)) return [whole(before), whole(after)];
  const side = other => pieces.filter(piece => piece.kind !== other)
    .map(piece => ({text: piece.items.join(''), changed: piece.kind !== 'same'}));
  return [side('added'), side('removed')];
}

/** What is removed and what is added in its place: word by word, where lines go together. */
function replaced(removed, added) {
  const pairs = removed.length === added.length
    ? removed.map((line, index) => words(line, added[index]))
    : null;
  return [
    ...removed.map((line, index) => ({kind: 'removed', parts: pairs?.[index][0] ?? whole(line)})),
    ...added.map((line, index) => ({kind: 'added', parts: pairs?.[index][1] ?? whole(line)})),
  ];
}

/**
 * What two texts have line by line.
 *
 * @return {kind: 'same' | 'removed' | 'added', parts: {text, changed}[], before, after} each; the
 *   numbers of the line in both texts from 1, null where it is not in one
 */
export function differingLines(before, after) {
  const lines = text => (text === '' ? [] : text.split('\n'));
  const pieces = difference(lines(before), lines(after));
  let rows = [];
  for (let index = 0; index < pieces.length; index += 1) {
    const {kind, items} = pieces[index];
    const next = pieces[index + 1];
    if (kind === 'removed' && next?.kind === 'added') {
      rows = rows.concat(replaced(items, next.items));
      index += 1;
    } else {
      rows = rows.concat(items.map(text => ({kind, parts: whole(text)})));
    }
  }
  let old = 0;
  let fresh = 0;
  return rows.map(row => ({
    ...row,
    before: row.kind === 'added' ? null : (old += 1),
    after: row.kind === 'removed' ? null : (fresh += 1),
  }));
}

/** The rows with what is far from any change folded: in its place stands {folded: how many}. */
export function folded(rows) {
  const near = new Uint8Array(rows.length);
  rows.forEach((row, index) => {
    if (row.kind !== 'same') near.fill(1, Math.max(0, index - CONTEXT), index + CONTEXT + 1);
  });
  let shown = [];
  for (let from = 0, to = 0; from < rows.length; from = to) {
    while (to < rows.length && near[to] === near[from]) to += 1;
    if (near[from] || to - from <= WORTH_FOLDING) shown = shown.concat(rows.slice(from, to));
    else shown.push({folded: to - from});
  }
  return shown;
}
