// The lower canvas: the picture that came last, and over it the start where the two are compared.

import { pictureSize, scaleOf, toStage } from "./view.js";

/** Pixels from the wire have to go through a canvas of their own before they can be drawn in another size. */
class Source {
  #frame = null;
  #image = null;
  #canvas = null;

  /** @param {import("../store.js").Frame} frame @returns {CanvasImageSource} */
  of(frame) {
    if (frame === this.#frame) return this.#image;
    if (this.#image instanceof ImageBitmap) this.#image.close(); // the picture before; nobody else draws it
    this.#frame = frame;
    this.#image = frame.image instanceof ImageData ? this.#put(frame) : frame.image;
    return this.#image;
  }

  #put({ image, width, height }) {
    if (this.#canvas?.width !== width || this.#canvas.height !== height) this.#canvas = new OffscreenCanvas(width, height);
    this.#canvas.getContext("2d", { alpha: false }).putImageData(image, 0, 0);
    return this.#canvas;
  }
}

/** Where the picture lies, in whole screen pixels, so that its edges are sharp. */
export function pictureBox(state) {
  const { ratio } = state.stage;
  const { width, height } = pictureSize(state);
  const corner = toStage(state, { x: -0.5, y: -0.5 });
  const scale = scaleOf(state) * ratio;
  const [left, top] = [Math.round(corner.x * ratio), Math.round(corner.y * ratio)];
  return { left, top, width: Math.round(width * scale), height: Math.round(height * scale) };
}

/**
 * @param {HTMLCanvasElement} canvas
 * @returns {(state: import("../store.js").State, start: ImageBitmap|null) => void} Draws; `start` where it is compared with.
 */
export function createPicturePainter(canvas) {
  const context = canvas.getContext("2d");
  const source = new Source();
  return (state, start) => {
    context.clearRect(0, 0, canvas.width, canvas.height);
    if (!state.session || !state.frame) return;
    const box = pictureBox(state);
    context.imageSmoothingQuality = "high";
    // Enlarged, every pixel of the picture is a square; shrunk, or a preview made larger, it is smooth.
    const smooth = state.view.zoom < 1;
    context.imageSmoothingEnabled = smooth || state.frame.preview;
    context.drawImage(source.of(state.frame), box.left, box.top, box.width, box.height);
    if (!start) return;
    context.save();
    context.beginPath();
    context.rect(box.left, box.top, Math.round(box.width * state.split), box.height);
    context.clip();
    context.imageSmoothingEnabled = smooth;
    context.drawImage(start, box.left, box.top, box.width, box.height);
    context.restore();
  };
}
