// @ts-check
/** The page of a placement: finds its token, asks what it shows, and hands over to the student's or the tutor's part. */

import { ask, Offline, useToken } from "./ask.js";
import { Report } from "./report.js";
import { Sheet } from "./sheet.js";

const KEPT = "quizgen token";
const PAUSE = 4000;
const place = /** @type {HTMLElement} */ (document.getElementById("page"));

/** The token of a launch stands in the head; that of a link behind the #, and it is taken away from there at once. */
function token() {
  const launched = document.querySelector('meta[name="quizgen-token"]');
  if (launched instanceof HTMLMetaElement) return launched.content;
  const linked = location.hash.slice(1);
  if (linked.includes(".")) {
    history.replaceState(null, "", location.pathname);
    keep(linked);
    return linked;
  }
  return kept();
}

/** @param {string} text */
function keep(text) {
  try { sessionStorage.setItem(KEPT, text); } catch { /* the page cannot be reloaded then, nothing worse */ }
}

function kept() {
  try { return sessionStorage.getItem(KEPT) ?? ""; } catch { return ""; }
}

/** @param {string} words */
function say(words) {
  const said = document.createElement("p");
  said.className = "wrong";
  said.setAttribute("role", "alert");
  said.textContent = words;
  place.replaceChildren(said);
}

async function open() {
  try {
    const view = await ask("/page/view", {});
    document.title = view.title;
    place.innerHTML = view.html;
    if (view.role === "tutor") new Report(place);
    else new Sheet(place, view.drafts);
  } catch (error) {
    if (!(error instanceof Offline)) say(/** @type {Error} */ (error).message);
    else {
      say("There is no connection, or the service is busy. The page opens by itself as soon as it can.");
      setTimeout(() => void open(), PAUSE);
    }
  }
}

useToken(token());
window.addEventListener("hashchange", () => {
  if (!location.hash.includes(".")) return; // else it is a question that is jumped to
  token();
  location.reload();
});
void open();
