// @ts-check
import { Field } from "./field.js";
import { Reading } from "./reading.js";

/** One thing asked for: a field with its reading, or choices. */
export class Part {
  /**
   * @param {HTMLElement} element
   * @param {{question: number, draw: number}} asked which question it is part of
   * @param {import("./reading.js").Told} told
   */
  constructor(element, asked, told) {
    this.element = element;
    this.label = element.dataset.part ?? "";
    this.inputs = /** @type {HTMLInputElement[]} */ ([...element.querySelectorAll("input")]);
    const [first] = this.inputs;
    /** @type {Field | undefined} */
    this.field = undefined;
    /** @type {Reading | undefined} */
    this.reading = undefined;
    if (first.type !== "text") return;
    this.field = new Field(first);
    this.reading = new Reading(element, this.field, (text) => ({ ...asked, part: this.label, text }), told);
  }

  get text() {
    if (this.field) return this.field.value.trim();
    return this.inputs.filter((one) => one.checked).map((one) => one.value).join(", ");
  }

  get accepted() {
    return this.reading !== undefined && this.reading.accepted !== "" && this.reading.accepted === this.field?.value;
  }

  /** @param {string} text @param {boolean} accepted */
  fill(text, accepted) {
    if (!this.field || !this.reading) {
      const letters = text.split(", ");
      for (const one of this.inputs) one.checked = letters.includes(one.value);
      return;
    }
    if (this.field.value === text) return;
    this.field.set(text);
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
    if (this.field) this.field.lock(locked);
    else for (const one of this.inputs) one.disabled = locked;
  }

  focus() {
    (this.field ?? this.inputs[0]).focus();
  }

  /** The formula editor in place of the plain field, or back again. @param {HTMLElement} button */
  async edit(button) {
    const { field, reading } = this;
    if (!field || !reading) return;
    if (field.editor) field.type();
    else await field.draw(String(button.dataset.editor), await reading.latex());
    button.setAttribute("aria-pressed", String(field.editor !== undefined));
    field.focus();
  }

  /** @param {string} selector @returns {HTMLElement} */
  box(selector) {
    return /** @type {HTMLElement} */ (this.element.querySelector(selector));
  }
}
