/**
 * The panels: sections that fold beside a wide picture, tabs of a sheet under a tall one. The same elements serve both.
 * @module
 */
import { h, icon } from "../ui/dom.js";
import { keepJson, recallJson } from "../ui/memory.js";
import { dragPanel } from "./drag.js";
import { imagePanel } from "./image.js";
import { modelPanel } from "./model.js";
import { pointsPanel } from "./points.js";
import { resultPanel } from "./result.js";

const memory = "draggan.panels";
const narrow = matchMedia("(max-width: 720px)");

/**
 * @typedef {object} Panel
 * @property {string} id @property {string} title @property {string} icon
 * @property {Node[]} body
 * @property {HTMLElement} [summary] Stands in the header.
 * @property {boolean} [open] Whether it is open at first.
 */

/** @param {HTMLElement} host */
export function mountPanels(host) {
  const panels = [modelPanel(), imagePanel(), dragPanel(), pointsPanel(), resultPanel()];
  const sections = panels.map(section);
  const sheet = h("div.sheet", {}, sections.map(({ element }) => element));
  host.append(tabs(panels, sections, sheet), sheet);
}

/** @param {Panel} panel */
function section({ id, title, icon: symbol, body, summary, open = true }) {
  const kept = recallJson(memory, {});
  const button = h("button.panel-head", {
    type: "button", "aria-expanded": String(kept[id] ?? open), "aria-controls": `${id}-body`,
    on: { click: () => unfold(button.ariaExpanded !== "true") },
  }, icon(symbol), h("span.panel-title", {}, title), summary, icon("chevron"));
  const content = h("div.panel-body", { id: `${id}-body` }, body);
  const heading = h("h2", { id: `${id}-title` }, button);
  const element = h("section.panel", { id: `panel-${id}`, "aria-labelledby": `${id}-title`, data: { testid: `panel-${id}`, panel: id } }, heading, h("div.panel-fold", {}, content));

  function unfold(wanted) {
    button.ariaExpanded = String(wanted);
    element.classList.toggle("folded", !wanted);
    keepJson(memory, { ...recallJson(memory, {}), [id]: wanted });
  }

  element.classList.toggle("folded", button.ariaExpanded !== "true");
  return { element, id };
}

/** A row of tabs that opens one section at a time; a press on the open one closes the sheet. */
function tabs(panels, sections, sheet) {
  let open = null;
  const buttons = panels.map(({ id, title, icon: symbol }) => h("button.tab", {
    type: "button", role: "tab", id: `tab-${id}`, "aria-selected": "false", "aria-controls": `panel-${id}`, data: { testid: `tab-${id}` },
    on: { click: () => show(open === id ? null : id) },
  }, icon(symbol), h("span", {}, title)));
  const row = h("div.tabs", { role: "tablist", "aria-label": "Panels", on: { keydown: arrows } }, buttons);

  function show(id) {
    open = id;
    sheet.classList.toggle("open", id !== null);
    sections.forEach(({ element, id: own }) => element.classList.toggle("shown", own === id));
    buttons.forEach((button, index) => {
      button.ariaSelected = String(panels[index].id === id);
      button.tabIndex = panels[index].id === id || (id === null && index === 0) ? 0 : -1;
    });
    sheet.scrollTop = 0;
  }

  function arrows(event) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by) {
      const next = buttons[(buttons.indexOf(document.activeElement) + by + buttons.length) % buttons.length];
      next.focus();
      event.preventDefault();
      event.stopPropagation();
    }
  }

  /** Headings speak for sections beside the picture, tabs where there are tabs. */
  function adapt() {
    for (const { element, id } of sections) {
      element.setAttribute("aria-labelledby", narrow.matches ? `tab-${id}` : `${id}-title`);
      if (narrow.matches) {
        element.setAttribute("role", "tabpanel");
      } else {
        element.removeAttribute("role");
      }
    }
  }

  narrow.addEventListener("change", adapt);
  adapt();
  show(narrow.matches && innerHeight > innerWidth + 420 ? "image" : null);
  return row;
}
