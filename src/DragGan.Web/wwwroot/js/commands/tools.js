// What the pointer does, and the mask it paints.

import { clearMask, invertMask } from "../stage/mask.js";
import { store } from "../store.js";

const group = "Tools";
const open = (state) => state.session !== null;

/** The smallest and largest brush, in picture pixels. */
export const brushLimits = { smallest: 1, largest: 512 };

/** @returns {import("../commands.js").Command} */
const tool = (name, label, key, help) => ({
  label, help, group, keys: [key],
  enabled: open, pressed: (state) => state.tool === name,
  run: () => store.set({ tool: name }),
});

/** Steps grow with the brush, as the eye sees sizes. */
function resize(factor) {
  const size = store.get().brushSize;
  const next = Math.round(size * factor);
  const wanted = next === size ? size + Math.sign(factor - 1) : next;
  store.set({ brushSize: Math.min(Math.max(wanted, brushLimits.smallest), brushLimits.largest) });
}

/** @type {Record<string, import("../commands.js").Command>} */
export const toolCommands = {
  "tool.point": tool("point", "Point", "P", "Click a handle and then its target, or press and pull."),
  "tool.anchor": tool("anchor", "Anchor", "A", "Click a place that must stay where it is."),
  "tool.movable": tool("movable", "Movable", "B", "Paint what may move; on an empty mask all else stays."),
  "tool.fixed": tool("fixed", "Fixed", "F", "Paint what must stay as it is."),
  "tool.eraser": tool("eraser", "Eraser", "E", "Take painted strokes away."),
  "brush.smaller": {
    label: "Smaller brush", help: "Makes the brush smaller.", group, keys: ["["], repeat: true,
    enabled: (state) => state.brushSize > brushLimits.smallest,
    run: () => resize(1 / 1.2),
  },
  "brush.larger": {
    label: "Larger brush", help: "Makes the brush larger.", group, keys: ["]"], repeat: true,
    enabled: (state) => state.brushSize < brushLimits.largest,
    run: () => resize(1.2),
  },
  "mask.clear": {
    label: "Clear mask", help: "Takes the mask away: everything may move.", group, keys: ["Shift+E"],
    enabled: (state) => open(state) && state.session.mask !== null,
    run: clearMask,
  },
  "mask.invert": {
    label: "Invert mask", help: "What may move stays, and what stays may move.", group, keys: ["I"],
    enabled: (state) => open(state) && state.session.mask !== null,
    run: invertMask,
  },
};
