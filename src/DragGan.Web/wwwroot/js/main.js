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
import { loadIcons } from "./ui/dom.js";

const region = (id) => document.getElementById(id);
window.draggan = { store, commands };
void loadIcons();

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

const app = document.querySelector(".app");
store.on("frame", ({ frame }) => frame && app.removeAttribute("data-loading"));
store.on("panelsVisible", ({ panelsVisible }) => app.classList.toggle("without-panels", !panelsVisible));
store.on("session", ({ session }, { session: before }) => session && follow(session, before));

boot.status.then((status) => store.set({ status }), reportFailure);
boot.models.then(({ models }) => store.set({ models }), reportFailure);
boot.session.then(start, refuse);

/** The address brings this session back; the list of recent edits knows it once something was done. */
function follow(session, before) {
  const other = session.id !== before?.id;
  if (other) {
    history.replaceState(null, "", `?session=${encodeURIComponent(session.id)}`);
  }
  if (other || session.name !== before.name) {
    document.title = `${session.name} – DragGAN`;
  }
  if (session.drag.state === "idle" && (other || session.revision !== before.revision)) {
    rememberEdit(session);
  }
}

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

/** Without a session there is nothing to show; the words say why. */
function refuse(error) {
  app.removeAttribute("data-loading");
  reportFailure(error);
  store.set({ notice: { ...store.get().notice, actions: [{ label: "Try again", run: () => location.reload() }] } });
}
