// stands in for the first commit: mounts the canvas

/**
 * Makes the stage inside an element: canvases, gestures, keyboard cursor.
 * @param {HTMLElement} host  `#stage`
 */
export function mountStage(host) {
  const canvas = document.createElement("canvas");
  canvas.dataset.testid = "stage";
  host.append(canvas);
}
