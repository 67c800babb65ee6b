// Painting with the pointer. A pen's pressure makes the brush smaller, never larger.

import { store } from "../store.js";
import { beginStroke } from "./mask.js";
import { scene } from "./scene.js";
import { toPicture } from "./view.js";

const thinnest = 0.15; // of the brush, at the lightest touch of a pen

/** The brush's width for a press; a mouse or finger has none. */
const widthOf = ({ pressure, pen }) => Math.max(0.5, store.get().brushSize * (pen ? Math.max(thinnest, pressure) : 1));

/**
 * @param {{place: {x: number, y: number}, pressure: number, pen: boolean}} event  place: CSS pixels of the stage.
 * @returns {{move(event: object): void, end(): void, cancel(): void}}
 */
export function pressBrush(event) {
  const stroke = beginStroke(store.get().tool);
  const paint = (at) => stroke.to(toPicture(store.get(), at.place), widthOf(at));
  scene.set({ stroking: true });
  paint(event);
  return {
    /** The pointer's places between two screen frames are painted too, so that a quick stroke is round. */
    move: (next) => (next.between.length > 0 ? next.between : [next]).forEach(paint),
    end() {
      scene.set({ stroking: false });
      stroke.end();
    },
    cancel() {
      scene.set({ stroking: false });
      stroke.cancel();
    },
  };
}
