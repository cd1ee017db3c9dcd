// The line above the sheets: what is saved, what waits on this device and why, and what to do.

import { copyOf, readCopy, saveCopy } from "./copies.js";
import { fill } from "./keys.js";
import { isWaiting, stateOf } from "./sheets.js";
import { stateWords, titleOf } from "./states.js";

const COPY_AFTER = 10;

export class WaitingLine {
  /** By sheet, the change that is in a copy which was kept from here. */
  #inCopy = new Map();

  /** `isLasting()` says whether what this device keeps outlives a log-off. */
  constructor(root, book, isLasting) {
    [this.root, this.book, this.words] = [root, book, book.setup.words];
    this.isLasting = isLasting;
    this.#on("[data-send]", () => this.book.sendAll());
    this.#on("[data-copy]", () => this.#copy());
    this.#on("[data-discard]", () => this.#discard());
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
    this.#listStuck(sheets.filter(isWaiting));
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
    const count = sheets.filter((sheet) => isWaiting(sheet) && !this.#isInCopy(sheet)).length;
    const isDue = count >= COPY_AFTER && !this.isLasting();
    this.#say("[data-copy-due]", isDue ? this.words.copy_due : "");
  }

  #isInCopy(sheet) { return this.#inCopy.get(sheet.key) === sheet.edit; }

  #copy() {
    saveCopy(copyOf(this.book), this.book.setup);
    for (const { key, edit } of this.book.waiting) this.#inCopy.set(key, edit);
    this.#say("[data-copied]", this.words.copy_made);
    this.paint();
  }

  /** A closed workshop takes nothing: say what waits, and let it go once there is a copy of it. */
  #listStuck(waiting) {
    const stuck = this.book.isOpen === false ? waiting : [];
    this.#show("[data-stuck]", stuck.length > 0);
    const lines = stuck.map((sheet) => `${titleOf(sheet, this.words)} – ${stateWords(sheet, this.book)}`);
    this.#find("[data-stuck-sheets]").replaceChildren(...lines.map((line) => {
      const item = document.createElement("li");
      item.textContent = line;
      return item;
    }));
    this.#show("[data-discard]", stuck.length > 0 && stuck.every((sheet) => this.#isInCopy(sheet)));
  }

  async #discard() {
    const count = this.book.waiting.length;
    if (!window.confirm(fill(this.words.discard_sure, { count }))) return;
    await this.book.discardAll();
    this.#say("[data-copied]", fill(this.words.discarded, { count }));
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
