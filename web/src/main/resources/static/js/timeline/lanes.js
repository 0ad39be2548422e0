// Where things stand: intervals packed into as few lanes as they need, and lanes into rows.

import {battlesOfRuns} from './subjects.js';

export const LANE_PX = 28;
export const HEADING_PX = 30;

/**
 * Puts each into the first lane that is free at its time, or back into the one where it was before.
 *
 * @param all in the order of their beginning
 * @param memory the lane of each key, kept from one time to the next
 * @returns lanes, each in the order of time
 */
export function pack(all, memory) {
  const ends = [];
  const lanes = [];
  for (const subject of all) {
    const before = memory.get(subject.key);
    const free = lane => (ends[lane] ?? -Infinity) <= subject.from;
    let lane = before !== undefined && free(before) ? before : 0;
    while (!free(lane)) lane += 1;
    ends[lane] = subject.to ?? Infinity;
    (lanes[lane] ??= []).push(subject);
  }
  const used = lanes.filter(Boolean);
  used.forEach((lane, index) => lane.forEach(subject => memory.set(subject.key, index)));
  return used;
}

/**
 * The rows of the chart from top to bottom.
 *
 * @param all what is drawn, in the order of its beginning
 * @param show all, runs or battles
 * @param isUnfolded whether the battles of a run are drawn beneath it
 * @param memory {runs, within, battles}: see {@link pack}
 * @returns {rows, height}; a row has `top`, and either `heading` or `items` and `nested`
 */
export function layOut(all, {show, isUnfolded, memory}) {
  const rows = [];
  let height = 0;
  const add = (row, px) => {
    rows.push({...row, top: height});
    height += px;
  };
  const runs = show === 'battles' ? [] : all.filter(subject => subject.kind === 'run');
  const alone = show === 'runs' ? [] : all.filter(subject => subject.kind === 'battle' && (show === 'battles' || !subject.runId));
  if (runs.length) {
    const battles = battlesOfRuns(all);
    add({heading: 'Runs'}, HEADING_PX);
    for (const lane of pack(runs, memory.runs)) {
      add({items: lane}, LANE_PX);
      const inside = lane.filter(isUnfolded).flatMap(run => battles.get(run.id) ?? []).sort((a, b) => a.from - b.from);
      for (const nested of pack(inside, memory.within)) add({items: nested, nested: true}, LANE_PX);
    }
  }
  if (alone.length) {
    add({heading: show === 'battles' ? 'Battles' : 'Battles that stand alone'}, HEADING_PX);
    for (const lane of pack(alone, memory.battles)) add({items: lane}, LANE_PX);
  }
  return {rows, height};
}

/** What the rows hold, in the order of time. */
export const listed = rows => rows.flatMap(row => row.items ?? []).sort((a, b) => a.from - b.from);

const TINY_PX = 5;
const CLUSTER_PX = 36;

/**
 * What of a lane is drawn: a bar for each, or one for several that are too short to be told apart.
 *
 * @param items in the order of time
 * @param scale {px, left, right, now}: px gives the place of a time, left and right are the edges in px
 * @returns {items, left, right} each, in px
 */
export function bars(items, {px, left: first, right: end, now}) {
  const drawn = [];
  for (const subject of items) {
    const left = px(subject.from);
    const right = px(subject.to ?? Math.max(now, subject.from));
    const tiny = right - left < TINY_PX;
    const last = drawn.at(-1);
    const near = last && left <= Math.max(last.right, last.left + TINY_PX) + 1;
    if (tiny && last?.tiny && near && right - last.left < CLUSTER_PX) {
      last.items.push(subject);
      last.right = Math.max(last.right, right);
    } else {
      drawn.push({items: [subject], left, right, tiny});
    }
  }
  // Those outside go last, so that moving sideways does not put others together.
  return drawn.filter(bar => bar.right >= first && bar.left <= end);
}
