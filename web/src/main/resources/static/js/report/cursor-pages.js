import {Watched} from '../core/api.js';

/** A list that comes in pages, each behind the cursor of the one before. */
export class CursorPages {
  #pages = [];
  #asking = false;
  /** Whether something came that nobody was told of, since a page after it failed. */
  #news = false;

  /**
   * @param path of the list without its cursor
   * @param params what it is asked for
   * @param limit the entries of a page
   */
  constructor(path, params, limit) {
    this.path = path;
    this.params = params;
    this.limit = limit;
  }

  get items() {
    return this.#pages.flatMap(page => page.value.items);
  }

  /** Whether there is nothing behind what is here. */
  get whole() {
    return this.#pages.length > 0 && this.#pages.at(-1).value.nextCursor === null;
  }

  /** Asks for the next page; whether there was one to ask for. */
  async more() {
    if (this.whole || this.#asking) return false;
    this.#asking = true;
    try {
      const last = this.#pages.at(-1);
      const params = new URLSearchParams(this.params);
      params.set('limit', this.limit);
      if (last) params.set('cursor', last.value.nextCursor);
      const page = new Watched(`${this.path}?${params}`);
      await page.read();
      // Meanwhile what it follows may have been found to be another page.
      if (last !== this.#pages.at(-1)) return false;
      this.#pages.push(page);
      return true;
    } finally {
      this.#asking = false;
    }
  }

  /** Asks again for the pages with these entries; whether one was another than before. */
  async refresh(first, last) {
    if (!this.#pages.length) return this.more();
    const from = Math.min(this.#pages.length - 1, Math.floor(first / this.limit));
    const to = Math.min(this.#pages.length - 1, Math.floor(last / this.limit));
    for (let index = from; index <= to && index < this.#pages.length; index++) {
      const page = this.#pages[index];
      const before = page.value.nextCursor;
      this.#news = await page.read() || this.#news;
      // What stands behind it has moved, so it is asked for anew when it comes into sight.
      if (page.value.nextCursor !== before) this.#pages.length = index + 1;
    }
    const news = this.#news;
    this.#news = false;
    return news;
  }
}
