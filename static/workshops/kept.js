// What this device keeps of workshops: also for people whom the site does not let in any more.

import { copyOf, saveCopy } from "./copies.js";
import { openDevice } from "./device.js";
import { canKeepPages, everyKeptPage } from "./halls.js";
import { fill } from "./keys.js";
import { isWaiting } from "./sheets.js";

const OWN_ADDRESS = "/workshops/not-kept";

const words = JSON.parse(document.getElementById("kept-words").textContent);
document.querySelector("[data-unreached]").hidden = window.location.pathname === OWN_ADDRESS;
show("[data-kept-sheets]", await waitingSheets());
show("[data-kept-pages]", canKeepPages() ? (await everyKeptPage()).map(linkTo) : []);

function show(selector, contents) {
  if (!contents.length) return;
  document.querySelector(selector).replaceChildren(...contents.map((content) => {
    const item = document.createElement("li");
    item.append(...content);
    return item;
  }));
}

async function waitingSheets() {
  const sheets = (await (await openDevice()).everySheet()).filter(isWaiting);
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

function linkTo([address, title]) {
  const link = document.createElement("a");
  [link.href, link.textContent] = [address, title];
  return [link];
}
