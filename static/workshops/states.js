// Where a sheet is and whose it is, in words; the same in every layout.

import { fill } from "./keys.js";
import { nameOf, stateOf } from "./sheets.js";

/** Where the sheet is on its way; that it is kept on this device is said once it is on the disk. */
export function stateWords(sheet, book) {
  const { words } = book.setup;
  const state = stateOf(sheet);
  if (state === "waiting") return isHere(sheet, book) ? words.waiting : words.saving;
  if (state === "failed") return fill(words.not_saved, { why: faultWords(sheet, words) });
  return state === "conflict" ? fill(words.not_saved, { why: words.conflict }) : words[state];
}

/** Whether the sheet is kept on this device and goes nowhere for now. */
export function isHere(sheet, book) { return Boolean(book.sender.trouble) && book.isKept(sheet); }

function faultWords({ faults }, words) {
  return faults.map(({ sentence, code }) => sentence ?? fill(words.server_refused, { code })).join(". ");
}

/** Who entered the sheet and who checked it. */
export function whoWords(sheet, words) {
  const { check } = sheet;
  const by = enteredBy(sheet);
  const sentences = [by && fill(words.entered_by, { who: by })];
  if (check) sentences.push(fill(check.isCurrent ? words.checked_by : words.checked_before, { who: check.by }));
  if (check && check.by === by) sentences.push(words.checked_by_same);
  return sentences.filter(Boolean).join(". ");
}

/** Who entered the sheet, as the site or, before it is sent, as this device knows it. */
export function enteredBy(sheet) {
  return sheet.enteredBy || (stateOf(sheet) === "new" ? "" : sheet.by);
}

/** A sheet's name with its kind and people. */
export function titleOf(sheet, words) {
  const { form, people } = sheet.data;
  const name = nameOf(sheet, words);
  if (form !== "group") return fill(words.sheet_of_one, { sheet: name });
  return fill(people ? words.sheet_of_group : words.sheet_of_some, { sheet: name, people });
}

/** A mark as people read it: a rating, a range, don't know, blank. */
export function markWords(mark, words) {
  if (mark === "") return words.blank;
  if (mark === "dk") return words.dont_know;
  return mark.includes("-") ? fill(words.not_agreed, { range: mark.replace("-", "–") }) : mark;
}
