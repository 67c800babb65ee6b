// The mask being edited: painted here at once, sent to the server at the end of every stroke.
//
// What the brushes mean:
// - No mask: everything may move.
// - The first stroke decides what the rest is. Begun with Movable, all else stays fixed ("move only this"); begun with Fixed, all else
//   may move ("keep only this"). Later strokes paint over what is there, whichever the brush.
// - The eraser takes strokes away and leaves what the rest is. A mask without strokes is no mask.
//
// The canvas keeps the fixed area as opacity: Fixed draws, Movable erases, and soft edges stay soft.

import { api } from "../api.js";
import { edit, newGesture } from "../session.js";
import { createStore, store } from "../store.js";
import { isUniform, readPng, restOf, writePng } from "./mask-pixels.js";
import { pictureSize } from "./view.js";

const canvas = new OffscreenCanvas(1, 1);
const context = canvas.getContext("2d", { willReadFrequently: true });
/** What is outside all strokes; null: nothing is painted, there is no mask. */
let rest = null;
let shown = null; // address of the server's mask that the canvas shows; undefined: it shows something else
let uploads = 0;
/** @type {Stroke|null} */
let stroke = null;

/** Grows with every change of the canvas, for whoever draws it. */
export const maskState = createStore({ version: 0, any: false });

/** @returns {OffscreenCanvas} The fixed area as opacity, in picture pixels. Not to be changed. */
export const maskCanvas = () => canvas;

const changed = () => maskState.set({ version: maskState.get().version + 1, any: rest !== null });

function reset() {
  const { width, height } = pictureSize(store.get());
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  context.clearRect(0, 0, width, height);
  rest = null;
}

/** Shows the server's mask where it is another one than here, as after undo. */
async function follow() {
  const { session } = store.get();
  const address = session?.mask?.url ?? null;
  if (stroke || uploads > 0 || address === shown) return;
  shown = address;
  if (address === null) {
    reset();
    return changed();
  }

  const image = await api.mask(address).then(createImageBitmap).catch(() => null);
  if (shown !== address || stroke || uploads > 0) return;
  reset();
  if (image) {
    context.putImageData(readPng(image, canvas.width, canvas.height), 0, 0);
    rest = restOf(context);
  }

  changed();
}

/** Sends what is painted. Answers that come while another stroke is under way do not disturb it. */
async function upload(gesture = newGesture()) {
  uploads++;
  const png = rest === null ? null : await writePng(context);
  const session = await edit((id) => (png ? api.putMask(id, png, gesture) : api.deleteMask(id)));
  uploads--;
  if (session) shown = session.mask?.url ?? null; // what came back is what was sent
  else if (uploads === 0) shown = undefined; // refused: what the server has is shown again
  follow();
}

/** A stroke of a brush: cancelled, it leaves no trace. */
class Stroke {
  #before = context.getImageData(0, 0, canvas.width, canvas.height);
  #restBefore = rest;
  #last = null;
  #paints;

  /** @param {"movable"|"fixed"|"eraser"} tool */
  constructor(tool) {
    if (tool !== "eraser" && rest === null) {
      rest = tool === "movable" ? "fixed" : "movable";
      if (rest === "fixed") fillAll();
    }

    this.#paints = tool === "eraser" ? rest : tool;
  }

  /**
   * Paints on to a place.
   * @param {{x: number, y: number}} place  Picture pixels. @param {number} width  Picture pixels.
   */
  to(place, width) {
    if (this.#paints === null) return; // the eraser, with nothing to erase
    const from = this.#last ?? place;
    this.#last = place;
    context.globalCompositeOperation = this.#paints === "fixed" ? "source-over" : "destination-out";
    context.lineCap = "round";
    context.lineWidth = width;
    context.beginPath();
    context.moveTo(from.x + 0.5, from.y + 0.5);
    context.lineTo(place.x + 0.5, place.y + 0.5);
    context.stroke();
    context.globalCompositeOperation = "source-over";
    changed();
  }

  /** Keeps the stroke and sends it. */
  end() {
    stroke = null;
    if (this.#paints === null) return Promise.resolve();
    if (isUniform(context, rest)) reset();
    changed();
    return upload();
  }

  /** Takes the stroke back. */
  cancel() {
    stroke = null;
    rest = this.#restBefore;
    context.putImageData(this.#before, 0, 0);
    changed();
    follow();
  }
}

function fillAll() {
  context.fillRect(0, 0, canvas.width, canvas.height);
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
  context.globalCompositeOperation = "xor"; // with all of it: opaque becomes clear and clear opaque
  fillAll();
  context.globalCompositeOperation = "source-over";
  rest = rest === "fixed" ? "movable" : "fixed";
  changed();
  return upload();
}

store.on("session", follow);
