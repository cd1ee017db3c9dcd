// Asks the site what it has of a workshop's sheets, and brings the book together with that.

import * as entry from "./sheets.js";

export class Receiver {
  /** Whether sheets may be entered; null until the site was reached. */
  isOpen = null;

  #stamp = "";

  /** The sheets of which more is known than a list that the site began to write before. */
  #newer = new Set();

  #pulling = null;

  constructor(book) { this.book = book; }

  /** More is known of this sheet than a list says that may be on its way. */
  outdate(key) { this.#newer.add(key); }

  /** Ask for the whole list the next time, also where the site has nothing new. */
  forget() { this.#stamp = ""; }

  /** Ask the site for its sheets, if it has others than we know; says whether it answered. */
  pull() {
    this.#pulling ??= this.#pull().finally(() => { this.#pulling = null; });
    return this.#pulling;
  }

  async #pull() {
    const { book } = this;
    this.#newer.clear();
    const headers = this.#stamp ? { "If-None-Match": this.#stamp } : {};
    const answer = await book.sender.ask("/stored", headers);
    if (answer?.status !== 200) return answer?.status === 304;
    const said = await answer.json().catch(() => null);
    if (!Array.isArray(said?.sheets)) return false;
    this.#stamp = this.#newer.size ? "" : answer.headers.get("ETag");
    book.setup.me = said.me;
    if (said.is_open && !this.isOpen) book.tryAgain();
    this.isOpen = said.is_open;
    this.#merge(said.sheets, new Set(said.left_out));
    book.tell();
    book.sender.soon();
    return true;
  }

  /** Ask again and again while the page is in sight. */
  pullEvery(milliseconds) {
    const again = async () => {
      try {
        if (!document.hidden) await this.pull();
      } finally {
        setTimeout(again, milliseconds);
      }
    };
    return again();
  }

  /** Take in the sheets that count; `leftOut` has the keys of those that do not any more. */
  #merge(given, leftOut) {
    const { book } = this;
    const known = new Map(book.sheets.map((sheet) => [sheet.key, sheet]));
    for (const one of given) {
      if (!this.#newer.has(one.key)) this.#meet(known.get(one.key) ?? book.include(one), one);
    }
    const keys = new Set(given.map((one) => one.key));
    for (const sheet of known.values()) {
      if (!sheet.isStored || keys.has(sheet.key) || this.#newer.has(sheet.key)) continue;
      if (leftOut.has(sheet.key)) book.do(sheet, entry.letGo, false);
      else this.#sendAgain(sheet, 0);
    }
    const place = new Map(given.map((one, index) => [one.key, index]));
    const order = (sheet) => place.get(sheet.key) ?? Infinity;
    book.sheets.sort((one, other) => (order(one) === order(other) ? 0 : order(one) - order(other)));
  }

  #meet(sheet, given) {
    if (given.version < sheet.version) this.#sendAgain(sheet, given.version);
    if (entry.isNews(sheet, given)) this.book.do(sheet, (one) => entry.takeOver(one, given), false);
  }

  #sendAgain(sheet, version) {
    if (entry.isWaiting(sheet)) return;
    const edit = entry.newKey();
    this.book.do(sheet, (one) => entry.sendAgain(one, version, edit));
  }
}
