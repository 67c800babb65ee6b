// The style sheet's colours, as a canvas can use them.

const names = ["handle", "target", "anchor", "accent"];

/**
 * Reads the colours of the theme; call again when it changes.
 * @param {HTMLElement} host
 * @returns {Record<"handle"|"target"|"anchor"|"accent", string>}
 */
export function readColours(host) {
  const probe = document.createElement("span");
  probe.hidden = true;
  host.append(probe);
  const colours = Object.fromEntries(names.map((name) => {
    probe.style.color = `var(--${name})`; // light-dark() is resolved only where a colour is really used
    return [name, getComputedStyle(probe).color];
  }));
  probe.remove();
  return colours;
}

/**
 * Calls back when the theme changes, by the system or by the page's own switch.
 * @param {() => void} changed
 */
export function onThemeChange(changed) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changed);
  new MutationObserver(changed).observe(document.documentElement, { attributeFilter: ["data-theme"] });
}
