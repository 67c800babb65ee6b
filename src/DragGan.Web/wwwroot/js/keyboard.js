// Keys to commands: one listener for the page, one table for what they do.

import { commands, runCommand, usesCommandKey } from "./commands.js";
import { store } from "./store.js";

const shortPress = 250; // milliseconds: shorter than this switches, longer holds
const names = { " ": "Space", Esc: "Escape", Del: "Delete" };

/** Key as in the table → id of its command. */
function keyMap() {
  return new Map(Object.entries(commands).flatMap(([id, command]) => command.keys.map((key) => [key.toLowerCase(), id])));
}

/**
 * A key press as the table writes it. Signs such as ? or [ need Shift or AltGr on many keyboards: those do not count for them.
 * @param {KeyboardEvent} event
 */
export function keyName(event) {
  const key = names[event.key] ?? event.key;
  const sign = key.length === 1 && !/[a-z0-9]/i.test(key);
  const graph = event.getModifierState("AltGraph");
  const command = usesCommandKey() ? event.metaKey : event.ctrlKey && !graph;
  const other = usesCommandKey() ? event.ctrlKey : event.metaKey;
  const parts = [command && "Mod", other && "Other", event.altKey && !graph && "Alt", event.shiftKey && !sign && "Shift", key];
  return parts.filter(Boolean).join("+").toLowerCase();
}

/** A control that was clicked still has the focus; only one that was gone to by keyboard is meant by the space bar. */
let wentByPointer = false;
window.addEventListener("pointerdown", () => (wentByPointer = true), true);
window.addEventListener("keydown", (event) => {
  if (event.key === "Tab") wentByPointer = false;
}, true);

/**
 * Whether someone is typing, or a control has a use of its own for the key.
 * @param {KeyboardEvent} event
 */
export function isTaken(event) {
  const target = event.target instanceof Element ? event.target : null;
  if (!target) return false;
  if (target.closest("dialog[open], [role=dialog], [role=menu]") && event.key !== "F1") return true;
  if (target.closest("textarea, select, [contenteditable=true]")) return true;
  if (event.ctrlKey || event.metaKey) return target.closest("input:not([type=range], [type=checkbox], [type=radio])") !== null;
  const input = target.closest("input");
  if (input?.type === "range") return /^(Arrow|Home|End|Page)/.test(event.key);
  if (input && !/^(checkbox|radio|button|color)$/.test(input.type)) return true;
  if (/^Arrow/.test(event.key)) return input !== null;
  const control = input ?? target.closest("button, a[href], summary, [role=tab]");
  return control !== null && (event.key === "Enter" || (event.key === " " && !wentByPointer));
}

/**
 * Listens for keys and runs their commands.
 * @param {EventTarget} [where]
 * @returns {() => void} Ends the listening.
 */
export function listenToKeys(where = window) {
  const map = keyMap();
  /** @type {{id: string, key: string, since: number, was: boolean}|null} */
  let holding = null;
  /** @type {{id: string, key: string}|null} */
  let releasing = null;

  function down(event) {
    if (event.defaultPrevented || event.isComposing || isTaken(event)) return;
    const id = map.get(keyName(event));
    if (!id) return;
    const command = commands[id];
    event.preventDefault(); // also when it cannot be run now: Ctrl+S must never save the page instead
    if (event.repeat && !command.repeat) return;
    if (command.release) {
      releasing = { id, key: event.key };
      return;
    }

    if (!command.hold) {
      runCommand(id);
      return;
    }

    holding = { id, key: event.key, since: event.timeStamp, was: command.pressed(store.get()) };
    runCommand(id, true);
  }

  function up(event) {
    if (releasing?.key === event.key) {
      event.preventDefault(); // in some browsers a button is clicked when the space bar goes up
      runCommand(releasing.id);
      releasing = null;
    }

    if (!holding || event.key.toLowerCase() !== holding.key.toLowerCase()) return;
    const { id, since, was } = holding;
    holding = null;
    if (was || event.timeStamp - since > shortPress) runCommand(id, false);
  }

  function leave() {
    if (holding) runCommand(holding.id, false);
    [holding, releasing] = [null, null];
  }

  const press = () => (releasing = null);

  where.addEventListener("keydown", down);
  where.addEventListener("keyup", up);
  where.addEventListener("blur", leave);
  where.addEventListener("pointerdown", press, true);
  return () => {
    where.removeEventListener("keydown", down);
    where.removeEventListener("keyup", up);
    where.removeEventListener("blur", leave);
    where.removeEventListener("pointerdown", press, true);
  };
}
