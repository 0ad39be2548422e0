import {Watched} from '../core/api.js';
import {isEnded} from '../core/format.js';
import {Poll} from '../core/poll.js';

const LIMIT = 100;
/** So many pages are read to close a gap on top before the list begins anew. */
const GAP_PAGES = 5;

const id = battle => battle.conversationId;

/**
 * A long list of battles, newest first, read page by page as it is scrolled. The order is the
 * server's; what was read stays where it is while newer battles come in on top.
 */
export class BattlePages {
  items = [];
  /** Whether the list goes on below. */
  more = true;
  #path;
  #pages = [];
  #reading = false;
  #topWaits = false;

  /** @param filters the parameters of the list that are set */
  constructor(filters) {
    this.#path = cursor => `/api/battles?${new URLSearchParams({...filters, limit: LIMIT, ...(cursor ? {cursor} : {})})}`;
    this.#pages = [this.#page('', '')];
  }

  /** A page begins behind the battle `after`, where its cursor points to. */
  #page(cursor, after) {
    return {after, list: new Watched(this.#path(cursor))};
  }

  /** Reads the top again, and those pages in view that have battles which go on. */
  async refresh(first, last) {
    const [top, ...below] = this.#pages;
    // What was read but could not be put in place, for the server went away, is put there now.
    this.#topWaits = (await top.list.read()) || this.#topWaits;
    let changed = this.#topWaits;
    if (changed) await this.#takeTop(top.list.value);
    this.#topWaits = false;
    for (const page of below.filter(one => this.#isLive(one, first, last))) {
      if (!(await page.list.read())) continue;
      this.#put(this.#begin(page), page.list.value);
      changed = true;
    }
    if (this.#pages.length === 1) this.#goOn(top.list.value);
    return Poll.heard(changed);
  }

  /** Reads the next page below, if there is one. */
  async next() {
    if (this.#reading || !this.more || !this.items.length) return;
    this.#reading = true;
    try {
      const {list} = this.#pages.at(-1);
      await list.read();
      const known = new Set(this.items.map(id));
      this.items = [...this.items, ...list.value.items.filter(battle => !known.has(id(battle)))];
      this.#goOn(list.value);
    } finally {
      this.#reading = false;
    }
  }

  /** The page behind this one is the next to be read. */
  #goOn({nextCursor, items}) {
    this.more = nextCursor != null;
    if (this.more) this.#pages.push(this.#page(nextCursor, id(items.at(-1))));
  }

  /** Where a page below begins; 0 when the battle that it begins behind is not listed any more. */
  #begin({after}) {
    return this.items.findIndex(battle => id(battle) === after) + 1;
  }

  #isLive(page, first, last) {
    const begin = this.#begin(page);
    if (!begin || !page.list.value || begin > last) return false;
    const shown = this.items.slice(begin, begin + LIMIT);
    return begin + shown.length > first && shown.some(battle => !isEnded(battle.state));
  }

  /**
   * Puts a page where it belongs: it stands for all that was known from its begin to the last of
   * its battles that were. Says false when it meets none of them, so that some may be missing.
   */
  #put(begin, {items, nextCursor}) {
    const ids = new Set(items.map(id));
    const known = this.items.findLastIndex((battle, index) => index >= begin && ids.has(id(battle)));
    if (known < 0 && nextCursor && begin < this.items.length) return false;
    const end = nextCursor ? Math.max(begin, known + 1) : this.items.length;
    this.items = [...this.items.slice(0, begin), ...items, ...this.items.slice(end)];
    return true;
  }

  /** Puts the top in place, with what came in between since it was read last. */
  async #takeTop(page) {
    const all = [...page.items];
    let at = page;
    for (let pages = 1; !this.#put(0, {items: all, nextCursor: at.nextCursor}); pages += 1) {
      if (pages > GAP_PAGES) return this.#beginAnew(page);
      const below = new Watched(this.#path(at.nextCursor));
      await below.read();
      at = below.value;
      all.push(...at.items);
    }
  }

  #beginAnew(page) {
    this.items = page.items;
    this.#pages = this.#pages.slice(0, 1);
  }
}
