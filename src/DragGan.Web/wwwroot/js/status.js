/**
 * The line at the bottom: what the engine is doing, how fast, how far there is to go, and whether we are connected.
 * @module
 */
import { commandButton, whenever } from "./ui/button.js";
import { h, setText } from "./ui/dom.js";
import { count, pixels } from "./ui/format.js";

/** @param {HTMLElement} host */
export function mountStatus(host) {
  const dot = h("i.status-dot", { "aria-hidden": "true" });
  const text = h("span.truncate", { data: { testid: "status-text" } });
  const figures = h("span.status-figures.numbers");
  const zoom = commandButton("view.fit", { text: "Fit", look: "quiet status-zoom numbers", side: "top", testid: "status-zoom" });
  const engine = h("span.status-engine.soft.truncate");
  const connection = h("span.status-connection", { data: { testid: "connection" } }, h("i", { "aria-hidden": "true" }), h("span"));
  host.append(h("span.status-main", {}, dot, text), figures, h("span.status-space"), engine, zoom, connection);

  whenever((state) => {
    const doing = doingNow(state);
    dot.dataset.kind = doing.kind;
    setText(text, doing.text);
    setText(figures, figuresOf(state));
    setText(zoom.querySelector("span"), `${Math.round(state.view.zoom * 100)} %`);
    zoom.hidden = !state.session;
    zoom.setAttribute("aria-label", `Zoom ${Math.round(state.view.zoom * 100)} %: show the whole picture`);
    setText(engine, engineOf(state));
    connection.dataset.phase = state.live.phase;
    setText(connection.lastElementChild, { open: "Connected", connecting: "Connecting…", waiting: "Connecting again…", off: "", gone: "No edit" }[state.live.phase]);
  });
}

/** What goes on, in one short sentence. */
function doingNow({ session, busy, live }) {
  if (live.phase === "waiting" || live.phase === "gone") {
    return { kind: "bad", text: live.phase === "gone" ? "This edit is not there any more" : "The program does not answer; trying again" };
  }
  const [work] = busy.values();
  if (work) {
    return { kind: "busy", text: work.progress > 0 ? `${work.label} · ${Math.round(work.progress * 100)} %` : work.label };
  }
  if (!session) {
    return { kind: "busy", text: "Opening…" };
  }
  const { drag } = session;
  switch (drag.state) {
    case "running": return { kind: "busy", text: `Step ${drag.step} of at most ${drag.maxSteps}` };
    case "waiting": return { kind: "busy", text: "Waiting for the engine" };
    default: return { kind: drag.outcome === "failed" ? "bad" : "rest", text: drag.outcome ? endOf(drag) : "Ready" };
  }
}

function endOf(drag) {
  const steps = count(drag.step, "step");
  return {
    arrived: `Arrived in ${steps}`,
    limit: `Stopped at the limit of ${steps}`,
    stopped: `Stopped after ${steps}`,
    stalled: `Got stuck after ${steps}`,
    failed: "The drag failed",
  }[drag.outcome] ?? "Ready";
}

function figuresOf({ session }) {
  if (session?.drag.state !== "running") {
    return "";
  }
  const { stepsPerSecond, picturesPerSecond, distance } = session.drag;
  return `${stepsPerSecond.toFixed(stepsPerSecond < 10 ? 1 : 0)} steps/s · ${picturesPerSecond.toFixed(picturesPerSecond < 10 ? 1 : 0)} pictures/s · ${pixels(distance)} to go`;
}

function engineOf({ status, session }) {
  return status && session ? `${session.model.name} · ${count(status.cores, "core")}` : "";
}
