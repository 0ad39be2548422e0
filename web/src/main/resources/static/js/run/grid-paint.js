import {placeOf} from './grid-layout.js';

/** The letters of the grid's cells, and the outcomes they stand for. */
export const OUTCOME_OF = {
  q: 'queued',
  r: 'running',
  p: 'paused',
  s: 'succeeded',
  m: 'missed',
  u: 'uncovered',
  f: 'failed',
  c: 'cancelled',
};

const MARKED_FROM_PX = 14;

/** Draws cells on a canvas in the colours of the style sheet; where they are large, with a shape each. */
export class GridPaint {
  #colours = null;
  #ground = '';
  #drawn = '';
  #layout = null;

  constructor(canvas) {
    this.canvas = canvas;
    this.context = canvas.getContext('2d');
  }

  /** The colours have changed: everything is drawn anew next time. */
  forget() {
    this.#colours = null;
    this.#layout = null;
  }

  /** Draws what is another cell than before, or all of them in another layout. */
  draw(cells, layout, width) {
    if (cells === this.#drawn && layout === this.#layout) return;
    this.#readColours();
    if (layout !== this.#layout) {
      const ratio = devicePixelRatio || 1;
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(layout.height * ratio);
      this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
      this.#drawn = '';
      this.#layout = layout;
    }
    for (const letter of Object.keys(OUTCOME_OF)) this.#drawLetter(letter, cells, layout);
    this.#drawn = cells;
  }

  #readColours() {
    if (this.#colours) return;
    const style = getComputedStyle(this.canvas);
    const token = name => style.getPropertyValue(name).trim();
    this.#colours = Object.fromEntries(
      Object.entries(OUTCOME_OF).map(([letter, outcome]) => [letter, token(`--chart-${outcome}`)]));
    this.#ground = token('--surface');
  }

  #drawLetter(letter, cells, layout) {
    const {context} = this;
    const side = layout.pitch - layout.gap;
    context.fillStyle = this.#colours[letter];
    context.strokeStyle = this.#ground;
    context.lineWidth = 2;
    for (let index = cells.indexOf(letter); index >= 0; index = cells.indexOf(letter, index + 1)) {
      if (this.#drawn[index] === letter) continue;
      const {x, y} = placeOf(index, layout);
      context.fillRect(x, y, side, side);
      if (layout.pitch >= MARKED_FROM_PX) this.#mark(letter, x, y, side);
    }
  }

  /** A shape that says the same as the colour. */
  #mark(letter, x, y, side) {
    const {context} = this;
    const [low, middle, high] = [0.3 * side, 0.5 * side, 0.7 * side];
    const line = (...points) => {
      context.beginPath();
      points.forEach(([px, py], index) => context[index ? 'lineTo' : 'moveTo'](x + px, y + py));
      context.stroke();
    };
    if (letter === 's') line([low, middle], [0.45 * side, high], [high, low]);
    else if (letter === 'm') line([low, middle], [high, middle]);
    else if (letter === 'f') [[low, high], [high, low]].forEach(([from, to]) => line([low, from], [high, to]));
    else if (letter === 'u') context.strokeRect(x + low, y + low, high - low, high - low);
    else if (letter === 'c') line([low, high], [high, low]);
    else if (letter === 'p') [0.4 * side, 0.6 * side].forEach(at => line([at, low], [at, high]));
    else if (letter === 'r') {
      context.beginPath();
      context.arc(x + middle, y + middle, 0.16 * side, 0, 2 * Math.PI);
      context.stroke();
    }
  }
}
