// What only the stage knows and nobody keeps: where the pointer is, what it is over, what waits for the next click.

import { resolveId } from "../session.js";
import { createStore, store } from "../store.js";

/**
 * @typedef {object} Scene
 * @property {{x: number, y: number}|null} pointer  In picture pixels; null: not over the stage.
 * @property {import("./hits.js").Hit|null} hover
 * @property {number|null} waiting  The handle whose target the next click sets.
 * @property {number|null} pulling  The point that is being pulled.
 * @property {{x: number, y: number}|null} cursor  The keyboard's, in whole picture pixels; null: not in use.
 * @property {import("./hits.js").Hit|null} carried  What the arrow keys move.
 * @property {boolean} stroking  A brush is painting.
 * @property {ImageBitmap|null} start  Frame 0, while it is compared with.
 */

/** The stage's own state. */
export const scene = createStore(/** @type {Scene} */ ({
  pointer: null, hover: null, waiting: null, pulling: null, cursor: null, carried: null, stroking: false, start: null,
}));

/**
 * @param {number|null} id  Also one that the server has not answered for.
 * @returns {import("../store.js").Point|undefined}
 */
export function findPoint(id) {
  const real = resolveId(id);
  return store.get().session?.points.find((p) => p.id === real);
}

/**
 * The number people read at a point: its place in the list, from 1.
 * @param {number} id
 */
export const numberOf = (id) => (store.get().session?.points.findIndex((p) => p.id === resolveId(id)) ?? -1) + 1;

/** What is gone must not stay hovered, waited for or carried. */
store.on(["session", "tool"], (state, previous) => {
  const { waiting, hover, carried } = scene.get();
  const patch = {};
  if (waiting !== null && (findPoint(waiting)?.targetX !== null || state.tool !== previous.tool)) patch.waiting = null;
  if (hover && !findPoint(hover.id)) patch.hover = null;
  if (carried && !findPoint(carried.id)) patch.carried = null;
  scene.set(patch);
});
