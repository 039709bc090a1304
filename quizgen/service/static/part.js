// @ts-check
import { Reading } from "./reading.js";

/** One thing asked for: a field with its reading, or choices. */
export class Part {
  /**
   * @param {HTMLElement} element
   * @param {{question: number, draw: number}} asked which question it is part of
   * @param {() => void} changed
   */
  constructor(element, asked, changed) {
    this.element = element;
    this.label = element.dataset.part ?? "";
    this.inputs = /** @type {HTMLInputElement[]} */ ([...element.querySelectorAll("input")]);
    const [first] = this.inputs;
    /** @type {Reading | undefined} */
    this.reading = undefined;
    if (first.type !== "text") return;
    this.reading = new Reading(element, first, (text) => ({ ...asked, part: this.label, text }), changed);
  }

  get text() {
    if (this.reading) return this.inputs[0].value.trim();
    return this.inputs.filter((one) => one.checked).map((one) => one.value).join(", ");
  }

  get accepted() {
    return this.reading !== undefined && this.reading.accepted !== "" && this.reading.accepted === this.inputs[0].value;
  }

  /** @param {string} text @param {boolean} accepted */
  fill(text, accepted) {
    if (!this.reading) {
      const letters = text.split(", ");
      for (const one of this.inputs) one.checked = letters.includes(one.value);
      return;
    }
    if (this.inputs[0].value === text) return;
    this.inputs[0].value = text;
    this.reading.accepted = accepted ? text : "";
    this.said("");
    this.reading.typed();
  }

  /** @param {string} html */
  said(html) {
    this.box(".said").innerHTML = html;
    delete this.box(".said").dataset.old;
  }

  /** @param {boolean} locked */
  lock(locked) {
    for (const one of this.inputs) {
      if (this.reading) one.readOnly = locked;
      else one.disabled = locked;
    }
  }

  focus() {
    this.inputs[0].focus();
  }

  /** @param {string} selector @returns {HTMLElement} */
  box(selector) {
    return /** @type {HTMLElement} */ (this.element.querySelector(selector));
  }
}
