/**
 * Fields of the panels: a name, a control, a line that explains.
 * @module
 */
import { h, icon, uniqueId } from "./dom.js";
import { range } from "./range.js";

/**
 * A number: a slider for the sensible range, a box for exact values, a mark and a way back where it differs from the default.
 * @param {object} options
 * @param {string} options.label
 * @param {string} [options.help] One line.
 * @param {number} options.min @param {number} options.max Of the slider.
 * @param {number} options.step
 * @param {boolean} [options.logarithmic] The slider goes in ratios.
 * @param {number} [options.standard] The default; left out: none is marked.
 * @param {[number, number]} [options.limits] What the box accepts; default: the slider's range.
 * @param {string} [options.unit]
 * @param {string} [options.testid]
 * @param {(value: number) => void} options.change Called with each value that is settled.
 * @returns {{element: HTMLElement, set: (value: number) => void}}
 */
export function numberField({ label, help, min, max, step, logarithmic = false, standard, limits = [min, max], unit = "", testid, change }) {
  const id = uniqueId("field");
  const helpId = `${id}-help`;
  let value = standard ?? min;
  const box = h("input.input.number", {
    id, type: "number", inputmode: "decimal", min: limits[0], max: limits[1], step: "any",
    "aria-describedby": help ? helpId : null, data: testid ? { testid } : {},
    on: { change: () => settle(Number(box.value), box.value !== "" && box.checkValidity()) },
  });
  const slider = range({
    label, min, max, step, logarithmic,
    input: (next) => show(next),
    change: (next) => settle(next, true),
  });
  const reset = h("button.icon-button.field-reset", {
    type: "button", "aria-label": `Reset ${label} to ${standard}`, hidden: true, on: { click: () => settle(standard, true) },
  }, icon("reset"));
  const element = h("div.field", {},
    h("div.field-head", {}, h("label", { for: id }, label), standard !== undefined && reset,
      h("span.field-box", {}, box, unit && h("span.field-unit", { "aria-hidden": "true" }, unit))),
    slider.element,
    help && h("p.field-help", { id: helpId }, help));

  if (standard !== undefined) {
    slider.mark(standard);
  }
  show(value);

  function show(next) {
    value = next;
    if (document.activeElement !== box || Number(box.value) !== next) {
      box.value = String(Number(next.toPrecision(6)));
    }
    slider.set(next);
    const differs = standard !== undefined && Math.abs(next - standard) > 1e-9;
    reset.hidden = !differs;
    element.classList.toggle("changed", differs);
  }

  function settle(next, valid) {
    if (!valid || !Number.isFinite(next)) {
      show(value); // what cannot be is put back, rather than left looking as if it were so
      return;
    }
    show(next);
    change(next);
  }

  return {
    element,
    set: (next) => {
      if (!slider.held() && document.activeElement !== box && next !== value) {
        show(next);
      }
    },
  };
}

/**
 * On or off.
 * @param {object} options
 * @param {string} options.label @param {string} [options.help] @param {string} [options.testid] @param {boolean} [options.on]
 * @param {(on: boolean) => void} options.change
 * @returns {{element: HTMLElement, set: (on: boolean) => void, get: () => boolean}}
 */
export function switchField({ label, help, testid, on = false, change }) {
  const id = uniqueId("switch");
  const box = h("input", {
    id, type: "checkbox", role: "switch", checked: on, "aria-describedby": help ? `${id}-help` : null,
    data: testid ? { testid } : {}, on: { change: () => change(box.checked) },
  });
  const element = h("div.switch", {},
    h("div.switch-text", {}, h("label", { for: id }, label), help && h("p.field-help", { id: `${id}-help` }, help)), box);
  return { element, set: (next) => { box.checked = next; }, get: () => box.checked };
}

/**
 * One of a few words.
 * @param {object} options
 * @param {string} options.label @param {string} [options.help] @param {string} [options.testid] @param {[string, string][]} options.choices Value and word.
 * @param {(value: string) => void} options.change
 * @returns {{element: HTMLElement, set: (value: string) => void}}
 */
export function choiceField({ label, help, testid, choices, change }) {
  const name = uniqueId("choice");
  const inputs = choices.map(([value]) => h("input", { type: "radio", name, value, on: { change: () => change(value) } }));
  const element = h("fieldset.field", { data: testid ? { testid } : {}, "aria-describedby": help ? `${name}-help` : null },
    h("div.field-head", {}, h("legend", {}, label),
      h("div.segments", {}, choices.map(([, word], index) => h("label", {}, inputs[index], h("span", {}, word))))),
    help && h("p.field-help", { id: `${name}-help` }, help));
  return {
    element,
    set: (value) => {
      for (const input of inputs) {
        input.checked = input.value === value;
      }
    },
  };
}
