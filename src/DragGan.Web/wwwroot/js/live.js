// The live connection of a session: snapshots, progress and pictures come in, targets and scrubbing go out.
// It connects again by itself, quickly at first, and at once when the network or the tab comes back.

import { acceptProgress, acceptSession } from "./session.js";
import { FrameDecoder } from "./frames.js";
import { dismissNotice, notify, store } from "./store.js";

const firstWait = 250;
const longestWait = 5000;
const pingEvery = 15_000;
const noSuchSession = 4404;
const tooMany = 4503;

/** @type {WebSocket|null} */
let socket = null;
/** @type {string|null} The session that is wanted. */
let wanted = null;
let wait = firstWait;
let retry = 0;
let pinging = 0;
/** Nothing was heard since the last ping. */
let unanswered = false;
/** @type {{type: "target", point: number, x: number, y: number, gesture: string}|null} Only the newest target is worth sending. */
let nextTarget = null;
let nextShow = null;
let flushing = 0;
const decoder = new FrameDecoder((frame) => store.set({ frame }));

const setPhase = (phase) => store.set({ live: { ...store.get().live, phase, connected: phase === "open" } });

/** Pictures as plain pixels where the wire is the machine's own memory, compressed elsewhere. */
function address() {
  const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(location.hostname);
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  return `${scheme}//${location.host}/api/sessions/${encodeURIComponent(wanted)}/live?frames=${loopback ? "raw" : "png"}`;
}

function connect() {
  clearTimeout(retry);
  const mine = new WebSocket(address());
  mine.binaryType = "arraybuffer";
  socket = mine;
  let first = true;
  setPhase("connecting");
  mine.onopen = () => {
    wait = firstWait;
    unanswered = false;
    decoder.restart(); // a program started again may count its revisions from the beginning
    clearInterval(pinging);
    pinging = setInterval(ping, pingEvery);
    setPhase("open");
    dismissNotice("offline");
  };
  mine.onmessage = ({ data }) => {
    if (mine !== socket) return;
    unanswered = false;
    if (data instanceof ArrayBuffer) decoder.take(data);
    else first = !receive(JSON.parse(data), first) && first;
  };
  mine.onclose = ({ code }) => {
    if (mine === socket) closed(code);
  };
}

/** @returns {boolean} True if it was a snapshot. */
function receive(message, first) {
  if (message.type === "session") {
    acceptSession(message.session, { fresh: first });
    if (message.session.drag.state === "idle") store.set({ live: { ...store.get().live, progress: null } });
    return true;
  }

  if (message.type === "progress") {
    acceptProgress(message);
    store.set({ live: { ...store.get().live, progress: message } });
  } else if (message.type === "error") {
    notify("error", message.detail);
  }

  return false;
}

/** @param {number} code */
function closed(code) {
  socket = null;
  clearInterval(pinging);
  if (wanted === null) return setPhase("off");
  if (code === noSuchSession) {
    wanted = null;
    notify("error", "This edit is no longer there: it was deleted, or its folder is gone. Start a new one.", [
      { label: "New edit", run: () => location.assign("/") },
    ]);
    return setPhase("gone");
  }

  if (code === tooMany) {
    wait = longestWait;
    notify("warning", "Too many pages watch this program. Close some of them; this one connects as soon as there is room.", undefined, "offline");
  }

  setPhase("waiting");
  retry = setTimeout(connect, wait);
  wait = Math.min(wait * 2, longestWait);
}

/** A connection on which nothing came since the ping before is dead, whatever the socket says. */
function ping() {
  if (unanswered) {
    socket?.close();
    closed(0);
  } else {
    unanswered = send({ type: "ping" });
  }
}

function hurry() {
  if (wanted === null || document.hidden) return;
  wait = firstWait;
  if (socket === null) connect();
}

/** @returns {boolean} False where there is no connection to send it over. */
function send(message) {
  if (socket?.readyState !== WebSocket.OPEN) return false;
  socket.send(JSON.stringify(message));
  return true;
}

/** Once a screen frame, and only when the last one has left: a pointer is faster than any wire. */
function flush() {
  flushing = 0;
  if (socket?.bufferedAmount > 0) return schedule();
  if (nextTarget && send(nextTarget)) nextTarget = null;
  if (nextShow !== null && send({ type: "show", frame: nextShow })) nextShow = null;
}

function schedule() {
  flushing ||= requestAnimationFrame(flush);
}

addEventListener("online", hurry);
document.addEventListener("visibilitychange", hurry);

/** The connection. */
export const live = {
  /**
   * Connects to a session, leaving the one before.
   * @param {string} id
   */
  open(id) {
    live.close();
    wanted = id;
    wait = firstWait;
    connect();
  },

  /** Leaves the session. */
  close() {
    wanted = null;
    clearTimeout(retry);
    clearInterval(pinging);
    [nextTarget, nextShow] = [null, null];
    const old = socket;
    socket = null;
    old?.close(1000);
    decoder.restart();
    setPhase("off");
  },

  /**
   * Moves a target without waiting for an answer; only the newest one is sent.
   * @param {number} point @param {number} x @param {number} y @param {string} gesture
   */
  target(point, x, y, gesture) {
    if (nextTarget && nextTarget.point !== point) flush();
    nextTarget = { type: "target", point, x, y, gesture };
    schedule();
  },

  /** Forgets a target that has not left yet. */
  dropTarget() {
    nextTarget = null;
  },

  /**
   * Asks for a frame of the transition; only the newest wish is sent.
   * @param {number} frame
   */
  show(frame) {
    nextShow = frame;
    schedule();
  },
};
