// Grab and pull: the drag runs while the pointer still moves its target.

import { api } from "../api.js";
import { live } from "../live.js";
import { addPoint, editPoint, holdPoint, letGoOfPoint, movePoint, newGesture, removePoint, resolveId, startDrag, stopDrag } from "../session.js";
import { store } from "../store.js";
import { announce } from "./announce.js";
import { placeOf } from "./hits.js";
import { findPoint, numberOf, scene } from "./scene.js";

const near = 2; // picture pixels: a target this near needs no new drag

/** One pull, from the moment the pointer has left the handle until it is released. */
class Pull {
  #gesture = newGesture();
  #id;
  #isNew;
  #before;
  #joined; // a drag that ran already
  #target;
  #moved = true; // since the drag was started last
  #asked = null; // the start that is under way
  #patching = false;
  #ended = false;
  #stopListening;

  /**
   * @param {{x: number, y: number}|number} origin  Free picture, or a point that is there already.
   * @param {{x: number, y: number}} target
   */
  constructor(origin, target) {
    this.#isNew = typeof origin !== "number";
    const point = this.#isNew ? null : findPoint(origin);
    this.#before = point && { targetX: point.targetX, targetY: point.targetY };
    this.#target = target;
    this.#joined = store.get().session.drag.state !== "idle";
    const coordinates = { targetX: target.x, targetY: target.y };
    this.#id = this.#isNew ? addPoint({ kind: "handle", ...origin, ...coordinates, gesture: this.#gesture }) : origin;
    if (!this.#isNew) movePoint(origin, coordinates, this.#gesture);
    holdPoint(this.#id, coordinates);
    store.set({ selection: resolveId(this.#id) });
    scene.set({ pulling: resolveId(this.#id), waiting: null });
    this.#stopListening = store.on("session", () => this.#goOn());
    this.#start();
    announce(`Pulling handle ${numberOf(this.#id)}.`);
  }

  /** @param {{x: number, y: number}} target */
  move(target) {
    if (this.#ended) return;
    this.#target = target;
    this.#moved = true;
    holdPoint(this.#id, { targetX: target.x, targetY: target.y });
    const id = resolveId(this.#id);
    if (id < 0) return; // the server does not know the point yet; the last target is sent at the end in any case
    if (store.get().live.connected) live.target(id, target.x, target.y, this.#gesture);
    else this.#patch();
    this.#goOn();
  }

  /** The pointer is released: the drag goes on to where it was. */
  async end() {
    if (this.#ended) return;
    this.#finish();
    await movePoint(this.#id, { targetX: this.#target.x, targetY: this.#target.y }, this.#gesture);
    if (this.#isFar()) await this.#start();
  }

  /** As if it had not been pulled: all of the gesture is undone, its steps too. A drag that ran before goes on. */
  async cancel() {
    if (this.#ended) return;
    this.#letGo();
    announce("Pull cancelled.");
    if (this.#joined) {
      if (this.#isNew) removePoint(this.#id, this.#gesture);
      else if (this.#before.targetX !== null) movePoint(this.#id, this.#before, this.#gesture);
      return;
    }

    stopDrag();
    await editPoint(this.#id, api.undo);
    if (this.#isNew && findPoint(this.#id)) removePoint(this.#id, this.#gesture);
  }

  /** Arrived while the pointer rests, the drag starts again when it moves on. */
  #goOn() {
    const id = resolveId(this.#id);
    if (!findPoint(id) && !this.#ended) return this.#letGo(); // undone, or removed by someone else: there is nothing in the hand
    if (scene.get().pulling !== id && !this.#ended) scene.set({ pulling: id });
    const drag = store.get().session?.drag;
    if (this.#ended || this.#asked || id < 0 || drag?.state !== "idle" || drag.outcome === "failed") return;
    if (this.#moved && this.#isFar()) this.#start();
  }

  /** The point is the server's again. */
  #letGo() {
    this.#finish();
    live.dropTarget();
    letGoOfPoint(this.#id);
  }

  #isFar() {
    const point = findPoint(this.#id);
    const handle = point && placeOf(point, "handle");
    return handle ? Math.hypot(handle.x - this.#target.x, handle.y - this.#target.y) > near : false;
  }

  async #start() {
    this.#moved = false;
    this.#asked = startDrag(this.#gesture, this.#id);
    await this.#asked;
    this.#asked = null;
  }

  /** Without a live connection: one request at a time, always with the newest target. */
  async #patch() {
    if (this.#patching) return;
    this.#patching = true;
    let sent = null;
    while (sent !== this.#target && !this.#ended) {
      sent = this.#target;
      await movePoint(this.#id, { targetX: sent.x, targetY: sent.y }, this.#gesture);
      if (!this.#ended) holdPoint(this.#id, { targetX: this.#target.x, targetY: this.#target.y });
    }

    this.#patching = false;
  }

  #finish() {
    this.#ended = true;
    this.#stopListening();
    scene.set({ pulling: null });
  }
}

/**
 * Grabs a place of the picture, or a point that is there, and starts the drag at once.
 * @param {{x: number, y: number}|number} origin  Picture pixels, or a point's id.
 * @param {{x: number, y: number}} target  Picture pixels.
 * @returns {{move(target: {x: number, y: number}): void, end(): Promise<void>, cancel(): Promise<void>}}
 */
export const beginPull = (origin, target) => new Pull(origin, target);
