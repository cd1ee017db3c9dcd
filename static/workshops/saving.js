// Sends each sheet by itself, one request at a time per sheet, until the server has it.

const PAUSE = 700;
// a browser lets go of longer ones when the page is left
const LONGEST_KEPT_ALIVE = 20000;
const RETRIES = [3000, 6000, 15000, 30000];

export class Saver {
  #timers = new Map();
  #sending = new Map();
  #failures = 0;

  /** `onChange(sheet)` is called whenever a sheet's status changed. */
  constructor({ address, token, words, onChange }) {
    this.address = address;
    this.token = token;
    this.words = words;
    this.onChange = onChange;
  }

  /** The sheet was changed: send it after a short pause. */
  touch(sheet) {
    sheet.edits += 1;
    if (sheet.status !== "conflict") this.#tell(sheet, "saving");
    this.#later(sheet, PAUSE);
  }

  /** Send now what waits of this sheet. */
  flush(sheet) {
    if (this.isWaiting(sheet)) this.#send(sheet);
  }

  isWaiting(sheet) {
    return sheet.edits > sheet.sent && sheet.status !== "conflict";
  }

  /** Take the sheet out of the results, or put it back; gives why not, or nothing when done. */
  async setRemoved(sheet, isRemoved) {
    await this.#sending.get(sheet);
    clearTimeout(this.#timers.get(sheet));
    if (!sheet.isStored) return "";
    const address = this.#addressOf(sheet) + (isRemoved ? "/removed" : "/put-back");
    try {
      const answer = await this.#post(address, {});
      if (answer.ok) return "";
      if (answer.type === "opaqueredirect") return this.words.signed_out;
      return isJson(answer) ? sentenceOf((await answer.json()).faults) : this.words.server;
    } catch {
      return this.words.offline;
    }
  }

  #addressOf(sheet) { return `${this.address}/${sheet.key}`; }

  #later(sheet, pause) {
    clearTimeout(this.#timers.get(sheet));
    this.#timers.set(sheet, setTimeout(() => this.flush(sheet), pause));
  }

  #send(sheet) {
    clearTimeout(this.#timers.get(sheet));
    if (this.#sending.has(sheet)) return;
    const sending = this.#exchange(sheet).finally(() => {
      this.#sending.delete(sheet);
      if (this.isWaiting(sheet) && sheet.status === "saving") this.#later(sheet, 0);
    });
    this.#sending.set(sheet, sending);
  }

  async #exchange(sheet) {
    const edits = sheet.edits;
    this.#tell(sheet, "saving");
    try {
      const answer = await this.#post(this.#addressOf(sheet), {
        version: sheet.version, sheet: sheet.data,
      });
      await this.#hear(sheet, edits, answer);
    } catch {
      this.#tryAgain(sheet, this.words.offline);
    }
  }

  async #hear(sheet, edits, answer) {
    if (answer.type === "opaqueredirect") return this.#tryAgain(sheet, this.words.signed_out);
    if (!isJson(answer)) return this.#tryAgain(sheet, this.words.server);
    const said = await answer.json();
    this.#failures = 0;
    if (answer.ok) {
      Object.assign(sheet, { version: said.version, isStored: true, sent: edits, faults: [] });
      if (sheet.edits === edits) this.#tell(sheet, "saved");
    } else if (answer.status === 409) {
      Object.assign(sheet, { sent: edits, isStored: true, conflict: said.conflict, faults: [] });
      this.#tell(sheet, "conflict", this.words.conflict);
    } else {
      Object.assign(sheet, { sent: edits, faults: said.faults });
      if (sheet.edits === edits) this.#tell(sheet, "failed", sentenceOf(said.faults));
    }
    return undefined;
  }

  #tryAgain(sheet, why) {
    this.#tell(sheet, "failed", why);
    const pause = RETRIES[Math.min(this.#failures, RETRIES.length - 1)];
    this.#failures += 1;
    this.#later(sheet, pause);
  }

  /** Post; once more with a fresh token when the page's own has outlived its session. */
  async #post(address, body, isAgain = false) {
    const text = JSON.stringify(body);
    const answer = await fetch(address, {
      method: "POST",
      redirect: "manual",
      keepalive: text.length < LONGEST_KEPT_ALIVE,
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.token },
      body: text,
    });
    if (isAgain || answer.status !== 400 || isJson(answer)) return answer;
    const renewed = await fetch(`${this.address}/token`, { redirect: "manual" });
    if (!renewed.ok) return renewed;
    this.token = (await renewed.json()).token;
    return this.#post(address, body, true);
  }

  #tell(sheet, status, why = "") {
    sheet.status = status;
    sheet.why = why;
    this.onChange(sheet);
  }
}

function isJson(answer) {
  return answer.headers.get("Content-Type")?.includes("json") ?? false;
}

function sentenceOf(faults) {
  return faults.map((fault) => fault.sentence).join(". ");
}
