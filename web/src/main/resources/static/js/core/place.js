import {BY_HAND, mayLead} from './by-hand.js';

const CALM_MS = 100;
const MOST_PAGES = 25;

/**
 * How far a list is scrolled, kept behind the # of the address: so that going back, a reload and a
 * shared link lead to the same rows. What is not loaded yet is asked for, page by page.
 */
export class Place {
  #rows;
  #wanted = '';
  #written = '';
  #pages = 0;
  #timer = 0;

  /** @param rows the list: with `place`, `show(key)` and `nearEnd()` */
  constructor(rows) {
    this.#rows = rows;
    rows.addController(this);
  }

  hostConnected() {
    addEventListener('popstate', this.#moved);
    BY_HAND.forEach(type => addEventListener(type, this.#leave, {passive: true}));
    this.#want();
  }

  hostDisconnected() {
    removeEventListener('popstate', this.#moved);
    BY_HAND.forEach(type => removeEventListener(type, this.#leave));
    clearTimeout(this.#timer);
  }

  #want() {
    this.#written = location.hash;
    this.#pages = 0;
    const hash = location.hash.slice(1);
    // An element of the page, such as its content, is found by the browser.
    this.#wanted = document.getElementById(hash) ? '' : decoded(hash);
  }

  #moved = () => {
    if (!this.#rows.placed || location.hash === this.#written) return;
    this.#want();
    this.find();
  };

  /** Who scrolls is not taken elsewhere any more; who clicks may go elsewhere at once. */
  #leave = event => {
    this.#wanted = '';
    if (this.#timer && mayLead(event)) this.#write();
  };

  /** Goes where the address says, once that is among the items. */
  find() {
    if (!this.#wanted) return;
    if (this.#rows.show(this.#wanted) || this.#pages === MOST_PAGES) {
      this.#wanted = '';
      return;
    }
    this.#pages += 1;
    this.#rows.nearEnd();
  }

  /** Writes where the list is into the address, once it rests there. */
  keep() {
    clearTimeout(this.#timer);
    this.#timer = this.#wanted ? 0 : setTimeout(() => this.#write(), CALM_MS);
  }

  #write() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    const {place} = this.#rows;
    const hash = place && `#${encodeURIComponent(place)}`;
    if (hash === location.hash) return;
    history.replaceState(history.state, '', location.pathname + location.search + hash);
    this.#written = location.hash;
  }
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
