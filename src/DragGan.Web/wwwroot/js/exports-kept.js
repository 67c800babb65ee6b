/**
 * The exported files the program still holds for us. It keeps only a few of an edit, so the oldest make room for new ones.
 * @module
 */
import { api } from "./api.js";
import { store } from "./store.js";
import { keepJson, recallJson } from "./ui/memory.js";

const name = "draggan.exports";
const mostOfAnEdit = 4; // the program's limit, those being made included

/** @type {{session: string, id: string}[]} Oldest first; from earlier visits too. */
let kept = [recallJson(name, [])].flat().filter((file) => typeof file?.id === "string");

/**
 * A file was made and may be fetched again.
 * @param {string} session @param {string} id
 */
export function rememberExport(session, id) {
  put([...kept, { session, id }]);
}

/**
 * @param {string} id
 * @returns {boolean} Whether it can still be fetched, as far as the page knows.
 */
export const isKept = (id) => kept.some((file) => file.id === id);

/**
 * Lets the oldest files of an edit go until those that are being made find room, the one about to be begun included.
 * @param {string} session
 */
export async function makeRoom(session) {
  const running = [...store.get().busy.keys()].filter((work) => work.startsWith("export-")).length;
  const own = kept.filter((file) => file.session === session);
  const gone = own.slice(0, Math.max(0, own.length + running - mostOfAnEdit));
  put(kept.filter((file) => !gone.includes(file)));
  // One that is not there any more is as good as deleted.
  await Promise.all(gone.map((file) => api.cancelExport(session, file.id).catch(() => null)));
}

function put(files) {
  kept = files.slice(-40);
  keepJson(name, kept);
}
