// What the keys do on the chart.

const ZOOM = 1.5;
const STEP = 0.2;

/**
 * What a key asks for: {zoom, moment}, {move}, {fit}, {fold} or {focus}; null when it means nothing here.
 *
 * @param chart {rows, active, from, to, listed}: the rows with the bars that are drawn, the key of the one in focus, the
 *   stretch, and all that the rows hold, in the order of time
 */
export function chartKey(event, chart) {
  if (event.altKey || event.metaKey || event.ctrlKey) return null;
  const units = chart.rows.flatMap(row => row.units.map(unit => ({...unit, row: row.index})));
  const here = units.find(unit => unit.key === chart.active);
  const middle = (chart.from + chart.to) / 2;
  switch (event.key) {
    case '+': case '=': return {zoom: 1 / ZOOM, moment: momentOf(here, chart) ?? middle};
    case '-': case '_': return {zoom: ZOOM, moment: momentOf(here, chart) ?? middle};
    case '0': case 'f': return {fit: true};
    case ' ': return event.target.matches('a') ? foldOf(here) : null;
    case 'ArrowLeft': case 'ArrowRight': {
      const ahead = event.key === 'ArrowRight';
      return event.shiftKey ? shifted(chart, ahead ? STEP : -STEP) : neighbour(units, here, chart, ahead);
    }
    case 'ArrowUp': case 'ArrowDown': return nextRow(units, here, event.key === 'ArrowDown');
    case 'Home': case 'End': {
      const ordered = inTime(units);
      const focus = event.key === 'Home' ? ordered[0] : ordered.at(-1);
      return focus ? {focus} : null;
    }
    default: return null;
  }
}

const inTime = units => [...units].sort((a, b) => a.items[0].from - b.items[0].from || a.top - b.top);

function momentOf(unit, {from, to}) {
  if (!unit) return null;
  return Math.min(to, Math.max(from, unit.items[0].from));
}

function foldOf(unit) {
  return unit?.items.length === 1 && unit.items[0].kind === 'run' ? {fold: unit.items[0]} : null;
}

function shifted({from, to}, share) {
  const by = (to - from) * share;
  return {move: {from: from + by, to: to + by}};
}

/** The next bar in time; beyond the edge the stretch moves to it. */
function neighbour(units, here, chart, ahead) {
  const ordered = inTime(units);
  if (!here) return ordered.length ? {focus: ahead ? ordered[0] : ordered.at(-1)} : null;
  const next = ordered[ordered.findIndex(unit => unit.key === here.key) + (ahead ? 1 : -1)];
  if (next) return {focus: next};
  const {from, to} = chart;
  const outside = ahead
    ? chart.listed.find(subject => subject.from >= to)
    : chart.listed.findLast(subject => (subject.to ?? Infinity) < from);
  if (!outside) return null;
  const by = outside.from - (from + to) / 2;
  return {move: {from: from + by, to: to + by}, focus: {key: outside.key}};
}

/** The bar nearest to this one in the next row that has any. */
function nextRow(units, here, down) {
  if (!here) return units.length ? {focus: units[0]} : null;
  const rows = units.filter(unit => (down ? unit.row > here.row : unit.row < here.row)).map(unit => unit.row);
  if (!rows.length) return null;
  const row = down ? Math.min(...rows) : Math.max(...rows);
  const far = unit => Math.max(0, unit.left - here.right, here.left - unit.right);
  const focus = units.filter(unit => unit.row === row).reduce((best, unit) => (far(unit) < far(best) ? unit : best));
  return {focus};
}
