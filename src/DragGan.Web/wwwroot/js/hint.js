/**
 * The first-run hint: a quiet card, and a ghost pointer that really pulls the lion's nose once, takes it back and says: your turn.
 * @module
 */
import { firstVisit } from "./boot.js";
import { ghostDrag } from "./hint-ghost.js";
import { announce } from "./stage/announce.js";
import { store } from "./store.js";
import { plainButton } from "./ui/button.js";
import { h, icon, setText } from "./ui/dom.js";
import { keep } from "./ui/memory.js";

const memory = "draggan.hint";
const restBefore = 1600; // milliseconds after the first picture

/** @type {{element: HTMLElement, text: Element, title: Element, show: HTMLElement}|null} */
let card = null;
let playing = null;

/**
 * Shows the hint on the first visit, once there is a picture.
 * @param {boolean} fresh Whether the session is a new one.
 */
export function mountHint(fresh) {
  store.on("session", ({ session }, previous) => card && !playing && session?.undo !== null && previous.session?.undo === null && dismiss());
  if (!firstVisit || !fresh) {
    return;
  }
  const stop = store.on("frame", ({ frame }) => {
    if (frame) {
      stop();
      open();
      // A page driven by a script must not move by itself; there the button plays it.
      if (canPlay() && !navigator.webdriver) {
        setTimeout(() => card && !playing && untouched() && play(), restBefore);
      }
    }
  });
}

/** Shows it again, on the visitor's wish. */
export function playHint() {
  dismiss();
  open();
  if (canPlay()) {
    void play();
  }
}

const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const untouched = () => store.get().session?.undo === null && store.get().dialog === null;

/** Only where the model says what can be pulled, and where nothing of the visitor's could be in the way. */
function canPlay() {
  const { session } = store.get();
  const showcase = session?.model.showcase;
  return !still() && Boolean(showcase?.drag) && session.image.kind === "seed" && session.image.seed === showcase.seeds[0]
    && session.image.truncation === showcase.truncation
    && session.frames === 1 && session.points.length === 0 && session.drag.state === "idle";
}

function open() {
  const title = h("strong", {}, "Pull the nose");
  const text = h("p.soft", {}, "Press on it, keep pressing, and pull. The picture follows. Any other place works as well.");
  const show = plainButton({ label: "Show me", icon: "play", testid: "hint-show", run: () => play() });
  show.hidden = !canPlay();
  const element = h("aside.hint", { "aria-label": "Hint", data: { testid: "hint" } },
    h("span.hint-mark", { "aria-hidden": "true" }, icon("hand")), h("div.hint-words", {}, title, text),
    h("div.hint-actions", {}, show, plainButton({ label: "Got it", look: "quiet", testid: "hint-dismiss", run: dismiss })));
  card = { element, text, title, show };
  document.querySelector(".app").append(element);
  announce("Hint: press on the lion’s nose and pull. The picture follows.");
}

function dismiss() {
  keep(memory, "seen");
  playing?.abort();
  card?.element.remove();
  card = null;
}

async function play() {
  if (playing || !canPlay()) {
    return;
  }
  playing = new AbortController();
  keep(memory, "seen");
  card.show.hidden = true;
  setText(card.text, "Like this.");
  const { fromX, fromY, toX, toY } = store.get().session.model.showcase.drag;
  await ghostDrag({ x: fromX, y: fromY }, { x: toX, y: toY }, playing.signal);
  playing = null;
  if (card) {
    setText(card.title, "Your turn");
    setText(card.text, "Pull the nose, an ear, the chin: press anywhere and pull.");
  }
}
