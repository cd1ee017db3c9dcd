// The head of one sheet: which it is, whose, how many people; and the ways to the other sheets.

import { fill } from "./keys.js";
import { nameOf, stateOf } from "./sheets.js";
import { paintLinks } from "./panel.js";
import { stateWords, titleOf, whoWords } from "./states.js";
import { setText } from "./written.js";

// what a group has where nobody has counted it yet, and the fewest that are one
const [USUAL_PEOPLE, FEWEST_PEOPLE] = [5, 2];

export class SheetHead {
  /** Where among the sheets the one shown is. */
  place = 0;

  /** `view` has turnTo(sheet), step(by) and undo(). */
  constructor(root, desk, view) {
    [this.root, this.desk, this.words, this.view] = [root, desk, desk.words, view];
    this.title = this.#find("[data-sheet-title]");
    this.list = this.#find("[data-sheets]");
    this.people = this.#find("[data-people]");
    this.placeBox = this.#find("[data-place]");
    this.number = this.#find("[data-number]");
    this.kinds = [...root.querySelectorAll("[data-kind]")];
    this.#listen();
  }

  get sheet() { return this.desk.active; }

  focus() { this.title.focus({ preventScroll: true }); }

  paint() {
    const { sheet, words } = this;
    const { sheets } = this.desk;
    const { data } = sheet;
    this.place = sheets.indexOf(sheet);
    this.title.textContent = titleOf(sheet, words);
    this.#find("[data-count]").textContent = fill(words.sheet_of_all, { place: this.place + 1, count: sheets.length });
    this.#find("[data-who]").textContent = whoWords(sheet, words);
    const state = stateWords(sheet, this.desk.book);
    for (const place of this.root.querySelectorAll("[data-state]")) {
      place.textContent = state;
      place.dataset.is = stateOf(sheet);
    }
    for (const kind of this.kinds) kind.checked = kind.value === data.form;
    this.#find("[data-people-box]").hidden = data.form !== "group";
    setText(this.people, data.people);
    this.people.setAttribute("aria-invalid", String(sheet.faults.some(({ cell }) => cell === "people")));
    if (this.placeBox) this.placeBox.value = data.place;
    if (this.number) setText(this.number, data.number);
    paintLinks(this.root, sheet, this.desk.setup);
    this.#find("[data-start-check]").hidden = !this.desk.mayCheck(sheet) || Boolean(this.desk.check);
    this.#paintWays(sheets);
    this.#paintList(sheets);
  }

  #paintWays(sheets) {
    for (const button of this.root.querySelectorAll("[data-step='-1']")) button.disabled = this.place === 0;
    const next = sheets[this.place + 1];
    const isGroup = this.sheet.data.form === "group" && !this.desk.setup.is_paper;
    const words = next ? fill(this.words.next_is, { sheet: nameOf(next, this.words) })
      : this.words[isGroup ? "next_group" : "next_individual"];
    for (const button of this.root.querySelectorAll("[data-next-words]")) button.textContent = words;
  }

  /** Only where it changed: the list may be open. */
  #paintList(sheets) {
    const { options } = this.list;
    sheets.forEach((sheet, place) => {
      const line = `${titleOf(sheet, this.words)} – ${stateWords(sheet, this.desk.book)}`;
      if (place === options.length) this.list.add(new Option(line, String(place)));
      else if (options[place].text !== line) options[place].text = line;
    });
    options.length = sheets.length;
    this.list.value = String(this.place);
  }

  #setPeople(people) {
    this.desk.change(this.sheet, { ...this.sheet.data, people }, "people", "people");
  }

  #stepPeople(by) {
    const people = Number(this.sheet.data.people);
    this.#setPeople(String(people ? Math.max(people + by, FEWEST_PEOPLE) : USUAL_PEOPLE));
  }

  #listen() {
    for (const button of this.root.querySelectorAll("[data-step]")) {
      button.addEventListener("click", () => this.view.step(Number(button.dataset.step)));
    }
    for (const button of this.root.querySelectorAll("[data-add-people]")) {
      button.addEventListener("click", () => this.#stepPeople(Number(button.dataset.addPeople)));
    }
    for (const kind of this.kinds) {
      kind.addEventListener("change", () => this.desk.setForm(this.sheet, kind.value));
    }
    // by arrow keys every sheet on the way is chosen: the focus stays in the list
    this.list.addEventListener("change", () => this.view.turnTo(this.desk.sheets[Number(this.list.value)]));
    this.people.addEventListener("input", () => {
      this.#setPeople(this.people.value.replace(/[^0-9]/g, "").slice(0, 5));
    });
    this.placeBox?.addEventListener("change", () => {
      this.desk.change(this.sheet, { ...this.sheet.data, place: this.placeBox.value }, "", "place");
    });
    this.number?.addEventListener("input", () => {
      this.desk.change(this.sheet, { ...this.sheet.data, number: this.number.value }, "number", "number");
    });
    this.root.querySelector("[data-undo-here]").addEventListener("click", () => this.view.undo());
    this.#find("[data-remove]").addEventListener("click", (event) => this.desk.onRemove(event, this.sheet));
    this.#find("[data-start-check]").addEventListener("click", () => this.desk.startCheck(this.sheet));
  }

  #find(selector) { return this.root.querySelector(selector); }
}
