// @ts-check
/** The tutor's page: a look at the student's, decisions, marking again, the table for a spreadsheet. */

import { ask, Offline } from "./ask.js";
import { announce } from "./live.js";
import { look } from "./preview.js";

const GLANCE = 700;

export class Report {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    place.addEventListener("click", (event) => void this.clicked(event));
    place.addEventListener("submit", (event) => { event.preventDefault(); void this.decide(/** @type {HTMLFormElement} */ (event.target)); });
  }

  /** @param {Event} event */
  async clicked(event) {
    const button = event.target instanceof Element ? event.target.closest("[data-do]") : null;
    if (!(button instanceof HTMLButtonElement)) return;
    button.disabled = true;
    try {
      if (button.dataset.do === "csv") await this.save();
      else if (button.dataset.do === "remark") await this.remark();
      else if (button.dataset.do === "preview") await this.preview(button);
      else await this.refresh("");
    } catch (error) {
      this.net(words(error));
    } finally {
      button.disabled = false;
    }
  }

  /** @param {HTMLFormElement} form */
  async decide(form) {
    const [given, why] = ["given", "why"].map((name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name)).value);
    try {
      const answer = await ask("/page/decide", { case: form.dataset.case, given, why });
      this.show(answer.html);
      const many = answer.decided === 1 ? "1 answer has" : `${answer.decided} answers have`;
      this.note(`Decided: ${many} ${given} now.`);
      /** @type {HTMLElement | null} */ (this.place.querySelector(".decide input"))?.focus();
    } catch (error) {
      const wrong = /** @type {HTMLElement} */ (form.querySelector(".wrong"));
      wrong.textContent = words(error);
      wrong.hidden = false;
    }
  }

  /** The student's page with the questions of somebody, or of nobody. @param {HTMLElement} button */
  async preview({ dataset: { learner, whose, at } }) {
    await look(learner ? { learner: Number(learner) } : {}, { whose, at });
  }

  async remark() {
    let run = await ask("/page/remark", {});
    while (run.state === "running") {
      this.note(run.total ? `Marking again: ${run.seen} of ${run.total} …` : "Marking again …");
      await new Promise((done) => setTimeout(done, GLANCE));
      run = await ask("/page/remarked", {});
    }
    if (run.state === "broken") {
      this.net(run.message);
      this.note("");
    } else {
      const kept = run.unknown ? ` ${run.unknown} answered a question that is asked differently now: their marks stay.` : "";
      await this.refresh(`Marked ${run.marked} again; ${run.same} had this mark already.${kept}`);
    }
  }

  /** @param {string} note */
  async refresh(note) {
    this.show((await ask("/page/report", {})).html);
    this.note(note);
  }

  async save() {
    const file = await ask("/page/class.csv", {});
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = "class.csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  /** @param {string} html */
  show(html) {
    this.place.innerHTML = html;
  }

  /** @param {string} text */
  note(text) {
    const note = this.place.querySelector("#remarking");
    if (note) note.textContent = text;
    announce(text);
  }

  /** @param {string} text */
  net(text) {
    const net = /** @type {HTMLElement | null} */ (this.place.querySelector("#net"));
    if (!net) return;
    net.textContent = text;
    net.hidden = !text;
  }
}

/** @param {unknown} error */
function words(error) {
  if (error instanceof Offline) return "There is no connection, or the service is busy. Try again in a moment.";
  return error instanceof Error ? error.message : String(error);
}
