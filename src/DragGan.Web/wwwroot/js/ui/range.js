/**
 * A slider whose filled part, and whose default where there is one, can be seen.
 * @module
 */
import { h } from "./dom.js";

const fine = 1000; // positions of a slider that goes in ratios

/**
 * @param {object} options
 * @param {string} options.label
 * @param {number} options.min @param {number} options.max @param {number} options.step
 * @param {boolean} [options.logarithmic]
 * @param {(value: number) => void} [options.input] While it moves.
 * @param {(value: number) => void} [options.change] When it is let go.
 * @returns {{element: HTMLElement, slider: HTMLInputElement, set: (value: number) => void, mark: (value: number) => void, held: () => boolean}}
 */
export function range({ label, min, max, step, logarithmic = false, input, change }) {
  let held = false;
  const share = (value) => {
    const inside = Math.min(Math.max(value, min), max);
    return logarithmic ? Math.log(inside / min) / Math.log(max / min) : (inside - min) / (max - min);
  };
  const slider = h("input.range", logarithmic
    ? { type: "range", min: 0, max: fine, step: 1, "aria-label": label }
    : { type: "range", min, max, step, "aria-label": label });
  const read = () => {
    if (!logarithmic) {
      return Number(slider.value);
    }
    const exact = min * (max / min) ** (Number(slider.value) / fine);
    return Number(exact.toPrecision(2));
  };
  const paint = (value) => {
    slider.style.setProperty("--fill", `${share(value) * 100}%`);
    if (logarithmic) {
      slider.setAttribute("aria-valuetext", String(value));
    }
  };
  slider.addEventListener("input", () => { held = true; paint(read()); input?.(read()); });
  slider.addEventListener("change", () => { held = false; change?.(read()); });
  for (const end of ["pointerup", "pointercancel", "blur"]) {
    slider.addEventListener(end, () => { held = false; }); // moved away and back again, it does not count as changed
  }
  const element = h("span.range-place", {}, slider);
  return {
    element,
    slider,
    held: () => held,
    set(value) {
      slider.value = String(logarithmic ? Math.round(share(value) * fine) : value);
      paint(value);
    },
    mark(value) {
      element.style.setProperty("--mark", String(share(value)));
      element.classList.add("marked");
    },
  };
}
