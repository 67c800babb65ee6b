// The shapes marks are made of. Each has a white halo and a thin dark rim, so that it can be seen on any picture.

const halo = "rgba(255, 255, 255, 0.95)";
const rim = "rgba(0, 0, 0, 0.45)";

/** Strokes the current path: rim, halo, colour. */
export function strokeMark(context, colour, width) {
  for (const [style, extra] of [[rim, 4], [halo, 2.5], [colour, 0]]) {
    context.strokeStyle = style;
    context.lineWidth = width + extra;
    context.stroke();
  }
}

/** Fills the current path: rim, halo, colour. */
export function fillMark(context, colour) {
  context.strokeStyle = rim;
  context.lineWidth = 5;
  context.stroke();
  context.strokeStyle = halo;
  context.lineWidth = 3.5;
  context.stroke();
  context.fillStyle = colour;
  context.fill();
}

export function circle(context, { x, y }, radius) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
}

export function diamond(context, { x, y }, radius) {
  context.beginPath();
  context.moveTo(x, y - radius);
  context.lineTo(x + radius, y);
  context.lineTo(x, y + radius);
  context.lineTo(x - radius, y);
  context.closePath();
}

/** An arrow whose head stands at its end; too short for one, nothing is drawn. */
export function arrow(context, from, to, colour, { gap = 0, dashed = false } = {}) {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length < gap + 8) return;
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const tip = { x: to.x - ux * gap, y: to.y - uy * gap };
  context.lineCap = "round";
  context.lineJoin = "round";
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(tip.x - ux * 5, tip.y - uy * 5);
  context.setLineDash(dashed ? [1, 6] : []);
  strokeMark(context, colour, 2);
  context.setLineDash([]);
  context.beginPath();
  context.moveTo(tip.x, tip.y);
  context.lineTo(tip.x - ux * 9 - uy * 5, tip.y - uy * 9 + ux * 5);
  context.lineTo(tip.x - ux * 9 + uy * 5, tip.y - uy * 9 - ux * 5);
  context.closePath();
  fillMark(context, colour);
}

/** A number on a small plate beside a mark. */
export function label(context, text, { x, y }, colour) {
  context.font = "600 11px system-ui, sans-serif";
  context.textAlign = "center";
  context.textBaseline = "middle";
  const width = Math.max(16, context.measureText(text).width + 8);
  context.beginPath();
  context.roundRect(x - width / 2, y - 8, width, 16, 8);
  context.fillStyle = "rgba(12, 12, 16, 0.78)";
  context.fill();
  context.strokeStyle = colour;
  context.lineWidth = 1.25;
  context.stroke();
  context.fillStyle = "#fff";
  context.fillText(text, x, y + 0.5);
}
