// Undo, the drag itself, the picture it starts from, and what opens beside the stage.

import { api } from "../api.js";
import { live } from "../live.js";
import { edit, openSession, reportFailure, startDrag, stopDrag } from "../session.js";
import { store } from "../store.js";

const group = "Editing";
const open = (state) => state.session !== null;
const dragging = (state) => state.session !== null && state.session.drag.state !== "idle";
const ready = (state) => open(state) && state.session.points.some((p) => p.kind === "handle" && p.targetX !== null);

/** Seeds are 32-bit on the server; six digits are enough and can be read out aloud. */
const randomSeed = () => Math.floor(Math.random() * 1_000_000);

/** A key held down asks once too often: no failure, only the end. */
const nothingLeft = (id) => (error) => {
  if (error.status === 409) return api.session(id);
  throw error;
};

/** @type {Record<string, import("../commands.js").Command>} */
export const sessionCommands = {
  "drag.toggle": {
    label: "Drag", help: "Starts dragging the handles to their targets, or stops; the picture stays as it is.", group, keys: ["Space"],
    enabled: (state) => dragging(state) || ready(state), pressed: dragging,
    release: true, // with the pointer pressed meanwhile the space bar moves the picture
    run: () => (dragging(store.get()) ? stopDrag() : startDrag()),
  },
  "undo": {
    label: "Undo", help: "Takes back the last change: points, mask, drag or picture.", group, keys: ["Mod+Z"], repeat: true,
    enabled: (state) => open(state) && state.session.undo !== null,
    run: () => edit((id) => api.undo(id).catch(nothingLeft(id))),
  },
  "redo": {
    label: "Redo", help: "Does again what was taken back.", group, keys: ["Mod+Shift+Z", "Mod+Y"], repeat: true,
    enabled: (state) => open(state) && state.session.redo !== null,
    run: () => edit((id) => api.redo(id).catch(nothingLeft(id))),
  },
  "image.random": {
    label: "Random picture", help: "Starts again from a picture of a random seed.", group, keys: ["R"],
    enabled: open,
    run: () => sessionCommands["image.seed"].run({ seed: randomSeed() }),
  },
  "image.seed": {
    label: "Picture of a seed", help: "Starts again from the picture of a given seed.", group, keys: [],
    enabled: open,
    /** @param {{seed: number, truncation?: number, label?: number, model?: string}} image */
    run(image) {
      const now = store.get().session.image;
      return edit((id) => api.setImage(id, { truncation: now.truncation, label: now.label, ...image }));
    },
  },
  "settings.change": {
    label: "Change settings", help: "Changes some of the drag's settings.", group, keys: [],
    enabled: open,
    /** @param {object} settings  Those that change. */
    run: (settings) => edit((id) => api.patchSettings(id, settings)),
  },
  "session.rename": {
    label: "Rename", help: "Gives the edit another name.", group, keys: [],
    enabled: open,
    /** @param {string} name */
    run: (name) => edit((id) => api.rename(id, name)),
  },
  "session.new": {
    label: "New edit", help: "Begins a new edit; this one stays where it is.", group, keys: [],
    enabled: () => true,
    /** @param {{model?: string, seed?: number}} [wish] */
    async run(wish = {}) {
      try {
        const session = await api.createSession({ seed: randomSeed(), ...wish });
        openSession(session);
        live.open(session.id);
        return session;
      } catch (error) {
        return reportFailure(error);
      }
    },
  },
  "help": {
    label: "Help", help: "Shows all gestures and keys.", group: "Window", keys: ["?", "F1"],
    enabled: () => true, pressed: (state) => state.dialog === "help",
    run: () => store.set({ dialog: store.get().dialog === "help" ? null : "help" }),
  },
  "panels.toggle": {
    label: "Panels", help: "Shows or hides the panels beside the picture.", group: "Window", keys: ["\\"],
    enabled: () => true, pressed: (state) => state.panelsVisible,
    run: () => store.set({ panelsVisible: !store.get().panelsVisible }),
  },
};
