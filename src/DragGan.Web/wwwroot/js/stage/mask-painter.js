// How the mask looks: the fixed area dimmed and hatched with a light edge, the movable area clear.

import { maskCanvas, maskState } from "./mask.js";
import { pictureBox } from "./picture-painter.js";

/** A tile of diagonal lines that joins without a seam. */
function hatch(ratio) {
  const side = Math.round(9 * ratio);
  const tile = new OffscreenCanvas(side, side);
  const context = tile.getContext("2d");
  context.fillStyle = "rgba(14, 12, 20, 0.5)";
  context.fillRect(0, 0, side, side);
  context.strokeStyle = "rgba(255, 255, 255, 0.34)";
  context.lineWidth = 1.2 * ratio;
  for (const shift of [-side, 0, side]) {
    context.beginPath();
    context.moveTo(shift - side / 2, side * 1.5);
    context.lineTo(shift + side * 1.5, -side / 2);
    context.stroke();
  }

  return tile;
}

/** The mask alone, as large as it appears. */
function scaled(box, width, height) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  context.imageSmoothingEnabled = true;
  context.drawImage(maskCanvas(), box.left, box.top, box.width, box.height);
  return { canvas, context };
}

/** The tint for one view of the mask. */
function tint(state, width, height) {
  const { ratio } = state.stage;
  const box = pictureBox(state);
  const { canvas: shape } = scaled(box, width, height);
  const { canvas: area, context } = scaled(box, width, height);
  context.globalCompositeOperation = "source-in";
  context.fillStyle = context.createPattern(hatch(ratio), "repeat");
  context.fillRect(0, 0, width, height);

  // The edge: the shape pushed a little to all sides, without the shape itself, and not beyond the picture.
  const edge = new OffscreenCanvas(width, height);
  const drawing = edge.getContext("2d");
  drawing.beginPath();
  drawing.rect(box.left, box.top, box.width, box.height);
  drawing.clip();
  const reach = 1.5 * ratio;
  for (let i = 0; i < 8; i++) drawing.drawImage(shape, reach * Math.cos((i * Math.PI) / 4), reach * Math.sin((i * Math.PI) / 4));
  drawing.globalCompositeOperation = "source-in";
  drawing.fillStyle = "rgba(255, 255, 255, 0.9)";
  drawing.fillRect(0, 0, width, height);
  drawing.globalCompositeOperation = "destination-out";
  drawing.drawImage(shape, 0, 0);
  context.globalCompositeOperation = "source-over";
  context.drawImage(edge, 0, 0);
  return area;
}

/** @returns {(context: CanvasRenderingContext2D, state: import("../store.js").State) => void} Draws in screen pixels; remembers the last view. */
export function createMaskPainter() {
  let seen = "";
  let image = null;
  return (context, state) => {
    const { version, any } = maskState.get();
    if (!any) return;
    const { width, height } = context.canvas;
    const key = [version, width, height, state.view.zoom, state.view.x, state.view.y].join();
    if (key !== seen) [seen, image] = [key, tint(state, width, height)];
    // In full while a brush is at hand; quiet where the picture matters more.
    const painting = state.tool !== "point" && state.tool !== "anchor";
    context.globalAlpha = painting ? 1 : state.session.drag.state === "idle" ? 0.55 : 0.3;
    context.drawImage(image, 0, 0);
    context.globalAlpha = 1;
  };
}
