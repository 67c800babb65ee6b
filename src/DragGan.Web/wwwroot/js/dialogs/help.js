/**
 * Help: the gestures, the words, and every key; the keys come from the table of commands, so they are never wrong.
 * @module
 */
import { commands, keyLabel } from "../commands.js";
import { playHint } from "../hint.js";
import { store } from "../store.js";
import { plainButton } from "../ui/button.js";
import { h } from "../ui/dom.js";

const gestures = [
  ["Press on the picture and pull", "the picture follows, until you let go"],
  ["Click, then click again", "a handle and where it should go; then Start drag"],
  ["Pull a handle or its target", "moves it, during a drag too"],
  ["Wheel, or two fingers", "zooms where you point"],
  ["Space or middle button, and pull", "moves the view"],
];

const words = [
  ["Handle", "a place that is pulled to its target"],
  ["Anchor", "a place that must stay where it is"],
  ["Mask", "paint what may move with the movable brush, what must stay with the fixed brush; it is soft, unless “Hold the fixed area exactly” is on"],
  ["Frame", "every step is kept: go back to any of them and go on from there"],
];

/** @returns {HTMLElement[]} */
export function helpContent() {
  return [
    h("div.help-columns", {},
      h("div.help-left", {},
        h("section", {}, h("h3", {}, "Gestures"), list(gestures)),
        h("section", {}, h("h3", {}, "Words"), list(words)),
        h("section", {}, h("h3", {}, "More"),
          h("p", {}, plainButton({ label: "Show the first hint again", icon: "hand", testid: "hint-again", run: () => { store.set({ dialog: null }); playHint(); } })),
          h("p.soft", {}, "Everything here can be scripted: ", h("a", { href: "openapi/v1.json", target: "_blank", rel: "noopener" }, "the API’s description"), ".")),
      ),
      h("section.help-keys", {}, h("h3", {}, "Keys"), keys())),
    h("p.soft.small.about", {}, about()),
  ];
}

function list(pairs) {
  return h("dl.help-list", {}, pairs.map(([name, text]) => h("div", {}, h("dt", {}, name), h("dd", {}, text))));
}

/** The keys, under the headings of their commands. */
function keys() {
  const groups = new Map();
  for (const command of Object.values(commands)) {
    if (command.keys.length > 0) {
      groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
    }
  }
  return h("div.key-groups", {}, [...groups].map(([name, own]) => h("section", {}, h("h4", {}, name),
    h("dl.keys", {}, own.map((command) => h("div", { title: command.help },
      h("dt", {}, command.label),
      h("dd", {}, command.keys.map((key) => h("kbd", {}, keyLabel(key))))))))));
}

function about() {
  const { status } = store.get();
  return status ? `${status.program} ${status.version} on ${status.cores} cores. Nothing leaves this computer.` : "";
}
