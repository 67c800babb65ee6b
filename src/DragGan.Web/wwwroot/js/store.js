// The one place where the page's state lives. Whoever wants to show something listens; whoever did something sets.

/**
 * @typedef {object} Point
 * @property {number} id  Negative while the server has not answered yet.
 * @property {"handle"|"anchor"} kind
 * @property {number} x @property {number} y  Picture pixels; (0, 0) is the centre of the top left one.
 * @property {number|null} targetX @property {number|null} targetY  null: a handle waiting for its target.
 * @property {number|null} distance @property {boolean|null} smooth
 */

/**
 * @typedef {object} Frame  The picture that came last.
 * @property {ImageBitmap|ImageData} image
 * @property {number} width @property {number} height  Of `image`; smaller than the picture for a preview.
 * @property {number} number  Which frame of the transition it is.
 * @property {boolean} preview @property {boolean} atRest @property {number} revision
 */

/**
 * @typedef {object} Notice
 * @property {"error"|"info"|"warning"} kind
 * @property {string} text  Plain words with what to do.
 * @property {{label: string, run: () => void}[]} [actions]
 * @property {string} [topic]  What it is about, so that whoever raised it can take it back.
 */

/** @typedef {{label: string, progress: number|null, cancel?: () => void}} Busy  progress 0..1, null where it is not known. */

/**
 * @typedef {object} State
 * @property {object|null} session  As the API gives it, with edits under way already in it.
 * @property {{connected: boolean, phase: "off"|"connecting"|"open"|"waiting"|"gone", progress: object|null}} live
 * @property {Frame|null} frame
 * @property {"point"|"anchor"|"movable"|"fixed"|"eraser"} tool
 * @property {number} brushSize  Diameter in picture pixels.
 * @property {{zoom: number, x: number, y: number, fitted: boolean}} view  zoom: screen pixels to a picture pixel (1 = 100 %);
 *   x, y: the place of the picture in the middle of the stage; fitted: follows the stage's size.
 * @property {{width: number, height: number, ratio: number}} stage  CSS pixels, and screen pixels to one of them.
 * @property {number|null} selection  A point's id.
 * @property {boolean} compare @property {number} split  Where the line between start and now stands, 0..1 across the picture.
 * @property {boolean} marksVisible @property {boolean} panelsVisible
 * @property {boolean} playing @property {boolean} loop @property {number} speed  1: as fast as exports play.
 * @property {number|null} wanted  The frame of the transition asked for and not yet there; null if none.
 * @property {string|null} dialog  The dialog that is open: "help", ...
 * @property {number} sending  Edits that the server has not answered yet.
 * @property {Map<string, Busy>} busy  Long work by a name; replaced, never changed in place.
 * @property {Notice|null} notice
 * @property {object|null} status @property {object[]} models
 * @property {{distances: number[][], places: number[][], motion: number[], mask: number[], segments: object[]}} series
 */

/** @returns {State} The state of a page that has just been opened. */
export const initialState = () => ({
  session: null,
  live: { connected: false, phase: "off", progress: null },
  frame: null,
  tool: "point",
  brushSize: 40,
  view: { zoom: 1, x: 0, y: 0, fitted: true },
  stage: { width: 0, height: 0, ratio: 1 },
  selection: null,
  compare: false,
  split: 0.5,
  marksVisible: true,
  panelsVisible: true,
  playing: false,
  wanted: null,
  loop: false,
  speed: 1,
  dialog: null,
  sending: 0,
  busy: new Map(),
  notice: null,
  status: null,
  models: [],
  series: { distances: [], places: [], motion: [], mask: [], segments: [] },
});

/**
 * A store: `get` the state, `set` some of its top-level keys, `on` changes of named keys.
 * @template T
 * @param {T} initial
 */
export function createStore(initial) {
  let state = initial;
  /** @type {Set<{keys: (keyof T)[], listener: (state: T, previous: T) => void}>} */
  const listeners = new Set();
  return {
    /** @returns {T} The state now; never changed in place. */
    get: () => state,

    /**
     * Puts new values in and tells those who listen to keys whose value is another one now.
     * @param {Partial<T>} patch
     */
    set(patch) {
      const previous = state;
      const changed = Object.keys(patch).filter((key) => !Object.is(patch[key], previous[key]));
      if (changed.length === 0) return;
      state = { ...state, ...patch };
      for (const entry of [...listeners]) {
        if (!listeners.has(entry) || !entry.keys.some((key) => changed.includes(key))) continue;
        try {
          entry.listener(state, previous);
        } catch (error) {
          reportError(error); // one broken panel must not keep the others from hearing
        }
      }
    },

    /**
     * Calls the listener after one of the keys got another value. Not called at once.
     * @param {(keyof T)|(keyof T)[]} keys
     * @param {(state: T, previous: T) => void} listener
     * @returns {() => void} Ends the listening.
     */
    on(keys, listener) {
      const entry = { keys: [keys].flat(), listener };
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
  };
}

/** The page's state. */
export const store = createStore(initialState());

/**
 * Says something to the person, in the place of what was said before.
 * @param {Notice["kind"]} kind @param {string} text @param {Notice["actions"]} [actions] @param {string} [topic]
 */
export function notify(kind, text, actions, topic) {
  store.set({ notice: { kind, text, actions, topic } });
}

/**
 * Takes the notice back; with a topic only if it is about that.
 * @param {string} [topic]
 */
export function dismissNotice(topic) {
  const notice = store.get().notice;
  if (notice && (topic === undefined || notice.topic === topic)) store.set({ notice: null });
}

/**
 * Shows long work under a name; null takes it away.
 * @param {string} name @param {Busy|null} work
 */
export function setBusy(name, work) {
  const busy = new Map(store.get().busy);
  if (work) busy.set(name, work);
  else busy.delete(name);
  store.set({ busy });
}
