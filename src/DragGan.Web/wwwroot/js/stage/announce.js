// Says to screen readers what eyes can see.

/** @returns {HTMLElement} The page's live region; made here if the page has none. */
function region() {
  const found = document.getElementById("announcer");
  if (found) return found;
  const made = document.createElement("div");
  made.id = "announcer";
  made.className = "visually-hidden";
  made.setAttribute("role", "status");
  made.setAttribute("aria-live", "polite");
  document.body.append(made);
  return made;
}

/**
 * Announces a sentence politely; the same one twice is heard twice.
 * @param {string} text
 */
export function announce(text) {
  const place = region();
  place.textContent = place.textContent === text ? `${text}\u00a0` : text;
}
