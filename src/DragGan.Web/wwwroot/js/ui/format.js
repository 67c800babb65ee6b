/**
 * Numbers as people read them.
 * @module
 */

/**
 * A size in bytes: "13.7 MB".
 * @param {number} bytes
 * @returns {string}
 */
export function bytes(bytes) {
  const units = ["B", "kB", "MB", "GB"];
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${unit === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)} ${units[unit]}`;
}

/**
 * A distance in pixels: "12.3 px".
 * @param {number|null|undefined} distance
 * @returns {string}
 */
export function pixels(distance) {
  return distance === null || distance === undefined || !Number.isFinite(distance) ? "–" : `${distance.toFixed(1)} px`;
}

/**
 * A short number: four significant digits at most, small ones with an exponent.
 * @param {number} value
 * @returns {string}
 */
export function short(value) {
  if (!Number.isFinite(value)) {
    return "–";
  }
  const size = Math.abs(value);
  return size !== 0 && (size < 0.001 || size >= 10000) ? value.toExponential(1) : String(Number(value.toPrecision(3)));
}

/**
 * A count with its noun: "1 frame", "12 frames".
 * @param {number} number
 * @param {string} noun
 * @returns {string}
 */
export function count(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/**
 * How long ago a moment was: "just now", "5 minutes ago", "3 days ago".
 * @param {string|number} moment ISO text or milliseconds.
 * @param {number} now Milliseconds.
 * @returns {string}
 */
export function ago(moment, now) {
  const minutes = Math.round((now - new Date(moment).getTime()) / 60000);
  if (!Number.isFinite(minutes) || minutes < 1) {
    return "just now";
  }
  if (minutes < 60) {
    return `${count(minutes, "minute")} ago`;
  }
  const hours = Math.round(minutes / 60);
  return hours < 24 ? `${count(hours, "hour")} ago` : `${count(Math.round(hours / 24), "day")} ago`;
}
