// @ts-check
/** What screen readers are told without a change of focus. @param {string} words */
export function announce(words) {
  const live = document.getElementById("live");
  if (live) live.textContent = words;
}

/** The words of an element without the pieces that are hidden. @param {Element} element */
export function wordsOf(element) {
  return (element instanceof HTMLElement ? element.innerText : element.textContent ?? "").replace(/\s+/g, " ").trim();
}
