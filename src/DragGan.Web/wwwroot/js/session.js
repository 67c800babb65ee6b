// The session the page works on: what the server said last, with the person's own moves already in it.
// Edits go out one after another, so they arrive in the order they were made; a snapshot older than one seen is dropped.

import { ApiError, api } from "./api.js";
import { notify, store } from "./store.js";

/** @type {object|null} The newest snapshot of the server. */
let known = null;
/** @type {Map<number, object>} Point id → coordinates that stand in for the server's until it has caught up. */
const held = new Map();
/** @type {{point: object, after: number}[]} Points the server has not answered for; `after`: the highest id before them. */
let drafts = [];
let draftCount = 0;
let queue = Promise.resolve();

/** The same kind of point at the same place, with an id that was not there before: the draft has arrived by the socket. */
const arrived = ({ point, after }) =>
  known.points.some((p) => p.id > after && p.kind === point.kind && Math.hypot(p.x - point.x, p.y - point.y) < 0.01);

function publish() {
  const points = known.points.map((p) => (held.has(p.id) ? { ...p, ...held.get(p.id) } : p));
  for (const draft of drafts) if (!arrived(draft)) points.push({ ...draft.point, ...held.get(draft.point.id) });
  const selection = store.get().selection;
  const patch = { session: { ...known, points } };
  if (selection !== null && !points.some((p) => p.id === selection)) patch.selection = null;
  store.set(patch);
}

/**
 * Takes a snapshot of the server, unless a newer one is already here.
 * @param {object} session
 * @param {{fresh?: boolean}} [options]  fresh: counts whatever its revision is (another session, or the first one of a new connection:
 *   a program that was started again may count from the beginning).
 */
export function acceptSession(session, { fresh = false } = {}) {
  const same = known?.id === session.id;
  if (same && !fresh && session.revision < known.revision) return;
  if (!same) {
    held.clear();
    drafts = [];
  }

  known = session;
  publish();
}

/**
 * Takes the small message of a running drag: where it stands and where the handles are.
 * @param {{drag: object, points: {id: number, x: number, y: number, distance: number}[], frames: number}} progress
 */
export function acceptProgress(progress) {
  if (!known) return;
  const moved = new Map(progress.points.map((p) => [p.id, p]));
  const points = known.points.map((p) => ({ ...p, ...moved.get(p.id) }));
  known = { ...known, points, drag: progress.drag, frames: progress.frames };
  publish();
}

/**
 * Opens a session on the page in place of the one before.
 * @param {object} session
 */
export function openSession(session) {
  store.set({ frame: null, selection: null, compare: false, playing: false });
  acceptSession(session, { fresh: true });
}

/**
 * Sends an edit after those before it, and takes the session that comes back. What goes wrong becomes a notice.
 * @param {(id: string) => Promise<object>} call
 * @returns {Promise<object|null>} The session; null if it went wrong.
 */
export function edit(call) {
  const id = known?.id;
  const turn = queue.then(async () => {
    try {
      const session = await call(id);
      if (known?.id !== id) return null; // the person has gone on to another session meanwhile
      acceptSession(session);
      return session;
    } catch (error) {
      reportFailure(error);
      return null;
    }
  });
  queue = turn;
  return turn;
}

/**
 * Says what went wrong in plain words; something cancelled on purpose is no failure.
 * @param {unknown} error
 */
export function reportFailure(error) {
  if (error?.name === "AbortError") return;
  if (!(error instanceof ApiError)) throw error;
  const wait = error.retryAfter ? ` Try again in ${Math.ceil(error.retryAfter)} s.` : "";
  notify("error", error.message + wait, undefined, error.offline ? "offline" : undefined);
}

/**
 * Shows a point at coordinates of the page's own until they are let go.
 * @param {number} id @param {{x?: number, y?: number, targetX?: number, targetY?: number}} coordinates
 */
export function holdPoint(id, coordinates) {
  held.set(id, { ...held.get(id), ...coordinates });
  publish();
}

/**
 * Lets the server's coordinates count again.
 * @param {number} id
 */
export function letGoOfPoint(id) {
  if (held.delete(id)) publish();
}

/**
 * Adds a point: seen at once, sent to the server.
 * @param {{kind: string, x: number, y: number, targetX?: number, targetY?: number, gesture?: string}} point
 * @returns {{id: number, done: Promise<number|null>}} Its id until the server answers, and the real one (null if it was refused).
 */
export function addPoint(point) {
  const { gesture, ...rest } = point;
  const id = -++draftCount;
  const draft = {
    point: { targetX: null, targetY: null, distance: null, smooth: null, ...rest, id },
    after: Math.max(0, ...known.points.map((p) => p.id)),
  };
  drafts = [...drafts, draft];
  publish();
  store.set({ selection: id });
  const done = edit((session) => api.addPoint(session, point)).then((session) => {
    const real = session?.points.at(-1).id ?? null;
    drafts = drafts.filter((d) => d !== draft);
    if (held.has(id) && real !== null) held.set(real, held.get(id));
    held.delete(id);
    if (store.get().selection === id) store.set({ selection: real });
    publish();
    return real;
  });
  return { id, done };
}

/**
 * Moves a point: seen at once, sent to the server, and left to it when it has answered.
 * @param {number|Promise<number|null>} id @param {{x?: number, y?: number, targetX?: number, targetY?: number}} change @param {string} [gesture]
 * @returns {Promise<object|null>}
 */
export async function movePoint(id, change, gesture) {
  const point = await id;
  if (point === null) return null;
  holdPoint(point, change);
  const mine = held.get(point);
  const session = await edit((owner) => api.movePoint(owner, point, { ...change, gesture }));
  if (held.get(point) === mine) letGoOfPoint(point);
  return session;
}

/**
 * Removes a point.
 * @param {number|Promise<number|null>} id @param {string} [gesture]
 */
export async function removePoint(id, gesture) {
  const point = await id;
  return point === null ? null : edit((owner) => api.removePoint(owner, point, gesture));
}

/** @returns {string} A name that holds the edits of one gesture together, so that they undo as one. */
export const newGesture = () => (crypto.randomUUID ? crypto.randomUUID() : `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`);
