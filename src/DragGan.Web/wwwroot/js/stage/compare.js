// Start and now, side by side: fetches the start once and lets the line between them be moved.

import { api } from "../api.js";
import { reportFailure } from "../session.js";
import { store } from "../store.js";
import { pictureBox } from "./picture-painter.js";
import { scene } from "./scene.js";

const keyStep = 0.02; // of the picture's width

/** What the start depends on. */
const startOf = ({ session }) => session && JSON.stringify([session.id, session.model.id, session.image]);

let fetched = null;

async function fetchStart() {
  const state = store.get();
  const key = startOf(state);
  if (!state.compare || key === null || key === fetched) return;
  fetched = key;
  try {
    const image = await createImageBitmap(await api.frame(state.session.id, 0));
    if (fetched === key) scene.set({ start: image });
  } catch (error) {
    fetched = null;
    store.set({ compare: false });
    reportFailure(error);
  }
}

function forgetStart(state) {
  if (startOf(state) === fetched || !scene.get().start) return;
  fetched = null;
  scene.set({ start: null });
  fetchStart();
}

const setSplit = (split) => store.set({ split: Math.min(Math.max(split, 0), 1) });

/** @param {number} across  CSS pixels of the stage. */
function splitAt(across) {
  const { left, width } = pictureBox(store.get());
  setSplit((across * store.get().stage.ratio - left) / width);
}

/** @returns {{move(event: object): void, end(): void, cancel(): void}} The line follows the pointer, wherever on the picture it was pressed. */
export function pressSplit({ place }) {
  splitAt(place.x);
  return { move: (event) => splitAt(event.place.x), end() {}, cancel() {} };
}

/** The line with its knob: a slider for pointer and keys. */
function createLine() {
  const line = document.createElement("div");
  line.className = "split";
  line.tabIndex = 0;
  line.dataset.testid = "split";
  for (const [name, value] of Object.entries({
    role: "slider", "aria-label": "Line between start and now", "aria-valuemin": "0", "aria-valuemax": "100", "aria-orientation": "horizontal",
  })) line.setAttribute(name, value);
  for (const [name, text] of [["split-start", "Start"], ["split-knob", ""], ["split-now", "Now"]]) {
    const part = document.createElement("span");
    part.className = name;
    part.textContent = text;
    line.append(part);
  }

  line.addEventListener("keydown", (event) => {
    const { split } = store.get();
    const to = {
      ArrowLeft: split - keyStep, ArrowDown: split - keyStep, ArrowRight: split + keyStep, ArrowUp: split + keyStep,
      PageDown: split - 5 * keyStep, PageUp: split + 5 * keyStep, Home: 0, End: 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    setSplit(to);
  });
  line.addEventListener("pointerdown", (event) => {
    if (event.button === 0) line.setPointerCapture(event.pointerId);
  });
  line.addEventListener("pointermove", (event) => {
    if (!line.hasPointerCapture(event.pointerId)) return;
    splitAt(event.clientX - line.parentElement.getBoundingClientRect().left);
  });
  return line;
}

/**
 * Adds the line to the stage; it is there only while start and now are compared.
 * @param {HTMLElement} host
 */
export function mountCompare(host) {
  const line = createLine();
  host.append(line);
  const place = (state) => {
    line.hidden = !state.compare || !scene.get().start;
    if (line.hidden) return;
    const { left, top, width, height } = pictureBox(state);
    const { ratio } = state.stage;
    line.style.left = `${(left + width * state.split) / ratio}px`;
    line.style.top = `${top / ratio}px`;
    line.style.height = `${height / ratio}px`;
    const percent = Math.round(state.split * 100);
    line.setAttribute("aria-valuenow", String(percent));
    line.setAttribute("aria-valuetext", `${percent} % start`);
  };
  store.on(["compare", "session"], forgetStart);
  store.on("compare", fetchStart);
  store.on(["compare", "split", "view", "stage", "session"], place);
  scene.on("start", () => place(store.get()));
  place(store.get());
}
