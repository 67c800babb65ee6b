/**
 * A pointer that is nobody's: it pulls a point of the picture through the same calls a hand does, and takes everything back.
 * @module
 */
import { api } from "./api.js";
import { live } from "./live.js";
import { addPoint, edit, holdPoint, letGoOfPoint, newGesture, resolveId, startDrag } from "./session.js";
import { toStage } from "./stage/view.js";
import { store } from "./store.js";
import { h, icon } from "./ui/dom.js";

const approach = 900; // milliseconds
const pull = 1500;
const settleAtMost = 3500;
const look = 900;
const mostEntries = 12; // of the history; one is usual, where all is one gesture

/**
 * Pulls from one place of the picture to another, and takes it all back. Any press or key of the visitor's ends it at once; the picture
 * can be taken hold of when nothing of the ghost's is left, for what one would grab is about to go.
 * @param {{x: number, y: number}} from @param {{x: number, y: number}} to In picture pixels.
 * @param {AbortSignal} signal
 */
export async function ghostDrag(from, to, signal) {
  const ghost = h("div.ghost", {}, icon("hand"));
  const shield = h("div.ghost-shield", { "aria-hidden": "true" }, ghost);
  document.getElementById("stage").append(shield);
  const taken = new AbortController();
  const stop = AbortSignal.any([signal, taken.signal]);
  /** @type {Promise<unknown>|null} */
  let back = null;
  let touched = false;
  // At once, not after the next screen frame: what the visitor's key does must come after it in the queue of edits.
  stop.addEventListener("abort", () => { back = touched ? takeBack() : null; });
  for (const name of ["pointerdown", "keydown"]) {
    addEventListener(name, () => taken.abort(), { capture: true, signal: stop });
  }
  for (const turn of turns(ghost, from, to, stop, () => { touched = true; })) {
    if (!stop.aborted) {
      await turn();
    }
  }
  taken.abort();
  ghost.remove();
  await back;
  shield.remove();
}

/** What it does, one after another. */
function turns(ghost, from, to, stop, touch) {
  const gesture = newGesture();
  const near = { x: from.x + Math.sign(to.x - from.x) * 3, y: from.y };
  let id = 0;
  const pullTo = ({ x, y }) => {
    holdPoint(id, { targetX: x, targetY: y });
    if (resolveId(id) > 0) {
      live.target(resolveId(id), x, y, gesture);
    }
  };
  stop.addEventListener("abort", () => letGoOfPoint(id));
  return [
    () => glide(ghost, { x: from.x + 40, y: from.y + 90 }, from, approach, stop),
    () => {
      touch();
      ghost.classList.add("pressed");
      id = addPoint({ kind: "handle", ...from, targetX: near.x, targetY: near.y, gesture });
      return startDrag(gesture);
    },
    () => glide(ghost, near, to, pull, stop, pullTo),
    () => until(() => store.get().session?.drag.state === "idle", settleAtMost, stop),
    () => {
      ghost.classList.remove("pressed");
      return until(() => false, look, stop);
    },
  ];
}

/** One turn in the queue of edits: whatever the visitor does next comes after it. */
function takeBack() {
  return edit(async (id) => {
    let session = await api.stopDrag(id);
    for (let left = mostEntries; session.undo !== null && left > 0; left -= 1) {
      session = await api.undo(id);
    }
    return session;
  });
}

/** Moves the ghost, as the picture lies on the stage at each moment. */
function glide(ghost, from, to, milliseconds, signal, moved) {
  const begin = performance.now();
  return until((now) => {
    const share = Math.min((now - begin) / milliseconds, 1);
    const eased = share < 0.5 ? 2 * share * share : 1 - (2 - 2 * share) ** 2 / 2;
    const place = { x: from.x + (to.x - from.x) * eased, y: from.y + (to.y - from.y) * eased };
    const { x, y } = toStage(store.get(), place);
    ghost.style.translate = `${x}px ${y}px`;
    moved?.(place);
    return share === 1;
  }, milliseconds + 500, signal);
}

/** Asks once a screen frame until it is so, the time is over, or somebody takes over; then nothing more of it happens. */
function until(is, milliseconds, signal) {
  const begin = performance.now();
  return new Promise((resolve) => {
    const ask = (now) => (signal.aborted || now - begin > milliseconds || is(now) ? resolve() : requestAnimationFrame(ask));
    ask(performance.now());
  });
}
