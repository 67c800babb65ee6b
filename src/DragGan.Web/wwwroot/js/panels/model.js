/**
 * Which model paints: the list, and files that are added to it.
 * @module
 */
import { api } from "../api.js";
import { runCommand } from "../commands.js";
import { confirm } from "../dialogs/confirm.js";
import { reportFailure } from "../session.js";
import { store } from "../store.js";
import { commandButton, plainButton, whenever } from "../ui/button.js";
import { h, icon, setText } from "../ui/dom.js";
import { bytes } from "../ui/format.js";
import { busyRow } from "./busy.js";

const loadedForAPicture = 64e6; // bytes of a file

/** @returns {import("./panels.js").Panel} */
export function modelPanel() {
  const summary = h("span.panel-summary.truncate");
  const list = h("ul.models", { "aria-label": "Models" });
  whenever(({ session }) => setText(summary, session?.model.name ?? ""));
  store.on("models", render);
  store.on("session", (state, previous) => state.session?.model.id !== previous.session?.model.id && render(state));
  render(store.get());

  function render(state) {
    const chosen = state.session?.model.id;
    list.replaceChildren(...state.models.map((model) => item(model, model.id === chosen)));
  }

  return {
    id: "model", title: "Model", icon: "model", summary, open: false,
    body: [
      list,
      busyRow("add-model"),
      commandButton("model.add", { icon: "plus", text: "Add a model…", look: "wide" }),
      h("p.field-help", {}, "Any StyleGAN2 file: .pkl, .pt or .safetensors. Dropping it anywhere on the page does the same."),
    ],
  };
}

/** A picture where it costs little; it takes a loaded model, and a large one is not loaded for its picture alone. */
function pictureOf(model) {
  if (model.fault) {
    return h("span.model-picture.missing", {}, icon("warning"));
  }
  return model.ready || model.fileBytes < loadedForAPicture
    ? h("img.model-picture", { src: api.seedUrl(model.id, 0, { size: 96, label: model.labels > 0 ? 0 : undefined }), alt: "", width: 48, height: 48, loading: "lazy", decoding: "async" })
    : h("span.model-picture", {}, icon("model"));
}

function item(model, chosen) {
  const facts = model.fault
    ? h("span.model-fault", {}, model.fault)
    : h("span.soft.small.numbers", {}, `${model.resolution} × ${model.resolution} · ${bytes(model.fileBytes)}${model.labels > 0 ? ` · ${model.labels} labels` : ""}`);
  return h("li.model", { class: `model${chosen ? " chosen" : ""}`, data: { testid: `model-${model.id}` } },
    h("button.model-choose", {
      type: "button", "aria-pressed": String(chosen), disabled: model.fault !== null, on: { click: () => !chosen && choose(model) },
    }, pictureOf(model), h("span.model-words", {}, h("span.model-name.truncate", {}, model.name), facts), chosen && icon("check")),
    model.uploaded && plainButton({ label: `Delete ${model.name}`, icon: "trash", bare: true, run: () => remove(model, chosen) }));
}

function choose(model) {
  const image = store.get().session?.image;
  runCommand("image.seed", { model: model.id, seed: image?.seed ?? 0, truncation: image?.truncation, label: model.labels > 0 ? 0 : null });
}

async function remove(model, chosen) {
  if (chosen) {
    store.set({ notice: { kind: "warning", text: `${model.name} paints this edit. Choose another model first, then delete it.` } });
    return;
  }
  const sure = await confirm({
    title: `Delete ${model.name}?`,
    text: "Its file is removed from this computer's models. This cannot be undone; edits that use it cannot be opened any more.",
    action: "Delete",
  });
  if (!sure) {
    return;
  }
  try {
    await api.removeModel(model.id);
    store.set({ models: (await api.models()).models });
  } catch (error) {
    reportFailure(error);
  }
}
