// The page shown where a page was not kept: what is kept instead.

import { canKeepPages, everyKeptPage } from "./halls.js";

const list = document.querySelector("[data-kept-pages]");
const pages = canKeepPages() ? await everyKeptPage() : [];
if (pages.length) {
  list.replaceChildren(...pages.map(([address, title]) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    [link.href, link.textContent] = [address, title];
    item.append(link);
    return item;
  }));
}
