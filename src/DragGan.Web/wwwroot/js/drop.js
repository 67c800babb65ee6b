/**
 * Files dropped anywhere on the page: a model, a saved edit, a latent.
 * @module
 */
import { runCommand } from "./commands.js";
import { notify } from "./store.js";
import { h, icon } from "./ui/dom.js";

const largestLatent = 4e6; // bytes; a latent is some ten thousand numbers, the smallest model many millions

/**
 * Which command takes a file.
 * @param {{name: string, size: number}} file
 * @returns {string|null} null: no such file is known.
 */
export function commandFor({ name, size }) {
  const kind = name.toLowerCase().match(/\.[a-z]+$/)?.[0];
  switch (kind) {
    case ".draggan": return "project.open";
    case ".npy": return "latent.open";
    case ".pkl": case ".pt": case ".pth": return "model.add";
    case ".safetensors": return size <= largestLatent ? "latent.open" : "model.add";
    default: return null;
  }
}

/**
 * Takes files that are dropped on an element.
 * @param {HTMLElement} where
 */
export function takeDroppedFiles(where) {
  const overlay = h("div.drop", { "aria-hidden": "true", hidden: true },
    h("div.drop-card", {}, icon("download"), h("strong", {}, "Drop it here"),
      h("span.soft", {}, "A model (.pkl, .pt, .safetensors), an edit (.draggan) or a latent")));
  document.body.append(overlay);
  let depth = 0;

  const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
  const listen = (name, listener) => where.addEventListener(name, (event) => {
    if (carriesFiles(event)) {
      event.preventDefault();
      listener(event);
      overlay.hidden = depth === 0;
    }
  });
  listen("dragenter", () => { depth += 1; });
  listen("dragleave", () => { depth = Math.max(0, depth - 1); });
  listen("dragover", (event) => { event.dataTransfer.dropEffect = "copy"; });
  listen("drop", (event) => {
    depth = 0;
    void take([...event.dataTransfer.files]);
  });
}

/** One after another: each may replace the picture. */
async function take(files) {
  for (const file of files) {
    const command = commandFor(file);
    if (command) {
      await runCommand(command, file);
    } else {
      notify("warning", `${file.name} is no file this program knows. It takes models (.pkl, .pt, .safetensors), edits (.draggan) and latents (.safetensors, .npy).`);
    }
  }
}
