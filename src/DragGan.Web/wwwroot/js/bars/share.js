/**
 * How much of a drag's way is behind it.
 * @module
 */

let drag = "";
let farthest = 0;

/**
 * The share of the way the handles have gone: what is left now against the most that was left during this drag.
 * @param {import("../store.js").State} state
 * @returns {number|null} 0..1; null where nothing is dragged.
 */
export function shareDone({ session }) {
  if (!session || session.drag.state === "idle") {
    drag = "";
    return null;
  }
  const name = `${session.id} ${session.frames - session.drag.step}`;
  if (name !== drag || session.drag.step === 0) {
    drag = name;
    farthest = 0;
  }
  // A target pulled further away makes the way longer; the share may go back then, and should.
  farthest = Math.max(farthest, session.drag.distance);
  return farthest > 0 ? Math.min(Math.max(1 - session.drag.distance / farthest, 0), 1) : 0;
}
