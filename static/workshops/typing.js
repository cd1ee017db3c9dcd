// What typing in a cell does: ratings that move on, ranges, letters, and soft keyboards.

import { fill, meaningOf, moveOf, rangeMark, shownMark } from "./keys.js";
import { saidOf, withSaid } from "./sheets.js";

const SILENT = /^(Shift|Control|Alt|AltGraph|Meta|Unidentified|Process)$/;

export class Typing {
  constructor(grid) {
    this.grid = grid;
    this.range = null;
    this.lastTyped = null;
  }

  get active() { return this.grid.active; }

  get column() { return this.grid.column; }

  get columns() { return this.grid.columns; }

  get words() { return this.grid.words; }

  /** The next “-” begins no range at the cell before. */
  forget() { this.lastTyped = null; }

  /** The focus went to this control: a range half typed elsewhere is dropped. */
  leave(control) {
    if (this.range && this.range.control !== control) this.endRange();
  }

  onKey(event) {
    if (event.isComposing) return undefined;
    if (event.key.length > 1 && !SILENT.test(event.key)) this.forget();
    if (event.key === "z" && (event.ctrlKey || event.metaKey)) {
      return this.#take(event, () => this.grid.undo());
    }
    if (event.key === "Enter") return this.#take(event, () => this.grid.next());
    if (event.key === "Escape") return this.#take(event, () => this.endRange());
    const move = moveOf(event);
    const { theme, column } = event.target.dataset;
    if (move) return this.#take(event, () => this.grid.move(move));
    if (event.ctrlKey || event.altKey || event.metaKey) return undefined;
    if (column === "number") return undefined;
    if (event.key === "?") return this.#take(event, () => this.grid.desk.help());
    if (theme && (event.key === "Delete" || event.key === "Backspace")) {
      return this.#take(event, () => (this.range ? this.endRange() : this.#mark(theme, "")));
    }
    const isTyped = event.key.length === 1;
    if (theme && isTyped) return this.#take(event, () => this.#type(event.key));
    if (column === "people" && isTyped && !/[0-9]/.test(event.key)) {
      return this.#take(event, () => this.#type(event.key));
    }
    return undefined;
  }

  #take(event, act) {
    event.preventDefault();
    act();
  }

  #type(character) {
    const { lowest, highest } = this.grid.setup;
    const meaning = meaningOf(character, lowest, highest);
    const isTheme = this.grid.setup.themes.some((theme) => theme.key === this.column);
    if (meaning?.letter) return this.#letter(meaning.letter, isTheme);
    if (!isTheme || !meaning) return undefined;
    if (meaning.offScale) {
      return this.grid.announce(fill(this.words.off_scale, { lowest, highest }));
    }
    if (meaning.range) return this.#beginRange();
    if (this.range) return meaning.rating ? this.#finishRange(meaning.rating) : undefined;
    const theme = this.column;
    this.#mark(theme, meaning.mark ?? String(meaning.rating));
    this.#forward();
    this.lastTyped = meaning.rating ? theme : null;
    return undefined;
  }

  #letter(letter, isTheme) {
    if (letter === "g" || letter === "i") {
      return this.grid.setForm(this.active, letter === "g" ? "group" : "individual");
    }
    if (letter === "p" && isTheme) {
      return this.grid.togglePriority(this.column);
    }
    return letter === "c" ? this.grid.writeComment() : undefined;
  }

  #mark(theme, mark) {
    this.grid.change(this.active, withSaid(this.active.data, theme, 0, mark));
  }

  #forward() {
    const place = this.columns.indexOf(this.column);
    this.grid.focus(this.active, this.columns[Math.min(place + 1, this.columns.length - 1)]);
  }

  // --- a range: "-" after a digit, then another digit

  #beginRange() {
    const theme = this.lastTyped ?? this.column;
    const first = Number(saidOf(this.active, theme)[0]);
    if (this.active.data.form !== "group") {
      return this.grid.announce(this.words.range_of_individual);
    }
    if (!first) return undefined;
    this.grid.focus(this.active, theme);
    const control = this.grid.rowOf(this.active).controls.get(theme);
    this.range = { control, theme, first };
    control.value = `${first}–`;
    const title = this.grid.setup.themes.find((one) => one.key === theme).title;
    return this.grid.announce(fill(this.words.range_begun, { theme: title, rating: first }));
  }

  #finishRange(last) {
    const { theme, first } = this.range;
    this.range = null;
    this.#mark(theme, rangeMark(first, last));
    this.#forward();
    this.lastTyped = null;
    this.grid.announce("");
  }

  endRange() {
    if (!this.range) return;
    const { control, theme } = this.range;
    this.range = null;
    control.value = shownMark(saidOf(this.active, theme)[0]);
    this.grid.announce("");
  }

  onInput(event) {
    const { column, theme } = event.target.dataset;
    if (column === "kind") this.grid.setForm(this.active, event.target.value);
    if (column === "place") {
      this.grid.change(this.active, { ...this.active.data, place: event.target.value });
    }
    if (column === "number") {
      this.grid.change(this.active, { ...this.active.data, number: event.target.value }, "number");
    }
    if (column === "people") {
      const people = event.target.value.replace(/[^0-9]/g, "").slice(0, 5);
      this.grid.change(this.active, { ...this.active.data, people }, "people");
    }
    if (theme) {
      const typed = (event.data ?? "").slice(-1);
      this.grid.rowOf(this.active).paintTheme(theme);
      if (typed) this.#type(typed);
    }
  }
}
