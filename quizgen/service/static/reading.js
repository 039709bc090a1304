// @ts-check
/**
 * "We read: ..." below a field, as it is typed. The last answer wins; where a text can mean several things, the student
 * is asked which one.
 *
 * @typedef {{mathml: string, spoken: string, text: string | null, latex: string | null}} Meaning
 * @typedef {{verdict: string, mathml?: string, spoken?: string, text?: string | null, latex?: string | null,
 *   meanings?: Meaning[], what?: string, advice?: string, start?: number, end?: number}} Read
 * @typedef {{changed: () => void, settled: () => void}} Told of a change that was chosen, and of one of spelling alone
 */

import { ask, Offline } from "./ask.js";
import { announce } from "./live.js";

const PAUSE = 250;
const SPOKEN_AFTER = 1200;

export class Reading {
  /**
   * @param {HTMLElement} part
   * @param {import("./field.js").Field} field
   * @param {(text: string) => object} asked the body of a request about this text
   * @param {Told} told
   */
  constructor(part, field, asked, told) {
    this.field = field;
    this.box = /** @type {HTMLElement} */ (part.querySelector(".read"));
    this.choice = /** @type {HTMLElement} */ (part.querySelector(".ask"));
    this.asked = asked;
    this.told = told;
    /** What the text is read as, once that is known. @type {Read | undefined} */
    this.found = undefined;
    /** The text whose usual reading the student has said is meant. */
    this.accepted = "";
    this.request = new AbortController();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.speech = undefined;
    field.input.addEventListener("input", () => this.typed());
    if (field.value) void this.read();
  }

  typed() {
    clearTimeout(this.timer);
    clearTimeout(this.speech);
    this.request.abort();
    this.found = undefined;
    this.choice.hidden = true;
    this.field.mark(false);
    if (!this.field.value.trim()) this.box.replaceChildren();
    else this.timer = setTimeout(() => void this.read(), PAUSE);
  }

  async read() {
    this.request.abort();
    const request = (this.request = new AbortController());
    const text = this.field.value;
    try {
      const found = await ask("/page/read", this.asked(text), request.signal);
      if (!request.signal.aborted && text === this.field.value) this.show(found, false);
    } catch (error) {
      if (request.signal.aborted) return;
      const lost = "No connection: your answer cannot be read back just now.";
      this.box.textContent = error instanceof Offline ? lost : /** @type {Error} */ (error).message;
    }
  }

  /** @param {Read} found @param {boolean} urgent whether the answer was to be sent */
  show(found, urgent) {
    clearTimeout(this.timer);
    this.request.abort();
    this.found = found;
    const meanings = found.meanings && this.accepted !== this.field.value ? found.meanings : [];
    this.choice.hidden = meanings.length === 0;
    if (found.verdict === "unreadable") this.unreadable(found, urgent);
    else this.readable(found);
    if (meanings.length) this.choose(meanings, urgent);
    else if (found.spoken) this.speak(`We read: ${found.spoken}`);
    if (!meanings.length && found.text && this.field.settle(found.text)) this.told.settled();
  }

  /** The text as the formula editor shows it. Raises Error where it cannot, in words for the student. */
  async latex() {
    if (!this.field.value.trim()) return "";
    if (!this.found) await this.read();
    if (!this.choice.hidden) throw new Error("Choose first which one you meant.");
    const latex = this.found?.latex;
    if (!latex) throw new Error("The formula editor cannot show this: mend it here, or empty the field first.");
    return latex;
  }

  /** @param {Read} found */
  readable(found) {
    this.box.dataset.state = "read";
    this.field.mark(false);
    const formula = document.createElement("span");
    formula.innerHTML = found.mathml ?? "";
    this.box.replaceChildren(word("span", "label", "We read "), formula);
  }

  /** @param {Read} found @param {boolean} urgent */
  unreadable(found, urgent) {
    const text = this.field.value;
    const [start, end] = [found.start ?? 0, found.end ?? 0];
    const marked = word("code", "", text.slice(0, start));
    marked.append(word("mark", "", text.slice(start, end) || " "), text.slice(end));
    marked.hidden = this.field.drawn; // LaTeX that nobody typed
    const words = `${found.what}. ${found.advice ?? ""}`.trim();
    this.box.dataset.state = urgent ? "unreadable" : "unfinished";
    this.box.replaceChildren(marked, word("span", "why", words.endsWith(".") ? words : `${words}.`));
    if (urgent) this.field.mark(true);
    else this.speak(words);
  }

  /** @param {Meaning[]} meanings @param {boolean} urgent */
  choose(meanings, urgent) {
    const buttons = meanings.map((meaning, number) => this.button(meaning, number)).filter((one) => one !== null);
    this.choice.replaceChildren(word("p", "", "Which did you mean?"), ...buttons);
    const said = meanings.map((meaning, number) => `${number + 1}: ${meaning.spoken}`).join("; ");
    if (urgent) /** @type {HTMLElement} */ (buttons[0] ?? this.field.input).focus();
    else this.speak(`This can be read in ${meanings.length} ways. ${said}`);
  }

  /** @param {Meaning} meaning @param {number} number */
  button(meaning, number) {
    if (meaning.text === null && number > 0) return null;
    const button = word("button", "plain", "");
    button.setAttribute("type", "button");
    const shown = word("span", "", "");
    shown.innerHTML = meaning.mathml;
    shown.setAttribute("aria-hidden", "true");
    button.append(shown, word("span", "heard", meaning.spoken));
    button.addEventListener("click", () => {
      if (meaning.text === null) this.accepted = this.field.value;
      else this.field.set(meaning.text, meaning.latex ?? "");
      this.choice.hidden = true;
      this.field.focus();
      this.told.changed();
      void this.read();
    });
    return button;
  }

  /** Screen readers hear of it when the typing has paused. @param {string} words */
  speak(words) {
    clearTimeout(this.speech);
    if (this.field.active) this.speech = setTimeout(() => announce(words), SPOKEN_AFTER);
  }
}

/** @param {string} tag @param {string} name @param {string} text */
function word(tag, name, text) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.textContent = text;
  return element;
}
