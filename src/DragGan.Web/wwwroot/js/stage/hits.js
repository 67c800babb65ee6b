// Which point lies under the pointer.

import { shownFrame } from "../timeline/shown.js";
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
 * Where a point is on the picture that is shown: in an earlier frame of the transition, where it was then.
 * @param {import("../store.js").State} state @param {import("../store.js").Point} point @param {"handle"|"target"} part
 */
export function shownPlaceOf(state, point, part) {
  const shown = shownFrame(state);
  if (part === "target" || shown >= state.session.frames - 1) return placeOf(point, part);
  const { segments, places } = state.series;
  const index = segments.find(({ from, count }) => shown < from + count)?.points.indexOf(point.id) ?? -1;
  const [x, y] = index < 0 ? [] : places[shown]?.slice(2 * index, 2 * index + 2) ?? [];
  return y === undefined ? placeOf(point, part) : { x, y };
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
      const spot = shownPlaceOf(state, point, part);
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
