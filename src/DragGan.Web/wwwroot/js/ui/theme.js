/**
 * Dark, light, or as the system likes it. `theme-early.js` does the same before the first paint.
 * @module
 */
import { keep, recall } from "./memory.js";

/** The choices, in the order a press goes through them. */
export const themes = /** @type {const} */ (["system", "dark", "light"]);
const name = "draggan.theme";
const colours = { dark: "#17161a", light: "#f4f2ee" };
/** @type {Set<(theme: string) => void>} */
const listeners = new Set();

/** @returns {"system"|"dark"|"light"} */
export function theme() {
  const kept = recall(name);
  return kept === "dark" || kept === "light" ? kept : "system";
}

/** @param {"system"|"dark"|"light"} wanted */
export function setTheme(wanted) {
  if (wanted === "system") {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = wanted;
  }
  keep(name, wanted);
  for (const meta of document.querySelectorAll("meta[name=theme-color]")) {
    const own = meta.media.includes("dark") ? "dark" : "light";
    meta.content = colours[wanted === "system" ? own : wanted];
  }
  for (const listener of listeners) {
    listener(wanted);
  }
}

/** Goes on to the next of {@link themes}. */
export function nextTheme() {
  setTheme(themes[(themes.indexOf(theme()) + 1) % themes.length]);
}

/**
 * Calls a function when colours may have changed, by hand or by the system.
 * @param {(theme: string) => void} listener
 */
export function onTheme(listener) {
  listeners.add(listener);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => listener(theme()));
}

/**
 * A colour of the page as canvases want it.
 * @param {string} variable Such as "--accent".
 * @returns {string}
 */
export function colour(variable) {
  probe.style.color = `var(${variable})`;
  return getComputedStyle(probe).color;
}

const probe = document.createElement("i");
probe.hidden = true;
document.documentElement.append(probe);
