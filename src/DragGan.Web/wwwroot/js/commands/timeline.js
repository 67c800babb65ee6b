// Along the transition: scrub, play, and go on from a frame.

import { api } from "../api.js";
import { live } from "../live.js";
import { edit } from "../session.js";
import { store } from "../store.js";

const group = "Transition";
const last = (state) => (state.session?.frames ?? 1) - 1;
const shown = (state) => state.wanted ?? state.frame?.number ?? state.session?.shownFrame ?? 0;
const several = (state) => last(state) > 0;

function show(frame) {
  const wanted = Math.min(Math.max(Math.round(frame), 0), last(store.get()));
  store.set({ playing: false, wanted });
  live.show(wanted);
}

// Keys come faster than pictures: the next one counts from the frame asked for. A wish ends with its frame, or when the frames change.
let frames = 0;
store.on(["frame", "session", "playing"], ({ frame, session, playing, wanted }) => {
  const changed = frames !== session?.frames;
  frames = session?.frames;
  if (wanted !== null && (changed || playing || frame?.number === wanted)) store.set({ wanted: null });
});

/** @returns {import("../commands.js").Command} */
const jump = (label, help, keys, to) => ({
  label, help, group, keys, repeat: true,
  enabled: several,
  run: () => show(to(store.get())),
});

/** @type {Record<string, import("../commands.js").Command>} */
export const timelineCommands = {
  "timeline.play": {
    label: "Play", help: "Plays the transition, or stops playing.", group, keys: ["K"],
    enabled: several, pressed: (state) => state.playing,
    run: () => store.set({ playing: !store.get().playing }),
  },
  "timeline.loop": {
    label: "Loop", help: "Begins again at the end.", group, keys: ["L"],
    enabled: several, pressed: (state) => state.loop,
    run: () => store.set({ loop: !store.get().loop }),
  },
  "timeline.first": jump("First frame", "Goes to the start.", ["Home"], () => 0),
  "timeline.prev": jump("Previous frame", "Goes one frame back.", [","], (state) => shown(state) - 1),
  "timeline.next": jump("Next frame", "Goes one frame on.", ["."], (state) => shown(state) + 1),
  "timeline.last": jump("Last frame", "Goes to the end.", ["End"], last),
  "timeline.show": {
    label: "Show frame", help: "Shows a given frame.", group, keys: [],
    enabled: (state) => state.session !== null,
    /** @param {number} frame */
    run: show,
  },
  "timeline.keep": {
    label: "Go on from here", help: "Drops the frames after the one shown, so that the next drag begins there.", group, keys: [],
    enabled: (state) => several(state) && state.session.drag.state === "idle" && shown(state) < last(state),
    /** @param {number} [frame]  Default: the one shown. */
    run: (frame) => edit((id) => api.keep(id, frame ?? shown(store.get()))),
  },
};
