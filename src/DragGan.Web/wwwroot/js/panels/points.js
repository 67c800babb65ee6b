/**
 * The points in words: what they are, where they are, how far they have to go, and what may be wrong with them.
 * @module
 */
import { runCommand } from "../commands.js";
import { store } from "../store.js";
import { commandButton, plainButton, whenever } from "../ui/button.js";
import { h, icon, setText } from "../ui/dom.js";
import { count, pixels } from "../ui/format.js";
import { seriesColour } from "../ui/points.js";

/** @returns {import("./panels.js").Panel} */
export function pointsPanel() {
  const summary = h("span.panel-summary.truncate");
  const list = h("ul.points", { "aria-label": "Points" });
  const empty = h("div.empty", {},
    h("p", {}, h("strong", {}, "No points yet.")),
    h("p.soft", {}, "Press on the picture and pull: it follows. Or click a place and then where it should go."));
  const clear = commandButton("points.clear", { icon: "trash", text: "Clear all points", look: "wide" });
  /** @type {Map<number, ReturnType<typeof row>>} */
  const rows = new Map();
  whenever(({ session, selection }) => {
    const points = session?.points ?? [];
    const ids = new Set(points.map((point) => point.id));
    for (const [id, { element }] of rows) {
      if (!ids.has(id)) {
        element.remove();
        rows.delete(id);
      }
    }
    points.forEach((point, index) => {
      if (!rows.has(point.id)) {
        rows.set(point.id, row(point));
      }
      const { element, update } = rows.get(point.id);
      update(point, index + 1, point.id === selection, seriesColour(points, point.id));
      if (list.children[index] !== element) {
        list.insertBefore(element, list.children[index] ?? null);
      }
    });
    empty.hidden = points.length > 0;
    clear.hidden = points.length === 0;
    setText(summary, points.length === 0 ? "" : count(points.length, "point"));
  });
  return { id: "points", title: "Points", icon: "target", summary, body: [empty, list, clear] };
}

const place = (x, y) => `${Math.round(x)}, ${Math.round(y)}`;

/** One point; kept while it lives, so that focus stays where it is while numbers run. */
function row({ id, kind }) {
  const number = h("span.point-badge.numbers");
  const title = h("span.point-kind");
  const where = h("span.soft.small.numbers");
  const left = h("span.point-distance.numbers");
  const choose = h("button.point-choose", { type: "button", on: { click: () => runCommand("point.select", store.get().selection === id ? null : id) } },
    number, h("span.point-words", {}, title, where), left);
  const warning = h("div.point-warning", {},
    h("p", {}, icon("warning"), "This place is smooth and hard to follow."),
    plainButton({ label: "Move to a better place", icon: "target", look: "quiet", testid: `improve-${id}`, run: () => runCommand("point.improve", id) }));
  const remove = plainButton({ label: "Delete point", icon: "close", bare: true, look: "point-delete", run: () => runCommand("point.delete", id) });
  const element = h("li.point", { data: { testid: `point-row-${id}`, kind } }, h("div.point-line", {}, choose, remove), warning);
  return {
    element,
    update(point, index, selected, colour) {
      const waiting = kind === "handle" && point.targetX === null;
      setText(number, index);
      setText(title, kind === "anchor" ? `Anchor ${index}` : `Handle ${index}`);
      setText(where, waiting ? `${place(point.x, point.y)} · click its target` : kind === "anchor" ? `${place(point.x, point.y)} · stays`
        : `${place(point.x, point.y)} → ${place(point.targetX, point.targetY)}`);
      setText(left, waiting || kind === "anchor" ? "" : pixels(point.distance));
      choose.ariaPressed = String(selected);
      element.style.setProperty("--own", `var(${colour})`);
      element.classList.toggle("selected", selected);
      warning.hidden = !point.smooth;
      remove.setAttribute("aria-label", `Delete ${kind} ${index}`);
    },
  };
}
