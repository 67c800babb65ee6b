/**
 * How a drag is carried out: the settings one changes often, and the rest behind "More".
 * @module
 */
import { runCommand } from "../commands.js";
import { store } from "../store.js";
import { plainButton, whenever } from "../ui/button.js";
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
  whenever(({ session }) => {
    if (!session) {
      return;
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
      ...place(false),
      h("details.more", {}, h("summary", { data: { testid: "settings-more" } }, icon("chevron"), "More"), h("div.more-body", {}, place(true))),
      reset,
    ],
  };
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
