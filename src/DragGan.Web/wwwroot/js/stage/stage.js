// The stage: two canvases in their place, drawn only when something has changed.

import { followSeries } from "../series.js";
import { store } from "../store.js";
import { mountCompare } from "./compare.js";
import { listenToPointers } from "./gestures.js";
import { listenToCursorKeys } from "./keyboard-cursor.js";
import { maskState } from "./mask.js";
import { createOverlayPainter } from "./overlay-painter.js";
import { createPicturePainter } from "./picture-painter.js";
import { followPlaying } from "./player.js";
import { followReports } from "./reports.js";
import { scene } from "./scene.js";
import { fit, pictureSize } from "./view.js";

const instructions = "Arrow keys move a cursor by one pixel, with Shift by ten. Enter places a handle and then its target, or an anchor with the Anchor tool. "
  + "Tab goes to the next point, arrows move it, Delete removes it. Space starts and stops the drag.";

function createCanvas(className) {
  const canvas = document.createElement("canvas");
  canvas.className = className;
  return canvas;
}

/** The upper canvas is what hands, keys and screen readers meet. */
function makeAccessible(canvas, host) {
  const help = document.createElement("p");
  help.id = "stage-help";
  help.hidden = true; // read through aria-describedby only
  help.textContent = instructions;
  host.append(help);
  canvas.dataset.testid = "stage";
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-label", "Picture with points");
  canvas.setAttribute("aria-describedby", help.id);
}

/** Calls `paint` once before the next screen frame, however often it is asked. */
function onceAFrame(paint) {
  let asked = 0;
  const run = () => {
    asked = 0;
    paint();
  };
  return { ask: () => (asked ||= requestAnimationFrame(run)), now: run };
}

/** What the browser says where it agrees with the ratio to a pixel; a browser that imitates a phone tells its own screen's. */
const screenPixels = (reckoned, told) => (told !== undefined && Math.abs(told - reckoned) <= 1 ? told : Math.round(reckoned));

/** Keeps both canvases at the host's size in screen pixels, and the state informed. */
function followSize(host, canvases, resized) {
  const observer = new ResizeObserver(([entry]) => {
    const ratio = window.devicePixelRatio || 1;
    const { width, height } = entry.contentRect;
    const told = entry.devicePixelContentBoxSize?.[0];
    for (const canvas of canvases) {
      canvas.width = screenPixels(width * ratio, told?.inlineSize);
      canvas.height = screenPixels(height * ratio, told?.blockSize);
    }

    store.set({ stage: { width, height, ratio } });
    resized(); // a canvas is empty after a change of size: draw before the screen shows it
  });
  try {
    observer.observe(host, { box: "device-pixel-content-box" });
  } catch {
    observer.observe(host); // where exact screen pixels are not told, rounding is near enough
  }
}

/** A fitted view follows the stage and the picture. */
function followFit() {
  store.on(["stage", "session", "frame"], (state, previous) => {
    const [now, before] = [pictureSize(state), pictureSize(previous)];
    const other = state.session?.id !== previous.session?.id || now.width !== before.width || now.height !== before.height;
    if (state.stage.width > 0 && (other || (state.view.fitted && state.stage !== previous.stage))) store.set({ view: fit(state) });
  });
}

/**
 * Makes the stage inside an element: canvases, gestures, keyboard cursor, comparison.
 * @param {HTMLElement} host  `#stage`
 */
export function mountStage(host) {
  const picture = createCanvas("stage-picture");
  const overlay = createCanvas("stage-overlay");
  picture.setAttribute("aria-hidden", "true");
  makeAccessible(overlay, host);
  host.append(picture, overlay);

  const paintPicture = createPicturePainter(picture);
  const pictureTurn = onceAFrame(() => paintPicture(store.get(), store.get().compare ? scene.get().start : null));
  const overlayTurn = onceAFrame(() => paintOverlay(store.get(), scene.get()));
  const paintOverlay = createOverlayPainter(overlay, host, () => overlayTurn.ask());

  followFit();
  store.on(["frame", "view", "stage", "compare", "split"], pictureTurn.ask);
  scene.on("start", pictureTurn.ask);
  store.on(["session", "frame", "series", "view", "stage", "selection", "tool", "brushSize", "marksVisible", "compare"], overlayTurn.ask);
  scene.on(["pointer", "hover", "waiting", "pulling", "cursor", "carried", "stroking"], overlayTurn.ask);
  maskState.on("version", overlayTurn.ask);

  mountCompare(host);
  listenToCursorKeys(overlay, listenToPointers(overlay));
  followPlaying();
  followReports();
  followSeries();
  followSize(host, [picture, overlay], () => {
    pictureTurn.now();
    overlayTurn.now();
  });
}
