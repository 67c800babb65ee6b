// Which point lies under the pointer.

import { toStage } from "./view.js";

/** @typedef {{id: number, part: "handle"|"target", both: boolean}} Hit  both: the other part of the same point lies there too. */

/** How near, in CSS pixels: 24 across for a mouse or pen, 44 for a finger. */
const reach = { fine: 12, touch: 22 };
const together = 10; // CSS pixels: a handle this near its target cannot be told from it

/**
 * @param {import("../store.js").Point} point @param {"handle"|"target"} part
 * @returns {{x: number, y: number}|null} In picture pixels; null: there is no target.
 */
export function placeOf(point, part) {
  if (part === "handle") return { x: point.x, y: point.y };
  return point.targetX === null ? null : { x: point.targetX, y: point.targetY };
}

/**
 * The nearest handle, target or anchor within reach; of two equally near the one placed last, and its target before its handle.
 * @param {import("../store.js").State} state @param {{x: number, y: number}} place CSS pixels @param {boolean} touch
 * @returns {Hit|null}
 */
export function hitTest(state, place, touch) {
  if (!state.session || !state.marksVisible || state.compare) return null;
  const limit = touch ? reach.touch : reach.fine;
  let best = null;
  let nearest = limit;
  for (const point of state.session.points) {
    const spots = ["handle", "target"].map((part) => {
      const spot = placeOf(point, part);
      return spot && toStage(state, spot);
    });
    const both = spots[1] !== null && Math.hypot(spots[0].x - spots[1].x, spots[0].y - spots[1].y) < together;
    spots.forEach((spot, index) => {
      const distance = spot ? Math.hypot(spot.x - place.x, spot.y - place.y) : Infinity;
      if (distance > limit || distance > nearest + (both ? together : 0)) return;
      nearest = Math.min(nearest, distance);
      best = { id: point.id, part: index === 0 ? "handle" : "target", both };
    });
  }

  return best;
}
