// Points one can name: select, delete, clear.

import { api } from "../api.js";
import { edit, movePoint, removePoint, reportFailure } from "../session.js";
import { store } from "../store.js";

const group = "Points";
const points = (state) => state.session?.points ?? [];

function step(by) {
  const ids = points(store.get()).map((p) => p.id);
  const now = ids.indexOf(store.get().selection);
  const next = now < 0 ? (by > 0 ? 0 : ids.length - 1) : (now + by + ids.length) % ids.length;
  store.set({ selection: ids[next] });
}

/** @type {Record<string, import("../commands.js").Command>} */
export const pointCommands = {
  "point.delete": {
    label: "Delete point", help: "Removes the selected point.", group, keys: ["Delete", "Backspace"],
    enabled: (state) => state.selection !== null,
    /** @param {number} [id]  Default: the selected one. */
    run(id) {
      const point = id ?? store.get().selection;
      if (point === store.get().selection) store.set({ selection: null });
      return removePoint(point);
    },
  },
  "point.select": {
    label: "Select point", help: "Selects a point.", group, keys: [],
    enabled: (state) => points(state).length > 0,
    /** @param {number|null} id */
    run: (id) => store.set({ selection: id }),
  },
  "point.next": {
    label: "Next point", help: "Selects the next point.", group, keys: ["N"], repeat: true,
    enabled: (state) => points(state).length > 0,
    run: () => step(1),
  },
  "point.previous": {
    label: "Previous point", help: "Selects the point before.", group, keys: ["Shift+N"], repeat: true,
    enabled: (state) => points(state).length > 0,
    run: () => step(-1),
  },
  "point.improve": {
    label: "Move to the best place", help: "Moves the selected handle to the most distinctive place nearby.", group, keys: [],
    enabled: (state) => state.selection !== null,
    /** @param {number} [id]  Default: the selected one. */
    async run(id) {
      const point = points(store.get()).find((p) => p.id === (id ?? store.get().selection));
      if (!point || point.id < 0) return;
      try {
        const { best } = await api.texture(store.get().session.id, point.x, point.y);
        await movePoint(point.id, { x: best.x, y: best.y });
      } catch (error) {
        reportFailure(error);
      }
    },
  },
  "points.clear": {
    label: "Clear points", help: "Removes all points.", group, keys: ["Shift+Delete"],
    enabled: (state) => points(state).length > 0,
    run() {
      store.set({ selection: null });
      return edit(api.clearPoints);
    },
  },
};
