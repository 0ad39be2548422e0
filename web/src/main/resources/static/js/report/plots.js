// Drawings of numbers that stand in words beside them, so they are for eyes alone. Places are in
// percent of the width, so that a drawing fits whatever room it has.
import {html, nothing, svg} from 'lit';

const QUARTERS = [0, 0.25, 0.5, 0.75, 1];

/** Where a value stands between two ends, in percent; what is beyond an end stands at it. */
export const placeOf = (value, from, to) =>
  `${(Math.min(1, Math.max(0, (value - from) / (to - from))) * 100).toFixed(2)}%`;

const widthOf = (low, high, from, to) =>
  `${(Math.max(0, Math.min(high, to) - Math.max(low, from)) / (to - from) * 100).toFixed(2)}%`;

const plot = (look, ticks, marks) => html`<svg class="plot ${look}" aria-hidden="true" focusable="false">
  <line class="plot-line" x1="0" x2="100%" y1="50%" y2="50%"></line>
  ${ticks.map(place => svg`<line class="plot-line" x1=${place} x2=${place} y1="0" y2="100%"></line>`)}
  ${marks}
</svg>`;

const quarters = QUARTERS.map(share => placeOf(share, 0, 1));

/** A rate as a point on its interval, from 0 to 100 %. */
export function ratePlot(rate, look = '') {
  if (rate?.estimate == null) return nothing;
  return plot(look, quarters, svg`
    <rect class="plot-interval" x=${placeOf(rate.low, 0, 1)} width=${widthOf(rate.low, rate.high, 0, 1)}
      y="28%" height="44%" rx="2"></rect>
    <circle class="plot-point" cx=${placeOf(rate.estimate, 0, 1)} cy="50%" r="5"></circle>`);
}

/** What a rate lies between, without saying where. */
export const boundsPlot = (worst, best, look = '') => plot(look, quarters, svg`
  <rect class="plot-bounds" x=${placeOf(worst, 0, 1)} width=${widthOf(worst, best, 0, 1)} y="28%" height="44%" rx="2"></rect>`);

/** A difference on its interval, against zero in the middle. */
export const differencePlot = (difference, span, look = '') => plot(look, ['0%', '100%'], svg`
  <line class="plot-zero" x1="50%" x2="50%" y1="0" y2="100%"></line>
  <rect class="plot-interval" x=${placeOf(difference.low, -span, span)}
    width=${widthOf(difference.low, difference.high, -span, span)} y="28%" height="44%" rx="2"></rect>
  <circle class="plot-point" cx=${placeOf(difference.estimate, -span, span)} cy="50%" r="5"></circle>`);

/** A share of the largest as a bar; `part` names its colour. */
export const bar = (value, most, part) => html`<svg class="plot plot-bar" aria-hidden="true" focusable="false">
  <rect class="part-${part}" x="0" y="15%" height="70%" rx="2" width=${placeOf(value, 0, most)}></rect>
</svg>`;

/** Parts of a whole in one bar; parts are {part, value}, of which one at least is not zero. */
export function stackedBar(parts) {
  const whole = parts.reduce((sum, {value}) => sum + value, 0);
  let before = 0;
  const pieces = parts.filter(({value}) => value > 0).map(({part, value}) => {
    const x = placeOf(before, 0, whole);
    before += value;
    return svg`<rect class="part-${part}" x=${x} width=${placeOf(value, 0, whole)} y="0" height="100%"></rect>`;
  });
  return html`<svg class="plot plot-stacked" aria-hidden="true" focusable="false">${pieces}</svg>`;
}

/** The colour of a part, to stand before its word. */
export const patch = part =>
  html`<svg class="plot-patch" aria-hidden="true" focusable="false">
    <rect class="part-${part}" width="100%" height="100%" rx="2"></rect></svg>`;

/** The ends and the middle of an axis, under a plot. */
export const axis = (from, middle, to) =>
  html`<span class="plot-axis" aria-hidden="true"><span>${from}</span><span>${middle}</span><span>${to}</span></span>`;

/** The axis of rates. */
export const rateAxis = () => axis('0', '50\u00a0%', '100\u00a0%');
