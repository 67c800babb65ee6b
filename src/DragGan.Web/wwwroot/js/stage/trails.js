// Where handles have been while a drag runs: a short tail shows which way they go.

import { store } from "../store.js";

const longest = 28; // places, about a second of a drag

/** @type {Map<number, {x: number, y: number}[]>} */
let trails = new Map();

/**
 * @param {number} id
 * @returns {{x: number, y: number}[]} The point's last places in picture pixels, the oldest first.
 */
export const trailOf = (id) => trails.get(id) ?? [];

store.on(["live", "session"], (state, previous) => {
  if (state.session?.id !== previous.session?.id || state.session?.drag.state === "idle") {
    if (trails.size > 0) trails = new Map();
    return;
  }

  const progress = state.live.progress;
  if (!progress || progress === previous.live.progress) return;
  for (const { id, x, y } of progress.points) trails.set(id, [...trailOf(id), { x, y }].slice(-longest));
});
