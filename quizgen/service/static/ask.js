// @ts-check
/** Requests to the service. Each carries the page's token; what goes wrong is one of three things. */

/** The request did not come through, or there was no time for it: it may be sent again. */
export class Offline extends Error {
  /** @param {number} after seconds, as far as the service says */
  constructor(after = 0) {
    super("offline");
    this.after = after;
  }
}

/** The page was opened too long ago. */
export class Expired extends Error {}

/** The service refuses this request, and would refuse it again. */
export class Refused extends Error {}

/** Before each path of the service: "/quizgen", or "" where it has its host alone. These scripts stand in /static. */
export const ROOT = new URL("..", import.meta.url).pathname.slice(0, -1);

const LATER = [408, 425, 429, 500, 502, 503, 504];
const LONGEST = 20000;
let token = "";

/** @param {string} text */
export function useToken(text) {
  token = text;
}

/**
 * What the service answers. Raises Offline, Expired and Refused; AbortError where `signal` says so.
 * @param {string} path @param {object} body @param {AbortSignal} [signal]
 * @returns {Promise<any>}
 */
export async function ask(path, body, signal) {
  const answer = await fetched(path, body, signal);
  return (answer.headers.get("content-type") ?? "").includes("json") ? answer.json() : answer.blob();
}

/** @param {string} path @param {object} body @param {AbortSignal} [signal] */
async function fetched(path, body, signal) {
  const timer = new AbortController();
  const alarm = setTimeout(() => timer.abort(), LONGEST);
  signal?.addEventListener("abort", () => timer.abort());
  let answer;
  try {
    answer = await fetch(ROOT + path, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
      signal: timer.signal,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Offline();
  } finally {
    clearTimeout(alarm);
  }
  if (answer.ok) return answer;
  if (LATER.includes(answer.status)) throw new Offline(Number(answer.headers.get("Retry-After") ?? 0));
  const message = await messageOf(answer);
  throw answer.status === 401 ? new Expired(message) : new Refused(message);
}

/** @param {Response} answer */
async function messageOf(answer) {
  try {
    return String((await answer.json()).error.message);
  } catch {
    return "The service refuses this.";
  }
}
