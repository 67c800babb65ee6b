/**
 * The edits there are: go on with one, begin a new one, open a saved one, delete what is not needed.
 * @module
 */
import { api } from "../api.js";
import { runCommand } from "../commands.js";
import { live } from "../live.js";
import { forgetEdit, recentEdits } from "../recent.js";
import { openSession, reportFailure } from "../session.js";
import { store } from "../store.js";
import { plainButton } from "../ui/button.js";
import { h, icon } from "../ui/dom.js";
import { ago, count } from "../ui/format.js";
import { confirm } from "./confirm.js";

/** @returns {HTMLElement[]} */
export function editsContent() {
  const list = h("ul.edits", { "aria-label": "Edits" }, h("li.soft", {}, "Looking…"));
  void fill(list);
  const leave = (id) => { store.set({ dialog: null }); return runCommand(id); };
  return [
    h("div.dialog-actions.start", {},
      plainButton({ label: "New edit", icon: "plus", look: "primary", testid: "edits-new", run: () => leave("session.new") }),
      plainButton({ label: "Open a project…", icon: "folder", testid: "edits-open", run: () => leave("project.open") })),
    list,
  ];
}

async function fill(list) {
  try {
    const { sessions } = await api.sessions();
    const mine = new Set(recentEdits().map((edit) => edit.id));
    const current = store.get().session?.id;
    const worth = sessions.filter((edit) => edit.id === current || edit.frames > 1 || mine.has(edit.id))
      .sort((one, other) => (one.changed < other.changed ? 1 : -1));
    list.replaceChildren(...worth.map((edit) => row(edit, edit.id === current, list)));
    if (worth.length === 0) {
      list.append(h("li.soft", {}, "None yet. An edit is kept as soon as something is done in it."));
    }
  } catch (error) {
    list.replaceChildren(h("li.soft", {}, "They cannot be listed now."));
    reportFailure(error);
  }
}

function row(edit, current, list) {
  return h("li.edit", { data: { testid: `edit-${edit.id}` } },
    h("button.edit-open", { type: "button", "aria-current": current ? "true" : null, on: { click: () => (current ? store.set({ dialog: null }) : open(edit.id)) } },
      icon("edits"),
      h("span.edit-words", {}, h("span.truncate", {}, edit.name),
        h("span.soft.small.truncate", {}, `${edit.model} · ${count(edit.frames, "frame")} · ${ago(edit.changed, Date.now())}`)),
      current && h("span.badge", {}, "Open")),
    !current && plainButton({ label: `Delete ${edit.name}`, icon: "trash", bare: true, run: () => remove(edit, list) }));
}

async function open(id) {
  store.set({ dialog: null });
  try {
    openSession(await api.session(id));
    live.open(id);
  } catch (error) {
    forgetEdit(id);
    reportFailure(error);
  }
}

async function remove(edit, list) {
  const sure = await confirm({
    title: `Delete “${edit.name}”?`, text: `The edit and its ${count(edit.frames, "frame")} are removed from this computer. This cannot be undone.`, action: "Delete",
  });
  if (sure) {
    try {
      await api.deleteSession(edit.id);
      forgetEdit(edit.id);
      await fill(list);
    } catch (error) {
      reportFailure(error);
    }
  }
}
