// A sheet, and how it goes from this device to the site. Plain objects, no page, no store.
//
// `data` is what the sheet says here. `edit` names the latest change that the site has not said it
// has. `outgoing` is a change as it was sent and not answered yet: it is sent again, as it was,
// until there is an answer, and the site takes it once. `version` is the stored one it was made from.
// `check` is {by, isCurrent}: who entered the ratings a second time, and whether the sheet still says
// what that person saw. `checkedBy` goes with the latest change when that is such a check. `isLost`: the
// site had the sheet and has not any more, or an older version, and nobody has changed it since.

import { fill } from "./keys.js";

/** What a sheet of paper says besides what a workshop's says. */
const PAPER = { number: "", age_band: "", connection: [] };

/** A sheet that nothing was entered in yet; its key is made here, so a repeat is never doubled. */
export function newSheet(workshop, number, form, isPaper = false) {
  return {
    key: newKey(), workshop, number, madeAt: Date.now(), enteredBy: "",
    version: 0, isStored: false, isRemoved: false, by: "", edit: "", outgoing: null,
    faults: [], faultyEdit: "", conflict: null, check: null, checkedBy: "", isLost: false,
    data: {
      form, people: form === "group" ? "" : "1", place: "", answers: {}, priorities: [],
      assets: "", actions: "", ...(isPaper ? PAPER : {}),
    },
  };
}

/** Where the sheet is on its way: new, waiting, failed, conflict or saved. */
export function stateOf(sheet) {
  if (sheet.conflict) return "conflict";
  if (sheet.edit && sheet.edit === sheet.faultyEdit) return "failed";
  if (sheet.edit || sheet.outgoing) return "waiting";
  return sheet.isStored ? "saved" : "new";
}

/** Whether the sheet goes nowhere until somebody does something about it. */
export function needsSomebody(sheet) { return ["conflict", "failed"].includes(stateOf(sheet)); }

/** Whether the site has not everything of this sheet yet. */
export function isWaiting(sheet) { return Boolean(sheet.edit || sheet.outgoing || sheet.conflict); }

/** Let the sheet say this, typed by this person; the site is told later. */
export function change(sheet, said, by, edit) {
  if (said.data && sheet.check) sheet.check = { ...sheet.check, isCurrent: false };
  // a difference that was shown is no longer what it was: the site shows it anew
  Object.assign(sheet, said, { by, edit, conflict: null, checkedBy: "", isLost: false });
}

/** This person has entered the ratings a second time, and they agree; whoever typed them typed them. */
export function check(sheet, checkedBy, by, edit) {
  const typedBy = sheet.edit ? sheet.by : by;
  Object.assign(sheet, { by: typedBy, edit, checkedBy, check: { by: checkedBy, isCurrent: true } });
}

/** Try again what the site refused. */
export function tryAgain(sheet) { sheet.faultyEdit = ""; }

/** Whether there is a change to send: not when the site has all, or when a person must act. */
export function isToSend(sheet) {
  return !sheet.conflict && Boolean(sheet.outgoing || stateOf(sheet) === "waiting");
}

/** Let what waits be the change to send, unless an earlier one was not answered yet. */
export function outgoing(sheet) {
  if (sheet.outgoing || stateOf(sheet) !== "waiting") return;
  const { edit, version, isRemoved, by, checkedBy = "" } = sheet;
  sheet.outgoing = { edit, version, isRemoved, by, checkedBy, data: structuredClone(sheet.data) };
}

/** What the site answered to what was sent: stored, refused for faults, or changed by somebody else. */
export function answered(sheet, sent, answer) {
  if ("version" in answer) accepted(sheet, sent, answer.version);
  else if (answer.conflict) differs(sheet, sent, answer.conflict);
  // the site has no copy since people asked for that: nor have we
  else if (answer.is_withdrawn && sheet.isLost) discard(sheet);
  else Object.assign(sheet, { faults: answer.faults ?? [], faultyEdit: sent.edit, outgoing: null });
}

function accepted(sheet, sent, version) {
  if (!sheet.isStored) sheet.enteredBy = sent.by;
  if (sheet.edit === sent.edit) sheet.edit = "";
  Object.assign(sheet, { version, isStored: version > 0, outgoing: null, faults: [], faultyEdit: "", isLost: false });
}

function differs(sheet, sent, conflict) {
  Object.assign(sheet, { isStored: true, outgoing: null, faults: [] });
  // what was typed since is sent with the rest, so that the whole difference is shown
  if (sheet.edit === sent.edit) sheet.conflict = conflict;
}

/** After a difference: this device's version shall stand, or the stored one. */
export function settle(sheet, conflict, isMine, edit) {
  Object.assign(sheet, { version: conflict.version, conflict: null, edit: isMine ? edit : "" });
  if (isMine) return;
  const stored = { data: readable(conflict.sheet), isRemoved: conflict.is_removed };
  Object.assign(sheet, stored, { check: null, checkedBy: "" });
}

/** Whether the site has something of a sheet that this device does not know. */
export function isNews(sheet, given) {
  return !sheet.isStored || given.version > sheet.version || given.number !== sheet.number
    || JSON.stringify(checkOf(given)) !== JSON.stringify(sheet.check ?? null);
}

/** The site has an older version or none, since older data were put back: what we have is sent again. */
export function sendAgain(sheet, version, edit) {
  if (isWaiting(sheet)) return;
  const { by, check, enteredBy } = sheet;
  const checkedBy = check?.isCurrent ? check.by : "";
  Object.assign(sheet, { version, isStored: version > 0, edit, by: by || enteredBy, checkedBy, isLost: true });
}

/** Take over what the site has of a sheet; what waits here stays. */
export function takeOver(sheet, given) {
  Object.assign(sheet, { number: given.number, enteredBy: given.entered_by });
  if (isWaiting(sheet) || given.version < sheet.version) return;
  const check = checkOf(given);
  Object.assign(sheet, { version: given.version, isStored: true, isRemoved: false });
  if (JSON.stringify(check) !== JSON.stringify(sheet.check ?? null)) sheet.check = check;
  // what says the same stays the same object: nothing is painted anew, and undoing goes on
  if (!saySame(sheet.data, given.sheet)) sheet.data = readable(given.sheet);
}

function checkOf(given) {
  return given.checked_by ? { by: given.checked_by, isCurrent: given.is_check_current } : null;
}

/** The sheet does not count any more, or is not needed here: let it go, unless something waits. */
export function letGo(sheet) { if (!isWaiting(sheet)) sheet.isRemoved = true; }

/** Let go of a sheet with what waits here; what the site has of it stays there. */
export function discard(sheet) {
  Object.assign(sheet, { edit: "", outgoing: null, conflict: null, faults: [], faultyEdit: "", isRemoved: true });
}

/** Whether nothing is left to be told of a removed sheet. */
export function isGone(sheet) {
  const isTold = sheet.isStored ? !sheet.edit : true;
  return sheet.isRemoved && isTold && !sheet.outgoing && !sheet.conflict;
}

/** Let a sheet be what is kept of it; words that are the same stay the same object. */
export function become(sheet, kept) {
  const { data } = sheet;
  Object.assign(sheet, kept);
  if (saySame(data, kept.data)) sheet.data = data;
}

/** Whether two sheets say the same; blanks left out and spaces around words make no difference. */
export function saySame(one, other) { return plainly(one) === plainly(other); }

function plainly({ answers, people, priorities, connection = [], ...rest }) {
  const said = Object.entries(answers).map(([theme, texts]) => [theme, ...texts.map((text) => text.trim())]);
  const texts = Object.entries(rest).map(([name, text]) => [name, text.trim()]);
  return JSON.stringify([
    said.filter((texts) => texts.slice(1).some(Boolean)).sort(), texts.sort(),
    String(people), priorities, [...connection].sort(),
  ]);
}

/** Whether a sheet may take the place of what this device has under its key. */
export function maySupersede(mine, given) {
  return !mine || stateOf(mine) === "new" || (!isWaiting(mine) && isWaiting(given));
}

/** What a sheet is called: by the number on its paper, else by its place among the others. */
export function nameOf({ data, number }, words) {
  if (data.number === "") return words.new_sheet;
  return fill(words.sheet, { number: data.number ?? number });
}

/** A server's sheet with people as typed text. */
function readable(sheet) {
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

  /**
   * The latest that can be taken back, where it is of the sheet asked for; of whichever when none is.
   * What was typed in a sheet that is no longer there (`isThere`) cannot.
   */
  take(sheet, isThere) {
    const isIdle = ({ undo }) => !undo.isRemoved && !isThere(undo.sheet);
    while (this.#steps.length && isIdle(this.#steps.at(-1))) this.#steps.pop();
    if (sheet && this.#steps.at(-1)?.undo.sheet !== sheet) return undefined;
    return this.#steps.pop();
  }

  forget(sheet) { this.#steps = this.#steps.filter((step) => step.undo.sheet !== sheet); }
}

export function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}
