// @ts-check
/** The student's page: all questions, the score, and what waits to be sent. */

import { Drafts } from "./drafts.js";
import { Question } from "./question.js";

const STATUS = { full: "full marks", some: "some marks", none: "no marks yet", waiting: "waits for your tutor", open: "" };

export class Sheet {
  /** @param {HTMLElement} place @param {string} name under which drafts are kept */
  constructor(place, name) {
    this.place = place;
    this.drafts = new Drafts(name);
    place.querySelectorAll("form.question").forEach((form) => this.add(/** @type {HTMLFormElement} */ (form)));
    place.querySelectorAll("nav a").forEach((link) => this.mark(/** @type {HTMLElement} */ (link)));
    window.addEventListener("offline", () => this.net("There is no connection. You can go on: nothing is lost."));
    window.addEventListener("online", () => this.net(""));
  }

  /** @param {HTMLFormElement} form */
  add(form) {
    new Question(form, this.drafts, {
      total: (words) => this.total(words),
      status: (number, status) => this.status(number, status),
      replaced: (fresh) => this.add(fresh),
    });
  }

  /** @param {string} words */
  total(words) {
    const total = this.place.querySelector("#total");
    if (total) total.textContent = words;
  }

  /** @param {number} number @param {string} status */
  status(number, status) {
    const link = this.place.querySelector(`nav a[href="#question-${number}"]`);
    if (!(link instanceof HTMLElement)) return;
    link.dataset.status = status;
    this.mark(link);
  }

  /** A status is more than a colour. @param {HTMLElement} link */
  mark(link) {
    const words = STATUS[/** @type {keyof typeof STATUS} */ (link.dataset.status ?? "open")] ?? "";
    const said = link.querySelector(".status");
    if (said) said.textContent = words && `, ${words}`;
    link.title = words;
  }

  /** @param {string} words */
  net(words) {
    const net = /** @type {HTMLElement | null} */ (this.place.querySelector("#net"));
    if (!net) return;
    net.textContent = words;
    net.hidden = !words;
  }
}
