// Everything that leaves the program as a file. The server makes it; the browser saves it.

import { api } from "../api.js";
import { makeRoom, rememberExport } from "../exports-kept.js";
import { reportFailure } from "../session.js";
import { notify, setBusy, store } from "../store.js";

const group = "Export";
const pollEvery = 300;
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Hands a file to the browser's downloads. */
function save(url, fileName) {
  const link = Object.assign(document.createElement("a"), { href: url, download: fileName });
  document.body.append(link);
  link.click();
  link.remove();
}

/** Starts an export, follows it, saves its file. Cancelled from the busy list. */
async function exportAs(kind, label, options = {}) {
  const id = store.get().session.id;
  const name = `export-${kind}`;
  let cancelled = false;
  const show = (progress) => setBusy(name, { label: `Exporting: ${label}`, progress, cancel: () => (cancelled = true) });
  show(null);
  try {
    await makeRoom(id);
    let task = await api.startExport(id, { kind, ...options });
    while (task.state === "running" && !cancelled) {
      show(task.progress);
      await pause(pollEvery);
      task = await api.export(id, task.id);
    }

    if (cancelled || task.state === "failed") await api.cancelExport(id, task.id);
    if (cancelled) return task;
    if (task.state === "failed") {
      notify("error", task.error);
    } else {
      rememberExport(id, task.id);
      save(api.exportFileUrl(id, task.id), task.fileName);
    }

    return task;
  } catch (error) {
    return reportFailure(error);
  } finally {
    setBusy(name, null);
  }
}

const open = (state) => state.session !== null;
const several = (state) => open(state) && state.session.frames > 1;

/** What is seen is what is saved, also while scrubbing. */
const shown = () => ({ frame: store.get().frame?.number });

/** @returns {import("../commands.js").Command} */
const exporting = (kind, label, help, able, { keys = [], defaults = () => ({}) } = {}) => ({
  label, help, group, keys,
  enabled: (state) => able(state) && !state.busy.has(`export-${kind}`),
  /** @param {{frame?: number, mark?: boolean, framesPerSecond?: number, boomerang?: boolean}} [options] */
  run: (options) => exportAs(kind, label, { ...defaults(), ...options }),
});

/** @type {Record<string, import("../commands.js").Command>} */
export const exportCommands = {
  "export.picture": exporting("picture", "Picture (PNG)", "Saves the picture shown.", open, { defaults: shown }),
  "export.animation": exporting("animation", "Animation (APNG)", "Saves the transition as a moving PNG.", several),
  "export.video": exporting("video", "Video", "Saves the transition as a video; needs ffmpeg on this computer.", (state) => several(state) && state.status?.ffmpeg === true),
  "export.frames": exporting("frames", "Frames (ZIP)", "Saves every frame as a picture of its own.", several),
  "export.latent": exporting("latent", "Latent (safetensors)", "Saves the latent of the picture shown; it loads back.", open, { defaults: shown }),
  "export.project": exporting("project", "Project", "Saves the whole edit as one file.", open, { keys: ["Mod+S"] }),
};
