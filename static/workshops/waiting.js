// The line above the sheets: what is saved, what waits on this device and why, and what to do.

import { copyOf, readCopy, saveCopy } from "./copies.js";
import { fill } from "./keys.js";
import { isWaiting, stateOf } from "./sheets.js";

const COPY_AFTER = 10;

export class WaitingLine {
  #sinceCopy = 0;

  #counted = new Set();

  /** `isLasting()` says whether what this device keeps outlives a log-off. */
  constructor(root, book, isLasting) {
    [this.root, this.book, this.words] = [root, book, book.setup.words];
    this.isLasting = isLasting;
    this.#on("[data-send]", () => this.book.sendAll());
    this.#on("[data-copy]", () => this.#copy());
    const file = this.#find("[data-copy-file]");
    file.addEventListener("change", () => this.#read(file));
    book.onChange(() => this.paint());
    this.paint();
  }

  paint() {
    const sheets = this.book.sheets.filter((sheet) => stateOf(sheet) !== "new");
    const count = (...states) => sheets.filter((sheet) => states.includes(stateOf(sheet))).length;
    const [waits, needed] = [count("waiting"), count("failed", "conflict")];
    this.#say("[data-summary]", this.#summary(waits, needed, count("saved")));
    this.#say("[data-why]", this.#why(waits));
    this.#show("[data-send]", waits + needed > 0);
    this.#show("[data-copy]", waits + needed > 0);
    this.#show("[data-sign-in]", this.book.sender.trouble === "signed_out" && waits > 0);
    this.#askForCopy(sheets);
  }

  #summary(waits, needed, saved) {
    if (!waits && !needed) return this.words.all_saved;
    const parts = [saved && fill(this.words.some_saved, { count: saved })];
    parts.push(waits && fill(this.words.some_waiting, { count: waits }));
    parts.push(needed && fill(this.words.some_need_you, { count: needed }));
    return parts.filter(Boolean).join(". ");
  }

  #why(waits) {
    if (this.book.trouble || !this.book.device.isLasting) return this.words.device_keeps_nothing;
    if (this.book.isOpen === false) return this.words.closed_meanwhile;
    return waits ? this.words[`why_${this.book.sender.trouble}`] ?? "" : "";
  }

  /** On a device that may forget, ask for a copy after every ten sheets that are only here. */
  #askForCopy(sheets) {
    for (const sheet of sheets) {
      if (isWaiting(sheet) && !this.#counted.has(sheet.key)) {
        this.#counted.add(sheet.key);
        this.#sinceCopy += 1;
      }
    }
    const isDue = this.#sinceCopy >= COPY_AFTER && sheets.some(isWaiting) && !this.isLasting();
    this.#say("[data-copy-due]", isDue ? this.words.copy_due : "");
  }

  #copy() {
    saveCopy(copyOf(this.book), this.book.setup);
    this.#sinceCopy = 0;
    this.#say("[data-copied]", this.words.copy_made);
    this.paint();
  }

  async #read(file) {
    const [chosen] = file.files;
    if (!chosen) return;
    const said = await readCopy(this.book, await chosen.text());
    this.#say("[data-copied]", fill(this.words[said.outcome], said));
    file.value = "";
  }

  #on(selector, act) { this.#find(selector).addEventListener("click", act); }

  #show(selector, isShown) {
    const place = this.#find(selector);
    if (place.hidden === isShown) place.hidden = !isShown;
  }

  #say(selector, words) {
    const place = this.#find(selector);
    if (place.textContent !== words) place.textContent = words;
  }

  #find(selector) { return this.root.querySelector(selector); }
}
