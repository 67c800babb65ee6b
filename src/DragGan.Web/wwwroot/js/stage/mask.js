// The mask being edited: painted here at once, sent to the server at the end of every stroke.
//
// What the brushes mean:
// - No mask: everything may move.
// - The first stroke decides what the rest is. Begun with Movable, all else stays fixed ("move only this"); begun with Fixed, all else
//   may move ("keep only this"). Later strokes paint over what is there, whichever the brush.
// - The eraser takes strokes away and leaves what the rest is. A mask without strokes is no mask.

import { api } from "../api.js";
import { edit, newGesture } from "../session.js";
import { createStore, store } from "../store.js";
import { isUniform, paintLine, readMask, restOf, setAll, writeMask } from "./mask-pixels.js";
import { pictureSize } from "./view.js";

let pixels = new ImageData(1, 1);
const canvas = new OffscreenCanvas(1, 1);
const context = canvas.getContext("2d");
/** What is outside all strokes; null: nothing is painted, there is no mask. */
let rest = null;
let shown = null; // address of the server's mask that is shown here; undefined: something else is
let uploads = 0;
/** @type {Stroke|null} */
let stroke = null;

/** Grows with every change of the canvas, for whoever draws it. */
export const maskState = createStore({ version: 0, any: false });

/** @returns {OffscreenCanvas} The fixed area opaque, in picture pixels. Not to be changed. */
export const maskCanvas = () => canvas;

/** Brings the pixels, or a part of them, to the canvas. */
function changed({ x, y, width, height } = { x: 0, y: 0, width: pixels.width, height: pixels.height }) {
  if (canvas.width !== pixels.width || canvas.height !== pixels.height) Object.assign(canvas, { width: pixels.width, height: pixels.height });
  context.putImageData(pixels, 0, 0, x, y, width, height);
  maskState.set({ version: maskState.get().version + 1, any: rest !== null });
}

function reset() {
  const { width, height } = pictureSize(store.get());
  pixels = new ImageData(width, height);
  rest = null;
}

/** Shows the server's mask where it is another one than here, as after undo. */
async function follow() {
  const address = store.get().session?.mask?.url ?? null;
  if (stroke || uploads > 0 || address === shown) return;
  shown = address;
  const image = address && (await api.mask(address).then(createImageBitmap).catch(() => null));
  if (shown !== address || stroke || uploads > 0) return;
  reset();
  if (image) {
    pixels = readMask(image, pixels.width, pixels.height);
    rest = restOf(pixels);
  }

  changed();
}

/** Sends what is painted. Answers that come while another stroke is under way do not disturb it. */
async function upload() {
  const gesture = newGesture();
  uploads++;
  const png = rest === null ? null : await writeMask(pixels);
  const session = await edit((id) => (png ? api.putMask(id, png, gesture) : api.deleteMask(id)));
  uploads--;
  if (session) shown = session.mask?.url ?? null; // what came back is what was sent
  else if (uploads === 0) shown = undefined; // refused: what the server has is shown again
  follow();
}

/** A stroke of a brush: cancelled, it leaves no trace. */
class Stroke {
  #before = new ImageData(pixels.data.slice(), pixels.width, pixels.height);
  #restBefore = rest;
  #last = null;
  #paints;

  /** @param {"movable"|"fixed"|"eraser"} tool */
  constructor(tool) {
    if (tool !== "eraser" && rest === null) {
      rest = tool === "movable" ? "fixed" : "movable";
      setAll(pixels, () => rest === "fixed");
      changed();
    }

    this.#paints = tool === "eraser" ? rest : tool;
  }

  /**
   * Paints on to a place.
   * @param {{x: number, y: number}} place  Picture pixels. @param {number} width  Picture pixels.
   */
  to(place, width) {
    if (this.#paints === null) return; // the eraser, with nothing to erase
    changed(paintLine(pixels, this.#last ?? place, place, width, this.#paints === "fixed"));
    this.#last = place;
  }

  /** Keeps the stroke and sends it. */
  end() {
    stroke = null;
    if (this.#paints === null) return follow();
    if (isUniform(pixels) && (pixels.data[3] > 127) === (rest === "fixed")) reset();
    changed();
    return upload();
  }

  /** Takes the stroke back. */
  cancel() {
    stroke = null;
    [pixels, rest] = [this.#before, this.#restBefore];
    changed();
    follow();
  }
}

/**
 * Begins a stroke.
 * @param {"movable"|"fixed"|"eraser"} tool
 * @returns {Stroke}
 */
export function beginStroke(tool) {
  if (rest === null) reset();
  stroke = new Stroke(tool);
  return stroke;
}

/** Takes the mask away: everything may move. */
export function clearMask() {
  reset();
  changed();
  return upload();
}

/** Swaps what may move and what stays. */
export function invertMask() {
  if (rest === null) return undefined;
  setAll(pixels, (fixed) => !fixed);
  rest = rest === "fixed" ? "movable" : "fixed";
  changed();
  return upload();
}

store.on("session", follow);
