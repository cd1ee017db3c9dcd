// The grid of sheets: moving about, typing, undoing. Sheets are saved by saving.js.

import { fill, meaningOf, moveOf, rangeMark, shownMark } from "./keys.js";
import { Panel } from "./panel.js";
import { Row, columnsOf } from "./rows.js";
import { Saver } from "./saving.js";
import { History, newSheet, readable, saidOf, storedSheet, withSaid } from "./sheets.js";

const UNSAVED = ["saving", "failed", "conflict"];

class Grid {
  constructor(root, setup) {
    this.setup = setup;
    this.words = setup.words;
    this.columns = columnsOf(setup);
    this.firstTheme = setup.themes[0].key;
    this.nextNumber = setup.next_number;
    this.root = root;
    this.body = root.querySelector("[data-rows]");
    this.status = root.querySelector("[data-status]");
    this.summary = root.querySelector("[data-summary]");
    this.history = new History();
    this.rows = [];
    this.saver = new Saver({ ...setup, onChange: (sheet) => this.#onSaved(sheet) });
    this.panel = new Panel(root.querySelector("[data-panel]"), setup, this);
    this.#listen();
    this.#build();
  }

  // --- what the sheets say

  /** Let the sheet say this. Changes of one `session` (typing in one box) are undone together. */
  change(sheet, data, session = "") {
    if (!session || session !== this.session) {
      const column = this.columns.includes(this.column) ? this.column : this.firstTheme;
      this.history.add({ sheet, data: sheet.data }, column);
    }
    this.session = session;
    sheet.data = data;
    this.#rowOf(sheet).paint();
    this.saver.touch(sheet);
  }

  async undo() {
    this.#endRange();
    const step = this.history.take();
    if (!step) return this.announce(this.words.nothing_to_undo);
    const { sheet, data, index } = step.undo;
    this.session = "";
    if (index !== undefined) return this.#putBack(sheet, index);
    sheet.data = data;
    this.#rowOf(sheet).paint();
    this.saver.touch(sheet);
    this.#focus(sheet, step.column);
    return this.announce(fill(this.words.undone, { what: this.#rowOf(sheet).name }));
  }

  async remove(sheet) {
    const index = this.rows.findIndex((row) => row.sheet === sheet);
    const { name, element } = this.rows[index];
    if (!await this.saver.setRemoved(sheet, true)) return;
    this.rows.splice(index, 1);
    element.remove();
    this.history.add({ sheet, index });
    if (!this.rows.length) this.#add(newSheet(this.nextNumber++, sheet.data.form));
    this.active = null;
    this.#start(this.rows[Math.min(index, this.rows.length - 1)].sheet);
    this.announce(fill(this.words.removed, { sheet: name }));
    this.#paintSummary();
  }

  async #putBack(sheet, index) {
    if (!await this.saver.setRemoved(sheet, false)) return this.history.add({ sheet, index });
    const row = this.#add(sheet, index);
    if (!sheet.isStored && sheet.edits) this.saver.touch(sheet);
    this.#start(sheet);
    return this.announce(fill(this.words.put_back, { sheet: row.name }));
  }

  /** After a conflict: save this page's version over the stored one, or take the stored one. */
  async settle(sheet, isMine) {
    const { conflict } = sheet;
    if (conflict.is_removed && isMine && !await this.saver.setRemoved(sheet, false)) return;
    Object.assign(sheet, { version: conflict.version, conflict: null, isStored: true });
    if (isMine) {
      sheet.status = "saving";
      this.saver.touch(sheet);
      this.saver.flush(sheet);
    } else {
      this.history.forget(sheet);
      Object.assign(sheet, { data: readable(conflict.sheet), status: "saved", sent: sheet.edits });
      if (conflict.is_removed) this.#drop(sheet);
    }
    if (this.rows.some((row) => row.sheet === sheet)) this.#rowOf(sheet).paint();
    this.#paintSummary();
    this.panel.show(this.active ?? sheet);
    this.focusCell();
  }

  #drop(sheet) {
    const index = this.rows.findIndex((row) => row.sheet === sheet);
    this.rows.splice(index, 1)[0].element.remove();
    if (!this.rows.length) this.#add(newSheet(this.nextNumber++, sheet.data.form));
    this.active = null;
    this.#start(this.rows[Math.min(index, this.rows.length - 1)].sheet);
  }

  announce(words) { this.status.textContent = words; }

  // --- where one is

  focusCell() { this.#focus(this.active, this.column); }

  #focus(sheet, column) {
    const control = this.#rowOf(sheet).controls.get(column);
    control.focus();
    if (control.select) control.select();
  }

  /** Go to where entry of this sheet begins. */
  #start(sheet) {
    const needsPeople = sheet.data.form === "group" && !sheet.data.people;
    this.#focus(sheet, needsPeople ? "people" : this.firstTheme);
  }

  #move([down, right]) {
    const at = this.rows.findIndex((row) => row.sheet === this.active);
    const to = Math.min(Math.max(at + down, 0), this.rows.length - 1);
    const place = this.columns.indexOf(this.column) + right;
    const column = this.columns[Math.min(Math.max(place, 0), this.columns.length - 1)];
    this.#focus(this.rows[to].sheet, column);
  }

  #next() {
    const at = this.rows.findIndex((row) => row.sheet === this.active);
    this.saver.flush(this.active);
    if (at + 1 < this.rows.length) return this.#start(this.rows[at + 1].sheet);
    if (this.active.status === "new") return this.announce(this.words.fill_this_first);
    return this.addSheet(this.active.data.form);
  }

  addSheet(form) {
    const last = this.rows.at(-1);
    if (last?.sheet.status === "new") {
      this.#setForm(last.sheet, form);
      return;
    }
    const { sheet } = this.#add(newSheet(this.nextNumber++, form));
    this.#start(sheet);
  }

  #onFocus(control) {
    const row = this.rows.find((one) => one.element.contains(control));
    if (this.range && this.range.control !== control) this.#endRange();
    if (this.active && this.active !== row.sheet) {
      this.saver.flush(this.active);
      this.rows.find((one) => one.sheet === this.active)?.setActive(false);
    }
    if (this.stop) this.stop.tabIndex = -1;
    control.tabIndex = 0;
    [this.stop, this.active, this.column, this.session] = [control, row.sheet, control.dataset.column, ""];
    row.setActive(true);
    this.panel.show(row.sheet, control.dataset.theme);
  }

  // --- typing

  #onKey(event) {
    if (event.isComposing) return;
    if (event.key === "z" && (event.ctrlKey || event.metaKey)) return this.#take(event, () => this.undo());
    if (event.key === "Enter") return this.#take(event, () => this.#next());
    if (event.key === "Escape") return this.#take(event, () => this.#cancel());
    const move = moveOf(event);
    const { theme, column } = event.target.dataset;
    if (move) {
      this.lastTyped = null;
      return this.#take(event, () => this.#move(move));
    }
    if (event.ctrlKey || event.altKey || event.metaKey) return undefined;
    if (event.key === "?") return this.#take(event, () => this.#help());
    if (theme && (event.key === "Delete" || event.key === "Backspace")) {
      return this.#take(event, () => (this.range ? this.#endRange() : this.#mark(theme, "")));
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
    const { lowest, highest } = this.setup;
    const meaning = meaningOf(character, lowest, highest);
    const isTheme = this.setup.themes.some((theme) => theme.key === this.column);
    if (meaning?.letter) return this.#letter(meaning.letter, isTheme);
    if (!isTheme || !meaning) return undefined;
    if (meaning.offScale) return this.announce(fill(this.words.off_scale, { lowest, highest }));
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
      return this.#setForm(this.active, letter === "g" ? "group" : "individual");
    }
    if (letter === "p" && isTheme) return this.panel.togglePriority(this.active, this.column);
    return letter === "c" ? this.panel.writeComment() : undefined;
  }

  #mark(theme, mark) {
    this.change(this.active, withSaid(this.active.data, theme, 0, mark));
  }

  #forward() {
    const place = this.columns.indexOf(this.column);
    this.#focus(this.active, this.columns[Math.min(place + 1, this.columns.length - 1)]);
  }

  #setForm(sheet, form) {
    if (sheet.data.form !== form) {
      const data = { ...sheet.data, form, people: form === "group" ? "" : "1" };
      if (sheet.status === "new") {
        sheet.data = data;
        this.#rowOf(sheet).paint();
      } else {
        this.change(sheet, data);
      }
    }
    this.#start(sheet);
  }

  // --- a range: "-" after a digit, then another digit

  #beginRange() {
    const theme = this.lastTyped ?? this.column;
    const first = Number(saidOf(this.active, theme)[0]);
    if (this.active.data.form !== "group") return this.announce(this.words.range_of_individual);
    if (!first) return undefined;
    this.#focus(this.active, theme);
    const control = this.#rowOf(this.active).controls.get(theme);
    this.range = { control, theme, first };
    control.value = `${first}–`;
    const title = this.setup.themes.find((one) => one.key === theme).title;
    return this.announce(fill(this.words.range_begun, { theme: title, rating: first }));
  }

  #finishRange(last) {
    const { theme, first } = this.range;
    this.range = null;
    this.#mark(theme, rangeMark(first, last));
    this.#forward();
    this.lastTyped = null;
    this.announce("");
  }

  #endRange() {
    if (!this.range) return;
    const { control, theme } = this.range;
    this.range = null;
    control.value = shownMark(saidOf(this.active, theme)[0]);
    this.announce("");
  }

  #cancel() {
    this.#endRange();
    this.lastTyped = null;
  }

  // --- the page

  #build() {
    document.querySelector("[data-plain]").hidden = true;
    this.root.hidden = false;
    for (const given of this.setup.sheets) this.#add(storedSheet(given));
    if (!this.rows.length) this.#add(newSheet(this.nextNumber++, "group"));
    const last = this.rows.at(-1).sheet;
    this.#start(last);
    this.#paintSummary();
  }

  #add(sheet, index = this.rows.length) {
    const row = new Row(sheet, this.setup);
    this.body.insertBefore(row.element, this.rows[index]?.element ?? null);
    this.rows.splice(index, 0, row);
    return row;
  }

  #rowOf(sheet) { return this.rows.find((row) => row.sheet === sheet); }

  #listen() {
    this.body.addEventListener("focusin", (event) => this.#onFocus(event.target));
    this.body.addEventListener("keydown", (event) => this.#onKey(event));
    this.body.addEventListener("pointerdown", () => { this.lastTyped = null; });
    this.body.addEventListener("input", (event) => this.#onInput(event));
    const tools = document.querySelector("[data-grid-tools]");
    tools.hidden = false;
    for (const button of tools.querySelectorAll("[data-add]")) {
      button.addEventListener("click", () => this.addSheet(button.dataset.add));
    }
    tools.querySelector("[data-undo]").addEventListener("click", () => this.undo());
    tools.querySelector("[data-help]").addEventListener("click", () => this.#help());
    const dialog = document.querySelector("[data-dialog]");
    dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => this.focusCell());
    document.addEventListener("visibilitychange", () => this.#flushAll());
    window.addEventListener("online", () => this.#flushAll());
    window.addEventListener("beforeunload", (event) => {
      this.#flushAll();
      if (this.#unsaved().length) event.preventDefault();
    });
  }

  #onInput(event) {
    const { column, theme } = event.target.dataset;
    if (column === "kind") this.#setForm(this.active, event.target.value);
    if (column === "place") this.change(this.active, { ...this.active.data, place: event.target.value });
    if (column === "people") {
      const people = event.target.value.replace(/[^0-9]/g, "").slice(0, 5);
      this.change(this.active, { ...this.active.data, people }, "people");
    }
    if (theme) {
      const typed = (event.data ?? "").slice(-1);
      this.#rowOf(this.active).paintTheme(theme);
      if (typed) this.#type(typed);
    }
  }

  #help() { document.querySelector("[data-dialog]").showModal(); }

  #flushAll() { for (const { sheet } of this.rows) this.saver.flush(sheet); }

  #unsaved() { return this.rows.filter(({ sheet }) => UNSAVED.includes(sheet.status)); }

  #onSaved(sheet) {
    const row = this.#rowOf(sheet);
    if (!row) return;
    const sentence = row.paintState();
    if (sheet.status !== "saving") this.announce(sentence);
    if (sheet === this.active && sheet.status !== "saving") this.panel.show(sheet);
    this.#paintSummary();
  }

  #paintSummary() {
    const count = this.#unsaved().length;
    this.summary.textContent = count ? fill(this.words.some_waiting, { count }) : this.words.all_saved;
  }
}

const data = document.getElementById("grid-data");
new Grid(document.querySelector("[data-grid]"), JSON.parse(data.textContent));
