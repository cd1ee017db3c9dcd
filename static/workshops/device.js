// What this device keeps of workshops: sheets by their keys, and notes about the device itself.
// Where a browser has no such store, all is kept as long as the page is open.

import { isGone, stateOf } from "./sheets.js";

const NAME = "placeplan-workshops";
const FORMAT = 1;
const LOST = ["InvalidStateError", "UnknownError"];

/** Open the device's store; `isLasting` says whether it outlives the page. */
export async function openDevice() {
  try {
    return new Kept(await open());
  } catch {
    return new Fleeting();
  }
}

class Kept {
  isLasting = true;

  constructor(database) { this.#use(database); }

  #use(database) {
    this.database = database;
    database.onversionchange = () => database.close();
  }

  /** The sheets of a workshop, in the order in which they were made. */
  async sheets(workshop) {
    const found = await this.#do("sheets", "readonly", (store) => store.index("workshop").getAll(workshop));
    return inOrder(found);
  }

  /** Those of the sheets with these keys that are kept. */
  async sheetsOf(keys) {
    const found = [];
    await this.#do("sheets", "readonly", (store) => {
      for (const key of keys) store.get(key).onsuccess = ({ target }) => found.push(target.result);
    });
    return inOrder(found.filter(Boolean));
  }

  /** The sheets of all workshops. */
  async everySheet() { return this.#do("sheets", "readonly", (store) => store.getAll()); }

  /**
   * Do these `steps` to the sheet with each `key`, or to what it was `before` where none is kept,
   * all or nothing; gives the sheets as they are then.
   */
  async update(changes) {
    const changed = [];
    await this.#do("sheets", "readwrite", (store) => {
      changes.forEach(({ key, before, steps }, index) => {
        const asked = store.get(key);
        asked.onsuccess = () => {
          changed[index] = done(asked.result ?? structuredClone(before), steps);
          if (isKept(changed[index])) store.put(changed[index]);
          else store.delete(key);
        };
      });
    });
    return changed;
  }

  async note(name) { return this.#do("notes", "readonly", (store) => store.get(name)); }

  async setNote(name, value) { return this.#do("notes", "readwrite", (store) => store.put(value, name)); }

  async clearNotes() { return this.#do("notes", "readwrite", (store) => store.clear()); }

  /** Do it; once more where the browser has let go of the connection, as tablets do that slept. */
  async #do(name, mode, act) {
    try {
      return await this.#transact(name, mode, act);
    } catch (error) {
      if (!LOST.includes(error.name)) throw error;
      this.#use(await open());
      return this.#transact(name, mode, act);
    }
  }

  #transact(name, mode, act) {
    return new Promise((resolve, reject) => {
      const transaction = this.database.transaction(name, mode, { durability: "strict" });
      const asked = act(transaction.objectStore(name));
      transaction.oncomplete = () => resolve(asked?.result);
      transaction.onabort = () => reject(transaction.error ?? new DOMException("Not kept", "AbortError"));
    });
  }
}

class Fleeting {
  isLasting = false;

  #sheets = new Map();

  #notes = new Map();

  async sheets(workshop) { return (await this.everySheet()).filter((sheet) => sheet.workshop === workshop); }

  async sheetsOf(keys) { return inOrder(keys.map((key) => this.#sheets.get(key)).filter(Boolean)); }

  async everySheet() { return [...this.#sheets.values()]; }

  async update(changes) {
    return changes.map(({ key, before, steps }) => {
      const sheet = done(this.#sheets.get(key) ?? structuredClone(before), steps);
      if (isKept(sheet)) this.#sheets.set(key, sheet);
      else this.#sheets.delete(key);
      return structuredClone(sheet);
    });
  }

  async note(name) { return this.#notes.get(name); }

  async setNote(name, value) { this.#notes.set(name, value); }

  async clearNotes() { this.#notes.clear(); }
}

function inOrder(sheets) { return sheets.sort((one, other) => one.madeAt - other.madeAt); }

function done(sheet, steps) {
  for (const step of steps) step(sheet);
  return sheet;
}

function isKept(sheet) { return !isGone(sheet) && stateOf(sheet) !== "new"; }

function open() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, FORMAT);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("sheets", { keyPath: "key" }).createIndex("workshop", "workshop");
      asked.result.createObjectStore("notes");
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}
