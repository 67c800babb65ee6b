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
/** @type {Set<number>} Points that were removed here and are not shown, though the server may not have heard of it yet. */
const removed = new Set();
/** @type {Map<number, number>} Id of a draft → the id the server gave it. */
const realIds = new Map();
let queue = Promise.resolve();
let onTheWay = 0;

function publish() {
  const all = [...known.points, ...drafts.map((d) => d.point)].filter((p) => !removed.has(p.id));
  const points = all.map((p) => (held.has(p.id) ? { ...p, ...held.get(p.id) } : p));
  const selection = resolveId(store.get().selection);
  store.set({ session: { ...known, points }, selection: points.some((p) => p.id === selection) ? selection : null });
}

/** The same kind of point at the same place, with an id that was not there before: the draft has arrived, perhaps by the socket. */
function findArrivals() {
  const taken = new Set(realIds.values());
  const found = ({ point, after }) => known.points.find((p) =>
    p.id > after && !taken.has(p.id) && p.kind === point.kind && Math.hypot(p.x - point.x, p.y - point.y) < 0.01);
  for (const draft of drafts) {
    const real = found(draft);
    if (real) settle(draft, real.id);
  }
}

/** A draft has become a point of the server, or (null) was refused. */
function settle(draft, real) {
  const id = draft.point.id;
  drafts = drafts.filter((d) => d !== draft);
  if (real !== null) {
    realIds.set(id, real);
    if (held.has(id)) held.set(real, held.get(id));
    if (removed.has(id)) removed.add(real);
  }

  held.delete(id);
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
    removed.clear();
    realIds.clear(); // every session counts its points from 1
    drafts = [];
  }

  known = session;
  findArrivals();
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
  store.set({ sending: ++onTheWay });
  const turn = queue.then(async () => {
    try {
      const session = await call(id);
      if (known?.id !== id) return null; // the person has gone on to another session meanwhile
      acceptSession(session);
      return session;
    } catch (error) {
      reportFailure(error);
      return null;
    } finally {
      store.set({ sending: --onTheWay });
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
 * The id the server knows a point by; a draft's own, which is negative, until it has answered.
 * @param {number|null} id
 */
export const resolveId = (id) => realIds.get(id) ?? id;

/**
 * Shows a point at coordinates of the page's own until they are let go.
 * @param {number} id @param {{x?: number, y?: number, targetX?: number, targetY?: number}} coordinates
 */
export function holdPoint(id, coordinates) {
  const point = resolveId(id);
  held.set(point, { ...held.get(point), ...coordinates });
  publish();
}

/**
 * Lets the server's coordinates count again.
 * @param {number} id
 */
export function letGoOfPoint(id) {
  if (held.delete(resolveId(id))) publish();
}

/**
 * Adds a point: seen at once, sent to the server.
 * @param {{kind: string, x: number, y: number, targetX?: number, targetY?: number, gesture?: string}} point
 * @returns {number} An id for it that holds at once; `resolveId` gives the server's when there is one.
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
  edit(async (session) => {
    const answer = await api.addPoint(session, point);
    if (drafts.includes(draft)) settle(draft, answer.points.at(-1).id); // before the edits that wait for this one
    return answer;
  }).then((session) => {
    if (session) return;
    settle(draft, null);
    publish();
  });
  return id;
}

/**
 * Moves a point: seen at once, sent to the server, and left to it when it has answered.
 * @param {number} id @param {{x?: number, y?: number, targetX?: number, targetY?: number}} change @param {string} [gesture]
 * @returns {Promise<object|null>} The session; null if it went wrong.
 */
export async function movePoint(id, change, gesture) {
  holdPoint(id, change);
  const mine = held.get(resolveId(id));
  const session = await editPoint(id, (owner, point) => api.movePoint(owner, point, { ...change, gesture }));
  if (held.get(resolveId(id)) === mine) letGoOfPoint(id);
  return session;
}

/**
 * Removes a point: gone at once, and back if the server refuses.
 * @param {number} id @param {string} [gesture]
 * @returns {Promise<object|null>} The session; null if it went wrong.
 */
export async function removePoint(id, gesture) {
  removed.add(resolveId(id));
  publish();
  const session = await editPoint(id, (owner, point) => api.removePoint(owner, point, gesture));
  for (const name of [id, resolveId(id)]) removed.delete(name); // undo may bring it back
  publish();
  return session;
}

/**
 * An edit that has to do with a point. Its turn comes after the point's own; if by then there is no such point, it is left out.
 * @param {number} id @param {(session: string, point: number) => Promise<object>} call
 * @returns {Promise<object|null>} The session; null if it went wrong.
 */
export const editPoint = (id, call) =>
  edit((owner) => (known.points.some((p) => p.id === resolveId(id)) ? call(owner, resolveId(id)) : known));

/**
 * Runs the drag if it does not run yet; after the edits before it.
 * @param {string} [gesture] @param {number} [id]  The point it is started for; not started if the server refused that.
 * @returns {Promise<object|null>}
 */
export function startDrag(gesture, id) {
  const call = (owner) => (known.drag.state === "idle" ? api.startDrag(owner, gesture) : known);
  return id === undefined ? edit(call) : editPoint(id, call);
}

/**
 * Stops the drag if it runs; the picture stays as it is.
 * @returns {Promise<object|null>}
 */
export const stopDrag = () => edit((id) => (known.drag.state === "idle" ? known : api.stopDrag(id)));

/** @returns {string} A name that holds the edits of one gesture together, so that they undo as one. */
export const newGesture = () => (crypto.randomUUID ? crypto.randomUUID() : `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`);
