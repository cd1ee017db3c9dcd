// The page on which sheets are entered: opens the book and shows it, as the grid or sheet by sheet.

import { openBook } from "./book.js";
import { Desk } from "./desk.js";
import { askToKeep, prepareHall } from "./halls.js";
import { Layouts } from "./layouts.js";
import { WaitingLine } from "./waiting.js";

const OTHERS_EVERY = 5000;
const PATIENCE = 1500;

const setup = JSON.parse(document.getElementById("grid-data").textContent);
const book = await openBook(setup);
// what this device has is shown soon, also where the site takes long to be missed
await Promise.race([book.pull(), new Promise((resolve) => { setTimeout(resolve, PATIENCE); })]);
let isLasting = false;
new WaitingLine(document.querySelector("[data-waiting]"), book, () => isLasting);
const place = document.querySelector("[data-entry]");
const isClosed = !place.querySelector("[data-grid]");
place.hidden = !isClosed;
if (!isClosed) await enter();
book.pullEvery(OTHERS_EVERY);
await prepareHall(setup);
isLasting = await askToKeep();

async function enter() {
  const desk = new Desk(setup, book, document.querySelector("p[data-status]"));
  await new Layouts(place, desk).open();
}
