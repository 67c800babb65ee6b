// Everything a person can do, in one table: buttons, keys, the help dialog and scripts all come from here.

import { exportCommands } from "./commands/export.js";
import { fileCommands } from "./commands/files.js";
import { pointCommands } from "./commands/points.js";
import { sessionCommands } from "./commands/session.js";
import { timelineCommands } from "./commands/timeline.js";
import { toolCommands } from "./commands/tools.js";
import { viewCommands } from "./commands/view.js";
import { store } from "./store.js";

/**
 * @typedef {object} Command
 * @property {string} label  What a button says.
 * @property {string} help  One sentence: what it does.
 * @property {string} group  The heading it stands under in the help dialog.
 * @property {string[]} keys  Such as "Mod+Shift+Z", "Space", "[": Mod is Cmd on a Mac and Ctrl elsewhere. May be empty.
 * @property {(state: import("./store.js").State) => boolean} enabled
 * @property {(state: import("./store.js").State) => boolean} [pressed]  For what is on or off.
 * @property {boolean} [hold]  Holding its key does it for as long as it is held; a short press switches.
 * @property {boolean} [release]  Its key does it when it goes up, unless the pointer was pressed meanwhile.
 * @property {boolean} [repeat]  Holding its key does it again and again.
 * @property {(arg?: any) => any} run
 */

/** @type {Record<string, Command>} By id. */
export const commands = {
  ...sessionCommands,
  ...toolCommands,
  ...pointCommands,
  ...viewCommands,
  ...timelineCommands,
  ...exportCommands,
  ...fileCommands,
};

/**
 * Runs a command if it can be run now.
 * @param {string} id @param {any} [arg]
 * @returns {any} What the command gives back; undefined where it could not be run.
 */
export function runCommand(id, arg) {
  const command = commands[id];
  return command?.enabled(store.get()) ? command.run(arg) : undefined;
}

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** @returns {boolean} Whether Cmd takes the place of Ctrl here. */
export const usesCommandKey = () => isMac;

const signs = isMac
  ? { Mod: "⌘", Shift: "⇧", Alt: "⌥", Delete: "⌦", Backspace: "⌫" }
  : { Mod: "Ctrl", Delete: "Del" };

/**
 * A key as people write it here, such as "Ctrl+Shift+Z" or "⇧⌘Z".
 * @param {string} key  As in a command's `keys`.
 */
export function keyLabel(key) {
  const names = key.split(/\+(?=.)/).map((name) => signs[name] ?? name);
  return names.join(isMac ? "" : "+");
}
