// The sheets of this page: what each says, and every change of one so that it can be undone.

import { fill } from "./keys.js";

/** What a sheet of paper says besides what a workshop's says. */
const PAPER = { number: "", age_band: "", connection: [] };

/** A sheet that nothing was entered in yet; its key is made here, so a repeat is never doubled. */
export function newSheet(number, form, isPaper = false) {
  return {
    key: newKey(), number, version: 0, isStored: false, edits: 0, sent: 0, status: "new", why: "",
    faults: [], conflict: null,
    data: {
      form, people: form === "group" ? "" : "1", place: "", answers: {}, priorities: [],
      assets: "", actions: "", ...(isPaper ? PAPER : {}),
    },
  };
}

/** A sheet as the server gave it. */
export function storedSheet(given) {
  return {
    ...newSheet(given.number, given.sheet.form), key: given.key, version: given.version,
    isStored: true, status: "saved", data: readable(given.sheet),
  };
}

/** What a sheet is called: by the number on its paper, else by its place among the others. */
export function nameOf({ data, number }, words) {
  if (data.number === "") return words.new_sheet;
  return fill(words.sheet, { number: data.number ?? number });
}

/** A server's sheet with people as typed text. */
export function readable(sheet) {
  return { ...sheet, people: String(sheet.people) };
}

/** [mark, good, better] of a theme; never shared between sheets. */
export function saidOf(sheet, theme) {
  return sheet.data.answers[theme] ?? ["", "", ""];
}

/** A copy of what the sheet says, with one theme said otherwise. */
export function withSaid(data, theme, place, value) {
  const said = [...(data.answers[theme] ?? ["", "", ""])];
  said[place] = value;
  return { ...data, answers: { ...data.answers, [theme]: said } };
}

/** The changes that can be taken back, latest last. */
export class History {
  #steps = [];

  add(undo, column) { this.#steps.push({ undo, column }); }

  take() { return this.#steps.pop(); }

  forget(sheet) { this.#steps = this.#steps.filter((step) => step.undo.sheet !== sheet); }
}

function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}
