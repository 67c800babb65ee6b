/**
 * Long work where it was started: what it is, how far it is, and a way to stop it.
 * @module
 */
import { store } from "../store.js";
import { plainButton, whenever } from "../ui/button.js";
import { h, setText } from "../ui/dom.js";

/**
 * A row that is there while the named work goes on.
 * @param {string} name As in the state's `busy`.
 * @returns {HTMLElement}
 */
export function busyRow(name) {
  const words = h("span.truncate");
  const share = h("span.soft.numbers");
  const meter = h("div.meter", { role: "progressbar", "aria-valuemin": 0, "aria-valuemax": 100 }, h("i"));
  const cancel = plainButton({ label: "Cancel", icon: "close", bare: true, testid: `cancel-${name}`, run: () => store.get().busy.get(name)?.cancel?.() });
  const row = h("div.busy", { data: { testid: `busy-${name}` } }, h("div.busy-words", {}, h("span.spinner", { "aria-hidden": "true" }), words, share, cancel), meter);
  whenever(({ busy }) => {
    const work = busy.get(name);
    row.hidden = !work;
    if (!work) {
      return;
    }
    const known = work.progress !== null && work.progress !== undefined;
    setText(words, work.label);
    setText(share, known ? `${Math.round(work.progress * 100)} %` : "");
    meter.classList.toggle("unknown", !known || work.progress >= 1);
    meter.setAttribute("aria-label", work.label);
    meter.ariaValueNow = known ? String(Math.round(work.progress * 100)) : null;
    meter.style.setProperty("--fill", `${(work.progress ?? 0) * 100}%`);
    cancel.hidden = !work.cancel;
  });
  return row;
}
