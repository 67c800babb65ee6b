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

/** A canvas that is made once and made empty for every use. */
class Sheet {
  canvas = new OffscreenCanvas(1, 1);
  context = this.canvas.getContext("2d");

  clear(width, height) {
    if (this.canvas.width === width && this.canvas.height === height) this.context.clearRect(0, 0, width, height);
    else Object.assign(this.canvas, { width, height });
    return this;
  }

  /** Colours what is drawn on it. */
  tint(style) {
    this.context.globalCompositeOperation = "source-in";
    this.context.fillStyle = style;
    this.context.fillRect(0, 0, this.canvas.width, this.canvas.height);
    this.context.globalCompositeOperation = "source-over";
  }
}

/** The tint for one view of the mask, on sheets of the picture's box as far as it is on the stage. */
class Tint {
  #shape = new Sheet();
  #area = new Sheet();
  #edge = new Sheet();
  #hatch = null;
  #ratio = 0;

  /** @returns {{canvas: OffscreenCanvas, left: number, top: number}} */
  draw(state, stageWidth, stageHeight) {
    const { ratio } = state.stage;
    if (ratio !== this.#ratio) [this.#hatch, this.#ratio] = [hatch(ratio), ratio];
    const box = pictureBox(state);
    const [left, top] = [Math.max(0, box.left), Math.max(0, box.top)];
    const width = Math.max(1, Math.min(stageWidth, box.left + box.width) - left);
    const height = Math.max(1, Math.min(stageHeight, box.top + box.height) - top);
    const shape = this.#shape.clear(width, height);
    const area = this.#area.clear(width, height);
    const edge = this.#edge.clear(width, height);
    shape.context.drawImage(maskCanvas(), box.left - left, box.top - top, box.width, box.height);
    area.context.drawImage(shape.canvas, 0, 0);
    area.tint(area.context.createPattern(this.#hatch, "repeat"));

    // The edge: the shape pushed a little to all sides, without the shape itself.
    const reach = 1.5 * ratio;
    for (let i = 0; i < 8; i++) edge.context.drawImage(shape.canvas, reach * Math.cos((i * Math.PI) / 4), reach * Math.sin((i * Math.PI) / 4));
    edge.tint("rgba(255, 255, 255, 0.9)");
    edge.context.globalCompositeOperation = "destination-out";
    edge.context.drawImage(shape.canvas, 0, 0);
    edge.context.globalCompositeOperation = "source-over";
    area.context.drawImage(edge.canvas, 0, 0);
    return { canvas: area.canvas, left, top };
  }
}

/** @returns {(context: CanvasRenderingContext2D, state: import("../store.js").State) => void} Draws in screen pixels; remembers the last view. */
export function createMaskPainter() {
  const tint = new Tint();
  let seen = "";
  let drawn = null;
  return (context, state) => {
    const { version, any } = maskState.get();
    if (!any) return;
    const { width, height } = context.canvas;
    const key = [version, width, height, state.view.zoom, state.view.x, state.view.y].join();
    if (key !== seen) [seen, drawn] = [key, tint.draw(state, width, height)];
    // In full while a brush is at hand; quiet where the picture matters more.
    const painting = state.tool !== "point" && state.tool !== "anchor";
    context.globalAlpha = painting ? 1 : state.session.drag.state === "idle" ? 0.55 : 0.3;
    context.drawImage(drawn.canvas, drawn.left, drawn.top);
    context.globalAlpha = 1;
  };
}
