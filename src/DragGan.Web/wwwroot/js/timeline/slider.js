/**
 * The slider over all frames: where drags begin, a small picture of the frame under the pointer.
 * @module
 */
import { api } from "../api.js";
import { runCommand } from "../commands.js";
import { store } from "../store.js";
import { whenever } from "../ui/button.js";
import { h, setText } from "../ui/dom.js";
import { shownFrame } from "./shown.js";

const rest = 70; // milliseconds the pointer stays before its frame is asked for
const thumb = 14; // pixels; the thumb's middle goes from half of it to half of it before the end

/** @returns {HTMLElement} */
export function frameSlider() {
  let held = false;
  const letGo = () => { held = false; };
  const slider = h("input.range.frames", {
    type: "range", min: 0, max: 0, step: 1, value: 0, "aria-label": "Frame", data: { testid: "timeline" },
    on: {
      input: () => { held = true; runCommand("timeline.show", Number(slider.value)); },
      change: letGo, pointerup: letGo, pointercancel: letGo, blur: letGo,
    },
  });
  const ticks = h("div.frame-ticks", { "aria-hidden": "true" });
  const element = h("div.frame-slider", {}, ticks, slider, preview(slider));
  let drawn = null;

  whenever((state) => {
    const { session, series } = state;
    const last = (session?.frames ?? 1) - 1;
    slider.disabled = last === 0;
    slider.max = String(Math.max(last, 1));
    if (!held || session?.drag.state !== "idle") {
      slider.value = String(shownFrame(state));
    }
    slider.style.setProperty("--fill", `${last === 0 ? 0 : (Number(slider.value) / last) * 100}%`);
    slider.setAttribute("aria-valuetext", last === 0 ? "Only the start yet" : `Frame ${slider.value} of ${last}`);
    if (drawn !== series.segments || Number(ticks.dataset.last) !== last) {
      drawn = series.segments;
      ticks.dataset.last = String(last);
      ticks.replaceChildren(...series.segments.slice(1).filter(({ from }) => from <= last).map(({ from }) => {
        const tick = h("i");
        tick.style.setProperty("--at", String(from / last));
        return tick;
      }));
    }
  });
  return element;
}

/** The small picture above the slider; not while a drag runs, which has better use for the processor. */
function preview(slider) {
  const image = h("img", { alt: "", width: 96, height: 96 });
  const words = h("span.numbers");
  const card = h("div.frame-preview", { "aria-hidden": "true", hidden: true }, image, words);
  let waiting = 0;
  let shown = "";
  image.addEventListener("load", () => image.classList.add("loaded"));

  slider.addEventListener("pointermove", (event) => {
    const { session } = store.get();
    if (event.pointerType !== "mouse" || !session || session.frames < 2 || session.drag.state !== "idle") {
      hide();
      return;
    }
    const box = slider.getBoundingClientRect();
    const share = Math.min(Math.max((event.clientX - box.left - thumb / 2) / (box.width - thumb), 0), 1);
    const frame = Math.round(share * (session.frames - 1));
    card.hidden = false;
    card.style.left = `${Math.min(Math.max(event.clientX - box.left, 56), box.width - 56)}px`;
    setText(words, frame);
    clearTimeout(waiting);
    waiting = setTimeout(() => ask(session, frame), rest);
  });
  slider.addEventListener("pointerleave", hide);

  function ask(session, frame) {
    const name = `${api.frameUrl(session.id, frame, { size: 96 })}&r=${session.undo}${session.frames}`;
    if (name !== shown) {
      shown = name;
      image.classList.remove("loaded");
      image.src = name;
    }
  }

  function hide() {
    clearTimeout(waiting);
    card.hidden = true;
  }

  return card;
}
