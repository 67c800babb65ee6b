// Between a mask's two forms: a grey PNG (white may move) and opacity (opaque is fixed).

import { greyPng } from "./png.js";

/**
 * @param {ImageBitmap} image  White may move, black stays. @param {number} width @param {number} height
 * @returns {ImageData} The fixed area as opacity.
 */
export function readPng(image, width, height) {
  const context = new OffscreenCanvas(width, height).getContext("2d");
  context.drawImage(image, 0, 0, width, height);
  const pixels = context.getImageData(0, 0, width, height);
  const { data } = pixels;
  for (let i = 0; i < data.length; i += 4) {
    data[i + 3] = 255 - data[i];
    data[i] = data[i + 1] = data[i + 2] = 0;
  }

  return pixels;
}

const opacities = (context) => context.getImageData(0, 0, context.canvas.width, context.canvas.height).data;

/**
 * @param {OffscreenCanvasRenderingContext2D} context  The fixed area as opacity.
 * @returns {Promise<Blob>} White may move, black stays.
 */
export function writePng(context) {
  const { width, height } = context.canvas;
  const data = opacities(context);
  return greyPng(Uint8Array.from({ length: width * height }, (_, i) => 255 - data[4 * i + 3]), width, height);
}

/**
 * Whether nothing but the rest is left.
 * @param {OffscreenCanvasRenderingContext2D} context @param {"fixed"|"movable"|null} rest
 */
export function isUniform(context, rest) {
  const wanted = rest === "fixed" ? 255 : 0;
  const data = opacities(context);
  for (let i = 3; i < data.length; i += 4) if (data[i] !== wanted) return false;
  return true;
}

/**
 * What lies outside the strokes of a mask that was painted elsewhere: what most of the picture's edge is.
 * @param {OffscreenCanvasRenderingContext2D} context
 * @returns {"fixed"|"movable"}
 */
export function restOf(context) {
  const { width, height } = context.canvas;
  const data = opacities(context);
  let opacity = 0;
  const look = (x, y) => (opacity += data[4 * (y * width + x) + 3]);
  for (let x = 0; x < width; x++) for (const y of [0, height - 1]) look(x, y);
  for (let y = 0; y < height; y++) for (const x of [0, width - 1]) look(x, y);
  return opacity > 255 * (width + height) ? "fixed" : "movable";
}
