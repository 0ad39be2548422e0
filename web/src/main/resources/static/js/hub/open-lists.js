import {Watched} from '../core/api.js';
import {Poll} from '../core/poll.js';

/** The states of what goes on. */
const OPEN = ['running', 'paused', 'queued'];

/**
 * What is open in a list of battles or runs, and the newest of all: each asked for with its ETag.
 * Those that went on a moment ago are found among the newest once they have ended.
 */
export class OpenLists {
  open = [];
  newest = [];
  /** Whether there are more open ones than are listed. */
  more = false;
  #open;
  #newest;

  /**
   * @param path of the list
   * @param limit how many of each
   */
  constructor(path, limit) {
    this.#open = OPEN.map(state => new Watched(`${path}?state=${state}&limit=${limit}`));
    this.#newest = new Watched(`${path}?limit=${limit}`);
  }

  /** Asks now; says to a {@link Poll} whether anything is another one. */
  async read() {
    const changed = await Promise.all([...this.#open, this.#newest].map(list => list.read()));
    this.open = this.#open.flatMap(list => list.value.items)
      .sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
    this.newest = this.#newest.value.items;
    this.more = this.#open.some(list => list.value.nextCursor);
    return Poll.heard(changed.some(Boolean));
  }
}
