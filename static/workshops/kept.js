// What this device keeps of workshops: also for people whom the site does not let in any more, and
// for those who leave.

import { clearDevice, forgetWorkshop, keepsAnything } from "./clearing.js";
import { copyOf, saveCopy } from "./copies.js";
import { openDevice } from "./device.js";
import { everyKeptPage } from "./halls.js";
import { fill } from "./keys.js";
import { workshopsWithNumbers } from "./numbers.js";
import { isWaiting } from "./sheets.js";

const OWN_ADDRESS = "/workshops/not-kept";

const { words, left, address } = JSON.parse(document.getElementById("kept-data").textContent);
const status = document.querySelector("[data-status]");
const clear = document.querySelector("[data-clear]");
const nothing = document.querySelector("[data-kept-pages] li").textContent;
const device = await openDevice();
document.querySelector("[data-unreached]").hidden = window.location.pathname === OWN_ADDRESS;
if (left) status.textContent = words[await forgetWorkshop(device, left, address) ? "left" : "left_waiting"];
clear.addEventListener("click", async () => {
  status.textContent = words[await clearDevice(device) ? "cleared" : "not_cleared"];
  await paint();
});
await paint();

async function paint() {
  const waiting = [...await waitingSheets(), ...workshopsWithNumbers().map(numbersOf)];
  const pages = (await everyKeptPage()).map(([to, title]) => [linkTo(to, title)]);
  show("[data-kept-sheets]", waiting);
  show("[data-kept-pages]", pages);
  document.querySelector("[data-kept-how]").hidden = !waiting.length;
  clear.hidden = waiting.length > 0 || !(await keepsAnything(device));
}

function show(selector, contents) {
  const items = (contents.length ? contents : [[nothing]]).map((content) => {
    const item = document.createElement("li");
    item.append(...content);
    return item;
  });
  document.querySelector(selector).replaceChildren(...items);
}

async function waitingSheets() {
  const sheets = (await device.everySheet()).filter(isWaiting);
  const workshops = [...new Set(sheets.map((sheet) => sheet.workshop))];
  return workshops.map((workshop) => {
    const setup = { workshop, name: workshop };
    const own = sheets.filter((sheet) => sheet.workshop === workshop);
    const button = document.createElement("button");
    [button.className, button.type, button.textContent] = ["button button--quiet", "button", words.copy];
    button.addEventListener("click", () => saveCopy(copyOf({ sheets: own, setup }), setup));
    return [`${fill(words.sheets, { count: own.length, workshop })} `, button];
  });
}

function numbersOf(workshop) {
  return [linkTo(`/workshops/${workshop}/attendance`, fill(words.numbers, { workshop }))];
}

function linkTo(to, title) {
  const link = document.createElement("a");
  [link.href, link.textContent] = [to, title];
  return link;
}
