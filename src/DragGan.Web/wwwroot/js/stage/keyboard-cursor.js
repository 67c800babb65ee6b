// The stage by keyboard alone: arrows move a cursor or the point that was chosen, Enter places, Tab goes from point to point.

import { movePoint, newGesture } from "../session.js";
import { store } from "../store.js";
import { announce } from "./announce.js";
import { beginStroke } from "./mask.js";
import { coordinatesOf } from "./move-point.js";
import { placeOf } from "./hits.js";
import { cancelWaiting, placeAnchor, placeHandle, placeTarget } from "./point-tool.js";
import { findPoint, numberOf, scene } from "./scene.js";
import { insidePicture, pictureSize } from "./view.js";

const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const far = 10; // picture pixels with Shift

/** One gesture for as long as the same thing is moved, so that it undoes as one. */
let carrying = { id: 0, part: "", gesture: "" };
let sending = false;
let unsent = null;

/** One request at a time, the newest place only: a key held down is faster than any server. */
async function send(id, part, place) {
  if (carrying.id !== id || carrying.part !== part) carrying = { id, part, gesture: newGesture() };
  unsent = { id, change: coordinatesOf(part, place), gesture: carrying.gesture };
  if (sending) return;
  sending = true;
  while (unsent) {
    const { id: point, change, gesture } = unsent;
    unsent = null;
    await movePoint(point, change, gesture);
  }

  sending = false;
}

const where = ({ x, y }) => `${Math.round(x)}, ${Math.round(y)}`;
const nameOf = ({ id, part }) => `${findPoint(id).kind === "anchor" ? "Anchor" : part === "handle" ? "Handle" : "Target"} ${numberOf(id)}`;

function step([dx, dy], shift) {
  const state = store.get();
  const { carried, cursor, pointer, waiting } = scene.get();
  const by = shift ? far : 1;
  if (carried && waiting === null) {
    const spot = placeOf(findPoint(carried.id), carried.part);
    const place = insidePicture(state, { x: spot.x + dx * by, y: spot.y + dy * by });
    send(carried.id, carried.part, place);
    return announce(`${nameOf(carried)} at ${where(place)}`);
  }

  const size = pictureSize(state);
  const waits = waiting === null ? null : findPoint(waiting);
  const from = cursor ?? waits ?? pointer ?? { x: size.width / 2, y: size.height / 2 };
  const place = insidePicture(state, { x: Math.round(from.x) + dx * by, y: Math.round(from.y) + dy * by });
  scene.set({ cursor: place });
  announce(where(place));
}

/** Places what the tool places, at the cursor. */
function enter() {
  const state = store.get();
  const { cursor, waiting, carried } = scene.get();
  if (carried && waiting === null) {
    announce(`${nameOf(carried)} left at ${where(placeOf(findPoint(carried.id), carried.part))}.`);
    scene.set({ carried: null });
  } else if (!cursor) {
    step([0, 0], false);
  } else if (waiting !== null) {
    placeTarget(cursor);
  } else if (state.tool === "point") {
    placeHandle(cursor);
  } else if (state.tool === "anchor") {
    placeAnchor(cursor);
  } else {
    const stroke = beginStroke(state.tool);
    stroke.to(cursor, state.brushSize);
    stroke.end();
    announce(`Painted at ${where(cursor)}.`);
  }
}

/**
 * Goes to the next handle, target or anchor, and past the last one out of the stage: nobody is kept in.
 * @returns {boolean} False where there is none to go to.
 */
function tab(back) {
  const { session } = store.get();
  const stops = session.points.flatMap((p) => [{ id: p.id, part: "handle" }, ...(p.targetX === null ? [] : [{ id: p.id, part: "target" }])]);
  const { carried } = scene.get();
  const now = carried ? stops.findIndex((s) => s.id === carried.id && s.part === carried.part) : -1;
  const next = now < 0 ? (back ? -1 : 0) : now + (back ? -1 : 1);
  const stop = stops[next];
  scene.set({ carried: stop ? { ...stop, both: false } : null });
  if (!stop) return false;
  store.set({ selection: stop.id });
  announce(`${nameOf(stop)} at ${where(placeOf(findPoint(stop.id), stop.part))}. Arrows move it.`);
  return true;
}

function escape(gestures) {
  const { carried, cursor } = scene.get();
  if (gestures.cancel() || cancelWaiting()) return true;
  if (carried) scene.set({ carried: null });
  else if (cursor) scene.set({ cursor: null });
  else if (store.get().selection !== null) store.set({ selection: null });
  else return false;
  return true;
}

/**
 * @param {HTMLElement} element  The stage.
 * @param {{cancel(): boolean}} gestures  What the pointer has under way: Escape takes it back, wherever the focus is.
 */
export function listenToCursorKeys(element, gestures) {
  element.addEventListener("keydown", (event) => {
    if (!store.get().session || event.ctrlKey || event.metaKey || event.altKey) return;
    let used = true;
    if (event.key in ways) step(ways[event.key], event.shiftKey);
    else if (event.key === "Enter") enter();
    else if (event.key === "Tab") used = tab(event.shiftKey);
    else used = false;
    if (used) event.preventDefault();
  });
  element.addEventListener("blur", () => scene.set({ cursor: null, carried: null }));
  window.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || event.target.closest?.("dialog, [role=dialog], [role=menu], input, textarea")) return;
    if (escape(gestures)) event.preventDefault();
  });
}
