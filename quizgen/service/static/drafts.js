// @ts-check
/**
 * What somebody has typed and not sent, and what was sent and not yet acknowledged: kept in this browser, so that a
 * closed lid or a lost connection loses nothing.
 *
 * @typedef {{responses: Record<string, string>, accepted: string[]}} Draft
 * @typedef {{client_id: string, question: number, draw: number, responses: Record<string, string>,
 *   accepted: string[]}} Attempt
 */

export class Drafts {
  /** @param {string} name whose drafts these are */
  constructor(name) {
    this.name = `quizgen ${name}`;
    /** @type {{drafts: Record<string, Draft>, sending: Record<string, Attempt>}} */
    this.kept = { drafts: {}, sending: {} };
    this.lasting = true;
    try {
      this.kept = { ...this.kept, ...JSON.parse(localStorage.getItem(this.name) ?? "{}") };
    } catch {
      this.lasting = false;
    }
  }

  /** @param {string} question @returns {Draft | undefined} */
  draft(question) {
    return this.kept.drafts[question];
  }

  /** @param {string} question @param {Draft} draft */
  keep(question, draft) {
    this.kept.drafts[question] = draft;
    this.write();
  }

  /** @param {string} question */
  forget(question) {
    delete this.kept.drafts[question];
    this.write();
  }

  /** @param {string} question @returns {Attempt | undefined} what is on its way */
  sending(question) {
    return this.kept.sending[question];
  }

  /** @param {string} question @param {Attempt} attempt */
  send(question, attempt) {
    this.kept.sending[question] = attempt;
    this.write();
  }

  /** @param {string} question */
  arrived(question) {
    delete this.kept.sending[question];
    this.write();
  }

  write() {
    try {
      localStorage.setItem(this.name, JSON.stringify(this.kept));
    } catch {
      this.lasting = false; // a browser that keeps nothing: while the page is open, nothing is lost either
    }
  }
}

/** A name for an attempt that nothing else has. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
