// The two layouts of the same sheets: the grid, and one sheet at a time. Each is built when first seen.

import { Grid } from "./grid.js";
import { OneSheet } from "./one_sheet.js";

const NOTE = "layout";
const FOR_TOUCH = "(pointer: coarse), (max-width: 44rem)";

export class Layouts {
  #views = {};

  constructor(root, desk) {
    [this.root, this.desk] = [root, desk];
    this.switch = [...document.querySelectorAll("[data-layout]")];
    for (const choice of this.switch) choice.addEventListener("change", () => this.#choose(choice.value));
    this.#listen();
  }

  /** Show the layout that was chosen on this device, at first the one that fits it. */
  async open() {
    const noted = await this.desk.book.device.note(NOTE);
    const fitting = window.matchMedia(FOR_TOUCH).matches ? "sheet" : "grid";
    this.root.hidden = false;
    this.#show(noted ?? fitting, true);
  }

  #choose(name) {
    this.#show(name, false);
    this.desk.book.device.setNote(NOTE, name).catch(() => undefined);
  }

  #show(name, isFirst) {
    for (const choice of this.switch) choice.checked = choice.value === name;
    this.root.dataset.showing = name;
    this.desk.view?.close();
    this.#views[name] ??= this.#build(name);
    this.desk.view = this.#views[name];
    for (const tool of document.querySelectorAll("[data-only]")) tool.hidden = tool.dataset.only !== name;
    this.desk.view.open(isFirst);
  }

  #build(name) {
    if (name === "grid") return new Grid(this.root.querySelector("[data-grid]"), this.desk);
    const place = this.root.querySelector("[data-one-sheet]");
    place.append(this.root.querySelector("[data-one-sheet-parts]").content.cloneNode(true));
    return new OneSheet(place, this.desk);
  }

  #listen() {
    const tools = document.querySelector("[data-grid-tools]");
    tools.hidden = false;
    for (const button of tools.querySelectorAll("[data-add]")) {
      button.addEventListener("click", () => this.#add(button.dataset.add));
    }
    tools.querySelector("[data-undo]").addEventListener("click", () => this.desk.view.undo());
    tools.querySelector("[data-help]").addEventListener("click", () => this.desk.help());
    const { book } = this.desk;
    window.addEventListener("beforeunload", (event) => {
      const isHereAlone = !book.device.isLasting || book.trouble;
      if (book.isKeeping || (isHereAlone && book.waiting.length)) event.preventDefault();
    });
  }

  #add(form) {
    if (this.desk.check) this.desk.stopCheck();
    this.desk.view.addSheet(form);
  }
}
