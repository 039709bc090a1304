// @ts-check
/** The page of a placement: finds its token, asks what it shows, and hands over to the student's or the tutor's part. */

import { ask, Offline, ROOT, useToken } from "./ask.js";
import { banner } from "./preview.js";
import { Report } from "./report.js";
import { Sheet } from "./sheet.js";

const PAUSE = 4000;
const place = /** @type {HTMLElement} */ (document.getElementById("page"));

/** The token of a launch stands in the head; that of a link behind the #; that of a page that is reloaded in its history. */
function token() {
  const launched = document.querySelector('meta[name="quizgen-token"]');
  if (launched instanceof HTMLMetaElement) return launched.content;
  return isToken(location.hash) ? location.hash.slice(1) : String(history.state?.token ?? "");
}

/** @param {string} hash else it is a question that is jumped to */
function isToken(hash) {
  return hash.includes(".");
}

/** Keeps the token with this page and its window: it may be reloaded, and no other page sees it. */
function keep() {
  history.replaceState(ours, "", `${ROOT}/page${isToken(location.hash) ? "" : location.hash}`);
}

/** @param {string} words */
function say(words) {
  const said = document.createElement("p");
  said.className = "wrong";
  said.setAttribute("role", "alert");
  said.textContent = words;
  const heading = document.createElement("h1");
  heading.textContent = document.title;
  place.replaceChildren(heading, said);
}

async function open() {
  try {
    const view = await ask("/page/view", {});
    document.title = view.title;
    place.innerHTML = view.html;
    if (view.role === "tutor") new Report(place);
    else new Sheet(place, view.drafts);
    if (view.role === "preview") banner(place);
    if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  } catch (error) {
    if (!(error instanceof Offline)) say(/** @type {Error} */ (error).message);
    else {
      say("There is no connection, or the service is busy. The page opens by itself as soon as it can.");
      setTimeout(() => void open(), PAUSE);
    }
  }
}

/** What stands in the history of this page. */
const ours = { ...history.state, token: token() };
useToken(ours.token);
keep();
window.addEventListener("hashchange", () => {
  if (isToken(location.hash)) location.reload();
  else keep();
});
window.addEventListener("popstate", () => {
  if (history.state && history.state.token !== ours.token) location.reload();
});
void open();
