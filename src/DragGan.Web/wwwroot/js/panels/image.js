/**
 * Which picture one starts from: a seed, how far it may stray from the average, a label where the model has them, a saved latent.
 * @module
 */
import { runCommand } from "../commands.js";
import { store } from "../store.js";
import { commandButton, whenever } from "../ui/button.js";
import { h, setText } from "../ui/dom.js";
import { numberField } from "../ui/fields.js";
import { busyRow } from "./busy.js";
import { seedGrid } from "./seeds.js";

const largestSeed = 2 ** 32 - 1;

/** @returns {import("./panels.js").Panel} */
export function imagePanel() {
  const summary = h("span.panel-summary.truncate.numbers");
  whenever(({ session }) => setText(summary, !session ? "" : session.image.kind === "seed" ? `Seed ${session.image.seed}` : session.image.fileName));
  return {
    id: "image", title: "Image", icon: "image", summary,
    body: [seedGrid(), seedRow(), truncation(), labelRow(), busyRow("open-latent"),
      commandButton("latent.open", { icon: "latent", text: "Open a saved latent…", look: "wide" })],
  };
}

function seedRow() {
  const field = h("input.input", {
    id: "seed", type: "number", min: 0, max: largestSeed, step: 1, inputmode: "numeric", data: { testid: "seed-field" },
    on: { change: () => field.value !== "" && field.checkValidity() ? go(Number(field.value)) : put() },
  });
  const go = (seed) => seed !== store.get().session?.image.seed && runCommand("image.seed", { seed });
  const put = () => { field.value = String(store.get().session?.image.seed ?? ""); };
  store.on("session", ({ session }, previous) => {
    if (session?.image !== previous.session?.image && JSON.stringify(session?.image) !== JSON.stringify(previous.session?.image)) {
      put();
    }
  });
  return h("div.row", {}, h("label", { for: "seed" }, "Seed"), field,
    commandButton("image.random", { icon: "dice", text: "Random" }));
}

function truncation() {
  const field = numberField({
    label: "Truncation", help: "Lower stays near the average picture: cleaner, less varied.",
    min: 0, max: 1.5, step: 0.05, standard: 1, limits: [-2, 2], testid: "truncation",
    change: (value) => runCommand("image.seed", { seed: store.get().session?.image.seed ?? 0, truncation: value }),
  });
  whenever(({ session }) => {
    field.element.hidden = session?.image.kind === "latent";
    if (session?.image.kind === "seed") {
      field.set(session.image.truncation);
    }
  });
  return field.element;
}

function labelRow() {
  const select = h("select.select", {
    id: "label", data: { testid: "label" },
    on: { change: () => runCommand("image.seed", { seed: store.get().session?.image.seed ?? 0, label: Number(select.value) }) },
  });
  const row = h("div.row", { hidden: true }, h("label", { for: "label" }, "Label"), select);
  let shown = 0;
  whenever(({ session }) => {
    const labels = session?.model.labels ?? 0;
    row.hidden = labels === 0;
    if (labels !== shown) {
      shown = labels;
      select.replaceChildren(...Array.from({ length: labels }, (_, index) => h("option", { value: index }, String(index))));
    }
    select.value = String(session?.image.label ?? 0);
  });
  return row;
}
