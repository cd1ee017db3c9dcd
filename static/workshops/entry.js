// The page on which sheets are entered: opens the book and shows it, as the grid or sheet by sheet.

import { openBook } from "./book.js";
import { Grid } from "./grid.js";
import { askToKeep, prepareHall } from "./halls.js";
import { WaitingLine } from "./waiting.js";

const OTHERS_EVERY = 5000;

const setup = JSON.parse(document.getElementById("grid-data").textContent);
const book = await openBook(setup);
await book.pull();
let isLasting = false;
new WaitingLine(document.querySelector("[data-waiting]"), book, () => isLasting);
new Grid(document.querySelector("[data-grid]"), setup, book);
book.pullEvery(OTHERS_EVERY);
await prepareHall(setup);
isLasting = await askToKeep();
