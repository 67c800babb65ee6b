/**
 * The frame of a dialog: title, content, a way out.
 * @module
 */
import { plainButton } from "../ui/button.js";
import { h, uniqueId } from "../ui/dom.js";

/**
 * A dialog, open. It is removed when it closes.
 * @param {object} options
 * @param {string} options.title
 * @param {any[]} options.content
 * @param {string} [options.look] Further class.
 * @param {string} [options.testid]
 * @param {() => void} [options.closed]
 * @returns {HTMLDialogElement}
 */
export function openModal({ title, content, look, testid, closed }) {
  const id = uniqueId("dialog");
  const dialog = h("dialog.dialog", {
    "aria-labelledby": id, tabindex: -1, data: testid ? { testid } : {},
    on: {
      close: () => { dialog.remove(); closed?.(); },
      // A press on the dimmed page closes; one that began inside, such as a selection of text, does not.
      pointerdown: (event) => event.target === dialog && isOutside(dialog, event) && dialog.close(),
    },
  },
  h("div.dialog-head", {}, h("h2", { id }, title), plainButton({ label: "Close", icon: "close", bare: true, run: () => dialog.close() })),
  h("div.dialog-body", {}, content));
  if (look) {
    dialog.classList.add(look);
  }
  document.getElementById("dialogs").append(dialog);
  dialog.showModal();
  dialog.focus(); // reading begins at the title, not at the button that closes
  return dialog;
}

function isOutside(dialog, { clientX: x, clientY: y }) {
  const box = dialog.getBoundingClientRect();
  return x < box.left || x > box.right || y < box.top || y > box.bottom;
}
