/**
 * How points are coloured outside the picture, the same in every list and plot.
 * @module
 */

/** How many colours there are before they repeat. */
export const seriesColours = 8;

/**
 * The variable that holds a point's colour: a handle's by its number, so that the first is always the same, and by its id where it is gone.
 * @param {{id: number, kind: string}[]} points
 * @param {number} id
 * @returns {string}
 */
export function seriesColour(points, id) {
  const index = points.findIndex((point) => point.id === id);
  if (points[index]?.kind === "anchor") {
    return "--anchor";
  }
  return `--series-${(index < 0 ? Math.abs(id) : index) % seriesColours}`;
}
