import {html} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {PageElement} from './page-element.js';
import {Place} from './place.js';
import {styled} from './styled.js';

const SPARE_ROWS = 8;
const NEAR_THE_END_PX = 1_200;
/** Of a row: a window is scrolled by whole pixels. */
const ROUNDED = 0.1;

/** A height in rem as one in px, by the reader's own size of letters. */
export const remInPx = rem => rem * parseFloat(getComputedStyle(document.documentElement).fontSize);

/**
 * Rows of one height in the page's own scroll, of which only those near the window are drawn.
 * Says `near-end` when the last rows come near, so that whoever has them can fetch more.
 *
 * Properties: `items`; `rowHeight` in px; `row`, which draws an item; `key`, which names it; `placed`
 * when the address is to say how far it is scrolled, which one list of a page can have.
 */
class VirtualRows extends PageElement {
  static properties = {
    items: {},
    rowHeight: {type: Number},
    row: {},
    key: {},
    label: {},
    placed: {type: Boolean},
    first: {state: true},
    last: {state: true},
  };

  #frame = 0;
  #place = new Place(this);

  constructor() {
    super();
    this.placed = false;
    this.items = [];
    this.rowHeight = 48;
    this.row = () => '';
    this.key = (item, index) => index;
    this.first = 0;
    this.last = 40;
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('scroll', this.#look, {passive: true});
    addEventListener('resize', this.#look, {passive: true});
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('scroll', this.#look);
    removeEventListener('resize', this.#look);
    cancelAnimationFrame(this.#frame);
  }

  updated(changed) {
    if (changed.has('items') || changed.has('rowHeight')) this.#look();
    if (this.placed && changed.has('items')) this.#place.find();
  }

  #look = () => {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#measure());
  };

  #measure() {
    const {top, bottom} = this.getBoundingClientRect();
    const first = Math.floor(-top / this.rowHeight) - SPARE_ROWS;
    const last = Math.ceil((innerHeight - top) / this.rowHeight) + SPARE_ROWS;
    this.first = Math.min(Math.max(0, first), Math.max(0, this.items.length - 1));
    this.last = Math.max(this.first + 1, Math.min(this.items.length, last));
    if (bottom - innerHeight < NEAR_THE_END_PX) this.nearEnd();
    if (this.placed) this.#place.keep();
  }

  nearEnd() {
    this.dispatchEvent(new CustomEvent('near-end'));
  }

  /** The key of the first item that is seen whole, empty while the top of the list is seen. */
  get place() {
    const above = -this.getBoundingClientRect().top / this.rowHeight;
    if (above <= 0) return '';
    const index = Math.min(this.items.length - 1, Math.ceil(above - ROUNDED));
    return this.items[index] ? this.key(this.items[index], index) : '';
  }

  /** Scrolls to an item; says whether it is there. */
  show(key) {
    const index = this.items.findIndex((item, at) => this.key(item, at) === key);
    if (index < 0) return false;
    scrollTo({top: scrollY + this.getBoundingClientRect().top + index * this.rowHeight, behavior: 'instant'});
    return true;
  }

  render() {
    const shown = this.items.slice(this.first, this.last);
    return html`<ul class="rows" aria-label=${this.label ?? ''}
        ${styled({height: `${this.items.length * this.rowHeight}px`})}>
      ${repeat(shown, (item, offset) => this.key(item, this.first + offset), (item, offset) => html`<li aria-setsize=${this.items.length} aria-posinset=${this.first + offset + 1}
          ${styled({top: `${(this.first + offset) * this.rowHeight}px`, height: `${this.rowHeight}px`})}>
        ${this.row(item, this.first + offset)}
      </li>`)}
    </ul>`;
  }
}
customElements.define('virtual-rows', VirtualRows);
