// Moving a handle, target or anchor that is there: seen at once, sent when it is let go; a running drag follows its target live.

import { live } from "../live.js";
import { holdPoint, letGoOfPoint, movePoint, newGesture, resolveId } from "../session.js";
import { store } from "../store.js";
import { findPoint } from "./scene.js";

/** A point's coordinates with one of its parts at a place. */
export const coordinatesOf = (part, { x, y }) => (part === "handle" ? { x, y } : { targetX: x, targetY: y });

/**
 * @param {number} id @param {"handle"|"target"} part
 * @returns {{move(place: {x: number, y: number}): void, end(): Promise<any>, cancel(): void}}
 */
export function beginMove(id, part) {
  const gesture = newGesture();
  const { targetX, targetY } = findPoint(id);
  let last = null;
  let sentLive = false;
  return {
    move(place) {
      last = place;
      holdPoint(id, coordinatesOf(part, place));
      const { session, live: connection } = store.get();
      if (part !== "target" || session.drag.state === "idle" || !connection.connected || resolveId(id) < 0) return;
      sentLive = true;
      live.target(resolveId(id), place.x, place.y, gesture);
    },
    end: () => (last ? movePoint(id, coordinatesOf(part, last), gesture) : Promise.resolve()),
    cancel() {
      live.dropTarget();
      if (sentLive) movePoint(id, { targetX, targetY }, gesture);
      else letGoOfPoint(id);
    },
  };
}
