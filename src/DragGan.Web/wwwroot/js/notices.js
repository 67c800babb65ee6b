/**
 * Errors, warnings and news, in plain words with what to do. One at a time, over the picture's upper edge.
 * @module
 */
import { dismissNotice, notify, store } from "./store.js";
import { plainButton } from "./ui/button.js";
import { h, icon } from "./ui/dom.js";

const newsFor = 9000; // milliseconds; errors and warnings stay until they are read

/** @param {HTMLElement} host */
export function mountNotices(host) {
  let leaving = 0;
  store.on("notice", ({ notice }) => {
    clearTimeout(leaving);
    if (!notice) {
      host.replaceChildren();
      return;
    }
    const element = card(notice);
    host.replaceChildren(element);
    if (notice.kind === "info") {
      leave();
      element.addEventListener("pointerenter", () => clearTimeout(leaving));
      element.addEventListener("focusin", () => clearTimeout(leaving));
      element.addEventListener("pointerleave", leave);
    }
  });
  store.on("session", tellTheEnd);

  function leave() {
    clearTimeout(leaving);
    leaving = setTimeout(() => dismissNotice(), newsFor);
  }
}

function card({ kind, text, actions = [] }) {
  return h("div.notice", { class: `notice ${kind}`, role: kind === "info" ? "status" : "alert", data: { testid: "notice", kind } },
    icon(kind === "info" ? "info" : "warning"),
    h("p", {}, text),
    h("div.notice-actions", {}, actions.map(({ label, run }) => plainButton({ label, run: () => { dismissNotice(); run(); } }))),
    plainButton({ label: "Dismiss", icon: "close", bare: true, run: () => dismissNotice() }));
}

/** A drag that did not arrive says why, and what may help. */
function tellTheEnd({ session }, { session: before }) {
  if (!session || session.id !== before?.id) {
    return;
  }
  if (before.drag.state === "idle" && session.drag.state !== "idle") {
    dismissNotice("drag");
  }
  if (before.drag.state === "idle" || session.drag.state !== "idle") {
    return;
  }
  const { outcome, message } = session.drag;
  const kind = { failed: "error", stalled: "warning", limit: "warning" }[outcome];
  if (kind) {
    notify(kind, message || {
      failed: "The drag failed. Undo and try again; if it happens again, reload the page.",
      stalled: "The handles do not get nearer any more. Move a handle to a place with more detail, or bring its target nearer.",
      limit: "The limit of steps is reached before the targets are. Start again to go on from here.",
    }[outcome], undefined, "drag");
  }
}
