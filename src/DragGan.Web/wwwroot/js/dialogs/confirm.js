/**
 * Asks before something that cannot be undone.
 * @module
 */
import { plainButton } from "../ui/button.js";
import { h } from "../ui/dom.js";
import { openModal } from "./modal.js";

/**
 * @param {object} question
 * @param {string} question.title @param {string} question.text
 * @param {string} question.action What the button that does it says.
 * @returns {Promise<boolean>}
 */
export function confirm({ title, text, action }) {
  return new Promise((resolve) => {
    let answer = false;
    const cancel = plainButton({ label: "Cancel", run: () => dialog.close() });
    const dialog = openModal({
      title, look: "small-dialog", testid: "confirm-dialog", closed: () => resolve(answer),
      content: [
        h("p", {}, text),
        h("div.dialog-actions", {}, cancel, plainButton({ label: action, look: "danger", testid: "confirm", run: () => { answer = true; dialog.close(); } })),
      ],
    });
    cancel.focus();
  });
}
