// Plays the transition: asks for the next frame when the one before has come, and not too fast.

import { live } from "../live.js";
import { store } from "../store.js";

const frameTime = 40; // milliseconds, the speed exports have
const patience = 2000; // milliseconds after which a frame that never comes is asked for again

let asked = -1;
let askedAt = 0;
let timer = 0;

function next() {
  clearTimeout(timer);
  const { playing, loop, session, frame } = store.get();
  if (!playing || !session) return;
  const last = session.frames - 1;
  const now = frame?.number ?? last;
  const waits = asked >= 0 && now !== asked && performance.now() - askedAt < patience;
  if (waits) {
    timer = setTimeout(next, patience);
    return;
  }

  if (now >= last && !loop && asked >= 0) {
    store.set({ playing: false });
    return;
  }

  const pause = Math.max(0, askedAt + frameTime / store.get().speed - performance.now());
  timer = setTimeout(() => {
    asked = now >= last ? 0 : now + 1;
    askedAt = performance.now();
    live.show(asked);
    timer = setTimeout(next, patience);
  }, pause);
}

/** Follows `playing`; a drag that starts ends the playing. */
export function followPlaying() {
  store.on("playing", () => {
    asked = -1;
    clearTimeout(timer);
    next();
  });
  store.on("frame", () => store.get().playing && next());
  store.on("session", ({ session, playing }) => {
    if (playing && session?.drag.state === "running") store.set({ playing: false });
  });
}
