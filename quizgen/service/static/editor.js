// @ts-check
/** MathLive over a plain field. It is loaded when the first editor is opened, from this service, fonts too. */

import { Offline } from "./ask.js";
import { COMMANDS, KEYBOARD } from "./editor_keys.js";

/** @type {Promise<any> | undefined} */
let library;

/** @param {string} address */
function loaded(address) {
  library ??= import(`${address}/mathlive.min.mjs`).then(({ MathfieldElement }) => {
    MathfieldElement.fontsDirectory = `${address}/fonts`;
    MathfieldElement.soundsDirectory = null;
    MathfieldElement.locale = "en";
    board.keys.layouts = KEYBOARD;
    board.keys.addEventListener("geometrychange", () => board.fit());
    return MathfieldElement;
  }, () => {
    library = undefined; // it is asked for again
    throw new Offline();
  });
  return library;
}

/**
 * An editor behind the field that it stands for.
 * @param {string} address @param {HTMLInputElement} input @param {string} latex
 * @param {(latex: string) => void} written
 */
export async function openEditor(address, input, latex, written) {
  const Mathfield = await loaded(address);
  return new Editor(new Mathfield(), input, latex, written);
}

export class Editor {
  /**
   * @param {any} element MathLive's own @param {HTMLInputElement} input @param {string} latex
   * @param {(latex: string) => void} written
   */
  constructor(element, input, latex, written) {
    this.element = element;
    this.input = input;
    this.written = written;
    /** Whether a space was just typed: digits do not go on with an exponent before it. */
    this.left = false;
    element.setAttribute("aria-label", (input.labels?.[0]?.textContent ?? "Your answer").replace(/[:\s]+$/, ""));
    element.addEventListener("input", (/** @type {Event} */ event) => this.changed(event));
    element.addEventListener("beforeinput", (/** @type {InputEvent} */ event) => this.digit(event));
    element.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.pressed(event), { capture: true });
    element.addEventListener("focusin", () => board.show());
    element.addEventListener("focusout", () => board.hide());
    input.after(element);
    element.mathVirtualKeyboardPolicy = "sandboxed"; // its keyboard stands on this page, also inside a frame
    element.menuItems = [];
    element.inlineShortcuts = COMMANDS;
    element.keybindings = element.keybindings.filter((/** @type {any} */ one) => !String(one.command).includes("switchMode"));
    this.show(latex);
  }

  /** @param {string} latex */
  show(latex) {
    this.element.setValue(latex, { silenceNotifications: true });
  }

  /** @param {boolean} locked */
  lock(locked) {
    this.element.readOnly = locked;
  }

  close() {
    board.hide();
    this.element.remove();
  }

  /** @param {Event} event */
  changed(event) {
    event.stopPropagation(); // the plain field tells of the change
    this.left = false;
    this.write();
  }

  write() {
    this.written(braced(this.element.getValue("latex")));
  }

  /** MathLive leaves an exponent after one digit. More digits go on with it: x^12. @param {InputEvent} event */
  digit(event) {
    const { element } = this;
    const digit = event.data ?? "";
    if (this.left || !isDigit(digit) || !element.selectionIsCollapsed || !this.isBehindRaisedDigit()) return;
    event.preventDefault();
    element.executeCommand("moveToPreviousChar");
    element.insert(digit, { silenceNotifications: true });
    element.executeCommand("moveAfterParent");
    this.write();
  }

  isBehindRaisedDigit() {
    const at = this.element.position;
    if (at < 2 || this.element.getValue(at - 1, at, "latex")) return false;
    for (let from = at - 2; from >= 0; from -= 1) {
      const passed = this.element.getValue(from, at, "latex");
      if (passed.startsWith("^")) return [...passed.slice(1).replace("{", "").replace("}", "")].every(isDigit);
      if (![...passed].every(isDigit)) return false;
    }
    return false;
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") {
      this.write(); // MathLive tells of the last change a moment later
      this.input.form?.requestSubmit();
    } else if (event.key === " ") this.leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** A space leaves an exponent or a fraction; brackets are closed by their own key: (x + 1)^2. */
  leave() {
    const { element } = this;
    const from = element.position;
    element.executeCommand("moveAfterParent");
    const passed = element.getValue(element.position - 1, element.position, "latex");
    if (passed.startsWith("\\left")) element.position = from;
    this.left = true;
  }
}

/** @param {string} text */
function isDigit(text) {
  return text.length === 1 && "0123456789".includes(text);
}

/** MathLive leaves out the braces of one digit. Before another digit they say where it ends: x^{1}2. @param {string} latex */
function braced(latex) {
  let text = "";
  for (let at = 0; at < latex.length; at += 1) {
    const alone = "^_".includes(latex[at]) && isDigit(latex[at + 1] ?? "") && isDigit(latex[at + 2] ?? "");
    text += alone ? `${latex[at]}{${latex[at + 1]}}` : latex[at];
    if (alone) at += 1;
  }
  return text;
}

/** The keyboard on the screen, which comes by itself where there is no other. The page ends above it. */
const board = {
  get keys() {
    return /** @type {any} */ (window).mathVirtualKeyboard;
  },
  show() {
    if (matchMedia("(pointer: coarse)").matches) this.keys.show();
  },
  hide() {
    this.keys.hide();
  },
  /** Lets what is below be scrolled above it, and the field in use stand there. */
  fit() {
    const high = this.keys.visible ? this.keys.boundingRect.height : 0;
    document.documentElement.style.setProperty("--keyboard", `${high}px`);
    if (high) document.activeElement?.scrollIntoView({ block: "center" });
  },
};
