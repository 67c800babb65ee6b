/**
 * The rail of tools: what the pointer does, the brush's size where it paints, and how the picture is looked at.
 * @module
 */
import { brushLimits } from "../commands/tools.js";
import { store } from "../store.js";
import { commandButton, whenever } from "../ui/button.js";
import { h, setText } from "../ui/dom.js";
import { range } from "../ui/range.js";

const brushes = ["movable", "fixed", "eraser"];

/** @param {HTMLElement} host */
export function mountTools(host) {
  const bar = h("div.rail", { role: "toolbar", "aria-label": "Tools", "aria-orientation": "vertical" },
    h("div.rail-group", {},
      tool("point"), tool("anchor"), h("hr"),
      tool("movable"), tool("fixed"), tool("eraser")),
    brush(),
    h("div.rail-group.rail-end", {},
      look("compare", "compare"), look("marks.toggle", "eye"), look("view.fit", "fit")));
  host.append(bar);
  moveByArrows(bar);
}

const tool = (name) => commandButton(`tool.${name}`, { icon: name, look: `tool tool-${name}`, side: "right", explain: true });
const look = (id, symbol) => commandButton(id, { icon: symbol, look: "tool", side: "right", explain: true });

/** Size, and what can be done with the mask as a whole; seen while a brush is in hand. */
function brush() {
  const size = range({
    label: "Brush size", min: Math.max(2, brushLimits.smallest), max: 256, step: 1, logarithmic: true,
    input: (value) => store.set({ brushSize: Math.round(value) }),
  });
  size.slider.dataset.testid = "brush-size";
  const words = h("output.numbers");
  const group = h("div.brush", { role: "group", "aria-label": "Brush" },
    h("span.brush-dot", { "aria-hidden": "true" }, h("i")), size.element, words,
    commandButton("mask.invert", { icon: "invert", look: "tool", side: "right", explain: true }),
    commandButton("mask.clear", { icon: "trash", look: "tool", side: "right", explain: true }));
  const dot = group.querySelector("i");
  whenever(({ tool: name, brushSize, session }) => {
    group.hidden = !brushes.includes(name);
    size.set(brushSize);
    size.slider.setAttribute("aria-valuetext", `${brushSize} pixels`);
    setText(words, `${brushSize} px`);
    const side = session?.model.resolution || 512;
    dot.style.setProperty("--dot", `${Math.min(4 + 24 * Math.sqrt(brushSize / side), 28)}px`);
  });
  return group;
}

/** Arrow keys go from tool to tool, as in every toolbar. */
function moveByArrows(bar) {
  bar.addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!by || !(event.target instanceof HTMLButtonElement)) {
      return;
    }
    const buttons = [...bar.querySelectorAll("button")].filter((button) => button.offsetParent !== null);
    buttons[(buttons.indexOf(event.target) + by + buttons.length) % buttons.length]?.focus();
    event.preventDefault();
    event.stopPropagation();
  });
}
