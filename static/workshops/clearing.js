// Letting go of what this device keeps of workshops, and never of what the site has not got yet.

import { forgetPages } from "./halls.js";
import { workshopsWithNumbers } from "./numbers.js";
import { isWaiting, letGo } from "./sheets.js";

/** What waits here to be sent, of one workshop or of all: {sheets, numbers}, as how many of each. */
export async function waitingHere(device, workshop = "") {
  const sheets = workshop ? await device.sheets(workshop) : await device.everySheet();
  const numbers = workshopsWithNumbers().filter((one) => !workshop || one === workshop);
  return { sheets: sheets.filter(isWaiting).length, numbers: numbers.length };
}

/** Forget a workshop's pages and sheets, unless something of it waits; says whether it did. */
export async function forgetWorkshop(device, workshop, address) {
  return forget(device, await waitingHere(device, workshop), await device.sheets(workshop), address);
}

/** Forget the pages and sheets of all workshops, unless something waits; says whether it did. */
export async function clearDevice(device) {
  return forget(device, await waitingHere(device), await device.everySheet());
}

async function forget(device, waiting, sheets, address = "") {
  if (waiting.sheets || waiting.numbers) return false;
  // what another page of this device has changed by then is kept: it waits
  await device.update(sheets.map((sheet) => ({ key: sheet.key, before: sheet, steps: [letGo] })));
  await forgetPages(address);
  return true;
}
