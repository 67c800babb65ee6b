/**
 * Wires the page: mounts its regions, then opens the session that `boot.js` has already asked for.
 * @module
 */
import { boot } from "./boot.js";
import { mountTools } from "./bars/tools.js";
import { mountTopbar } from "./bars/topbar.js";
import "./shell-commands.js";
import { commands } from "./commands.js";
import { mountDialogs } from "./dialogs/dialogs.js";
import { takeDroppedFiles } from "./drop.js";
import { mountHint } from "./hint.js";
import { listenToKeys } from "./keyboard.js";
import { live } from "./live.js";
import { mountNotices } from "./notices.js";
import { mountPanels } from "./panels/panels.js";
import { recentEdits, rememberEdit } from "./recent.js";
import { openSession, reportFailure } from "./session.js";
import { mountStage } from "./stage/stage.js";
import { mountStatus } from "./status.js";
import { notify, store } from "./store.js";
import { mountTimeline } from "./timeline/timeline.js";

const region = (id) => document.getElementById(id);
window.draggan = { store, commands };

mountStage(region("stage"));
mountTopbar(region("topbar"));
mountTools(region("tools"));
mountPanels(region("panels"));
mountTimeline(region("timeline"));
mountStatus(region("status"));
mountNotices(region("notices"));
mountDialogs(region("dialogs"));
takeDroppedFiles(document.documentElement);
listenToKeys();

store.on("session", ({ session }, previous) => {
  if (session && session.id !== previous.session?.id) {
    history.replaceState(null, "", `?session=${encodeURIComponent(session.id)}`);
  }
  if (session && (session.id !== previous.session?.id || session.frames !== previous.session.frames || session.name !== previous.session.name
    || session.undo !== previous.session.undo)) {
    document.title = `${session.name} – DragGAN`;
    if (session.drag.state === "idle") {
      rememberEdit(session);
    }
  }
});
store.on("frame", ({ frame }) => frame && document.querySelector(".app").removeAttribute("data-loading"));
store.on("panelsVisible", ({ panelsVisible }) => document.querySelector(".app").classList.toggle("without-panels", !panelsVisible));

boot.status.then((status) => store.set({ status }), reportFailure);
boot.models.then(({ models }) => store.set({ models }), reportFailure);
boot.session.then(start, (error) => {
  document.querySelector(".app").removeAttribute("data-loading");
  reportFailure(error);
  const notice = store.get().notice;
  store.set({ notice: { ...notice, actions: [{ label: "Try again", run: () => location.reload() }] } });
});

function start({ session, lost, fresh }) {
  openSession(session);
  live.open(session.id);
  const last = recentEdits().find((edit) => edit.id !== session.id);
  if (lost) {
    notify("warning", "The edit in this address is not there any more; here is a new one.", undefined, "lost");
  } else if (fresh && last) {
    notify("info", `You were working on “${last.name}”.`, [{ label: "Continue where you were", run: () => location.assign(`?session=${encodeURIComponent(last.id)}`) }], "continue");
  }
  mountHint(fresh && !lost);
}
