// Moving the view: wheel, pan, pinch.

import { store } from "../store.js";
import { panBy, zoomAt } from "./view.js";

const perPixel = { wheel: 0.0018, pinch: 0.01 }; // of the zoom's logarithm; a trackpad's pinch comes as a wheel with Ctrl and is finer
const lines = 16; // CSS pixels a line of the wheel stands for, where the browser counts lines
const pages = 400;

/** @param {{x: number, y: number}} place @param {WheelEvent} event */
export function wheelZoom(place, event) {
  const unit = [1, lines, pages][event.deltaMode];
  const way = (event.deltaY || event.deltaX) * unit; // Shift turns a wheel sideways on some systems
  const speed = event.ctrlKey ? perPixel.pinch : perPixel.wheel;
  const clamped = Math.min(Math.max(way, -240), 240); // a wheel that spins freely must not throw the picture away
  store.set({ view: zoomAt(store.get(), place, Math.exp(-clamped * speed)) });
}

/**
 * Safari tells a trackpad's pinch in events of its own.
 * @param {HTMLElement} element @param {(event: MouseEvent) => {x: number, y: number}} placeOf
 */
export function listenToTrackpad(element, placeOf) {
  if (navigator.maxTouchPoints > 0) return; // there fingers pinch, and pointer events tell all of it
  let scale = 1;
  element.addEventListener("gesturestart", (event) => {
    event.preventDefault();
    scale = 1;
  });
  element.addEventListener("gesturechange", (event) => {
    event.preventDefault();
    store.set({ view: zoomAt(store.get(), placeOf(event), event.scale / scale) });
    scale = event.scale;
  });
}

/** @returns {{move(event: object): void, end(): void, cancel(): void}} The picture follows the pointer. */
export function pressPan({ place }) {
  let last = place;
  return {
    move(event) {
      store.set({ view: panBy(store.get(), event.place.x - last.x, event.place.y - last.y) });
      last = event.place;
    },
    end() {},
    cancel() {},
  };
}

const middle = (a, b) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
const span = (a, b) => Math.max(1, Math.hypot(a.x - b.x, a.y - b.y));

/**
 * Two fingers: what lies under them stays under them.
 * @param {Map<number, {x: number, y: number}>} fingers  By pointer id; kept up to date by the caller.
 * @returns {{move(): void, end(): void, cancel(): void}}
 */
export function pinch(fingers) {
  let [a, b] = [...fingers.values()];
  return {
    move() {
      const [c, d] = [...fingers.values()];
      if (!d) return;
      const [before, now] = [middle(a, b), middle(c, d)];
      store.set({ view: panBy(store.get(), now.x - before.x, now.y - before.y) });
      store.set({ view: zoomAt(store.get(), now, span(c, d) / span(a, b)) });
      [a, b] = [c, d];
    },
    end() {},
    cancel() {},
  };
}
