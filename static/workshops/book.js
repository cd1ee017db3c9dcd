// The sheets of a workshop on this device: kept here first, shared between its pages, and brought
// together with what the site has.

import { differenceOf, withDifference } from "./changes.js";
import { openDevice } from "./device.js";
import { Keeping } from "./keeping.js";
import { Receiver } from "./receiving.js";
import { Sender } from "./sending.js";
import * as entry from "./sheets.js";

/** The book of the workshop that a page is about, with what this device has kept of it. */
export async function openBook(setup) {
  const book = new Book(setup, await openDevice());
  await book.reread();
  return book;
}

class Book {
  /** Sheets in order; one whose `isRemoved` is true is only still there for the site to be told. */
  sheets = [];

  #listeners = [];

  constructor(setup, device) {
    this.setup = setup;
    this.device = device;
    this.sender = new Sender(this, setup);
    this.receiver = new Receiver(this);
    this.channel = new BroadcastChannel("placeplan-workshops");
    this.keeping = new Keeping(device, (keys) => this.#onWritten(keys));
    this.channel.onmessage = ({ data }) => {
      if (data.workshop === setup.workshop) this.reread(data.keys);
    };
    window.addEventListener("pageshow", ({ persisted }) => { if (persisted) this.reread(); });
  }

  /** Why what was entered last could not be kept on this device, if so. */
  get trouble() { return this.keeping.trouble; }

  /** Whether what was entered last is still on its way to the disk. */
  get isKeeping() { return this.keeping.isWriting; }

  /** Whether all that the sheet says is on the disk. */
  isKept(sheet) { return !this.keeping.isUnwritten(sheet); }

  /** Whether sheets may be entered; null until the site was reached. */
  get isOpen() { return this.receiver.isOpen; }

  /** Call `listener` whenever a sheet changed: here, on another page of this device, on the site. */
  onChange(listener) { this.#listeners.push(listener); }

  /** What cannot be shown must not keep anything from being sent. */
  tell() {
    for (const listener of this.#listeners) {
      try {
        listener();
      } catch (error) {
        reportError(error);
      }
    }
  }

  find(key) { return this.sheets.find((sheet) => sheet.key === key); }

  get waiting() { return this.sheets.filter(entry.isWaiting); }

  nextNumber() { return Math.max(0, ...this.sheets.map(({ number }) => Number(number) || 0)) + 1; }

  /** A new sheet, in the book but kept only once something is entered. */
  add(form) {
    const { workshop, is_paper: isPaper } = this.setup;
    const sheet = entry.newSheet(workshop, this.nextNumber(), form, isPaper);
    this.sheets.push(sheet);
    return sheet;
  }

  /** Let the sheet say this; one that was removed counts again. */
  change(sheet, data) {
    const difference = differenceOf(sheet.data, data);
    this.#alter(sheet, (one) => ({
      data: one === sheet ? data : withDifference(one.data, difference), isRemoved: false,
    }));
  }

  /** Somebody has entered the ratings of the sheet a second time, and they agree. */
  noteCheck(sheet, checkedBy) {
    const [by, edit] = [this.setup.me, entry.newKey()];
    this.do(sheet, (one) => entry.check(one, checkedBy, by, edit));
    this.tell();
    this.sender.soon();
  }

  /** Remove a sheet or put it back. One that never left this device is simply no longer here. */
  setRemoved(sheet, isRemoved) {
    if (!this.sheets.includes(sheet)) this.sheets.push(sheet);
    this.#alter(sheet, () => ({ isRemoved }));
  }

  /** Let go of all that waits here, for good: it is not sent. */
  async discardAll() {
    await Promise.all(this.waiting.map((sheet) => {
      this.receiver.outdate(sheet.key);
      return this.do(sheet, entry.discard);
    }));
    this.receiver.forget();
    await this.pull();
  }

  /** Take in a sheet from a copy; says whether it was taken, or was here already. */
  takeIn(given) {
    const mine = this.find(given.key);
    if (mine && mine.edit === given.edit) return true;
    if (!entry.maySupersede(mine, given)) return false;
    if (!mine) this.sheets.push(given);
    this.do(mine ?? given, (one) => Object.assign(one, structuredClone(given)));
    this.receiver.outdate(given.key);
    this.receiver.forget();
    this.tell();
    return true;
  }

  /** After a difference: this device's version shall stand, or the stored one. */
  settle(sheet, isMine) {
    const { conflict } = sheet;
    const edit = entry.newKey();
    if (conflict) this.do(sheet, (one) => entry.settle(one, conflict, isMine, edit));
    this.receiver.outdate(sheet.key);
    this.receiver.forget();
    this.sender.send();
    this.tell();
  }

  /** Send what was refused again, and all that waits. */
  sendAll() {
    this.tryAgain();
    return this.sender.send();
  }

  /** Let what was refused be sent again. */
  tryAgain() {
    for (const sheet of this.sheets) if (sheet.faultyEdit) this.do(sheet, entry.tryAgain);
  }

  /** `said(one)` is what is to be said of it, on the page and on the disk. */
  #alter(sheet, said) {
    const [by, edit] = [this.setup.me, entry.newKey()];
    this.do(sheet, (one) => entry.change(one, said(one), by, edit));
    this.tell();
    this.sender.soon();
  }

  // --- what the sender asks and says

  /**
   * The next sheet to send after those that are `done`, with its change as it is to be sent, kept
   * before it is sent. Those that are `late` come last.
   */
  async nextOutgoing(done, late) {
    const [first, last] = [this.sheets.filter((sheet) => !late.has(sheet)), this.sheets.filter((sheet) => late.has(sheet))];
    for (const sheet of [...first, ...last]) {
      if (!done.has(sheet) && entry.isToSend(sheet)) {
        await this.do(sheet, entry.outgoing);
        if (sheet.outgoing && !sheet.conflict) return { sheet, sent: sheet.outgoing };
      }
    }
    return null;
  }

  /** What the site answered; the sheet leaves the queue only when it was stored. */
  async answered(sheet, sent, answer) {
    this.receiver.outdate(sheet.key);
    await this.do(sheet, (one) => entry.answered(one, sent, answer));
    this.tell();
  }

  // --- what the site has

  /** Ask the site for its sheets; says whether it answered. */
  pull() { return this.receiver.pull(); }

  pullEvery(milliseconds) { return this.receiver.pullEvery(milliseconds); }

  /** A sheet that the site has and this device has not, yet to be filled. */
  include({ key, number, sheet: { form } }) {
    const sheet = Object.assign(entry.newSheet(this.setup.workshop, number, form), { key });
    this.sheets.push(sheet);
    return sheet;
  }

  // --- keeping

  #onWritten(keys) {
    if (keys.length) this.channel.postMessage({ workshop: this.setup.workshop, keys });
    this.tell();
  }

  /** Read again what other pages of this device have kept: all, or of the sheets with these keys. */
  async reread(keys = null) {
    const found = keys ? await this.device.sheetsOf(keys) : await this.device.sheets(this.setup.workshop);
    const known = new Map(this.sheets.map((sheet) => [sheet.key, sheet]));
    for (const sheet of found) {
      const mine = known.get(sheet.key);
      if (!mine) this.sheets.push(sheet);
      else if (this.isKept(mine)) entry.become(mine, sheet);
    }
    for (const key of keys ?? []) this.receiver.outdate(key);
    const gone = new Set(keys);
    for (const { key } of found) gone.delete(key);
    this.sheets = this.sheets.filter((sheet) => !gone.has(sheet.key) || !this.isKept(sheet));
    this.tell();
    this.sender.soon();
  }

  /** Do this to the sheet; done when it is kept on this device. */
  do(sheet, step, isToldToOthers = true) {
    const kept = this.keeping.do(sheet, step, isToldToOthers);
    this.sheets = this.sheets.filter((one) => !entry.isGone(one));
    return kept;
  }
}
