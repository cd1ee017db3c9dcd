// Sends what waits, one sheet after the other, until the site has said that it has it.

import { isJson, troubleOf } from "./answers.js";
import { within } from "./patience.js";
import { stateOf } from "./sheets.js";

const PAUSE = 700;
const INTERVAL = 30000;
const LONGEST_ROUND = 180000;
const MOST_FAILURES = 3;
const LONGEST_WAIT = 20000;
// a browser lets go of longer ones when the page is left
const LONGEST_KEPT_ALIVE = 20000;
const PAUSES = [2000, 4000, 8000, 15000, 30000];

export class Sender {
  /** Why nothing is sent now: "" (nothing stands in the way), offline, signed_out, server, forbidden, gone. */
  trouble = "";

  #timer = 0;

  #failures = 0;

  #isWanted = false;

  #round = null;

  /** Sheets over which the site failed the last time: the others go first. */
  #late = new Set();

  constructor(book, { address, workshop }) {
    this.book = book;
    this.address = address;
    this.lock = `placeplan sends ${workshop}`;
    this.token = "";
    window.addEventListener("online", () => this.send());
    window.addEventListener("pageshow", () => this.send());
    document.addEventListener("visibilitychange", () => this.send());
    setInterval(() => this.soon(), INTERVAL);
  }

  /** Send after a short pause, in which more may be typed. */
  soon() { if (!this.trouble) this.#later(PAUSE); }

  /** Send now, unless a round is under way: then after it. */
  send() {
    clearTimeout(this.#timer);
    this.#isWanted = true;
    this.#round ??= this.#rounds().finally(() => { this.#round = null; });
    return this.#round;
  }

  async #rounds() {
    while (this.#isWanted) {
      this.#isWanted = false;
      if (this.book.waiting.length) await this.#alone(() => this.#sendAll());
    }
  }

  /** Only one page of this device sends at a time; one that hangs is overtaken. */
  async #alone(act) {
    if (!navigator.locks) return act();
    const signal = within(LONGEST_ROUND);
    try {
      return await navigator.locks.request(this.lock, { signal }, act);
    } catch (error) {
      // another page has overtaken this one: it sends what is left
      if (error.name === "AbortError") return undefined;
      if (error.name !== "TimeoutError") throw error;
      return navigator.locks.request(this.lock, { steal: true }, act);
    }
  }

  async #sendAll() {
    const done = new Set();
    let failures = 0;
    for (;;) {
      const next = await this.book.nextOutgoing(done, this.#late);
      if (!next) return this.#tell(failures ? "server" : "");
      done.add(next.sheet);
      const found = await this.#exchange(next);
      // refused half typed, and typed on since: it goes before those that come after it
      if (!found && !next.sheet.isStored && stateOf(next.sheet) === "waiting") done.delete(next.sheet);
      this.#late.delete(next.sheet);
      // a site that fails over one sheet may well take the others
      if (found === "server") {
        this.#late.add(next.sheet);
        failures += 1;
      }
      if (found && (found !== "server" || failures >= MOST_FAILURES)) return this.#tell(found);
    }
  }

  /** Send one change; gives what stands in the way of the others, too. */
  async #exchange({ sheet, sent }) {
    this.book.tell();
    const body = { edit: sent.edit, version: sent.version, is_removed: sent.isRemoved, by: sent.by, checked_by: sent.checkedBy ?? "", sheet: sent.data };
    const answer = await this.#post(`/${sheet.key}`, body);
    if (!answer) return this.trouble;
    const said = isJson(answer) ? await answer.json().catch(() => null) : null;
    if (!said && answer.ok) return "server";
    const isKnown = said && ("version" in said || said.conflict || said.faults);
    await this.book.answered(sheet, sent, isKnown ? said : { faults: [{ code: answer.status }] });
    return "";
  }

  /** Ask the site; no answer, with `trouble` set, when it cannot be reached or does not know us. */
  async ask(path, headers = {}) {
    const answer = await this.#reach(path, { headers, cache: "no-store" });
    const trouble = answer ? troubleOf(answer) : "offline";
    if (trouble !== this.trouble) this.#heard(trouble);
    return trouble ? null : answer;
  }

  async #reach(path, options) {
    try {
      return await fetch(this.address + path, { redirect: "manual", signal: within(LONGEST_WAIT), ...options });
    } catch {
      return null;
    }
  }

  /** Post; once more with a fresh token when ours has outlived its session. No answer as in `ask`. */
  async #post(path, body) {
    const text = JSON.stringify(body);
    for (const isAgain of [false, true]) {
      if ((!this.token || isAgain) && !(await this.#renewToken())) return null;
      const answer = await this.#reach(path, {
        method: "POST",
        body: text,
        keepalive: text.length < LONGEST_KEPT_ALIVE,
        headers: { "Content-Type": "application/json", "X-CSRFToken": this.token },
      });
      const isStale = answer?.status === 400 && !isJson(answer);
      if (isAgain || !isStale) return this.#heed(answer);
    }
    return null;
  }

  async #renewToken() {
    const renewed = await this.ask("/token");
    if (!renewed) return false;
    this.token = (await renewed.json().catch(() => ({}))).token;
    if (!this.token) this.trouble = "server";
    return Boolean(this.token);
  }

  /** The answer to one sheet, unless it shows that the site takes no other either. */
  async #heed(answer) {
    const trouble = answer ? troubleOf(answer) : "offline";
    // something before the site refuses what this sheet says, while the site lets us in
    if (["forbidden", "gone"].includes(trouble) && await this.ask("/token")) return answer;
    this.trouble = trouble;
    return trouble ? null : answer;
  }

  /** The site could be reached, or not, by another way than sending. */
  #heard(trouble) {
    const was = this.trouble;
    this.trouble = trouble;
    if (was && !trouble) this.send();
    this.book.tell();
  }

  #tell(trouble) {
    this.trouble = trouble;
    if (!trouble) {
      this.#failures = 0;
    } else {
      const pause = PAUSES[Math.min(this.#failures, PAUSES.length - 1)] * (0.8 + 0.4 * Math.random());
      this.#failures += 1;
      this.#later(pause);
    }
    this.book.tell();
  }

  #later(pause) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.send(), pause);
  }
}
