// What the stage says of itself: a handle on a smooth place, how a drag ended.

import { commands } from "../commands.js";
import { resolveId } from "../session.js";
import { dismissNotice, notify, store } from "../store.js";
import { announce } from "./announce.js";
import { numberOf } from "./scene.js";

const endings = {
  arrived: "Arrived", limit: "Stopped at the limit of steps", stopped: "Stopped", stalled: "Came to a halt", failed: "Failed",
};

/** Points that were warned of already: who leaves one where it is, or moves it to a place as smooth, is not asked again. */
const warned = new Set();

function warnOfSmooth(state) {
  const { session } = state;
  const selected = session.points.find((p) => p.id === resolveId(state.selection));
  const name = `${session.id}/${selected?.id}`;
  if (session.drag.state !== "idle" || !session.points.some((p) => p.smooth)) dismissNotice("smooth");
  else if (selected?.smooth && !warned.has(name)) {
    warned.add(name);
    notify("warning", `Handle ${numberOf(selected.id)} lies on a smooth place, where there is little to hold on to: it may get lost on its way.`, [
      { label: "Move it to the best place nearby", run: () => dismissNotice("smooth") ?? commands["point.improve"].run(selected.id) },
      { label: "Leave it", run: () => dismissNotice("smooth") },
    ], "smooth");
  }
}

function announceDrag({ session }, { session: before }) {
  if (!before || before.id !== session.id || before.drag.state === session.drag.state) return;
  if (session.drag.state === "running") announce("Dragging.");
  else if (session.drag.state === "waiting") announce("Waiting for other drags.");
  else if (session.drag.outcome) announce(`${endings[session.drag.outcome]} after ${session.drag.step} steps. ${session.drag.message ?? ""}`);
}

/** Listens to the session and says what is worth saying. */
export function followReports() {
  store.on("session", (state, previous) => {
    if (!state.session) return;
    warnOfSmooth(state);
    announceDrag(state, previous);
  });
}
