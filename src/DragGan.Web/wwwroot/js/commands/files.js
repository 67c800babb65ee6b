// Everything that comes in as a file, chosen or dropped.

import { api } from "../api.js";
import { live } from "../live.js";
import { acceptSession, openSession, reportFailure } from "../session.js";
import { notify, setBusy, store } from "../store.js";

const group = "Files";

/** @param {string} accept @returns {Promise<File|null>} null: the person chose none. */
function choose(accept) {
  return new Promise((resolve) => {
    const input = Object.assign(document.createElement("input"), { type: "file", accept });
    input.onchange = () => resolve(input.files[0] ?? null);
    input.oncancel = () => resolve(null);
    input.click();
  });
}

/** Sends a file with progress, cancellable from the busy list. */
async function sending(name, label, file, send) {
  const stop = new AbortController();
  const show = (progress) => setBusy(name, { label: `${label} ${file.name}`, progress, cancel: () => stop.abort() });
  show(0);
  try {
    return await send(file, show, stop.signal);
  } catch (error) {
    reportFailure(error);
    return null;
  } finally {
    setBusy(name, null);
  }
}

/** @type {Record<string, import("../commands.js").Command>} */
export const fileCommands = {
  "project.open": {
    label: "Open project", help: "Opens an edit that was saved as a file.", group, keys: ["Mod+O"],
    enabled: () => true,
    /** @param {File} [given] */
    async run(given) {
      const file = given ?? (await choose(".draggan"));
      const session = file && (await sending("open-project", "Opening", file, api.importSession));
      if (!session) return null;
      openSession(session);
      live.open(session.id);
      return session;
    },
  },
  "latent.open": {
    label: "Open latent", help: "Starts again from a latent that was saved as a file.", group, keys: [],
    enabled: (state) => state.session !== null,
    /** @param {File} [given] */
    async run(given) {
      const id = store.get().session.id;
      const file = given ?? (await choose(".safetensors,.npy"));
      const session = file && (await sending("open-latent", "Opening", file, (...rest) => api.setLatent(id, ...rest)));
      if (session) acceptSession(session);
      return session;
    },
  },
  "model.add": {
    label: "Add model", help: "Adds a StyleGAN2 model from a file.", group, keys: [],
    enabled: () => true,
    /** @param {File} [given] */
    async run(given) {
      const file = given ?? (await choose(".pkl,.pt,.pth,.safetensors"));
      const model = file && (await sending("add-model", "Adding", file, api.addModel));
      if (!model) return null;
      const { models } = await api.models();
      store.set({ models });
      notify("info", `The model ${model.name} is there now; choose it in the Model panel.`);
      return model;
    },
  },
};
