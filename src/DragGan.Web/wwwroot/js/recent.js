/**
 * The edits this browser had open, newest first, so that one can go on where one was.
 * @module
 */
import { keepJson, recallJson } from "./ui/memory.js";

const name = "draggan.recent";
const most = 12;

/** @typedef {{id: string, name: string, frames: number, points: number, at: number}} RecentEdit */

/** @returns {RecentEdit[]} */
export function recentEdits() {
  const list = recallJson(name, []);
  return Array.isArray(list) ? list.filter((edit) => typeof edit?.id === "string") : [];
}

/**
 * Puts a session first; one in which nothing was done, or all was taken back, is not worth remembering.
 * @param {object} session
 */
export function rememberEdit(session) {
  if (session.undo === null && session.frames <= 1) {
    forgetEdit(session.id);
    return;
  }
  const edit = { id: session.id, name: session.name, frames: session.frames, points: session.points.length, at: Date.now() };
  keepJson(name, [edit, ...recentEdits().filter((other) => other.id !== session.id)].slice(0, most));
}

/** @param {string} id */
export function forgetEdit(id) {
  keepJson(name, recentEdits().filter((edit) => edit.id !== id));
}
