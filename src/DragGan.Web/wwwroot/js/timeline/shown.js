/**
 * Which frame is to be seen.
 * @module
 */

/**
 * The frame on the stage; while a drag runs, the one it has just made.
 * @param {import("../store.js").State} state
 * @returns {number}
 */
export function shownFrame({ session, frame, wanted }) {
  if (!session) {
    return 0;
  }
  const shown = session.drag.state === "running" ? session.frames - 1 : wanted ?? frame?.number ?? session.shownFrame;
  return Math.min(shown, session.frames - 1);
}
