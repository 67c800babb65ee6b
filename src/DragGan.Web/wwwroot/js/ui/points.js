/**
 * How points are coloured outside the picture, the same in every list and plot.
 * @module
 */

/** How many colours there are before they repeat. */
export const seriesColours = 8;

/**
 * The variable that holds a point's colour.
 * @param {number} id
 * @returns {string}
 */
export function seriesColour(id) {
  return `--series-${(((id - 1) % seriesColours) + seriesColours) % seriesColours}`;
}
