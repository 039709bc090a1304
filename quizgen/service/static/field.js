// @ts-check
/**
 * A field for an answer: plain text, and over it a formula editor while somebody wants one. The text is what counts: the
 * editor writes LaTeX into it, which becomes plain text as soon as it is read.
 */

/** @typedef {import("./editor.js").Editor} Editor */

export class Field {
  /** @param {HTMLInputElement} input */
  constructor(input) {
    this.input = input;
    /** @type {Editor | undefined} */
    this.editor = undefined;
    /** Whether the text is LaTeX that the editor wrote. */
    this.drawn = false;
  }

  get value() {
    return this.input.value;
  }

  /** Plain text, and how the editor shows it. @param {string} text @param {string} latex */
  set(text, latex = "") {
    this.input.value = text;
    this.drawn = false;
    this.editor?.show(latex);
  }

  /** What the editor wrote, as plain text: whether there was any. @param {string} text */
  settle(text) {
    if (!this.drawn) return false;
    this.input.value = text;
    this.drawn = false;
    return true;
  }

  get active() {
    return document.activeElement === (this.editor?.element ?? this.input);
  }

  focus() {
    (this.editor?.element ?? this.input).focus();
  }

  /** @param {boolean} locked */
  lock(locked) {
    this.input.readOnly = locked;
    this.editor?.lock(locked);
  }

  /** @param {boolean} wrong */
  mark(wrong) {
    if (wrong) this.input.setAttribute("aria-invalid", "true");
    else this.input.removeAttribute("aria-invalid");
    this.editor?.element.toggleAttribute("data-invalid", wrong);
  }

  /**
   * The editor in place of the plain field.
   * @param {string} address where its files are @param {string} latex what it shows first
   */
  async draw(address, latex) {
    const { openEditor } = await import("./editor.js");
    this.editor = await openEditor(address, this.input, latex, (written) => {
      this.input.value = written;
      this.drawn = true;
      this.input.dispatchEvent(new Event("input", { bubbles: true }));
    });
    this.input.hidden = true;
    this.lock(this.input.readOnly);
  }

  /** Back to plain text. */
  type() {
    this.editor?.close();
    this.editor = undefined;
    this.input.hidden = false;
  }
}
