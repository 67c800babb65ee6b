// The transition's measurements for the plots: fetched when they may be others, carried on while a drag runs.

import { api } from "./api.js";
import { store } from "./store.js";

const nothing = { distances: [], places: [], motion: [], mask: [], segments: [] };
let [fetching, stale] = [false, false];

/** Fetches all of it; where something changes meanwhile, once more. */
async function refresh() {
  stale = true;
  if (fetching) return;
  fetching = true;
  while (stale) {
    stale = false;
    const id = store.get().session?.id;
    try {
      const { distances, places, motion, mask, segments } = await api.timeline(id);
      if (!stale && store.get().session?.id === id) store.set({ series: { distances, places, motion, mask, segments } });
    } catch {
      // The plots stay as they are; a lost connection is told elsewhere, and the next change asks again.
    }
  }

  fetching = false;
}

/** Puts a value at an index; steps whose message was overtaken by a newer one look like the newer one until the drag ends. */
const put = (list, index, value) => [...list.slice(0, index), ...Array(Math.max(0, index - list.length)).fill(value), value];

function carryOn({ frames, points, motion, mask }) {
  const { series, session } = store.get();
  const index = frames - 1;
  const last = series.segments.at(-1);
  const known = last !== undefined && last.running === true;
  const from = known ? last.from : series.distances.length;
  const segment = { from, count: frames - from, points: points.map((p) => p.id), running: true };
  if (!session || index < 1) return;
  store.set({
    series: {
      distances: put(series.distances, index, points.map((p) => p.distance)),
      places: put(series.places, index, points.flatMap((p) => [p.x, p.y])),
      motion: put(series.motion, index, motion),
      mask: put(series.mask, index, mask),
      segments: [...(known ? series.segments.slice(0, -1) : series.segments), segment],
    },
  });
}

/** Keeps `series` up to date. */
export function followSeries() {
  store.on("session", ({ session }, { session: before }) => {
    if (!session) return store.set({ series: nothing });
    const other = session.id !== before?.id;
    const ended = before?.drag.state === "running" && session.drag.state === "idle";
    const idle = session.drag.state === "idle";
    if (other) store.set({ series: nothing });
    if (other || ended || (idle && session.frames !== before.frames)) refresh();
  });
  store.on("live", (state, previous) => {
    const { progress } = state.live;
    if (progress && progress !== previous.live.progress) carryOn(progress);
  });
}
