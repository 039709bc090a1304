// @ts-check
/**
 * What somebody has typed and not sent, and what was sent and not yet acknowledged: kept in this browser, so that a
 * closed lid or a lost connection loses nothing. Each has an entry of its own, so that two windows do not undo each other.
 *
 * @typedef {{responses: Record<string, string>, accepted: string[]}} Draft
 * @typedef {{client_id: string, question: number, draw: number, responses: Record<string, string>,
 *   accepted: string[]}} Attempt
 */

export class Drafts {
  /** @param {string} name whose drafts these are */
  constructor(name) {
    this.name = name;
    /** Whether the browser keeps anything; where it does not, nothing is lost while the page is open. */
    this.lasting = true;
    /** @type {Map<string, string>} */
    this.memory = new Map();
  }

  /** @param {string} question @returns {Draft | undefined} */
  draft(question) {
    return this.read(`draft ${question}`);
  }

  /** @param {string} question @param {Draft} draft */
  keep(question, draft) {
    this.write(`draft ${question}`, draft);
  }

  /** @param {string} question */
  forget(question) {
    this.remove(`draft ${question}`);
  }

  /** @param {string} question @returns {Attempt | undefined} what is on its way */
  sending(question) {
    return this.read(`sending ${question}`);
  }

  /** @param {string} question @param {Attempt} attempt */
  send(question, attempt) {
    this.write(`sending ${question}`, attempt);
  }

  /** @param {string} question */
  arrived(question) {
    this.remove(`sending ${question}`);
  }

  /** @param {string} entry @returns {any} */
  read(entry) {
    try {
      return JSON.parse(this.stored(entry) ?? this.memory.get(entry) ?? "null") ?? undefined;
    } catch {
      return undefined; // not ours
    }
  }

  /** @param {string} entry */
  stored(entry) {
    try {
      return localStorage.getItem(`quizgen ${this.name} ${entry}`);
    } catch {
      this.lasting = false;
      return null;
    }
  }

  /** @param {string} entry @param {object} value */
  write(entry, value) {
    const text = JSON.stringify(value);
    this.memory.set(entry, text);
    try {
      localStorage.setItem(`quizgen ${this.name} ${entry}`, text);
    } catch {
      this.lasting = false;
    }
  }

  /** @param {string} entry */
  remove(entry) {
    this.memory.delete(entry);
    try {
      localStorage.removeItem(`quizgen ${this.name} ${entry}`);
    } catch {
      this.lasting = false;
    }
  }
}

/** A name for an attempt that nothing else has. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
