// Moving and zooming with mouse, wheel and fingers.

const DRAG_PX = 4;
const WHEEL_STEP = 0.0025;

/**
 * Turns what hands do on an element into moves of the stretch that it shows.
 *
 * @param host a Lit component
 * @param move {pan, zoom, fit}: pan(px) moves the content so far to the right; zoom(factor, px) makes the stretch so
 *   many times as long and keeps the time at that place; fit() shows all there is
 */
export class Gestures {
  #pointers = new Map();
  #start = 0;
  #dragged = false;
  #element = null;

  constructor(host, move) {
    this.move = move;
    host.addController(this);
  }

  hostDisconnected() {
    this.#pointers.clear();
    this.#element = null;
  }

  /** Listens on this element; again and again with the same one is well. */
  on(element) {
    if (!element || element === this.#element) return;
    this.#element = element;
    element.addEventListener('pointerdown', this.#down);
    element.addEventListener('pointermove', this.#moved);
    element.addEventListener('pointerup', this.#up);
    element.addEventListener('pointercancel', this.#up);
    element.addEventListener('click', this.#click, {capture: true});
    element.addEventListener('dragstart', event => event.preventDefault());
    element.addEventListener('wheel', this.#wheel, {passive: false});
    element.addEventListener('dblclick', event => event.target.closest('a, button') || this.move.fit());
  }

  get dragging() {
    return this.#dragged && this.#pointers.size > 0;
  }

  #place = clientX => clientX - this.#element.getBoundingClientRect().left;

  #down = event => {
    if (event.button !== 0) return;
    this.#pointers.set(event.pointerId, event.clientX);
    if (this.#pointers.size === 1) {
      this.#start = event.clientX;
      this.#dragged = false;
    }
  };

  #moved = event => {
    const before = this.#pointers.get(event.pointerId);
    if (before === undefined) return;
    if (!event.buttons) {
      // It was let go somewhere else.
      this.#pointers.delete(event.pointerId);
      return;
    }
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (other === undefined && !this.#dragged && Math.abs(event.clientX - this.#start) < DRAG_PX) return;
    if (!this.#dragged) {
      this.#dragged = true;
      this.#element.setPointerCapture(event.pointerId);
    }
    this.#pointers.set(event.pointerId, event.clientX);
    if (other === undefined) {
      this.move.pan(event.clientX - before);
    } else {
      const [far, near] = [Math.abs(before - other), Math.abs(event.clientX - other)];
      if (far > 8 && near > 8) this.move.zoom(far / near, this.#place((event.clientX + other) / 2));
    }
  };

  #up = event => this.#pointers.delete(event.pointerId);

  // What ends a drag opens nothing; a click by a key ends none.
  #click = event => {
    if (!this.#dragged || event.detail === 0) return;
    this.#dragged = false;
    event.preventDefault();
    event.stopPropagation();
  };

  #wheel = event => {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      this.move.zoom(Math.exp(event.deltaY * WHEEL_STEP * (event.deltaMode ? 16 : 1)), this.#place(event.clientX));
      return;
    }
    const sideways = event.shiftKey ? event.deltaX || event.deltaY : event.deltaX;
    if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)) {
      event.preventDefault();
      this.move.pan(-sideways);
    }
  };
}
