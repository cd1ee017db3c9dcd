// The sheets of a workshop on this device: kept here first, shared between its pages, and brought
// together with what the site has.

import { openDevice } from "./device.js";
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

  /** Whether sheets may be entered; unknown until the site was reached. */
  isOpen = true;

  /** Whether what is entered outlives this page; `trouble` says why something could not be kept. */
  trouble = "";

  #listeners = [];

  #dirty = new Set();

  #gone = new Set();

  #keeping = null;

  #isNews = false;

  #stamp = "";

  #acknowledged = new Set();

  constructor(setup, device) {
    this.setup = setup;
    this.device = device;
    this.sender = new Sender(this, setup);
    this.channel = new BroadcastChannel("placeplan-workshops");
    this.channel.onmessage = ({ data }) => {
      if (data.workshop === setup.workshop) this.reread(data.keys);
    };
  }

  /** Call `listener` whenever a sheet changed: here, on another page of this device, on the site. */
  onChange(listener) { this.#listeners.push(listener); }

  tell() { for (const listener of this.#listeners) listener(); }

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

  change(sheet, data) { this.#alter(sheet, { data }); }

  /** Somebody has entered the ratings of the sheet a second time, and they agree. */
  noteCheck(sheet, checkedBy) {
    entry.check(sheet, checkedBy, this.setup.me);
    this.#keep(sheet);
    this.tell();
    this.sender.soon();
  }

  /** Remove a sheet or put it back. One that never left this device is simply no longer here. */
  setRemoved(sheet, isRemoved) {
    const isHereAlone = !sheet.isStored && !sheet.outgoing;
    this.#alter(sheet, { isRemoved });
    if (isHereAlone && isRemoved) this.#drop(sheet);
    else if (!this.sheets.includes(sheet)) this.sheets.push(sheet);
    this.tell();
  }

  /** Take in a sheet from a copy; says whether it was taken, or was here already. */
  takeIn(given) {
    const mine = this.find(given.key);
    if (mine && mine.edit === given.edit) return true;
    if (!entry.maySupersede(mine, given)) return false;
    if (mine) Object.assign(mine, given);
    else this.sheets.push(given);
    this.#keep(mine ?? given);
    this.tell();
    return true;
  }

  settle(sheet, isMine) {
    entry.settle(sheet, isMine);
    if (!isMine && sheet.isRemoved) this.#drop(sheet);
    this.#keep(sheet);
    this.sender.send();
    this.tell();
  }

  /** Send what was refused again, and all that waits. */
  sendAll() {
    this.sheets.forEach(entry.tryAgain);
    return this.sender.send();
  }

  #alter(sheet, said) {
    entry.change(sheet, said, this.setup.me);
    this.#keep(sheet);
    this.tell();
    this.sender.soon();
  }

  // --- what the sender asks and says

  /** The next sheet to send after these, with its change as it is to be sent, kept before it is sent. */
  async nextOutgoing(done) {
    for (const sheet of this.sheets) {
      const sent = done.has(sheet) ? null : entry.outgoing(sheet);
      if (sent) {
        await this.#keep(sheet);
        return { sheet, sent };
      }
    }
    return null;
  }

  /** What the site answered; the sheet leaves the queue only when it was stored. */
  async answered(sheet, sent, answer) {
    if ("version" in answer) entry.accepted(sheet, sent, answer.version);
    else if (answer.conflict) entry.differs(sheet, sent, answer.conflict);
    else entry.refused(sheet, sent, answer.faults);
    this.#acknowledged.add(sheet.key);
    if (entry.stateOf(sheet) === "saved" && sheet.isRemoved) this.#drop(sheet);
    await this.#keep(sheet);
    this.tell();
  }

  // --- what the site has

  /** Ask the site for its sheets, if it has others than we know; says whether it answered. */
  async pull() {
    this.#acknowledged.clear();
    const headers = this.#stamp ? { "If-None-Match": this.#stamp } : {};
    const answer = await this.sender.ask("/stored", { headers, cache: "no-store" });
    if (answer?.status !== 200) return answer?.status === 304;
    const said = await answer.json();
    this.#stamp = answer.headers.get("ETag");
    if (said.is_open && !this.isOpen) this.sheets.forEach(entry.tryAgain);
    this.isOpen = said.is_open;
    this.#merge(said.sheets);
    this.tell();
    return true;
  }

  /** Ask again and again while the page is in sight. */
  pullEvery(milliseconds) {
    const again = async () => {
      if (!document.hidden) await this.pull();
      setTimeout(again, milliseconds);
    };
    return again();
  }

  #merge(given) {
    const { workshop } = this.setup;
    const known = new Map(this.sheets.map((sheet) => [sheet.key, sheet]));
    const keys = new Set(given.map((one) => one.key));
    for (const one of given) {
      const sheet = known.get(one.key) ?? entry.newSheet(workshop, one.number, one.sheet.form);
      if (!known.has(one.key)) this.sheets.push(Object.assign(sheet, { key: one.key }));
      if (!this.#acknowledged.has(one.key) && entry.takeOver(sheet, one)) this.#keep(sheet, false);
    }
    for (const sheet of known.values()) {
      const isElsewhere = sheet.isStored && !keys.has(sheet.key) && !this.#acknowledged.has(sheet.key);
      if (isElsewhere && !entry.isWaiting(sheet)) {
        this.#drop(sheet);
        this.#keep(sheet, false);
      }
    }
    const place = new Map(given.map((one, index) => [one.key, index]));
    const order = (sheet) => place.get(sheet.key) ?? Infinity;
    this.sheets.sort((one, other) => (order(one) === order(other) ? 0 : order(one) - order(other)));
  }

  // --- keeping

  /** Read again what other pages of this device have kept. */
  async reread(keys = null) {
    const found = await this.device.sheets(this.setup.workshop);
    const kept = new Map(found.map((sheet) => [sheet.key, sheet]));
    for (const sheet of found) {
      const mine = this.find(sheet.key);
      if (!mine) this.sheets.push(sheet);
      else if (keys?.includes(sheet.key) && !this.#dirty.has(mine)) Object.assign(mine, sheet);
    }
    const gone = (keys ?? []).filter((key) => !kept.has(key));
    this.sheets = this.sheets.filter((sheet) => !gone.includes(sheet.key) || this.#dirty.has(sheet));
    this.tell();
    this.sender.soon();
  }

  #drop(sheet) {
    this.sheets = this.sheets.filter((one) => one !== sheet);
    this.#gone.add(sheet.key);
  }

  /** Keep the sheet; done when all that is to be kept now is on the disk. */
  #keep(sheet, isNews = true) {
    if (this.sheets.includes(sheet)) this.#gone.delete(sheet.key);
    this.#dirty.add(sheet);
    this.#isNews ||= isNews;
    this.#keeping ??= this.#write();
    return this.#keeping;
  }

  /** One write after the other: what is typed meanwhile goes with the next. */
  async #write() {
    await null;
    while (this.#dirty.size) {
      const [sheets, gone, isNews] = [[...this.#dirty], [...this.#gone], this.#isNews];
      this.#dirty.clear();
      this.#gone.clear();
      this.#isNews = false;
      const staying = sheets.filter((sheet) => !gone.includes(sheet.key) && entry.stateOf(sheet) !== "new");
      try {
        await this.device.keep(staying, gone);
        this.trouble = "";
      } catch (error) {
        this.trouble = error.name;
        this.tell();
      }
      if (isNews) this.#sayToOthers([...sheets.map((sheet) => sheet.key), ...gone]);
    }
    this.#keeping = null;
  }

  #sayToOthers(keys) { this.channel.postMessage({ workshop: this.setup.workshop, keys }); }
}
