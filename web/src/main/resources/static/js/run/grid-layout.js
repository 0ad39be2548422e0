// Where the cells of a grid of battles stand. Pure: no DOM.

const SMALLEST_PX = 6;
const LARGEST_PX = 28;
const WANTED_HEIGHT_PX = 300;

/** How many cells stand side by side, and how many px each takes with its gap. */
export function layoutOf(total, width) {
  const fitting = Math.floor(Math.sqrt((width * WANTED_HEIGHT_PX) / Math.max(1, total)));
  const pitch = Math.min(LARGEST_PX, Math.max(SMALLEST_PX, fitting));
  const columns = Math.max(1, Math.floor(width / pitch));
  return {total, pitch, columns, gap: pitch >= 12 ? 2 : 1, height: Math.max(1, Math.ceil(total / columns)) * pitch};
}

/** The left upper corner of a cell, in px. */
export const placeOf = (index, {columns, pitch}) =>
  ({x: (index % columns) * pitch, y: Math.floor(index / columns) * pitch});

/** The cell at a point, or -1. */
export function cellAt(x, y, {columns, pitch, total}) {
  const column = Math.floor(x / pitch);
  const index = Math.floor(y / pitch) * columns + column;
  return column >= 0 && column < columns && y >= 0 && index < total ? index : -1;
}

/** Where a key leads from a cell, or -1 for a key that leads nowhere. */
export function moved(key, index, {columns, total}) {
  const to = {
    ArrowLeft: index - 1,
    ArrowRight: index + 1,
    ArrowUp: index - columns,
    ArrowDown: index + columns,
    Home: 0,
    End: total - 1,
    PageUp: index - 10 * columns,
    PageDown: index + 10 * columns,
  }[key];
  if (to === undefined || total === 0) return -1;
  const within = to >= 0 && to < total;
  if (key.startsWith('Arrow')) return within ? to : index;
  return Math.min(total - 1, Math.max(0, to));
}
