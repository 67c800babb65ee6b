/**
 * Pictures to start from: those the model's maker has chosen, if any, then twelve seeds at a time.
 * @module
 */
import { api } from "../api.js";
import { runCommand } from "../commands.js";
import { store } from "../store.js";
import { plainButton } from "../ui/button.js";
import { h } from "../ui/dom.js";

const page = 12;

/** @returns {HTMLElement} */
export function seedGrid() {
  let first = 0;
  let shownFor = "";
  const grid = h("div.seeds", { role: "group", "aria-label": "Pictures to start from", on: { keydown: arrows } }, placeholders());
  const back = plainButton({ label: "Previous seeds", icon: "previous", bare: true, run: () => turn(-page) });
  back.disabled = true;
  const more = plainButton({ label: "More", look: "quiet", testid: "seeds-more", run: () => turn(page) });
  const which = h("span.soft.small.numbers");
  const element = h("div.field", {}, h("div.field-head", {}, h("span", {}, "Choose a start"), which, back, more), grid);

  function turn(by) {
    first = Math.max(0, first + by);
    render(store.get());
  }

  function render({ session }) {
    if (!session) {
      return;
    }
    const { model, image } = session;
    const chosen = model.showcase?.seeds ?? [];
    const start = first - (chosen.length > 0 ? page : 0); // the first page is theirs
    back.disabled = first === 0;
    which.textContent = start < 0 ? "" : `${start} – ${start + page - 1}`;
    const name = `${model.id} ${image.truncation} ${image.label} ${first}`;
    if (name !== shownFor) {
      shownFor = name;
      const look = { truncation: image.truncation, label: image.label, size: 128 };
      const seeds = start < 0 ? chosen : Array.from({ length: page }, (_, index) => start + index);
      grid.replaceChildren(...seeds.map((seed) => tile(model, seed, look)));
    }
    for (const button of grid.children) {
      button.ariaPressed = String(image.kind === "seed" && Number(button.dataset.seed) === image.seed);
    }
  }

  function arrows(event) {
    const columns = getComputedStyle(grid).gridTemplateColumns.split(" ").length;
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[event.key];
    const next = by && grid.children[[...grid.children].indexOf(document.activeElement) + by];
    if (next) {
      next.focus();
      event.preventDefault();
      event.stopPropagation();
    }
  }

  store.on("session", (state, previous) => {
    const [now, before] = [state.session, previous.session];
    if (now?.image !== before?.image || now?.model !== before?.model) {
      render(state);
    }
  });
  return element;
}

/** They keep the place until there is a session. */
const placeholders = () => Array.from({ length: page }, () => h("span.seed", { "aria-hidden": "true" }));

/** A tile is grey until its picture is there: the program makes them one by one, beside everything else. */
function tile(model, seed, look) {
  const image = h("img", {
    src: api.seedUrl(model.id, seed, look), alt: "", width: 64, height: 64, loading: "lazy", decoding: "async", draggable: "false",
    on: { load: () => button.classList.add("loaded"), error: () => button.classList.add("failed") },
  });
  const button = h("button.seed", {
    type: "button", "aria-label": `Seed ${seed}`, data: { testid: `seed-${seed}`, seed: String(seed) },
    on: { click: () => runCommand("image.seed", { seed }) },
  }, image, h("span.seed-number.numbers", { "aria-hidden": "true" }, seed));
  return button;
}
