// How the picture is looked at. None of this changes the edit.

import { actualSize, fit, zoomAt } from "../stage/view.js";
import { store } from "../store.js";

const group = "View";
const open = (state) => state.session !== null;
const middle = ({ stage }) => ({ x: stage.width / 2, y: stage.height / 2 });
const change = (next) => store.set({ view: next(store.get()) });

/** @type {Record<string, import("../commands.js").Command>} */
export const viewCommands = {
  "view.fit": {
    label: "Fit", help: "Shows the whole picture.", group, keys: ["0"],
    enabled: open, run: () => change(fit),
  },
  "view.actual": {
    label: "100 %", help: "One pixel of the picture on one of the screen.", group, keys: ["1"],
    enabled: open, run: () => change((state) => actualSize(state, middle(state))),
  },
  "view.in": {
    label: "Zoom in", help: "Shows the picture larger.", group, keys: ["+", "="], repeat: true,
    enabled: open, run: () => change((state) => zoomAt(state, middle(state), 1.25)),
  },
  "view.out": {
    label: "Zoom out", help: "Shows the picture smaller.", group, keys: ["-"], repeat: true,
    enabled: open, run: () => change((state) => zoomAt(state, middle(state), 0.8)),
  },
  "compare": {
    label: "Compare", help: "Shows the start beside the picture; hold the key, or press it shortly to switch.", group, keys: ["C"], hold: true,
    enabled: (state) => open(state) && (state.session.frames > 1 || state.compare), pressed: (state) => state.compare,
    /** @param {boolean} [on]  Default: the other way round. */
    run: (on) => store.set({ compare: on ?? !store.get().compare }),
  },
  "marks.toggle": {
    label: "Marks", help: "Shows or hides points and mask on the picture.", group, keys: ["M"],
    enabled: open, pressed: (state) => state.marksVisible,
    run: () => store.set({ marksVisible: !store.get().marksVisible }),
  },
};
