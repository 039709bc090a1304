// @ts-check
/** One question: its fields, what is said of them, hints, the worked solution, and attempts on their way. */

import { ask, Offline } from "./ask.js";
import { newId } from "./drafts.js";
import { announce, wordsOf } from "./live.js";
import { Part } from "./part.js";
import { Sending } from "./sending.js";

/** @typedef {import("./drafts.js").Drafts} Drafts */
/** @typedef {{total: (words: string) => void, status: (number: number, status: string) => void,
 *   replaced: (fresh: HTMLFormElement) => void}} Told */

export class Question {
  /** @param {HTMLFormElement} form @param {Drafts} drafts @param {Told} told */
  constructor(form, drafts, told) {
    this.form = form;
    this.drafts = drafts;
    this.told = told;
    this.number = Number(form.dataset.number);
    this.draw = Number(form.dataset.draw);
    this.name = `${this.number}.${this.draw}`;
    const asked = { question: this.number, draw: this.draw };
    this.parts = /** @type {HTMLElement[]} */ ([...form.querySelectorAll(".part")])
      .map((one) => new Part(one, asked, { changed: () => this.changed(), settled: () => this.keep() }));
    /** Whether it was said that some parts are empty. */
    this.warned = false;
    form.addEventListener("submit", (event) => { event.preventDefault(); this.check(); });
    form.addEventListener("input", () => this.changed());
    form.addEventListener("click", (event) => void this.clicked(event));
    this.resume();
  }

  /** What was typed, or was on its way, when the page was left. */
  resume() {
    const sending = this.drafts.sending(this.name);
    const draft = sending ?? this.drafts.draft(this.name);
    if (draft) for (const part of this.parts) part.fill(draft.responses[part.label] ?? "", draft.accepted.includes(part.label));
    if (sending) this.send(sending);
  }

  get responses() {
    return Object.fromEntries(this.parts.map((part) => [part.label, part.text]));
  }

  get accepted() {
    return this.parts.filter((part) => part.accepted).map((part) => part.label);
  }

  changed() {
    this.warned = false;
    this.say("");
    for (const part of this.parts) part.box(".said").dataset.old = "";
    this.keep();
  }

  keep() {
    this.drafts.keep(this.name, { responses: this.responses, accepted: this.accepted });
  }

  check() {
    if (this.drafts.sending(this.name)) return;
    const empty = this.parts.filter((part) => !part.text);
    if (empty.length === this.parts.length) {
      this.say("Write an answer first.");
      empty[0]?.focus();
      return;
    }
    if (empty.length && !this.warned) {
      this.warned = true;
      const parts = empty.map((part) => `(${part.label})`).join(", ");
      this.say(`Still empty: ${parts}. Press Check again to send it like this; it counts as an attempt.`);
      return;
    }
    const attempt = {
      client_id: newId(), question: this.number, draw: this.draw, responses: this.responses, accepted: this.accepted,
    };
    this.drafts.send(this.name, attempt);
    this.send(attempt);
  }

  /** @param {import("./drafts.js").Attempt} attempt */
  send(attempt) {
    this.lock(true);
    this.say("Checking …", "busy");
    const sending = new Sending(attempt, {
      arrived: (answer) => this.arrived(answer),
      waiting: () => this.waiting(sending),
      expired: (why) => this.say(`${why} Your answer is kept on this device and is sent then.`),
    });
  }

  /** @param {Sending} sending */
  waiting(sending) {
    const kept = this.drafts.lasting ? "It is kept here, and sent by itself." : "Keep this page open: it is sent by itself.";
    this.say(`Not sent yet: there is no connection. ${kept}`);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "plain";
    button.textContent = "Try now";
    button.addEventListener("click", () => { this.say("Checking …", "busy"); void sending.send(); });
    this.box(".sending").append(" ", button);
  }

  /** @param {any} answer */
  arrived(answer) {
    this.drafts.arrived(this.name);
    this.lock(false);
    this.say("");
    if (answer.state === "unclear") this.unclear(answer.parts);
    else if (answer.state === "marked") this.marked(answer);
    else {
      this.say(answer.message);
      if (answer.again) this.box('[data-do="renew"]').hidden = false;
    }
  }

  /** @param {Record<string, import("./reading.js").Read>} parts */
  unclear(parts) {
    const found = this.parts.filter((part) => part.label in parts);
    for (const part of found) part.reading?.show(parts[part.label], part === found[0]);
    const ways = parts[found[0].label].meanings;
    this.say(`${ways ? "Your answer can be read in more than one way." : "Your answer cannot be read."} It was not counted.`);
    if (!ways) found[0].focus();
  }

  /** @param {any} answer */
  marked(answer) {
    this.drafts.forget(this.name);
    for (const part of this.parts) part.said(answer.parts[part.label]?.html ?? "");
    this.form.dataset.status = answer.status;
    this.box(".left").textContent = answer.left;
    this.box(".best").textContent = answer.best;
    this.box('[type="submit"]').hidden = !answer.open || answer.fresh;
    this.box('[data-do="renew"]').hidden = !(answer.open && answer.fresh);
    this.box('[data-do="solution"]').hidden = !answer.solution;
    this.told.total(answer.total);
    this.told.status(this.number, answer.status);
    const said = this.parts.map((part) => (part.label ? `Part ${part.label}: ` : "") + wordsOf(part.box(".said")));
    announce(`Question ${this.number}. ${said.join(" ")} ${answer.left}`);
  }

  /** @param {Event} event */
  async clicked(event) {
    const button = event.target instanceof Element ? event.target.closest("[data-do]") : null;
    if (!(button instanceof HTMLButtonElement)) return;
    button.disabled = true;
    try {
      if (button.dataset.do === "hint") await this.hint(button);
      else if (button.dataset.do === "editor") await this.partOf(button).edit(button);
      else if (button.dataset.do === "solution") await this.solve();
      else if (button.dataset.do === "renew") await this.renew();
    } catch (error) {
      this.say(error instanceof Offline ? "There is no connection. Try again in a moment." : String(/** @type {Error} */ (error).message));
    } finally {
      button.disabled = false;
    }
  }

  /** @param {Element} element @returns {Part} */
  partOf(element) {
    return /** @type {Part} */ (this.parts.find((one) => one.element.contains(element)));
  }

  /** @param {HTMLButtonElement} button */
  async hint(button) {
    const part = this.partOf(button);
    const list = /** @type {HTMLElement} */ (part.element.querySelector(".hints"));
    const used = list.children.length;
    const hint = await ask("/page/hint", { question: this.number, draw: this.draw, part: part.label, used });
    const item = document.createElement("li");
    item.innerHTML = hint.paragraphs.map((/** @type {string} */ words) => `<p>${words}</p>`).join("");
    item.prepend(Object.assign(document.createElement("b"), { textContent: hint.title }));
    list.append(item);
    list.hidden = false;
    button.textContent = `Next hint (${used + 2} of ${button.dataset.hints})`;
    button.hidden = hint.left === 0;
    announce(`Hint ${used + 1}. ${wordsOf(item)}`);
  }

  async solve() {
    const { html } = await ask("/page/solution", { question: this.number });
    const place = this.box(".solution");
    place.innerHTML = `<h3 tabindex="-1">Worked solution</h3>${html}`;
    place.hidden = false;
    this.box('[data-do="solution"]').hidden = true;
    this.box(".solution h3").focus();
  }

  async renew() {
    const { html } = await ask("/page/question", { question: this.number });
    const holder = document.createElement("div");
    holder.innerHTML = html;
    const fresh = /** @type {HTMLFormElement} */ (holder.firstElementChild);
    this.form.replaceWith(fresh);
    this.told.replaced(fresh);
    fresh.querySelector("h2")?.focus();
  }

  /** While an attempt is on its way, it is not changed. @param {boolean} locked */
  lock(locked) {
    for (const part of this.parts) part.lock(locked);
    /** @type {HTMLButtonElement} */ (this.box('[type="submit"]')).disabled = locked;
  }

  /** @param {string} words @param {string} state */
  say(words, state = "") {
    const box = this.box(".sending");
    box.dataset.state = state;
    box.textContent = words;
    box.hidden = !words;
    if (words && !state) announce(words);
  }

  /** @param {string} selector @returns {HTMLElement} */
  box(selector) {
    return /** @type {HTMLElement} */ (this.form.querySelector(selector));
  }
}
