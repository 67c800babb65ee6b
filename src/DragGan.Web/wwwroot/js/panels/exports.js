/**
 * What can be saved, each with its progress and, when it is done, a link: in the Result panel and in the Export dialog alike.
 * @module
 */
import { api } from "../api.js";
import { commands, runCommand } from "../commands.js";
import { isKept } from "../exports-kept.js";
import { store } from "../store.js";
import { whenever } from "../ui/button.js";
import { h, icon, setText } from "../ui/dom.js";
import { switchField } from "../ui/fields.js";
import { keep, recall } from "../ui/memory.js";
import { busyRow } from "./busy.js";

const kinds = [
  { kind: "picture", icon: "image", title: "Picture", note: "PNG of the frame shown" },
  { kind: "animation", icon: "animation", title: "Animation", note: "Moving PNG of the whole transition" },
  { kind: "video", icon: "film", title: "Video", note: "MP4, or WebM" },
  { kind: "frames", icon: "frames", title: "Frames", note: "ZIP with every frame as a PNG" },
  { kind: "latent", icon: "latent", title: "Latent", note: "safetensors; loads back" },
  { kind: "project", icon: "project", title: "Project", note: "The whole edit, to open again" },
];
const memory = "draggan.mark";

/** Whether exported pictures carry the visible mark; on unless switched off by hand. */
const marked = () => recall(memory) !== "off";

/**
 * @param {boolean} testable Whether this list carries the tests' names; only one on the page may.
 * @returns {HTMLElement[]}
 */
export function exportList(testable) {
  const moving = movingOptions();
  return [markSwitch(testable), h("ul.exports", { "aria-label": "Save as" }, kinds.map((kind) => item(kind, testable, moving))), moving.element];
}

/** Every list shows the same switch. */
const marks = new Set();

function markSwitch(testable) {
  const field = switchField({
    label: "“AI generated” mark", on: marked(), testid: testable ? "mark-toggle" : undefined,
    help: "A small visible note in the corner. The files' metadata says it in any case.",
    change: (on) => {
      keep(memory, on ? "on" : "off");
      marks.forEach((other) => other.set(on));
    },
  });
  marks.add(field);
  return field.element;
}

function movingOptions() {
  const speed = h("select.select", { "aria-label": "Frames per second" },
    [10, 15, 25, 30, 50].map((rate) => h("option", { value: rate, selected: rate === 25 }, `${rate} fps`)));
  const back = switchField({ label: "There and back", change: () => {} });
  const element = h("div.row.export-moving", {}, speed, back.element);
  whenever(({ session }) => { element.hidden = (session?.frames ?? 1) < 2; });
  return { element, get: () => ({ framesPerSecond: Number(speed.value), boomerang: back.get() }) };
}

function item({ kind, icon: symbol, title, note }, testable, moving) {
  const id = `export.${kind}`;
  const why = h("span.soft.small");
  const button = h("button.export", {
    type: "button", data: testable ? { testid: `export-${kind}` } : {},
    on: { click: () => button.ariaDisabled !== "true" && run() },
  }, icon(symbol), h("span.export-words", {}, h("span.export-title", {}, title), why), icon("download"));
  const done = h("div.export-done", { hidden: true });
  let made = { id: "", session: "" };

  async function run() {
    const session = store.get().session.id;
    made = { id: "", session };
    const task = await runCommand(id, { mark: marked(), ...(kind === "animation" || kind === "video" ? moving.get() : {}) });
    if (task?.state === "done" && isKept(task.id)) {
      made = { id: task.id, session };
      done.replaceChildren(icon("check"), h("span", {}, "Saved. "), h("a", {
        href: api.exportFileUrl(session, task.id), download: task.fileName,
        data: testable ? { testid: "export-link" } : {},
      }, "Download again"));
      done.hidden = false;
    }
  }

  whenever((state) => {
    done.hidden = !isKept(made.id) || made.session !== state.session?.id || state.busy.has(`export-${kind}`);
    const able = commands[id].enabled(state);
    button.ariaDisabled = able ? null : "true";
    setText(why, able || state.busy.has(`export-${kind}`) ? note : reason(kind, state));
  });
  return h("li", {}, button, busyRow(`export-${kind}`), done);
}

/** Why something cannot be saved now, and what would change that. */
function reason(kind, { session, status }) {
  if (kind === "video" && status && !status.ffmpeg) {
    return "Needs ffmpeg on this computer";
  }
  return session && session.frames < 2 ? "After the first drag" : "";
}
