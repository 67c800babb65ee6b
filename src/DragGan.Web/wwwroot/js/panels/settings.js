/**
 * The drag's settings as people see them: names, one line each, and the range that makes sense. Defaults are the program's own.
 * @module
 */

/**
 * @typedef {object} Setting
 * @property {string} name As in the API.
 * @property {"number"|"choice"|"switch"} kind
 * @property {string} label @property {string} help
 * @property {any} standard
 * @property {boolean} [more] Under "More".
 * @property {number} [min] @property {number} [max] @property {number} [step] @property {boolean} [logarithmic]
 * @property {[number, number]} [limits] @property {string} [unit]
 * @property {[string, string][]} [choices]
 */

const tiny = 1e-6;

/** @type {Setting[]} */
export const settings = [
  {
    name: "stepSize", kind: "number", label: "Step size", help: "How far each step goes. Larger is quicker and rougher.",
    standard: 0.002, min: 0.0002, max: 0.02, step: tiny, logarithmic: true, limits: [tiny, 1],
  },
  {
    name: "maxSteps", kind: "number", label: "Steps at most", help: "The drag stops after this many steps, arrived or not.",
    standard: 300, min: 10, max: 1000, step: 10, limits: [1, 20000],
  },
  {
    name: "holdFixedArea", kind: "switch", label: "Hold the fixed area exactly", help: "Shows the start's own pixels where the mask is fixed, with a soft edge.",
    standard: false,
  },
  {
    name: "space", kind: "choice", label: "Latent space", help: "W+ bends more freely; W stays nearer to what the model knows.", more: true,
    standard: "w+", choices: [["w+", "W+"], ["w", "W"]],
  },
  {
    name: "loss", kind: "choice", label: "Pull", help: "As the authors' tool computes it, or as their paper writes it.", more: true,
    standard: "compatible", choices: [["compatible", "Tool"], ["published", "Paper"]],
  },
  {
    name: "maskWeight", kind: "number", label: "Mask strength", help: "How hard the fixed area is held back. 0 ignores the mask.", more: true,
    standard: 20, min: 0, max: 100, step: 1, limits: [0, 10000],
  },
  {
    name: "supervisionRadius", kind: "number", label: "Grip", help: "Radius of what each handle takes along (r₁), at 512 px.", more: true,
    standard: 3, min: 1, max: 20, step: 0.5, limits: [0.1, 512], unit: "px",
  },
  {
    name: "trackingRadius", kind: "number", label: "Search", help: "How far around it a handle is looked for (r₂), at 512 px.", more: true,
    standard: 12, min: 2, max: 60, step: 1, limits: [0.1, 512], unit: "px",
  },
  {
    name: "featureBlock", kind: "number", label: "Feature block", help: "Which layer's features are compared. 6 is the 128-cell map.", more: true,
    standard: 6, min: 1, max: 9, step: 1,
  },
  {
    name: "trainedRows", kind: "number", label: "Trained rows", help: "How many layers may change. The first 6 are pose and shape.", more: true,
    standard: 6, min: 1, max: 18, step: 1,
  },
  {
    name: "patience", kind: "number", label: "Patience", help: "Steps without getting nearer before it counts as stuck. 0: never.", more: true,
    standard: 50, min: 0, max: 300, step: 5, limits: [0, 20000], unit: "steps",
  },
];

/** The defaults, as one change of settings. */
export const standardSettings = Object.fromEntries(settings.map(({ name, standard }) => [name, standard]));

/**
 * How many settings differ from their default.
 * @param {Record<string, any>} values
 * @returns {number}
 */
export function changedSettings(values) {
  return settings.filter(({ name, standard }) => typeof standard === "number" ? Math.abs(values[name] - standard) > 1e-9 : values[name] !== standard).length;
}
