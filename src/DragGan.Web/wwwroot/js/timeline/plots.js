/**
 * The two plots under the slider: how far each handle has to go, and the loss. What they show is said in words too, and in a table.
 * @module
 */
import { runCommand } from "../commands.js";
import { findPoint, numberOf } from "../stage/scene.js";
import { store } from "../store.js";
import { h, setText } from "../ui/dom.js";
import { pixels, short } from "../ui/format.js";
import { seriesColour } from "../ui/points.js";
import { colour, onTheme } from "../ui/theme.js";
import { drawPlot, frameAt } from "./plot.js";
import { shownFrame } from "./shown.js";
import { numbersTable } from "./table.js";

/** The frame under the pointer, on either plot. */
let under = null;
const redraws = new Set();
let drawing = 0;

/** @returns {HTMLElement} */
export function plots() {
  const element = h("div.plots", { id: "plots" },
    plot({ title: "Distance to target", lines: distanceLines, logarithmic: false, nothing: "How far each handle has to go, step by step", readout: pixels, name: pointName, testid: "plot-distance" }),
    plot({ title: "Loss", lines: lossLines, logarithmic: true, nothing: "How hard it still has to pull", readout: short, name: (line) => line.name, testid: "plot-loss" }),
    numbersTable());
  store.on(["series", "frame", "session"], redrawSoon);
  onTheme(redrawSoon);
  return element;
}

const pointName = ({ id }) => `${findPoint(id)?.kind === "anchor" ? "Anchor" : "Handle"} ${numberOf(id) || id}`;

function redrawSoon() {
  drawing ||= requestAnimationFrame(() => {
    drawing = 0;
    for (const redraw of redraws) {
      redraw();
    }
  });
}

/** A line for each point that ever took part, in its colour. */
function distanceLines({ series, session }) {
  /** @type {Map<number, [number, number][]>} */
  const lines = new Map();
  for (const { from, count, points } of series.segments) {
    for (let frame = from; frame < from + count; frame += 1) {
      series.distances[frame]?.forEach((distance, index) => {
        const id = points[index];
        lines.set(id, lines.get(id) ?? []);
        lines.get(id).push([frame, distance]);
      });
    }
  }
  return [...lines].map(([id, points]) => ({ id, colour: colour(seriesColour(session?.points ?? [], id)), points }));
}

function lossLines({ series }) {
  const points = (values) => values.map((value, frame) => [frame, value]).filter(([frame, value]) => frame > 0 && Number.isFinite(value));
  const lines = [{ name: "Pull", colour: colour("--accent-mark"), points: points(series.motion) }];
  const mask = points(series.mask);
  return mask.some(([, value]) => value > 0) ? [...lines, { name: "Mask", colour: colour("--fixed"), points: mask }] : lines;
}

function plot({ title, lines, logarithmic, nothing, readout, name, testid }) {
  const canvas = h("canvas", { role: "img", "aria-label": `${title}: nothing yet`, data: { testid } });
  const legend = h("span.plot-legend.numbers", { "aria-hidden": "true" });
  const empty = h("p.plot-empty.soft", {}, nothing);
  const element = h("figure.plot", {}, h("figcaption", {}, h("span", {}, title), legend), h("div.plot-place", {}, canvas, empty));

  canvas.addEventListener("pointermove", (event) => point(frameAt(event.offsetX, last(), canvas.clientWidth)));
  canvas.addEventListener("pointerleave", () => point(null));
  canvas.addEventListener("click", (event) => runCommand("timeline.show", frameAt(event.offsetX, last(), canvas.clientWidth)));
  new ResizeObserver(redrawSoon).observe(canvas);
  redraws.add(redraw);

  function redraw() {
    if (canvas.clientWidth === 0) {
      return;
    }
    const state = store.get();
    const drawn = lines(state);
    const shown = shownFrame(state);
    const look = { text: colour("--text-faint"), grid: colour("--line"), head: colour("--text-soft"), font: getComputedStyle(canvas).fontFamily };
    drawPlot(canvas, { last: last(), lines: drawn, logarithmic, shown, under: under === null ? null : Math.min(under, last()), look });
    empty.hidden = last() > 0;
    legend.replaceChildren(...values(drawn, under ?? shown).slice(0, 6).map(({ line, value }) => {
      const item = h("span", { title: name(line) }, h("i"), readout(value));
      item.style.setProperty("--own", line.colour);
      return item;
    }));
    if (state.session?.drag.state === "idle") {
      describe(drawn);
    }
  }

  function describe(drawn) {
    const parts = drawn.filter(({ points }) => points.length > 0)
      .map((line) => `${name(line)} from ${readout(line.points[0][1])} to ${readout(line.points.at(-1)[1])}`);
    const words = parts.length === 0 ? `${title}: nothing yet` : `${title} over ${last()} frames: ${parts.join("; ")}`;
    if (canvas.getAttribute("aria-label") !== words) {
      canvas.setAttribute("aria-label", words);
    }
  }

  return element;
}

const last = () => (store.get().session?.frames ?? 1) - 1;

/** Each line's value at a frame, or the last one before it. */
function values(lines, frame) {
  return lines.map((line) => ({ line, value: line.points.findLast(([at]) => at <= frame)?.[1] })).filter(({ value }) => value !== undefined);
}

function point(frame) {
  under = frame;
  redrawSoon();
}
