// Differences of sequences, by E. W. Myers, "An O(ND) Difference Algorithm and Its Variations",
// Algorithmica 1 (1986), section 4. Pure functions: no DOM.

const MOST_EDITS = 2_000;

/**
 * The shortest way from one list to another, as pieces in their order. Lists that differ in more
 * than 2,000 entries are taken for removed and added as a whole, between what they begin and end
 * with alike.
 *
 * @param before strings
 * @param after strings
 * @return {kind: 'same' | 'removed' | 'added', items} each; no two of a kind follow one another
 */
export function difference(before, after) {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < before.length - start && end < after.length - start
    && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const pieces = [];
  push(pieces, 'same', before.slice(0, start));
  middle(before.slice(start, before.length - end), after.slice(start, after.length - end), pieces);
  push(pieces, 'same', before.slice(before.length - end));
  return pieces;
}

function push(pieces, kind, items) {
  if (!items.length) return;
  const last = pieces.at(-1);
  if (last?.kind === kind) last.items = last.items.concat(items);
  else pieces.push({kind, items});
}

function middle(before, after, pieces) {
  const trace = before.length && after.length ? furthest(before, after) : null;
  if (!trace) {
    push(pieces, 'removed', before);
    push(pieces, 'added', after);
    return;
  }
  const way = steps(before, after, trace);
  for (let from = 0, to = 0; from < way.length; from = to) {
    while (to < way.length && way[to][0] === way[from][0]) to += 1;
    push(pieces, way[from][0], way.slice(from, to).map(([, item]) => item));
  }
}

/** For each number of edits how far every diagonal got; nothing when it takes too many. */
function furthest(before, after) {
  const most = Math.min(MOST_EDITS, before.length + after.length);
  const trace = [];
  let reach = new Int32Array(3);
  for (let edits = 0; edits <= most; edits += 1) {
    const next = new Int32Array(2 * edits + 3);
    const at = diagonal => reach[diagonal + edits];
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = edits === 0 ? 0 : down(diagonal, edits, at) ? at(diagonal + 1) : at(diagonal - 1) + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
      next[diagonal + edits + 1] = x;
      if (x >= before.length && x - diagonal >= after.length) {
        trace.push(next);
        return trace;
      }
    }
    trace.push(next);
    reach = next;
  }
  return null;
}

/** Whether the best way to a diagonal adds an entry; else it removes one. */
const down = (diagonal, edits, at) =>
  diagonal === -edits || (diagonal !== edits && at(diagonal - 1) < at(diagonal + 1));

function steps(before, after, trace) {
  const back = [];
  let x = before.length;
  let y = after.length;
  for (let edits = trace.length - 1; edits > 0; edits -= 1) {
    const at = diagonal => trace[edits - 1][diagonal + edits];
    const adds = down(x - y, edits, at);
    const from = x - y + (adds ? 1 : -1);
    const fromX = at(from);
    const fromY = fromX - from;
    while (x > fromX + (adds ? 0 : 1) && y > fromY + (adds ? 1 : 0)) {
      x -= 1;
      y -= 1;
      back.push(['same', before[x]]);
    }
    if (adds) y -= 1;
    else x -= 1;
    back.push(adds ? ['added', after[y]] : ['removed', before[x]]);
  }
  return [...before.slice(0, x).map(item => ['same', item]), ...back.reverse()];
}
