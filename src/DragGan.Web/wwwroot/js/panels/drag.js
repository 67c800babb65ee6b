/**
 * How a drag is carried out: the settings one changes often, and the rest behind "More".
 * @module
 */
import { runCommand } from "../commands.js";
import { store } from "../store.js";
import { commandButton, plainButton, whenever } from "../ui/button.js";
import { h, icon, setText } from "../ui/dom.js";
import { choiceField, numberField, switchField } from "../ui/fields.js";
import { count } from "../ui/format.js";
import { changedSettings, settings, standardSettings } from "./settings.js";

/** @returns {import("./panels.js").Panel} */
export function dragPanel() {
  const summary = h("span.panel-summary.truncate");
  const fields = settings.map((setting) => ({ setting, field: make(setting) }));
  const place = (more) => fields.filter(({ setting }) => Boolean(setting.more) === more).map(({ field }) => field.element);
  const reset = plainButton({
    label: "Reset all to defaults", icon: "reset", look: "wide", testid: "settings-reset", run: () => runCommand("settings.change", standardSettings),
  });
  whenever(({ session, sending }) => {
    if (!session || sending > 0) {
      return; // a switch that was just turned stays as it is until the program has answered
    }
    for (const { setting, field } of fields) {
      field.set(session.settings[setting.name]);
    }
    const changed = changedSettings(session.settings);
    setText(summary, changed === 0 ? "Defaults" : `${count(changed, "change")}`);
    reset.hidden = changed === 0;
  });
  return {
    id: "drag", title: "Drag", icon: "drag", summary, open: false,
    body: [
      maskRow(),
      ...place(false),
      h("details.more", {}, h("summary", { data: { testid: "settings-more" } }, icon("chevron"), "More"), h("div.more-body", {}, place(true))),
      reset,
    ],
  };
}

/** How much the mask holds, and what can be done with it; there where there is a mask. */
function maskRow() {
  const words = h("span.numbers");
  const row = h("div.row.mask-row", { data: { testid: "mask-row" } }, words,
    commandButton("mask.invert", { icon: "invert", testid: "mask-row-invert" }), commandButton("mask.clear", { icon: "trash", testid: "mask-row-clear" }));
  whenever(({ session }) => {
    row.hidden = !session?.mask;
    setText(words, session?.mask ? `Mask: ${Math.round(session.mask.fixedShare * 100)} % is held` : "");
  });
  return row;
}

/** @param {import("./settings.js").Setting} setting */
function make(setting) {
  const options = { ...setting, testid: `settings-${setting.name}`, change: (value) => runCommand("settings.change", { [setting.name]: value }) };
  switch (setting.kind) {
    case "choice": return choiceField(options);
    case "switch": return switchField({ ...options, on: store.get().session?.settings[setting.name] ?? setting.standard });
    default: return numberField(options);
  }
}
