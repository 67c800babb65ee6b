/**
 * How points are coloured outside the picture, the same in every list and plot.
 * @module
 */

/** How many colours there are before they repeat. */
export const seriesColours = 8;

/**
 * The variable that holds a point's colour: by its number, so that the first is always the same; by its id where it is gone.
 * @param {{id: number}[]} points
 * @param {number} id
 * @returns {string}
 */
export function seriesColour(points, id) {
  const index = points.findIndex((point) => point.id === id);
  return `--series-${(index < 0 ? Math.abs(id) : index) % seriesColours}`;
}
