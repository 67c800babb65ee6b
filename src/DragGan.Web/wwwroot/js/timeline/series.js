/**
 * The numbers of every frame, for the plots: asked for as a whole when the edit rests, added to one by one while a drag runs.
 * @module
 */
import { api } from "../api.js";
import { reportFailure } from "../session.js";
import { store } from "../store.js";

const settle = 120; // milliseconds: several changes in a row are asked for once

let known = "";
let waiting = 0;

/** Keeps the state's `series` in step with the session. */
export function followSeries() {
  store.on("session", ({ session }, previous) => {
    if (session && session.drag.state === "idle" && nameOf(session) !== known) {
      clearTimeout(waiting);
      waiting = setTimeout(fetchAll, session.frames === previous.session?.frames ? 0 : settle);
    }
  });
  store.on("live", ({ live, series }, previous) => {
    if (live.progress && live.progress !== previous.live.progress) {
      store.set({ series: extended(series, live.progress) });
    }
  });
}

/** Two sessions with the same name have the same numbers. */
const nameOf = (session) => `${session.id} ${session.frames} ${session.undo} ${session.redo} ${JSON.stringify(session.image)}`;

async function fetchAll() {
  const { session } = store.get();
  const name = nameOf(session);
  try {
    const { distances, motion, mask, segments } = session.frames > 1
      ? await api.timeline(session.id)
      : { distances: [[]], motion: [0], mask: [0], segments: [] };
    if (store.get().session && nameOf(store.get().session) === name) {
      known = name;
      store.set({ series: { distances, motion, mask, segments } });
    }
  } catch (error) {
    reportFailure(error);
  }
}

/**
 * One more frame. Messages may be left out on the way; the places of those frames stay empty until the drag rests.
 * The arrays grow in place, for they may be long and this happens thirty times a second.
 */
function extended({ distances, motion, mask, segments }, { frames, points, drag, ...loss }) {
  const at = frames - 1;
  const from = frames - drag.step;
  for (const list of [distances, motion, mask]) {
    list.length = Math.min(list.length, at);
  }
  distances[at] = points.map((point) => point.distance);
  motion[at] = loss.motion;
  mask[at] = loss.mask;
  known = "";
  const before = segments.filter((segment) => segment.from < from);
  return { distances, motion, mask, segments: [...before, { from, count: drag.step, points: points.map((point) => point.id) }] };
}
