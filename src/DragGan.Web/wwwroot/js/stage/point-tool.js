// The Point tool and the Anchor tool: click, click; press and pull; move what is there.

import { addPoint, movePoint, newGesture, removePoint } from "../session.js";
import { store } from "../store.js";
import { announce } from "./announce.js";
import { eightDirections } from "./constrain.js";
import { hitTest, placeOf, shownPlaceOf } from "./hits.js";
import { beginMove } from "./move-point.js";
import { beginPull } from "./pull.js";
import { findPoint, numberOf, scene } from "./scene.js";
import { insidePicture, isOnPicture, toPicture } from "./view.js";

const pullAfter = 4; // CSS pixels: less is a click with an unsteady hand

/** The gesture that holds a handle and the target clicked for it together. */
let waitingGesture = "";

/**
 * Places a handle that waits for its target.
 * @param {{x: number, y: number}} place
 */
export function placeHandle(place) {
  waitingGesture = newGesture();
  scene.set({ waiting: addPoint({ kind: "handle", ...place, gesture: waitingGesture }) });
  announce(`Handle ${numberOf(scene.get().waiting)} placed. Choose its target.`);
}

/**
 * Gives the waiting handle its target.
 * @param {{x: number, y: number}} place
 */
export function placeTarget(place) {
  const id = scene.get().waiting;
  scene.set({ waiting: null });
  announce(`Target of handle ${numberOf(id)} placed.`);
  return movePoint(id, { targetX: place.x, targetY: place.y }, waitingGesture);
}

/** @param {{x: number, y: number}} place */
export function placeAnchor(place) {
  const id = addPoint({ kind: "anchor", ...place });
  announce(`Anchor ${numberOf(id)} placed.`);
}

/**
 * Takes back a handle that waits for its target.
 * @returns {boolean} False where none waits.
 */
export function cancelWaiting() {
  const id = scene.get().waiting;
  if (id === null) return false;
  scene.set({ waiting: null });
  removePoint(id, waitingGesture);
  announce("Handle taken back.");
  return true;
}

/** A press that becomes a gesture only when the pointer has really moved. */
class Press {
  #from;
  #begin;
  #click;
  #gesture = null;

  /**
   * @param {{place: {x: number, y: number}}} from
   * @param {(to: {x: number, y: number}) => {origin: {x: number, y: number}, offset?: {x: number, y: number}, gesture: object}} begin
   * @param {() => void} click
   */
  constructor(from, begin, click) {
    [this.#from, this.#begin, this.#click] = [from, begin, click];
  }

  move({ place, shift }) {
    if (!this.#gesture && Math.hypot(place.x - this.#from.place.x, place.y - this.#from.place.y) <= pullAfter) return;
    const state = store.get();
    this.#gesture ??= this.#begin(insidePicture(state, toPicture(state, place)));
    const { origin, offset = { x: 0, y: 0 }, gesture } = this.#gesture;
    const under = toPicture(state, place);
    const to = { x: under.x + offset.x, y: under.y + offset.y };
    gesture.move(insidePicture(state, shift ? eightDirections(origin, to) : to));
  }

  end() {
    if (this.#gesture) this.#gesture.gesture.end();
    else this.#click();
  }

  cancel() {
    this.#gesture?.gesture.cancel();
  }
}

/** A press on something that is there. */
function pressOn(hit, event) {
  const state = store.get();
  const point = findPoint(hit.id);
  store.set({ selection: hit.id });
  scene.set({ carried: hit }); // from now on the arrow keys nudge it
  const handle = shownPlaceOf(state, point, "handle");
  const waits = point.kind === "handle" && point.targetX === null;
  // A handle without a target, or one that has reached it, is there to be pulled (Alt moves it instead); all else is moved.
  const pulls = state.tool === "point" && point.kind === "handle" && (waits || hit.both) && !event.alt;
  const part = hit.both && event.alt ? "handle" : hit.part;
  const spot = shownPlaceOf(state, point, part);
  const under = toPicture(state, event.place);
  const offset = { x: spot.x - under.x, y: spot.y - under.y }; // what is taken beside its middle does not jump
  return new Press(
    event,
    (to) => pulls
      ? { origin: handle, gesture: beginPull(hit.id, to) }
      : { origin: part === "target" ? handle : spot, offset, gesture: beginMove(hit.id, part) },
    () => waits && state.tool === "point" && scene.set({ waiting: hit.id }),
  );
}

/** The next press after a handle was placed: its target, which follows until the pointer is released. */
function pressForTarget(event) {
  const state = store.get();
  const id = scene.get().waiting;
  const origin = placeOf(findPoint(id), "handle");
  const at = ({ place, shift }) => {
    const under = toPicture(state, place);
    return insidePicture(state, shift ? eightDirections(origin, under) : under);
  };
  let target = at(event);
  scene.set({ pointer: target });
  return {
    move(next) {
      target = at(next);
      scene.set({ pointer: target });
    },
    end: () => placeTarget(target),
    cancel() {},
  };
}

/**
 * @param {{place: {x: number, y: number}, touch: boolean, shift: boolean, alt: boolean}} event  place: CSS pixels of the stage.
 * @returns {{move(event: object): void, end(): void, cancel(): void}|null} What the press has begun.
 */
export function pressPoint(event) {
  const state = store.get();
  const hit = hitTest(state, event.place, event.touch);
  const { waiting } = scene.get();
  if (waiting !== null && state.tool === "point" && findPoint(hit?.id ?? null) !== findPoint(waiting)) return pressForTarget(event);
  if (hit) return pressOn(hit, event);
  const under = toPicture(state, event.place);
  if (!isOnPicture(state, under)) {
    store.set({ selection: null });
    return null;
  }

  const place = insidePicture(state, under);
  if (state.tool === "anchor") {
    return new Press(event, () => {
      placeAnchor(place);
      return { origin: place, gesture: beginMove(store.get().selection, "handle") };
    }, () => placeAnchor(place));
  }

  return new Press(event, (to) => ({ origin: place, gesture: beginPull(place, to) }), () => placeHandle(place));
}
