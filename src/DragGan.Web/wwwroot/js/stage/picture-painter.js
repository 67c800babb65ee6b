// The lower canvas: the picture that came last, and over it the start where the two are compared.

import { pictureSize, scaleOf, toStage } from "./view.js";

const largest = 2048; // pixels a side of an enlarged copy; beyond, uneven squares are too large to be seen as uneven

/** What is drawn for a picture: a canvas for pixels from the wire, an enlarged copy where the zoom asks for one. */
class Source {
  #image = null;
  #drawable = null;
  #enlarged = null;
  #factor = 0;

  /** @param {ImageBitmap|ImageData} image @param {number} factor  Whole; 1: as it is. @returns {CanvasImageSource} */
  of(image, factor) {
    if (image !== this.#image) {
      this.#image = image;
      this.#drawable = image instanceof ImageData ? canvasOf(image) : image;
      this.#factor = 0;
    }

    if (factor === 1) return this.#drawable;
    if (factor !== this.#factor) {
      this.#factor = factor;
      this.#enlarged = enlarge(this.#drawable, factor, this.#enlarged);
    }

    return this.#enlarged;
  }
}

function canvasOf(image) {
  const canvas = new OffscreenCanvas(image.width, image.height);
  canvas.getContext("2d", { alpha: false }).putImageData(image, 0, 0);
  return canvas;
}

/** Every pixel a square of whole pixels. */
function enlarge(image, factor, old) {
  const [width, height] = [image.width * factor, image.height * factor];
  const canvas = old?.width === width && old.height === height ? old : new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { alpha: false });
  context.imageSmoothingEnabled = false;
  context.drawImage(image, 0, 0, width, height);
  return canvas;
}

/**
 * How a picture is drawn. Shrunk, or a preview made larger, it is smooth. Enlarged, every pixel is a square; and where the zoom is no whole
 * number, the squares are made larger first and shrunk smoothly, so that they come out equal.
 */
function wayOf({ zoom }, image, preview) {
  if (preview || zoom < 1) return { smooth: true, factor: 1 };
  const factor = Math.ceil(zoom);
  if (Number.isInteger(zoom) || factor * Math.max(image.width, image.height) > largest) return { smooth: false, factor: 1 };
  return { smooth: true, factor };
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
  const [now, before] = [new Source(), new Source()];
  const draw = (source, image, preview, view, { left, top, width, height }) => {
    const { smooth, factor } = wayOf(view, image, preview);
    context.imageSmoothingEnabled = smooth;
    context.drawImage(source.of(image, factor), left, top, width, height);
  };
  return (state, start) => {
    context.clearRect(0, 0, canvas.width, canvas.height);
    if (!state.session || !state.frame) return;
    const box = pictureBox(state);
    context.imageSmoothingQuality = "high";
    draw(now, state.frame.image, state.frame.preview, state.view, box);
    if (!start) return;
    context.save();
    context.beginPath();
    context.rect(box.left, box.top, Math.round(box.width * state.split), box.height);
    context.clip();
    draw(before, start, false, state.view, box);
    context.restore();
  };
}
