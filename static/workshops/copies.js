// A copy of what waits on this device, as a file that can be read in here or on another device.

import { isWaiting, newSheet } from "./sheets.js";

const FORMAT = "placeplan sheets 1";
const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const KEPT = ["version", "isStored", "isRemoved", "by", "edit", "outgoing", "faults", "faultyEdit", "number", "madeAt", "data", "check", "checkedBy"];

/** What the site has not got yet, as it is kept here. */
export function copyOf(book) {
  const sheets = book.sheets.filter(isWaiting);
  return { format: FORMAT, workshop: book.setup.workshop, name: book.setup.name, sheets };
}

/** Give the copy to the browser as a file to save. */
export function saveCopy(copy, { workshop }) {
  const link = document.createElement("a");
  const text = JSON.stringify(copy, null, 1);
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const day = new Date().toISOString().slice(0, 16).replace(/[T:]/g, "-");
  link.download = `${workshop.replace(/[^a-z0-9-]+/gi, "-")}-${day}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/** Take a copy in. Nothing that was typed here is overwritten; says {outcome, count, left, unreadable, name}. */
export async function readCopy(book, text) {
  const copy = parsed(text);
  if (!copy) return { outcome: "copy_unreadable" };
  if (copy.workshop !== book.setup.workshop) return { outcome: "copy_of_another", name: copy.name };
  const sheets = copy.sheets.filter(isSheet);
  const count = sheets.filter((given) => book.takeIn(restored(book, given))).length;
  book.sender.send();
  const [left, unreadable] = [sheets.length - count, copy.sheets.length - sheets.length];
  const outcome = unreadable ? "copy_read_damaged" : left ? "copy_read_in_part" : "copy_read";
  return { outcome, count, left, unreadable };
}

function parsed(text) {
  try {
    const copy = JSON.parse(text);
    return copy?.format === FORMAT && Array.isArray(copy.sheets) ? copy : null;
  } catch {
    return null;
  }
}

/** Whether this has the shape of a sheet, so that whatever shows and sends sheets can do so. */
function isSheet(given) {
  const texts = [given?.data?.people, given?.data?.place, given?.data?.assets, given?.data?.actions, given?.edit];
  const lists = [given?.faults, given?.data?.priorities];
  return KEY.test(given?.key) && lists.every(Array.isArray) && texts.every((text) => typeof text === "string")
    && isAnswers(given.data.answers) && (!given.outgoing || KEY.test(given.outgoing.edit));
}

function isAnswers(answers) {
  const said = answers && !Array.isArray(answers) && typeof answers === "object" ? Object.values(answers) : [null];
  return said.every((one) => Array.isArray(one) && one.length === 3 && one.every((text) => typeof text === "string"));
}

/** A sheet with what was kept of it; whatever else the file says is left out. */
function restored(book, given) {
  const sheet = newSheet(book.setup.workshop, given.number, "group", book.setup.is_paper);
  for (const name of KEPT) if (name in given) sheet[name] = given[name];
  sheet.data = { ...newSheet("", 0, given.data.form, book.setup.is_paper).data, ...given.data };
  return Object.assign(sheet, { key: given.key });
}
