/**
 * What came out: before and after, and everything that can be saved.
 * @module
 */
import { api } from "../api.js";
import { commandButton, whenever } from "../ui/button.js";
import { h, setText } from "../ui/dom.js";
import { count } from "../ui/format.js";
import { exportList } from "./exports.js";

/** @returns {import("./panels.js").Panel} */
export function resultPanel() {
  const summary = h("span.panel-summary.truncate.numbers");
  whenever(({ session }) => setText(summary, !session || session.frames < 2 ? "" : count(session.frames, "frame")));
  return { id: "result", title: "Result", icon: "result", summary, open: false, body: [pair(), ...exportList(true)] };
}

/** The first and the last frame side by side; asked for anew only when the edit rests. */
function pair() {
  const before = h("img", { alt: "The picture before", width: 128, height: 128, decoding: "async", loading: "lazy" });
  const after = h("img", { alt: "The picture now", width: 128, height: 128, decoding: "async", loading: "lazy" });
  const element = h("div.pair", {},
    h("figure", {}, before, h("figcaption", {}, "Before")),
    h("figure", {}, after, h("figcaption", {}, "After")),
    commandButton("compare", { icon: "compare", text: "Compare on the picture", look: "wide", testid: "result-compare" }));
  let shown = "";
  whenever(({ session }) => {
    if (!session || session.frames < 2 || !shown.startsWith(session.id)) {
      shown = "";
    }
    element.hidden = shown === "";
    if (!session || session.frames < 2 || session.drag.state !== "idle") {
      return;
    }
    const name = `${session.id} ${session.frames} ${session.undo} ${JSON.stringify(session.image)} ${session.settings.holdFixedArea}`;
    if (name !== shown) {
      shown = name;
      element.hidden = false;
      const size = { size: 256 };
      before.src = `${api.frameUrl(session.id, 0, size)}&r=${session.revision}`;
      after.src = `${api.frameUrl(session.id, "last", size)}&r=${session.revision}`;
    }
  });
  return element;
}
