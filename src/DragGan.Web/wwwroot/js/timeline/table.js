/**
 * The numbers behind the plots, for those who read rather than look.
 * @module
 */
import { store } from "../store.js";
import { h } from "../ui/dom.js";
import { pixels, short } from "../ui/format.js";

const most = 200; // rows; more frames are thinned out evenly

/** @returns {HTMLElement} A disclosure; its table is made when it is opened. */
export function numbersTable() {
  const place = h("div.numbers-place", { tabindex: 0, role: "region", "aria-label": "Numbers of every frame" });
  const element = h("details.numbers-table", { on: { toggle: () => element.open && fill() } }, h("summary", {}, "Numbers"), place);
  store.on("series", ({ session }) => element.open && session?.drag.state === "idle" && fill());

  function fill() {
    const { distances, motion, mask } = store.get().series;
    const by = Math.max(1, Math.ceil(motion.length / most));
    const frames = Array.from({ length: motion.length }, (_, frame) => frame).filter((frame) => frame > 0 && (frame % by === 0 || frame === motion.length - 1));
    place.replaceChildren(h("table", {},
      h("thead", {}, h("tr", {}, ["Frame", "Distances", "Pull", "Mask"].map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, frames.map((frame) => h("tr", {},
        h("th", { scope: "row" }, frame),
        h("td", {}, (distances[frame] ?? []).map(pixels).join(", ")),
        h("td", {}, short(motion[frame])),
        h("td", {}, short(mask[frame])))))));
  }

  return element;
}
