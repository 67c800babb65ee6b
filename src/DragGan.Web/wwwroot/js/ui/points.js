/**
 * How points are named and coloured outside the picture, the same in every list and plot.
 * @module
 */

/** How many colours there are before they repeat. */
export const seriesColours = 8;

/**
 * A point's number: handles and anchors count on their own, in the order they were set.
 * @param {{id: number, kind: string}[]} points
 * @param {number} id
 * @returns {number} From 1; 0 where there is no such point.
 */
export function pointNumber(points, id) {
  const kind = points.find((point) => point.id === id)?.kind;
  return points.filter((point) => point.kind === kind).findIndex((point) => point.id === id) + 1;
}

/**
 * The variable that holds a point's colour.
 * @param {number} id
 * @returns {string}
 */
export function seriesColour(id) {
  return `--series-${(((id - 1) % seriesColours) + seriesColours) % seriesColours}`;
}
