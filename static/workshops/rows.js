// A sheet's row in the grid: native controls in a table, painted from what the sheet says.

import { shownMark } from "./keys.js";
import { nameOf, saidOf, stateOf } from "./sheets.js";
import { isHere, stateWords, whoWords } from "./states.js";

/** Columns in order: kind, place (where there are places), people, a paper sheet's number, the themes' keys. */
export function columnsOf(setup) {
  const ahead = setup.places.length ? ["kind", "place", "people"] : ["kind", "people"];
  return [...ahead, ...(setup.is_paper ? ["number"] : []), ...setup.themes.map((theme) => theme.key)];
}

export class Row {
  constructor(sheet, book) {
    const { setup } = book;
    [this.sheet, this.words, this.book] = [sheet, setup.words, book];
    this.controls = new Map();
    this.element = made("tr", "row", "sheet_grid__row");
    this.#addName();
    for (const column of columnsOf(setup)) this.#addCell(column, setup);
    this.state = made("td", "gridcell", "sheet_grid__state");
    this.state.id = `grid-state-${sheet.key}`;
    this.element.append(this.state);
    this.paint();
  }

  get name() { return nameOf(this.sheet, this.words); }

  /** Show what the sheet says now. */
  paint() {
    const { data } = this.sheet;
    this.shownData = data;
    this.#paintName();
    if (this.controls.has("number")) setValue(this.controls.get("number"), data.number);
    setValue(this.controls.get("kind"), data.form);
    const people = this.controls.get("people");
    setValue(people, data.people);
    people.toggleAttribute("readonly", data.form !== "group");
    if (this.controls.has("place")) setValue(this.controls.get("place"), data.place);
    for (const [column, control] of this.controls) {
      if (control.dataset.theme) this.paintTheme(column, control);
    }
    this.paintState();
  }

  paintTheme(theme, control = this.controls.get(theme)) {
    const [mark, good, better] = saidOf(this.sheet, theme);
    const isPriority = this.sheet.data.priorities.includes(theme);
    const hasComment = Boolean(good || better);
    setValue(control, shownMark(mark));
    const cell = control.parentElement;
    cell.classList.toggle("sheet_grid__cell--commented", hasComment);
    cell.classList.toggle("sheet_grid__cell--priority", isPriority);
    cell.classList.toggle("sheet_grid__cell--unknown", mark === "dk");
    this.#describe(control);
  }

  /** Show the state, if it is another than the one shown; says whether it is. */
  refreshState() {
    const now = this.#seen();
    const isSame = now.every((each, place) => each === this.seen[place]);
    if (!isSame) this.paintState();
    return !isSame;
  }

  /** What the state is made of: with 200 rows, comparing it is quicker than putting it in words. */
  #seen() {
    const { faults, number, enteredBy, by, check } = this.sheet;
    return [stateOf(this.sheet), isHere(this.sheet, this.book), faults, number, enteredBy, by, check];
  }

  /** Show the state in words, and mark the cells that faults name. */
  paintState() {
    this.seen = this.#seen();
    const { faults, check } = this.sheet;
    const [state] = this.seen;
    this.#paintName();
    const isChecked = check?.isCurrent && state === "saved";
    this.state.textContent = isChecked ? this.words.saved_and_checked
      : stateWords(this.sheet, this.book);
    this.state.dataset.status = state;
    this.state.title = whoWords(this.sheet, this.words);
    const named = new Set(faults.map((fault) => fault.theme || (fault.cell === "form" ? "kind" : fault.cell)));
    for (const [column, control] of this.controls) {
      const isFaulty = named.has(column);
      control.parentElement.classList.toggle("sheet_grid__cell--faulty", isFaulty);
      if (isFaulty) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
      this.#describe(control);
    }
  }

  setActive(isActive) {
    this.element.classList.toggle("sheet_grid__row--active", isActive);
  }

  #addName() {
    const name = made("th", "rowheader", "sheet_grid__name");
    name.scope = "row";
    name.id = `grid-row-${this.sheet.key}`;
    const unseen = document.createElement("span");
    unseen.className = "unseen";
    const number = document.createElement("span");
    number.setAttribute("aria-hidden", "true");
    name.append(unseen, number);
    [this.heading, this.unseenName, this.number] = [name, unseen, number];
    this.element.append(name);
  }

  #paintName() {
    const { heading, name, sheet } = this;
    if (heading.title === name && this.number.textContent === String(sheet.number)) return;
    [this.unseenName.textContent, heading.title] = [`${name} `, name];
    this.number.textContent = sheet.number;
  }

  #addCell(column, setup) {
    const cell = made("td", "gridcell", `sheet_grid__cell sheet_grid__cell--${this.#kindOf(column)}`);
    const control = this.#controlOf(column, setup);
    control.classList.add("sheet_grid__box");
    control.dataset.column = column;
    control.tabIndex = -1;
    control.setAttribute("aria-labelledby", `grid-${column} grid-row-${this.sheet.key}`);
    cell.append(control);
    this.controls.set(column, control);
    this.element.append(cell);
  }

  #kindOf(column) {
    return ["number", "kind", "place", "people"].includes(column) ? column : "rating";
  }

  #controlOf(column, setup) {
    if (column === "kind") {
      return choices([["group", this.words.group], ["individual", this.words.individual]]);
    }
    if (column === "place") {
      const places = setup.places.map((place) => [place.key, place.name]);
      return choices([["", this.words.no_place], ...places]);
    }
    const box = document.createElement("input");
    [box.type, box.inputMode, box.autocomplete] = ["text", "numeric", "off"];
    if (column === "number") box.maxLength = 20;
    else if (column !== "people") box.dataset.theme = column;
    return box;
  }

  /** Say what the look of a cell says: don't know, a comment, a priority, and what is wrong. */
  #describe(control) {
    const has = (mark) => control.parentElement.classList.contains(`sheet_grid__cell--${mark}`);
    const ids = [
      has("unknown") && "grid-is-unknown",
      has("commented") && "grid-has-comment",
      has("priority") && "grid-is-priority",
      has("faulty") && this.state.id,
    ].filter(Boolean);
    if (ids.length) control.setAttribute("aria-describedby", ids.join(" "));
    else control.removeAttribute("aria-describedby");
  }
}

/** A part of the grid; its role stands in words, as the table is not laid out as one. */
function made(tag, role, className) {
  const element = document.createElement(tag);
  element.setAttribute("role", role);
  element.className = className;
  return element;
}

/** Where the caret is, it stays; and what is the same is not laid out again. */
function setValue(box, text) {
  if (box.value !== text) box.value = text;
}

function choices(pairs) {
  const select = document.createElement("select");
  for (const [value, words] of pairs) select.append(new Option(words, value));
  return select;
}
