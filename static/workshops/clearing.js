// Letting go of what this device keeps of workshops, and never of what the site has not got yet.

import { forgetHall, forgetPages, keepsHall } from "./halls.js";
import { workshopsWithNumbers } from "./numbers.js";
import { isWaiting, letGo } from "./sheets.js";

const OF_THE_WALL = "placeplan-wall";

/** What waits here to be sent, of one workshop or of all: {sheets, numbers}, as how many of each. */
export async function waitingHere(device, workshop = "") {
  const sheets = (await sheetsOf(device, workshop)).filter(isWaiting);
  const numbers = workshopsWithNumbers().filter((one) => !workshop || one === workshop);
  return { sheets: sheets.length, numbers: numbers.length };
}

/** Whether there is anything that `clearDevice` would take away. */
export async function keepsAnything(device) {
  return (await device.everySheet()).length > 0 || keepsHall();
}

/** Forget a workshop's pages and sheets, unless something of it waits; says whether it did. */
export async function forgetWorkshop(device, workshop, address) {
  const isForgotten = await forgetSheets(device, workshop);
  if (isForgotten) await forgetPages(address);
  return isForgotten;
}

/** Forget all that is kept of workshops, unless something waits; says whether it did. */
export async function clearDevice(device) {
  const isForgotten = await forgetSheets(device);
  if (isForgotten) {
    await device.clearNotes();
    forgetWalls();
    await forgetHall();
  }
  return isForgotten;
}

async function forgetSheets(device, workshop = "") {
  if (await isAnythingWaiting(device, workshop)) return false;
  const sheets = await sheetsOf(device, workshop);
  await device.update(sheets.map((sheet) => ({ key: sheet.key, before: sheet, steps: [letGo] })));
  // what another page of this device has changed by then is kept: it waits
  return !(await isAnythingWaiting(device, workshop));
}

async function isAnythingWaiting(device, workshop) {
  const { sheets, numbers } = await waitingHere(device, workshop);
  return sheets + numbers > 0;
}

function sheetsOf(device, workshop) { return workshop ? device.sheets(workshop) : device.everySheet(); }

function forgetWalls() {
  for (const name of ["localStorage", "sessionStorage"]) {
    try {
      const storage = window[name];
      for (const key of Object.keys(storage)) if (key.startsWith(OF_THE_WALL)) storage.removeItem(key);
    } catch {
      // then nothing was kept either
    }
  }
}
