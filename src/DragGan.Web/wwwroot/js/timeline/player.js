/**
 * Plays the transition: asks for one frame after another, at the wished speed, never faster than they arrive.
 * @module
 */
import { live } from "../live.js";
import { store } from "../store.js";

const framesPerSecond = 25;
const patience = 1000; // milliseconds after which a frame that has not come is passed over

let speed = 1;
let timer = 0;
let asked = null;
let askedAt = 0;
let position = 0;
let then = 0;

/** @param {number} wanted 1 is 25 frames a second. */
export function setSpeed(wanted) {
  speed = wanted;
}

/** Plays while the state says so. */
export function mountPlayer() {
  store.on("playing", ({ playing }) => (playing ? start() : cancelAnimationFrame(timer)));
  store.on("session", ({ session, playing }) => {
    if (playing && (session?.drag.state !== "idle" || session.frames < 2)) {
      store.set({ playing: false });
    }
  });
}

function start() {
  const { frame, session } = store.get();
  const now = frame?.number ?? session.shownFrame;
  position = now >= session.frames - 1 ? 0 : now;
  asked = null;
  then = performance.now();
  cancelAnimationFrame(timer);
  timer = requestAnimationFrame(tick);
}

function tick(now) {
  const { playing, loop, session, frame } = store.get();
  if (!playing || !session) {
    return;
  }
  timer = requestAnimationFrame(tick);
  const last = session.frames - 1;
  const waiting = asked !== null && frame?.number !== asked && now - askedAt < patience;
  // While a picture is awaited the clock stands, so that nothing is skipped where the engine is slower than the wish.
  position += waiting ? 0 : ((now - then) / 1000) * framesPerSecond * speed;
  then = now;
  if (waiting) {
    return;
  }
  if (position > last) {
    if (asked !== last) {
      position = last;
    } else if (loop) {
      position = 0;
    } else {
      store.set({ playing: false });
      return;
    }
  }
  const next = Math.floor(position);
  if (next !== asked) {
    asked = next;
    askedAt = now;
    live.show(next);
  }
}
