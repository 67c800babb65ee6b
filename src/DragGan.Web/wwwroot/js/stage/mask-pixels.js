// The pixels of a mask: as many as the picture has, each either fixed (opaque) or movable (clear), as the program knows them.

import { greyPng } from "./png.js";

const smallest = 0.71; // picture pixels: a thinner brush would slip between the pixels' centres

/**
 * Makes all pixels within half a width of a straight line fixed or movable. Where a line is cut into pieces makes no difference.
 * @param {ImageData} pixels @param {{x: number, y: number}} from @param {{x: number, y: number}} to  In picture pixels.
 * @param {number} width  In picture pixels. @param {boolean} fixed
 * @returns {{x: number, y: number, width: number, height: number}} What may have changed.
 */
export function paintLine(pixels, from, to, width, fixed) {
  const radius = Math.max(width / 2, smallest);
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const lengthSquared = dx * dx + dy * dy || 1;
  const left = Math.max(0, Math.ceil(Math.min(from.x, to.x) - radius));
  const right = Math.min(pixels.width - 1, Math.floor(Math.max(from.x, to.x) + radius));
  const top = Math.max(0, Math.ceil(Math.min(from.y, to.y) - radius));
  const bottom = Math.min(pixels.height - 1, Math.floor(Math.max(from.y, to.y) + radius));
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const along = Math.min(Math.max(((x - from.x) * dx + (y - from.y) * dy) / lengthSquared, 0), 1);
      const [ox, oy] = [x - from.x - along * dx, y - from.y - along * dy];
      if (ox * ox + oy * oy <= radius * radius) pixels.data[4 * (y * pixels.width + x) + 3] = fixed ? 255 : 0;
    }
  }

  return { x: left, y: top, width: Math.max(0, right - left + 1), height: Math.max(0, bottom - top + 1) };
}

/** Makes every pixel what a function says, given whether it is fixed now. */
export function setAll({ data }, fixed) {
  for (let i = 3; i < data.length; i += 4) data[i] = fixed(data[i] > 127) ? 255 : 0;
}

/** @param {ImageData} pixels @returns {boolean} Whether all are fixed, or all movable. */
export function isUniform({ data }) {
  for (let i = 7; i < data.length; i += 4) if (data[i] !== data[3]) return false;
  return true;
}

/**
 * What lies outside the strokes of a mask that was painted elsewhere: what most of the picture's edge is.
 * @param {ImageData} pixels
 * @returns {"fixed"|"movable"}
 */
export function restOf({ data, width, height }) {
  let fixed = 0;
  const look = (x, y) => (fixed += data[4 * (y * width + x) + 3] > 127 ? 1 : -1);
  for (let x = 0; x < width; x++) for (const y of [0, height - 1]) look(x, y);
  for (let y = 0; y < height; y++) for (const x of [0, width - 1]) look(x, y);
  return fixed > 0 ? "fixed" : "movable";
}

/**
 * @param {ImageBitmap} image  White may move, black stays. @param {number} width @param {number} height
 * @returns {ImageData}
 */
export function readMask(image, width, height) {
  const context = new OffscreenCanvas(width, height).getContext("2d");
  context.drawImage(image, 0, 0, width, height);
  const pixels = context.getImageData(0, 0, width, height);
  const { data } = pixels;
  for (let i = 0; i < data.length; i += 4) {
    data[i + 3] = data[i] > 127 ? 0 : 255;
    data[i] = data[i + 1] = data[i + 2] = 0;
  }

  return pixels;
}

/**
 * @param {ImageData} pixels
 * @returns {Promise<Blob>} A PNG: white may move, black stays.
 */
export const writeMask = ({ data, width, height }) =>
  greyPng(Uint8Array.from({ length: width * height }, (_, i) => 255 - data[4 * i + 3]), width, height);
