// The upper canvas: mask, points, what is about to be placed, brush and keyboard cursor.

import { readColours, onThemeChange } from "./colours.js";
import { placeOf } from "./hits.js";
import { arrow, circle, strokeMark } from "./marks.js";
import { createMaskPainter } from "./mask-painter.js";
import { paintPoints } from "./points-painter.js";
import { findPoint } from "./scene.js";
import { isOnPicture, scaleOf, toStage } from "./view.js";

const brushes = { movable: "#43d39b", fixed: "#c9c5d4", eraser: "#8d8798" };

/** The arrow that follows the pointer, or the keyboard's cursor, from a handle that waits for its target. */
function rubber(context, state, { waiting, pointer, cursor }, colours) {
  const point = findPoint(waiting);
  const end = cursor ?? pointer;
  if (!point || !end) return;
  const to = toStage(state, end);
  arrow(context, toStage(state, placeOf(point, "handle")), to, colours.target, { gap: 10, dashed: true });
  context.globalAlpha = 0.7;
  circle(context, to, 7.5);
  strokeMark(context, colours.target, 2);
  context.globalAlpha = 1;
}

function brush(context, state, place) {
  const radius = Math.max(2, (state.brushSize / 2) * scaleOf(state));
  circle(context, toStage(state, place), radius);
  strokeMark(context, brushes[state.tool], 1.5);
  if (radius < 10) return;
  circle(context, toStage(state, place), 1.5);
  strokeMark(context, brushes[state.tool], 1);
}

function cross(context, state, place, colour) {
  const { x, y } = toStage(state, place);
  context.beginPath();
  for (const [dx, dy] of [[1, 0], [-1, 0], [0, 1], [0, -1]]) {
    context.moveTo(x + 5 * dx, y + 5 * dy);
    context.lineTo(x + 14 * dx, y + 14 * dy);
  }

  strokeMark(context, colour, 2);
}

/**
 * @param {HTMLCanvasElement} canvas @param {HTMLElement} host @param {() => void} repaint  Asked for when the theme changes.
 * @returns {(state: import("../store.js").State, scene: import("./scene.js").Scene) => void}
 */
export function createOverlayPainter(canvas, host, repaint) {
  const context = canvas.getContext("2d");
  const paintMask = createMaskPainter();
  let colours = readColours(host);
  onThemeChange(() => {
    colours = readColours(host);
    repaint();
  });

  return (state, scene) => {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    if (!state.session || state.compare) return; // start and now are compared without anything on them
    if (state.marksVisible) paintMask(context, state);
    context.scale(state.stage.ratio, state.stage.ratio);
    if (state.marksVisible) {
      paintPoints(context, state, scene, colours);
      rubber(context, state, scene, colours);
    }

    const painting = state.tool in brushes;
    const place = scene.cursor ?? scene.pointer;
    if (painting && place && (scene.stroking || scene.cursor || isOnPicture(state, place))) brush(context, state, place);
    if (scene.cursor) cross(context, state, scene.cursor, colours.accent);
  };
}
