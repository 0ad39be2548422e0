import {BY_HAND, mayLead} from '../core/by-hand.js';

const CALM_MS = 100;
/** So long a page may grow after it was drawn first. */
const GROWS_MS = 3_000;

/**
 * Keeps with each entry of the browser's history how far its page is scrolled, and goes there again
 * on the way back and after a reload, while the page grows.
 */
export class Scrolled {
  #timer = 0;
  #growing = 0;
  #away = false;
  #grown = new ResizeObserver(() => scrollTo({top: this.#wanted, behavior: 'instant'}));
  #wanted = 0;

  start() {
    history.scrollRestoration = 'manual';
    addEventListener('scroll', this.#keep, {passive: true});
    BY_HAND.forEach(type => addEventListener(type, this.#touched, {passive: true}));
    this.#want();
  }

  stop() {
    removeEventListener('scroll', this.#keep);
    BY_HAND.forEach(type => removeEventListener(type, this.#touched));
    this.left();
  }

  /** The address has become that of another page, which is not drawn yet. */
  left() {
    this.#away = true;
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#leave();
  }

  /** The page of the address is drawn. What stands behind the # says itself where it is. */
  arrived() {
    this.#away = false;
    if (!location.hash && !history.state?.scrolled) scrollTo(0, 0);
    this.#want();
  }

  #want() {
    this.#wanted = location.hash ? 0 : history.state?.scrolled ?? 0;
    if (!this.#wanted) return;
    this.#grown.observe(document.body);
    this.#growing = setTimeout(this.#leave, GROWS_MS);
  }

  /** Who scrolls is not taken elsewhere any more; who clicks may go elsewhere at once. */
  #touched = event => {
    this.#leave();
    if (this.#timer && mayLead(event)) this.#write();
  };

  #leave = () => {
    this.#wanted = 0;
    clearTimeout(this.#growing);
    this.#grown.disconnect();
  };

  #keep = () => {
    clearTimeout(this.#timer);
    this.#timer = this.#wanted || this.#away ? 0 : setTimeout(() => this.#write(), CALM_MS);
  };

  #write() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    history.replaceState({...history.state, scrolled: Math.round(scrollY)}, '');
  }
}
