// @ts-check
/** Sends an attempt until it is acknowledged: with pauses that grow, and at once when the connection is back. */

import { ask, Expired, Offline, Refused } from "./ask.js";

/** @typedef {import("./drafts.js").Attempt} Attempt */

const FIRST = 2;
const LONGEST = 30;

export class Sending {
  /**
   * @param {Attempt} attempt
   * @param {{arrived: (answer: any) => void, waiting: (seconds: number) => void, expired: (why: string) => void}} tell
   */
  constructor(attempt, tell) {
    this.attempt = attempt;
    this.tell = tell;
    this.pause = FIRST;
    this.busy = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.now = () => void this.send();
    window.addEventListener("online", this.now);
    void this.send();
  }

  async send() {
    if (this.busy) return;
    clearTimeout(this.timer);
    this.busy = true;
    try {
      this.end(await ask("/page/attempt", this.attempt));
    } catch (error) {
      if (error instanceof Offline) this.later(error.after);
      else if (error instanceof Expired) this.tell.expired(error.message);
      else if (error instanceof Refused) this.end({ state: "refused", message: error.message });
      else throw error;
    } finally {
      this.busy = false;
    }
  }

  /** @param {number} after */
  later(after) {
    const seconds = Math.max(this.pause, after);
    this.pause = Math.min(2 * this.pause, LONGEST);
    this.timer = setTimeout(this.now, 1000 * seconds);
    this.tell.waiting(seconds);
  }

  /** @param {any} answer */
  end(answer) {
    window.removeEventListener("online", this.now);
    this.tell.arrived(answer);
  }
}
