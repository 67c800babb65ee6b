// Pointer events of the stage: who gets a press, and what is under a pointer that only hovers.

import { commands } from "../commands.js";
import { isTaken } from "../keyboard.js";
import { store } from "../store.js";
import { pressBrush } from "./brush-tool.js";
import { pressSplit } from "./compare.js";
import { hitTest } from "./hits.js";
import { listenToTrackpad, pinch, pressPan, wheelZoom } from "./pan-zoom.js";
import { cancelWaiting, pressPoint } from "./point-tool.js";
import { scene } from "./scene.js";
import { isOnPicture, toPicture } from "./view.js";

const tools = { point: pressPoint, anchor: pressPoint, movable: pressBrush, fixed: pressBrush, eraser: pressBrush };

/**
 * Listens to the pointer on an element that covers the stage.
 * @param {HTMLElement} element
 * @returns {{cancel(): boolean}} cancel: takes back what is under way; false where nothing is.
 */
export function listenToPointers(element) {
  /** @type {Map<number, {x: number, y: number}>} */
  const fingers = new Map();
  /** @type {{move(event: object): void, end(): void, cancel(): void}|null} */
  let active = null;
  let activePointer = 0;
  let [space, panning] = [false, false];
  let [pressedBefore, pressedNow] = [null, null]; // ids of points, for the double click

  const placeOf = ({ clientX, clientY }) => {
    const box = element.getBoundingClientRect();
    return { x: clientX - box.left, y: clientY - box.top };
  };

  const read = (event) => ({
    place: placeOf(event), touch: event.pointerType === "touch", pen: event.pointerType === "pen", pressure: event.pressure,
    shift: event.shiftKey, alt: event.altKey, between: (event.getCoalescedEvents?.() ?? []).map((e) => ({
      place: placeOf(e), pen: e.pointerType === "pen", pressure: e.pressure,
    })),
  });

  function cursor() {
    const state = store.get();
    const { hover, pointer } = scene.get();
    const painting = tools[state.tool] === pressBrush;
    if (space || panning) return active ? "grabbing" : "grab";
    if (!pointer || !state.session) return "default";
    if (state.compare) return "ew-resize";
    if (painting) return isOnPicture(state, pointer) ? "none" : "default";
    if (hover && scene.get().waiting === null) return active ? "grabbing" : "grab";
    return isOnPicture(state, pointer) ? "crosshair" : "default";
  }

  function hover(event) {
    const state = store.get();
    const place = placeOf(event);
    const touch = event.pointerType === "touch";
    const hit = tools[state.tool] === pressPoint && !touch ? hitTest(state, place, touch) : null;
    const now = scene.get().hover;
    const same = hit?.id === now?.id && hit?.part === now?.part;
    scene.set({ pointer: toPicture(state, place), hover: same ? now : hit });
    element.style.cursor = cursor();
  }

  /** The gesture a press begins. */
  function begin(event) {
    panning = event.button === 1 || (event.button === 0 && space);
    if (panning) return pressPan(read(event));
    const state = store.get();
    if (event.button !== 0 || !state.session) return null;
    if (state.compare) return pressSplit(read(event));
    pressedBefore = pressedNow;
    pressedNow = tools[state.tool] === pressPoint ? hitTest(state, placeOf(event), event.pointerType === "touch")?.id ?? null : null;
    return tools[state.tool](read(event));
  }

  function down(event) {
    if (event.pointerType === "touch") {
      fingers.set(event.pointerId, placeOf(event));
      if (fingers.size === 2) {
        active?.cancel();
        active = pinch(fingers);
        activePointer = event.pointerId;
        return;
      }
    }

    if (active) return;
    scene.set({ cursor: null, carried: null }); // the pointer takes over from the keyboard
    hover(event);
    active = begin(event);
    activePointer = event.pointerId;
    if (active) element.setPointerCapture(event.pointerId);
    if (event.button === 1) event.preventDefault(); // no scrolling by the middle button
    element.style.cursor = cursor();
  }

  function move(event) {
    if (fingers.has(event.pointerId)) fingers.set(event.pointerId, placeOf(event));
    if (active && (event.pointerId === activePointer || fingers.size > 1)) active.move(read(event));
    if (!active || tools[store.get().tool] === pressBrush) hover(event);
  }

  function up(event) {
    fingers.delete(event.pointerId);
    if (!active || (event.pointerId !== activePointer && fingers.size === 0)) return;
    const done = active;
    [active, panning] = [null, false];
    done.end();
    if (event.pointerType === "touch") scene.set({ pointer: null, hover: null });
    else hover(event);
  }

  function cancel() {
    const done = active;
    [active, panning] = [null, false];
    done?.cancel();
    element.style.cursor = cursor();
    return done !== null || cancelWaiting();
  }

  function doubleClick() {
    if (pressedNow !== null && pressedNow === pressedBefore) commands["point.delete"].run(pressedNow);
  }

  function key(event) {
    if (event.key !== " " || (isTaken(event) && !space)) return;
    space = event.type === "keydown";
    element.style.cursor = cursor();
  }

  element.addEventListener("pointerdown", down);
  element.addEventListener("pointermove", move);
  element.addEventListener("pointerup", up);
  element.addEventListener("pointercancel", (event) => {
    fingers.delete(event.pointerId);
    if (active) cancel();
  });
  element.addEventListener("pointerleave", () => !active && scene.set({ pointer: null, hover: null }));
  element.addEventListener("dblclick", doubleClick);
  element.addEventListener("contextmenu", (event) => event.preventDefault());
  element.addEventListener("wheel", (event) => {
    event.preventDefault();
    wheelZoom(placeOf(event), event);
    hover(event);
  }, { passive: false });
  listenToTrackpad(element, placeOf);
  window.addEventListener("keydown", key);
  window.addEventListener("keyup", key);
  window.addEventListener("blur", () => (space = false));
  return { cancel };
}
