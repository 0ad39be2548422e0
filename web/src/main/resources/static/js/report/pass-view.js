import {html, nothing, svg} from 'lit';
import {percent} from '../core/format.js';
import {placeOf} from './plots.js';

const MOST_DOTS = 24;

/** What repeated tries of one scenario amount to. */
export function passView({passAtK}) {
  if (passAtK.length < 2) return nothing;
  const last = passAtK.at(-1);
  return html`<section class="card inner" aria-labelledby="report-passes">
    <h3 id="report-passes">Over several tries</h3>
    <p class="hint">Given k tries of a scenario: pass@k is the chance that at least one succeeds, pass^k the chance
      that all do. The first says what the agent can do, the second what a user can rely on.</p>
    <div class="pass-chart">
      <span class="pass-scale" aria-hidden="true"><span>100 %</span><span>0 %</span></span>
      <svg class="plot pass-plot" role="img" aria-label=${inWords(passAtK[0], last)}>
        ${[0, 0.5, 1].map(share => svg`<line class="plot-line" x1="0" x2="100%" y1=${height(share)} y2=${height(share)}></line>`)}
        ${line(passAtK, 'passAtK', 'at')}
        ${line(passAtK, 'passHatK', 'hat')}
      </svg>
      <span class="plot-axis" aria-hidden="true"><span>k = ${passAtK[0].k}</span><span>k = ${last.k}</span></span>
    </div>
    <p class="pass-legend" aria-hidden="true"><span class="pass-at">●</span> pass@k, at least one
      <span class="pass-hat">■</span> pass^k, all of them</p>
    <details><summary>The numbers</summary>
      <table aria-label="pass@k and pass^k">
        <thead><tr><th scope="col" class="num">k</th><th scope="col" class="num">pass@k</th>
          <th scope="col" class="num">pass^k</th></tr></thead>
        <tbody>${passAtK.map(point => html`<tr><th scope="row" class="num">${point.k}</th>
          <td class="num">${percent(point.passAtK)}</td><td class="num">${percent(point.passHatK)}</td></tr>`)}</tbody>
      </table>
    </details>
  </section>`;
}

const inWords = (first, last) => `From ${first.k} to ${last.k} tries, pass@k goes from ${percent(first.passAtK)}`
  + ` to ${percent(last.passAtK)} and pass^k from ${percent(first.passHatK)} to ${percent(last.passHatK)}.`;

const height = share => placeOf(1 - share, 0, 1);

/** A line through the points that are known; round for at least one, square for all. */
function line(points, key, look) {
  const known = points.filter(point => point[key] != null);
  const x = point => placeOf(point.k, points[0].k, points.at(-1).k);
  return svg`
    ${known.slice(1).map((point, index) => svg`<line class="pass-${look}" x1=${x(known[index])} y1=${height(known[index][key])}
      x2=${x(point)} y2=${height(point[key])}></line>`)}
    ${known.length > MOST_DOTS ? nothing : known.map(point => dot(x(point), height(point[key]), look))}`;
}

const dot = (x, y, look) => look === 'at'
  ? svg`<circle class="pass-${look}" cx=${x} cy=${y} r="4"></circle>`
  : svg`<svg class="pass-dot" x=${x} y=${y}><rect class="pass-${look}" x="-4" y="-4" width="8" height="8"></rect></svg>`;
