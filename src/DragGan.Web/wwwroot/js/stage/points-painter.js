// Handles, targets, anchors: what is pulled where.

import { shownPlaceOf } from "./hits.js";
import { arrow, circle, diamond, fillMark, label, strokeMark } from "./marks.js";
import { trailOf } from "./trails.js";
import { toStage } from "./view.js";

const size = { handle: 6, target: 7.5, anchor: 7.5, ring: 13 };

/** A soft ring about what is selected or under the pointer. */
function ring(context, place, colour, strength) {
  circle(context, place, size.ring);
  context.globalAlpha = strength;
  context.fillStyle = colour;
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = "rgba(255, 255, 255, 0.9)";
  context.lineWidth = 1.5;
  context.stroke();
}

/** Dashed and amber: this place has nothing to hold on to. */
function warning(context, place, colour) {
  circle(context, place, size.ring + 3);
  context.setLineDash([4, 4]);
  strokeMark(context, colour, 1.5);
  context.setLineDash([]);
}

function trail(context, state, id, colour) {
  const places = trailOf(id).map((place) => toStage(state, place));
  context.lineCap = "round";
  context.strokeStyle = colour;
  for (let i = 1; i < places.length; i++) {
    context.globalAlpha = (0.75 * i) / places.length;
    context.lineWidth = 1 + (3 * i) / places.length;
    context.beginPath();
    context.moveTo(places[i - 1].x, places[i - 1].y);
    context.lineTo(places[i].x, places[i].y);
    context.stroke();
  }

  context.globalAlpha = 1;
}

/** On the side away from the arrow, so that neither covers the other. */
function labelPlace(from, to) {
  const length = to ? Math.hypot(to.x - from.x, to.y - from.y) : 0;
  if (length < 4) return { x: from.x + 14, y: from.y - 14 };
  return { x: from.x - (19 * (to.x - from.x)) / length, y: from.y - (19 * (to.y - from.y)) / length };
}

/**
 * Draws all points, the selected one last. The context's unit is the CSS pixel.
 * @param {CanvasRenderingContext2D} context @param {import("../store.js").State} state
 * @param {import("./scene.js").Scene} scene @param {Record<string, string>} colours
 */
export function paintPoints(context, state, scene, colours) {
  const points = state.session.points.map((point, index) => ({ point, number: index + 1 }));
  points.sort((a, b) => (a.point.id === state.selection) - (b.point.id === state.selection));
  for (const { point, number } of points) {
    const handle = toStage(state, shownPlaceOf(state, point, "handle"));
    const spot = shownPlaceOf(state, point, "target");
    const target = spot && toStage(state, spot);
    const colour = point.kind === "anchor" ? colours.anchor : colours.handle;
    trail(context, state, point.id, colour);
    if (target) arrow(context, handle, target, colours.target, { gap: size.target + 3 });
    mark(context, handle, point, "handle", colour, state, scene);
    if (target) mark(context, target, point, "target", colours.target, state, scene);
    if (point.smooth) warning(context, handle, colours.accent);
    if (point.kind === "anchor") {
      diamond(context, handle, size.anchor);
      fillMark(context, colour);
    } else {
      circle(context, handle, size.handle);
      fillMark(context, colour);
    }

    label(context, String(number), labelPlace(handle, target), colour);
  }
}

function mark(context, place, point, part, colour, state, { hover, carried, pulling }) {
  const over = hover?.id === point.id && hover.part === part;
  const held = (carried?.id === point.id && carried.part === part) || (pulling === point.id && part === "target");
  if (held) ring(context, place, colour, 0.5);
  else if (over) ring(context, place, colour, 0.3);
  else if (state.selection === point.id && part === "handle") ring(context, place, colour, 0.18);
  if (part === "handle") return; // its own shape comes last, over the target it may have reached
  circle(context, place, size.target);
  strokeMark(context, colour, 2.5);
  circle(context, place, 1.5);
  context.fillStyle = colour;
  context.fill();
}
