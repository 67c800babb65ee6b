/**
 * What the page asks the program for before anything else is loaded: this module needs nothing but the API, so its requests leave while
 * the rest of the page is still on its way.
 * @module
 */
import { api } from "./api.js";
import { recall } from "./ui/memory.js";

const wanted = new URLSearchParams(location.search).get("session");

/** True if the first-run hint has not been seen in this browser. */
export const firstVisit = recall("draggan.hint") === null;

/** The session of the address, or a new one. `lost`: the one of the address is not there. */
export const boot = {
  status: api.status(),
  models: api.models(),
  session: open(),
};

// Whoever needs them hears of a failure; without this the browser would call it unhandled before that module is there.
for (const promise of Object.values(boot)) {
  promise.catch(() => {});
}

/** @returns {Promise<{session: object, lost: boolean, fresh: boolean}>} */
async function open() {
  if (wanted) {
    try {
      return { session: await api.session(wanted), lost: false, fresh: false };
    } catch (error) {
      if (error.status !== 404 && error.status !== 400) {
        throw error;
      }
    }
  }

  return { session: await api.createSession({}), lost: wanted !== null, fresh: true };
}
