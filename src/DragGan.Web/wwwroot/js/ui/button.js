/**
 * Buttons that do what the table of commands says, and show whether it can be done.
 * @module
 */
import { commands, keyLabel, runCommand, usesCommandKey } from "../commands.js";
import { store } from "../store.js";
import { h, icon, setText } from "./dom.js";
import { withTip } from "./tooltip.js";

/** @type {Set<() => void>} */
const refreshers = new Set();
const everything = Object.keys(store.get());

store.on(everything, () => {
  for (const refresh of refreshers) {
    refresh();
  }
});

/**
 * Calls a function now and whenever the state changes; for what depends on much of it.
 * @param {(state: import("../store.js").State) => void} refresh
 * @returns {() => void} Ends it.
 */
export function whenever(refresh) {
  const entry = () => refresh(store.get());
  refreshers.add(entry);
  entry();
  return () => refreshers.delete(entry);
}

/**
 * A button for a command. It stays in the tab order while it can do nothing, so that focus is never lost and its tip can be read.
 * @param {string} id The command.
 * @param {object} [options]
 * @param {string} [options.icon] Symbol; without one the button is text alone.
 * @param {string|false} [options.text] What stands beside the symbol; false or left out with a symbol: nothing.
 * @param {string} [options.look] Further classes.
 * @param {"top"|"right"|"bottom"|"left"} [options.side] Where the tip stands.
 * @param {() => any} [options.argument] Gives the command's argument.
 * @param {string} [options.testid]
 * @param {() => string} [options.tip] What the tip says in place of the name.
 * @param {boolean} [options.explain] The tip says what it does, too.
 * @param {boolean} [options.toggle] false: says nothing about being pressed, because its text or symbol changes instead.
 * @returns {HTMLButtonElement}
 */
export function commandButton(id, { icon: symbol, text = false, look = "", side = "bottom", argument, testid, tip, explain = false, toggle = true } = {}) {
  const command = commands[id];
  const words = text === false && !symbol ? command.label : text;
  const button = h(`button.${words ? "button" : "icon-button"}`, {
    type: "button",
    data: { testid: testid ?? `cmd-${id.replaceAll(".", "-")}` },
    "aria-label": words ? null : command.label,
    "aria-keyshortcuts": ariaKeys(command.keys),
    on: { click: () => button.ariaDisabled !== "true" && runCommand(id, argument?.()) },
  }, symbol && icon(symbol), words && h("span", {}, words));
  button.classList.add(...look.split(" ").filter(Boolean));
  withTip(button, () => ({
    text: tip?.() ?? (words ? command.help : command.label), key: command.keys[0] && keyLabel(command.keys[0]), note: explain ? command.help : "",
  }), side);
  whenever((state) => {
    button.ariaDisabled = command.enabled(state) ? null : "true";
    if (toggle && command.pressed) {
      button.ariaPressed = String(command.pressed(state));
    }
  });
  return button;
}

/** Keys in the form assistive technology knows: "Control+Shift+Z". */
function ariaKeys(keys) {
  return keys.length === 0 ? null : keys.map((key) => key.replace("Mod", usesCommandKey() ? "Meta" : "Control")).join(" ");
}

/**
 * Shows other words on a button made with text.
 * @param {HTMLButtonElement} button
 * @param {string} text
 */
export function setButtonText(button, text) {
  setText(button.querySelector("span"), text);
}

/**
 * A button with a listener of its own, for what is no command: part of a list, of a dialog.
 * @param {object} options
 * @param {string} options.label What it says, or its name where it shows only a symbol.
 * @param {(event: MouseEvent) => void} options.run
 * @param {string} [options.icon]
 * @param {boolean} [options.bare] Only the symbol is seen.
 * @param {string} [options.look]
 * @param {string} [options.testid]
 * @returns {HTMLButtonElement}
 */
export function plainButton({ label, run, icon: symbol, bare = false, look = "", testid }) {
  const button = h(`button.${bare ? "icon-button" : "button"}`, {
    type: "button",
    data: testid ? { testid } : {},
    "aria-label": bare ? label : null,
    on: { click: run },
  }, symbol && icon(symbol), !bare && h("span", {}, label));
  button.classList.add(...look.split(" ").filter(Boolean));
  if (bare) {
    withTip(button, () => ({ text: label }), "bottom");
  }
  return button;
}
