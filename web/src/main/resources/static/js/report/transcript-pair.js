// Two transcripts put next to each other, message by message.

/** The messages of both by seq: {seq, a, b}, where either may be missing. */
export function aligned(a, b) {
  const rows = new Map();
  const add = (messages, side) => messages.forEach(message => {
    rows.set(message.seq, {seq: message.seq, ...rows.get(message.seq), [side]: message});
  });
  add(a, 'a');
  add(b, 'b');
  return [...rows.values()].sort((left, right) => left.seq - right.seq);
}

/** The first seq where one says what the other does not; 0 when there is none. */
export function firstDifference(rows) {
  return rows.find(({a, b}) => a?.content !== b?.content || a?.role !== b?.role)?.seq ?? 0;
}
