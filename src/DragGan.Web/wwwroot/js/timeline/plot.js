/**
 * Draws lines over frames on a canvas, sharp on every screen.
 * @module
 */

const edge = { left: 7, right: 7, top: 8, bottom: 5 }; // left and right: the slider's thumb ends there too
const labelSize = 10;

/**
 * @typedef {object} Line
 * @property {string} colour
 * @property {[number, number][]} points Frame and value, in order.
 */

/**
 * @typedef {object} Plot
 * @property {number} last The last frame.
 * @property {Line[]} lines
 * @property {boolean} logarithmic
 * @property {number} shown The frame on the stage.
 * @property {number|null} under The frame under the pointer.
 * @property {{text: string, grid: string, head: string, font: string}} look
 */

/** @returns {number} Where a frame lies across a plot of a width. */
export const acrossOf = (frame, last, width) => edge.left + (last > 0 ? frame / last : 0) * (width - edge.left - edge.right);

/** @returns {number} The frame under a place across. */
export const frameAt = (x, last, width) => Math.round(Math.min(Math.max((x - edge.left) / (width - edge.left - edge.right), 0), 1) * last);

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Plot} plot
 */
export function drawPlot(canvas, { last, lines, logarithmic, shown, under, look }) {
  const { clientWidth: width, clientHeight: height } = canvas;
  const ratio = devicePixelRatio || 1;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  const paint = canvas.getContext("2d");
  paint.setTransform(ratio, 0, 0, ratio, 0, 0);
  paint.clearRect(0, 0, width, height);
  const scale = (logarithmic ? logarithmicScale : linearScale)(lines);
  const upOf = (value) => height - edge.bottom - scale.share(value) * (height - edge.top - edge.bottom);
  const hair = (x) => Math.round(x * ratio) / ratio + 0.5 / ratio;

  paint.lineWidth = 1 / ratio;
  paint.strokeStyle = look.grid;
  paint.fillStyle = look.text;
  paint.font = `${labelSize}px ${look.font}`;
  for (const { value, name } of scale.grid) {
    const y = hair(upOf(value));
    line(paint, [[edge.left, y], [width - edge.right, y]]);
    paint.fillText(name, edge.left, y - 3);
  }

  paint.lineJoin = "round";
  paint.lineCap = "round";
  for (const { colour, points } of lines) {
    paint.strokeStyle = colour;
    paint.fillStyle = colour;
    paint.lineWidth = 1.5;
    const thin = Math.max(1, Math.floor(points.length / (2 * width)));
    const kept = points.filter(([, value], index) => (index % thin === 0 || index === points.length - 1) && scale.has(value));
    line(paint, kept.map(([frame, value]) => [acrossOf(frame, last, width), upOf(value)]));
    const mark = kept.findLast(([frame]) => frame <= (under ?? shown));
    if (mark) {
      paint.beginPath();
      paint.arc(acrossOf(mark[0], last, width), upOf(mark[1]), 2.5, 0, 2 * Math.PI);
      paint.fill();
    }
  }

  paint.lineWidth = 1 / ratio;
  paint.strokeStyle = look.head;
  const x = hair(acrossOf(under ?? shown, last, width));
  if (last > 0) {
    line(paint, [[x, 2], [x, height - 2]]);
  }
}

function line(paint, places) {
  paint.beginPath();
  places.forEach(([x, y], index) => (index === 0 ? paint.moveTo(x, y) : paint.lineTo(x, y)));
  paint.stroke();
}

/** From 0 to a round number above everything. */
function linearScale(lines) {
  const most = lines.reduce((top, { points }) => points.reduce((high, [, value]) => Math.max(high, value), top), 0);
  const unit = 10 ** Math.floor(Math.log10(most || 1));
  const top = (most && [1, 2, 3, 5, 10].map((by) => by * unit).find((round) => round >= most)) || 1;
  return {
    share: (value) => value / top,
    has: Number.isFinite,
    grid: most === 0 ? [{ value: 0, name: "" }] : [{ value: 0, name: "" }, { value: top / 2, name: String(top / 2) }, { value: top, name: "" }],
  };
}

/** Whole powers of ten around everything above 0. */
function logarithmicScale(lines) {
  const has = (value) => Number.isFinite(value) && value > 0;
  let low = Infinity;
  let high = -Infinity;
  for (const { points } of lines) {
    for (const [, value] of points) {
      if (has(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
  }
  if (low > high) {
    return { share: () => 0, has, grid: [{ value: 1, name: "" }] };
  }
  const bottom = Math.max(Math.floor(Math.log10(low)), Math.floor(Math.log10(high)) - 6);
  const top = Math.max(Math.ceil(Math.log10(high)), bottom + 1);
  const step = Math.ceil((top - bottom) / 3);
  const grid = [];
  for (let power = bottom; power <= top; power += step) {
    grid.push({ value: 10 ** power, name: power === bottom || power === top ? "" : powerOfTen(power) });
  }
  return { share: (value) => Math.max(0, (Math.log10(value) - bottom) / (top - bottom)), has, grid };
}

/** "10⁻³", or plainly "0.1", "1", "10". */
const powerOfTen = (power) => Math.abs(power) < 2 ? String(10 ** power)
  : `10${[...String(power)].map((sign) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[sign] ?? "⁻").join("")}`;
