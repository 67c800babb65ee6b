/**
 * The bar at the top: whose edit it is, undo, the drag, and what leaves the program.
 * @module
 */
import { runCommand } from "../commands.js";
import { store } from "../store.js";
import { commandButton, setButtonText, whenever } from "../ui/button.js";
import { h, icon, setIcon, setText } from "../ui/dom.js";
import { onTheme, theme } from "../ui/theme.js";
import { shareDone } from "./share.js";

/** @param {HTMLElement} host */
export function mountTopbar(host) {
  host.querySelector(".topbar-name").replaceWith(nameField());
  host.append(
    h("div.topbar-middle", {},
      commandButton("undo", { icon: "undo", tip: () => named("Undo", store.get().session?.undo) }),
      commandButton("redo", { icon: "redo", tip: () => named("Redo", store.get().session?.redo) }),
      dragButton(),
      shareInWords()),
    h("div.topbar-end", {},
      commandButton("edits", { icon: "edits", look: "wide-only" }),
      commandButton("export", { icon: "export", text: "Export", look: "wide-only" }),
      themeButton("wide-only"),
      commandButton("help", { icon: "help", look: "wide-only", toggle: false }),
      menu()),
    progressLine());
}

/** "Undo: move point", where there is something. */
const named = (verb, what) => (what ? `${verb}: ${what[0].toLowerCase()}${what.slice(1)}` : verb);

function nameField() {
  const field = h("input.topbar-name", {
    type: "text", maxlength: 120, "aria-label": "Name of this edit", spellcheck: "false", autocomplete: "off", data: { testid: "session-name" },
    on: {
      change: () => rename(field.value.trim()),
      keydown: (event) => {
        if (event.key === "Escape") {
          field.value = store.get().session?.name ?? "";
        }
        if (event.key === "Enter" || event.key === "Escape") {
          field.blur();
        }
      },
    },
  });

  function rename(name) {
    const now = store.get().session?.name ?? "";
    if (name && name !== now) {
      runCommand("session.rename", name);
    } else {
      field.value = now;
    }
  }

  whenever(({ session }) => {
    if (session && document.activeElement !== field && field.value !== session.name) {
      field.value = session.name;
    }
  });
  return field;
}

function dragButton() {
  const button = commandButton("drag.toggle", { icon: "play", text: "Start drag", look: "primary drag-button", toggle: false });
  const symbol = button.querySelector("svg");
  whenever(({ session }) => {
    const running = session !== null && session.drag.state !== "idle";
    setButtonText(button, !running ? "Start drag" : session.drag.state === "waiting" ? "Waiting…" : "Stop drag");
    setIcon(symbol, running ? "stop" : "play");
    button.classList.toggle("running", running);
  });
  return button;
}

function shareInWords() {
  const words = h("span.topbar-share.numbers", { "aria-hidden": "true", data: { testid: "share" } });
  whenever((state) => {
    const share = shareDone(state);
    setText(words, share === null ? "" : `${Math.round(share * 100)} %`);
  });
  return words;
}

/** A thin line along the bar's lower edge. */
function progressLine() {
  const fill = h("i");
  const line = h("div.topbar-progress", { role: "progressbar", "aria-label": "Way to the targets", "aria-valuemin": 0, "aria-valuemax": 100, hidden: true }, fill);
  whenever((state) => {
    const share = shareDone(state);
    line.hidden = share === null;
    if (share !== null) {
      line.ariaValueNow = String(Math.round(share * 100));
      fill.style.setProperty("--share", String(share));
    }
  });
  return line;
}

function themeButton(look) {
  const button = commandButton("theme", { icon: `theme-${theme()}`, look });
  onTheme((now) => setIcon(button.querySelector("svg"), `theme-${now}`));
  return button;
}

/** What does not fit into a narrow bar. */
function menu() {
  const list = h("div.menu", { popover: "auto", id: "more-menu" });
  for (const [id, symbol, text] of [["edits", "edits", "Edits"], ["export", "export", "Export"], ["theme", "theme-system", "Theme"], ["help", "help", "Help"]]) {
    const button = commandButton(id, { icon: symbol, text, look: "quiet", testid: `menu-${id}`, toggle: false });
    button.addEventListener("click", () => id !== "theme" && list.hidePopover());
    list.append(button);
  }
  return [
    h("button.icon-button.narrow-only", { type: "button", "aria-label": "More", popovertarget: "more-menu" }, icon("more")),
    list,
  ];
}
