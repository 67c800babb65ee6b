/**
 * What the shell itself can do, added to the table of commands.
 * @module
 */
import { commands } from "./commands.js";
import { announce } from "./stage/announce.js";
import { store } from "./store.js";
import { nextTheme, theme } from "./ui/theme.js";

const group = "Window";
const toggle = (name) => store.set({ dialog: store.get().dialog === name ? null : name });

Object.assign(commands, {
  "edits": {
    label: "Edits", help: "Shows the edits there are: go on with one, begin a new one, open a project.", group, keys: ["O"],
    enabled: () => true,
    run: () => toggle("edits"),
  },
  "export": {
    label: "Export", help: "Saves the picture, the transition, the latent or the whole edit.", group, keys: ["Mod+E"],
    enabled: (state) => state.session !== null,
    run: () => toggle("export"),
  },
  "theme": {
    label: "Theme", help: "Goes from the system's colours to dark, to light, and back.", group, keys: ["T"],
    enabled: () => true,
    run() {
      nextTheme();
      announce({ system: "Colours as the system likes them", dark: "Dark colours", light: "Light colours" }[theme()]);
    },
  },
});
