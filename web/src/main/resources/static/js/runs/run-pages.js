import {Watched} from '../core/api.js';

/** The loaded pages of the list of runs, read again only as far as they can have changed. */
export class RunPages {
  /** The runs of the loaded pages, newest first; null before the first answer. */
  items = null;
  /** Whether there are more than are loaded. */
  more = false;
  #wanted = 1;
  #pages = new Map();
  #waits = false;

  /** @param filter what is asked for, as the parameters of the API */
  constructor(filter) {
    this.filter = filter;
  }

  /** Whether any of the loaded runs goes on. */
  get live() {
    return (this.items ?? []).some(run => !run.endedAt);
  }

  /** One page more is read next time. */
  want() {
    if (this.more) this.#wanted = this.#pages.size + 1;
  }

  /** Reads what can have changed; whether anything has. */
  async read() {
    const items = [];
    const pages = new Map();
    let changed = this.#waits;
    let cursor = '';
    for (let page = 0; page < this.#wanted && cursor !== null; page += 1) {
      const known = this.#pages.get(cursor);
      const watched = known ?? new Watched(this.#path(cursor));
      if (!known || page === 0 || watched.value.items.some(run => !run.endedAt)) {
        changed = (await watched.read()) || changed;
        // A page below may fail: what has come is put in place next time.
        this.#waits = changed;
      }
      pages.set(cursor, watched);
      items.push(...watched.value.items);
      cursor = watched.value.nextCursor;
    }
    changed ||= pages.size !== this.#pages.size;
    this.#pages = pages;
    this.more = cursor !== null;
    this.#waits = false;
    if (changed) this.items = items;
    return changed;
  }

  #path(cursor) {
    const filled = Object.entries({...this.filter, cursor}).filter(([, value]) => value);
    return `/api/scale?${new URLSearchParams([...filled, ['limit', '50']])}`;
  }
}
