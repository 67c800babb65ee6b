/**
 * One tip for the whole page: beside what the pointer rests on or the keyboard has reached.
 * What it says is also the control's name or description, so it is hidden from screen readers.
 * @module
 */
import { h } from "./dom.js";

const restBefore = 350; // milliseconds a pointer must rest; the next tip soon after comes at once
const warmFor = 600;
const distance = 8;

const words = h("span");
const key = h("kbd");
const note = h("p");
const tip = h("div.tip", { popover: "manual", "aria-hidden": "true" }, words, key, note);
let waiting = 0;
let hiddenAt = -Infinity;
/** @type {Element|null} */
let owner = null;

/**
 * Gives an element a tip.
 * @param {HTMLElement} element
 * @param {() => {text: string, key?: string, note?: string}} content Asked when it is shown.
 * @param {"top"|"right"|"bottom"|"left"} side
 */
export function withTip(element, content, side) {
  const wait = (milliseconds) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => show(element, content(), side), milliseconds);
  };
  element.addEventListener("pointerenter", (event) => {
    if (event.pointerType === "mouse") {
      wait(performance.now() - hiddenAt < warmFor ? 0 : restBefore);
    }
  });
  element.addEventListener("focus", () => element.matches(":focus-visible") && wait(0));
  for (const end of ["pointerleave", "blur", "pointerdown"]) {
    element.addEventListener(end, hide);
  }
}

function show(element, content, side) {
  if (!element.isConnected) {
    return;
  }
  words.textContent = content.text;
  key.textContent = content.key ?? "";
  key.hidden = !content.key;
  note.textContent = content.note ?? "";
  if (!tip.isConnected) {
    document.body.append(tip);
  }
  tip.hidePopover();
  tip.showPopover(); // again, so that it lies above a dialog opened since
  owner = element;
  place(element.getBoundingClientRect(), side);
}

function place(box, side) {
  const { offsetWidth: width, offsetHeight: height } = tip;
  const middle = { x: box.left + (box.width - width) / 2, y: box.top + (box.height - height) / 2 };
  const places = {
    top: { x: middle.x, y: box.top - height - distance },
    bottom: { x: middle.x, y: box.bottom + distance },
    left: { x: box.left - width - distance, y: middle.y },
    right: { x: box.right + distance, y: middle.y },
  };
  const overBelow = places.bottom.y + height > innerHeight - 4;
  const { x, y } = places[side === "bottom" && overBelow ? "top" : side];
  tip.style.left = `${Math.min(Math.max(x, 4), innerWidth - width - 4)}px`;
  tip.style.top = `${Math.min(Math.max(y, 4), innerHeight - height - 4)}px`;
}

function hide() {
  clearTimeout(waiting);
  if (owner) {
    owner = null;
    hiddenAt = performance.now();
    tip.hidePopover();
  }
}

addEventListener("keydown", (event) => event.key === "Escape" && hide(), true);
addEventListener("scroll", hide, true);
