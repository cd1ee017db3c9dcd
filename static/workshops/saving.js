// Sends each sheet by itself, one request at a time per sheet, until the server has it.

const PAUSE = 700;
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

  /** Take the sheet out of the results, or put it back; true when the server did. */
  async setRemoved(sheet, isRemoved) {
    clearTimeout(this.#timers.get(sheet));
    await this.#sending.get(sheet);
    if (!sheet.isStored) return true;
    const address = this.#addressOf(sheet) + (isRemoved ? "/removed" : "/put-back");
    const answer = await this.#post(address, {}).catch(() => null);
    if (answer?.ok && !answer.redirected) return true;
    this.#tell(sheet, "failed", this.words.offline);
    return false;
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
    const isJson = answer.headers.get("Content-Type")?.includes("json");
    if (answer.type === "opaqueredirect") return this.#tryAgain(sheet, this.words.signed_out);
    if (answer.status === 400 && !isJson) return this.#renew(sheet);
    if (!isJson) return this.#tryAgain(sheet, this.words.server);
    const said = await answer.json();
    this.#failures = 0;
    if (answer.ok) {
      Object.assign(sheet, { version: said.version, isStored: true, sent: edits, faults: [] });
      if (sheet.edits === edits) this.#tell(sheet, "saved");
    } else if (answer.status === 409) {
      Object.assign(sheet, { sent: edits, conflict: said.conflict, faults: [] });
      this.#tell(sheet, "conflict", this.words.conflict);
    } else {
      Object.assign(sheet, { sent: edits, faults: said.faults });
      if (sheet.edits === edits) {
        this.#tell(sheet, "failed", said.faults.map((fault) => fault.sentence).join(". "));
      }
    }
    return undefined;
  }

  async #renew(sheet) {
    const answer = await fetch(`${this.address}/token`, { redirect: "manual" });
    if (answer.ok) this.token = (await answer.json()).token;
    this.#tryAgain(sheet, answer.ok ? this.words.server : this.words.signed_out);
  }

  #tryAgain(sheet, why) {
    this.#tell(sheet, "failed", why);
    const pause = RETRIES[Math.min(this.#failures, RETRIES.length - 1)];
    this.#failures += 1;
    this.#later(sheet, pause);
  }

  #post(address, body) {
    return fetch(address, {
      method: "POST",
      redirect: "manual",
      keepalive: document.visibilityState === "hidden",
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.token },
      body: JSON.stringify(body),
    });
  }

  #tell(sheet, status, why = "") {
    sheet.status = status;
    sheet.why = why;
    this.onChange(sheet);
  }
}
