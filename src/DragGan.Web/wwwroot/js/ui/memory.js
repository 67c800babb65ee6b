/**
 * What the page remembers in this browser. Storage may be forbidden or full; then nothing is remembered and nothing breaks.
 * @module
 */

/**
 * @param {string} name
 * @returns {string|null}
 */
export function recall(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {string} value
 */
export function keep(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Then it is not remembered.
  }
}

/**
 * @template T
 * @param {string} name
 * @param {T} otherwise What counts where nothing, or nothing readable, is kept.
 * @returns {T}
 */
export function recallJson(name, otherwise) {
  try {
    return JSON.parse(recall(name) ?? "") ?? otherwise;
  } catch {
    return otherwise;
  }
}

/**
 * @param {string} name
 * @param {unknown} value
 */
export function keepJson(name, value) {
  keep(name, JSON.stringify(value));
}
