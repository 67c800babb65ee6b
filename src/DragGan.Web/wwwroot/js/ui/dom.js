/**
 * Small tools to build the page's elements.
 * @module
 */

/** @typedef {Node|string|number|null|undefined|false|Child[]} Child */

/**
 * Makes an element.
 * @param {string} tag Name, with classes after dots: `"button.icon-button.quiet"`.
 * @param {Record<string, any>} [properties] Attributes; `on` holds listeners, `data` the data-attributes; a function or object property is set as such,
 * `true` is an empty attribute, `false`, null and undefined leave it out.
 * @param {...Child} children
 * @returns {any} The element.
 */
export function h(tag, properties = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name);
  if (classes.length > 0) {
    element.className = classes.join(" ");
  }
  for (const [key, value] of Object.entries(properties)) {
    apply(element, key, value);
  }
  append(element, children);
  return element;
}

function apply(element, key, value) {
  if (key === "on") {
    for (const [event, listener] of Object.entries(value)) {
      element.addEventListener(event, listener);
    }
  } else if (key === "data") {
    for (const [name, text] of Object.entries(value)) {
      element.dataset[name] = text;
    }
  } else if (key === "value" || key === "checked" || key === "disabled" || key === "hidden") {
    element[key] = value;
  } else if (value !== false && value !== null && value !== undefined) {
    element.setAttribute(key, value === true ? "" : String(value));
  }
}

function append(element, children) {
  for (const child of children) {
    if (Array.isArray(child)) {
      append(element, child);
    } else if (child !== null && child !== undefined && child !== false) {
      element.append(child instanceof Node ? child : String(child));
    }
  }
}

/**
 * A symbol of the sprite `icons.svg`, hidden from screen readers. It is empty until {@link loadIcons} has the sprite.
 * @param {string} name
 * @returns {SVGSVGElement}
 */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.classList.add("icon");
  svg.setAttribute("aria-hidden", "true");
  svg.append(document.createElementNS("http://www.w3.org/2000/svg", "use"));
  setIcon(svg, name);
  return svg;
}

/** Puts the sprite into the page: an icon first needed when the program is away must be there as well. */
export async function loadIcons() {
  const text = await (await fetch("icons.svg")).text();
  const sprite = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  for (const symbol of sprite.querySelectorAll("symbol")) {
    symbol.id = `icon-${symbol.id}`;
  }
  sprite.setAttribute("class", "sprite");
  sprite.setAttribute("aria-hidden", "true");
  document.body.append(document.adoptNode(sprite));
}

/**
 * Shows another symbol in an icon made by {@link icon}.
 * @param {Element} svg
 * @param {string} name
 */
export function setIcon(svg, name) {
  const address = `#icon-${name}`;
  const use = svg.firstElementChild;
  if (use.getAttribute("href") !== address) {
    use.setAttribute("href", address);
  }
}

/**
 * Sets an element's text if it differs: an unchanged text must not be announced or laid out again.
 * @param {Element} element
 * @param {string|number} text
 */
export function setText(element, text) {
  const value = String(text);
  if (element.textContent !== value) {
    element.textContent = value;
  }
}

let lastId = 0;

/**
 * An id no other element has, for labels and descriptions.
 * @param {string} stem
 * @returns {string}
 */
export function uniqueId(stem) {
  lastId += 1;
  return `${stem}-${lastId}`;
}
