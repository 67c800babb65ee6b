/**
 * Opens and closes what the state's `dialog` names.
 * @module
 */
import { exportList } from "../panels/exports.js";
import { store } from "../store.js";
import { editsContent } from "./edits.js";
import { helpContent } from "./help.js";
import { openModal } from "./modal.js";

const dialogs = {
  help: { title: "How it works", look: "wide-dialog", content: helpContent },
  edits: { title: "Edits", look: "edits-dialog", content: editsContent },
  export: { title: "Export", look: "export-dialog", content: () => exportContent },
};

/** Made once: what is exported goes on, and is shown, whether the dialog is open or not. */
let exportContent = [];

/** Follows the state. */
export function mountDialogs() {
  exportContent = exportList(false);
  /** @type {HTMLDialogElement|null} */
  let open = null;
  store.on("dialog", ({ dialog: name }) => {
    open?.close();
    open = null;
    const wanted = dialogs[name];
    if (!wanted) {
      return;
    }
    const mine = openModal({
      ...wanted, testid: `${name}-dialog`, content: wanted.content(),
      closed: () => open === mine && store.set({ dialog: null }),
    });
    open = mine;
  });
}
