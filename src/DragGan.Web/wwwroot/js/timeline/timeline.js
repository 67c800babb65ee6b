/**
 * The transition under the picture: play it, go through it, go on from any of its frames, and see how the drag went.
 * @module
 */
import { store } from "../store.js";
import { commandButton, whenever } from "../ui/button.js";
import { h, icon, setIcon, setText } from "../ui/dom.js";
import { keep, recall } from "../ui/memory.js";
import { plots } from "./plots.js";
import { shownFrame } from "./shown.js";
import { frameSlider } from "./slider.js";

const memory = "draggan.plots";

/** @param {HTMLElement} host */
export function mountTimeline(host) {
  host.append(
    h("div.transport", {},
      h("div.transport-buttons", { role: "group", "aria-label": "Playing" },
        commandButton("timeline.first", { icon: "first", look: "extra roomy", side: "top" }),
        commandButton("timeline.prev", { icon: "previous", look: "extra", side: "top" }),
        playButton(),
        commandButton("timeline.next", { icon: "next", look: "extra", side: "top" }),
        commandButton("timeline.last", { icon: "last", look: "extra roomy", side: "top" }),
        commandButton("timeline.loop", { icon: "loop", look: "extra", side: "top" }),
        speed()),
      frameSlider(),
      counter(),
      commandButton("timeline.keep", { icon: "forward", text: "Go on from here", look: "quiet keep", side: "top" }),
      plotsButton(host)),
    plots());
}

function playButton() {
  const button = commandButton("timeline.play", { icon: "play", side: "top", look: "play", toggle: false });
  whenever(({ playing }) => {
    setIcon(button.firstElementChild, playing ? "pause" : "play");
    button.setAttribute("aria-label", playing ? "Pause" : "Play");
  });
  return button;
}

function speed() {
  const select = h("select.select.speed.extra.roomy.numbers", { "aria-label": "Speed", on: { change: () => store.set({ speed: Number(select.value) }) } },
    [[0.25, "¼×"], [0.5, "½×"], [1, "1×"], [2, "2×"], [4, "4×"]].map(([value, name]) => h("option", { value, selected: value === 1 }, name)));
  return select;
}

function counter() {
  const words = h("span.frame-count.numbers", { data: { testid: "frame-count" } });
  whenever((state) => setText(words, `${shownFrame(state)} / ${(state.session?.frames ?? 1) - 1}`));
  return words;
}

/** The plots can be folded away; on a phone they are at first. */
function plotsButton(host) {
  const kept = recall(memory);
  const wanted = kept === null ? !matchMedia("(max-width: 720px)").matches : kept === "open";
  const button = h("button.icon-button.plots-button", {
    type: "button", "aria-label": "Plots", "aria-expanded": String(wanted), "aria-controls": "plots", data: { testid: "plots-toggle" },
    on: {
      click: () => {
        const open = button.ariaExpanded !== "true";
        button.ariaExpanded = String(open);
        host.classList.toggle("folded", !open);
        keep(memory, open ? "open" : "folded");
      },
    },
  }, icon("plots"));
  host.classList.toggle("folded", !wanted);
  return button;
}
