// Between the picture and the screen: pure functions of the state, so that painters, gestures and commands agree.

/** Screen pixels to a picture pixel. */
export const zoomLimits = { smallest: 0.05, largest: 64 };
const margin = 24; // CSS pixels around a fitted picture, so that points at its edge can be seen and taken

/**
 * The picture's size in its own pixels; previews are smaller but stand for this.
 * @param {import("../store.js").State} state
 */
export function pictureSize({ session, frame }) {
  const side = session?.model.resolution;
  return side ? { width: side, height: side } : { width: frame?.width ?? 1, height: frame?.height ?? 1 };
}

const between = (value, low, high) => Math.min(Math.max(value, low), high);

/** CSS pixels to a picture pixel. */
export const scaleOf = ({ view, stage }) => view.zoom / stage.ratio;

/**
 * Where a point of the picture lies on the stage, in CSS pixels. (0, 0) is the centre of the top left pixel, hence the half.
 * @param {import("../store.js").State} state @param {{x: number, y: number}} point
 */
export function toStage(state, { x, y }) {
  const scale = scaleOf(state);
  return {
    x: state.stage.width / 2 + (x + 0.5 - state.view.x) * scale,
    y: state.stage.height / 2 + (y + 0.5 - state.view.y) * scale,
  };
}

/**
 * Which point of the picture lies under a place of the stage given in CSS pixels; may be outside the picture.
 * @param {import("../store.js").State} state @param {{x: number, y: number}} place
 */
export function toPicture(state, { x, y }) {
  const scale = scaleOf(state);
  return {
    x: state.view.x + (x - state.stage.width / 2) / scale - 0.5,
    y: state.view.y + (y - state.stage.height / 2) / scale - 0.5,
  };
}

/** The nearest point of the picture, to a hundredth of a pixel: finer is noise of the pointer. */
export function insidePicture(state, { x, y }) {
  const { width, height } = pictureSize(state);
  const tidy = (value, high) => Math.round(between(value, 0, high) * 100) / 100;
  return { x: tidy(x, width - 1), y: tidy(y, height - 1) };
}

/** @returns {boolean} Whether a point lies on the picture. */
export function isOnPicture(state, { x, y }) {
  const { width, height } = pictureSize(state);
  return x >= -0.5 && y >= -0.5 && x < width - 0.5 && y < height - 0.5;
}

/** @returns {import("../store.js").State["view"]} The whole picture in the middle, as large as it fits. */
export function fit(state) {
  const { width, height } = pictureSize(state);
  const { stage } = state;
  const room = Math.min((stage.width - 2 * margin) / width, (stage.height - 2 * margin) / height) * stage.ratio;
  return { zoom: between(room, zoomLimits.smallest, zoomLimits.largest), x: width / 2, y: height / 2, fitted: true };
}

/** Keeps at least a corner of the picture in sight. */
function inSight(state, view) {
  const { width, height } = pictureSize(state);
  const reach = (length) => Math.max(0, (length / 2 - margin) * (state.stage.ratio / view.zoom));
  const [across, down] = [reach(state.stage.width), reach(state.stage.height)];
  return { ...view, x: between(view.x, -across, width + across), y: between(view.y, -down, height + down) };
}

/**
 * Zooms so that what lies under a place of the stage stays under it.
 * @param {import("../store.js").State} state @param {{x: number, y: number}} place CSS pixels @param {number} factor
 */
export function zoomAt(state, place, factor) {
  const zoom = between(state.view.zoom * factor, zoomLimits.smallest, zoomLimits.largest);
  const under = toPicture(state, place);
  const scale = zoom / state.stage.ratio;
  return inSight(state, {
    zoom,
    x: under.x + 0.5 - (place.x - state.stage.width / 2) / scale,
    y: under.y + 0.5 - (place.y - state.stage.height / 2) / scale,
    fitted: false,
  });
}

/** One pixel of the picture on one of the screen, about a place of the stage. */
export const actualSize = (state, place) => zoomAt(state, place, 1 / state.view.zoom);

/** Moves the picture by a way on the stage, in CSS pixels. */
export function panBy(state, across, down) {
  const scale = scaleOf(state);
  return inSight(state, { ...state.view, x: state.view.x - across / scale, y: state.view.y - down / scale, fitted: false });
}
