import {bars, LANE_PX, layOut, listed} from './lanes.js';
import {battlesOfRuns, isUnfolded} from './subjects.js';

/** So much is drawn beyond each edge, in px. */
const ROOM_PX = 280;
const GROWN_PX = 1;

/**
 * What is drawn for a stretch of time, with room on both sides, so that moving within it draws nothing anew. Places are
 * in px from the beginning of the stretch that it was made for.
 */
export class Drawing {
  #from;
  #span;
  #width;
  #now;

  /** @param memory the lanes of the drawings before: {runs, within, battles}, maps by key */
  constructor({subjects, show, open, from, to, width, now, memory}) {
    this.#from = from;
    this.#span = to - from;
    this.#width = width;
    this.#now = now;
    this.battles = battlesOfRuns(subjects);
    this.hasOpen = subjects.some(subject => subject.to == null);
    const {rows, height} = layOut(subjects, {show, isUnfolded: run => isUnfolded(open, run), memory});
    this.height = height;
    const scale = {px: this.px, left: -ROOM_PX, right: width + ROOM_PX, now};
    this.rows = rows.map((row, index) => ({
      ...row,
      index,
      units: row.items ? bars(row.items, scale).map(bar => ({...bar, key: bar.items[0].key, top: row.top})) : [],
    }));
  }

  px = time => ((time - this.#from) / this.#span) * this.#width;

  /** How far it has to be moved to the right to show the stretch that begins there. */
  shift = from => this.px(this.#from) - this.px(from);

  /** Whether it does for this stretch at this time. */
  serves(from, to, now) {
    const same = Math.abs((to - from) / this.#span - 1) < 1e-6;
    const grown = this.hasOpen ? this.px(now) - this.px(this.#now) : 0;
    return same && Math.abs(this.shift(from)) < ROOM_PX && grown < GROWN_PX;
  }

  unit = key => this.rows.flatMap(row => row.units).find(unit => unit.items.some(item => item.key === key));

  get listed() {
    return listed(this.rows);
  }

  /** The rows between two heights. */
  between = ({top, bottom}) => this.rows.filter(row => row.top + LANE_PX > top && row.top < bottom);
}
