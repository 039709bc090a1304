// @ts-check
/**
 * A tutor on the student's page, and back. The tutor's own token waits in the history of this window meanwhile, so that
 * the browser's Back leads to the class too.
 */

import { ask, Offline, ROOT } from "./ask.js";
import { announce } from "./live.js";

/** The student's page. @param {{variant?: number, learner?: number}} wanted @param {{whose?: string, at?: string}} [more] */
export async function look(wanted, { whose = "", at = "" } = {}) {
  const { token } = await ask("/page/preview", wanted);
  const { tutor = history.state.token } = history.state;
  const entry = { token, tutor, whose };
  const address = `${ROOT}/page${at && `#${at}`}`;
  if (history.state.tutor) history.replaceState(entry, "", address);
  else history.pushState(entry, "", address);
  location.reload();
}

function leave() {
  history.pushState({ token: history.state.tutor }, "", `${ROOT}/page`);
  location.reload();
}

/** What stands above a preview. @param {HTMLElement} place */
export function banner(place) {
  const above = /** @type {HTMLElement} */ (place.querySelector(".preview"));
  const whose = above.querySelector(".whose");
  if (whose && history.state.whose) whose.textContent = history.state.whose;
  above.querySelector('[data-do="class"]')?.addEventListener("click", leave);
  const another = above.querySelector('[data-do="variant"]');
  if (!(another instanceof HTMLButtonElement)) return;
  another.addEventListener("click", () => look({ variant: Number(another.dataset.variant) }).catch((error) => {
    announce(error instanceof Offline ? "There is no connection. Try again in a moment." : error.message);
  }));
}
