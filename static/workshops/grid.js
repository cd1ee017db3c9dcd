// The grid of sheets: rows painted as the sheets are, and where one is. typing.js types.

import { CheckRow } from "./check_row.js";
import { Panel } from "./panel.js";
import { Row, columnsOf } from "./rows.js";
import { stateOf } from "./sheets.js";
import { Typing } from "./typing.js";

export class Grid {
  constructor(root, desk) {
    const { setup, book } = desk;
    [this.setup, this.book, this.desk, this.words] = [setup, book, desk, setup.words];
    this.columns = columnsOf(setup);
    this.firstTheme = setup.themes[0].key;
    this.root = root;
    this.frame = root.querySelector("[data-frame]");
    this.body = root.querySelector("[data-rows]");
    this.table = this.body.closest("[role=grid]");
    this.rows = [];
    this.rowsBySheet = new Map();
    this.panel = new Panel(root.querySelector("[data-panel]"), this, desk);
    this.typing = new Typing(this);
    this.#listen();
    book.onChange(() => this.sync());
  }

  get active() { return this.desk.active; }

  // --- as a layout

  /** Show the sheets here, at the one that was worked on; the focus stays where it is, or comes. */
  open(takesFocus) {
    this.root.hidden = false;
    this.sync();
    const sheet = this.desk.active ?? this.rows.at(-1).sheet;
    if (this.desk.check) this.showCheck(takesFocus);
    else if (takesFocus) this.show(sheet);
    else this.#arrive(this.rowOf(sheet).controls.get(this.#beginningOf(sheet)));
  }

  close() {
    this.typing.endRange();
    this.root.hidden = true;
  }

  /** Go to this sheet, at this place or where its entry begins. */
  show(sheet, place = "") {
    if (this.desk.check) return this.checkRow.paint();
    this.#showRows(true);
    if (!this.rowOf(sheet)) return this.#leave(this.rows.length - 1);
    const column = place || (sheet === this.active ? this.column : "");
    return this.columns.includes(column) ? this.focus(sheet, column) : this.#start(sheet);
  }

  showCheck(takesFocus = true) {
    this.checkRow ??= new CheckRow(this.root.querySelector("[data-check-grid]"), this.desk);
    this.#showRows(false);
    this.checkRow.open(takesFocus);
  }

  showTheme(theme) { this.checkRow.focus(null, theme); }

  #showRows(isShown) {
    this.frame.hidden = !isShown;
    this.panel.root.hidden = !isShown;
    this.root.querySelector("[data-check-grid]").hidden = isShown;
  }

  undo() {
    this.typing.endRange();
    if (this.desk.check) return this.checkRow.undo();
    return this.desk.undo();
  }

  addSheet(form) {
    const sheet = this.desk.addSheet(form);
    this.sync();
    this.#start(sheet);
  }

  // --- what the sheets say

  change(sheet, data, session = "") { this.desk.change(sheet, data, session, this.column); }

  togglePriority(theme) {
    this.desk.togglePriority(this.active, theme);
    this.panel.paint();
  }

  writeComment() { this.panel.writeComment(); }

  announce(words) { this.desk.announce(words); }

  setForm(sheet, form) {
    this.desk.setForm(sheet, form);
    this.#start(sheet);
  }

  /** Show what changed: here, on another page of this device, or on the site. */
  sync() {
    if (this.root.hidden) return;
    const { sheets } = this.desk;
    const at = this.rows.findIndex((row) => row.sheet === this.active);
    this.#dropAllBut(new Set(sheets));
    this.#addMissing(sheets);
    for (const row of this.rows) this.#refresh(row);
    if (this.desk.check) this.checkRow?.paint();
    else if (this.active && !this.rowOf(this.active)) this.#leave(at);
  }

  /** The sheet one was at is gone: its neighbour comes, but nothing typed blindly goes there. */
  #leave(at) {
    const gone = this.active;
    this.desk.active = null;
    const { sheet } = this.rows[Math.min(Math.max(at, 0), this.rows.length - 1)];
    this.#arrive(this.rowOf(sheet).controls.get(this.#beginningOf(sheet)));
    this.table.focus();
    this.desk.announceGone(gone);
  }

  #refresh(row) {
    if (row.shownData !== row.sheet.data) row.paint();
    else if (!row.refreshState()) return;
    if (row.sheet === this.active) this.panel.show(row.sheet);
  }

  // --- where one is

  focusCell() { this.focus(this.active, this.column); }

  focus(sheet, column) {
    const control = this.rowOf(sheet).controls.get(column);
    control.focus();
    if (control.select) control.select();
  }

  #start(sheet) { this.focus(sheet, this.#beginningOf(sheet)); }

  /** Where entry of this sheet begins. */
  #beginningOf({ data }) {
    if (data.number === "") return "number";
    return data.form === "group" && !data.people ? "people" : this.firstTheme;
  }

  move([down, right]) {
    const at = this.rows.findIndex((row) => row.sheet === this.active);
    const to = Math.min(Math.max(at + down, 0), this.rows.length - 1);
    const place = this.columns.indexOf(this.column) + right;
    const column = this.columns[Math.min(Math.max(place, 0), this.columns.length - 1)];
    this.focus(this.rows[to].sheet, column);
  }

  next() {
    const at = this.rows.findIndex((row) => row.sheet === this.active);
    this.book.sender.send();
    if (at + 1 < this.rows.length) return this.#start(this.rows[at + 1].sheet);
    if (stateOf(this.active) === "new") return this.announce(this.words.fill_this_first);
    return this.addSheet(this.active.data.form);
  }

  /** This is where one is now. */
  #arrive(control) {
    const row = this.rows.find((one) => one.element.contains(control));
    this.typing.leave(control);
    if (this.active && this.active !== row.sheet) {
      this.book.sender.send();
      this.rowOf(this.active)?.setActive(false);
    }
    if (this.stop) this.stop.tabIndex = -1;
    control.tabIndex = 0;
    [this.stop, this.desk.active, this.column] = [control, row.sheet, control.dataset.column];
    this.desk.endSession();
    row.setActive(true);
    this.panel.show(row.sheet, control.dataset.theme);
  }

  // --- the page

  #dropAllBut(sheets) {
    const dropped = this.rows.filter(({ sheet }) => !sheets.has(sheet));
    if (!dropped.length) return;
    for (const { element, sheet } of dropped) {
      element.remove();
      this.rowsBySheet.delete(sheet);
    }
    this.rows = this.rows.filter(({ sheet }) => sheets.has(sheet));
  }

  /** A row for each of the `sheets` that has none, before the row of the one that follows it. */
  #addMissing(sheets) {
    let next = null;
    for (const sheet of [...sheets].reverse()) {
      next = this.rowOf(sheet) ?? this.#add(sheet, next);
    }
  }

  #add(sheet, next) {
    const row = new Row(sheet, this.book);
    this.body.insertBefore(row.element, next && next.element);
    this.rows.splice(next ? this.rows.indexOf(next) : this.rows.length, 0, row);
    this.rowsBySheet.set(sheet, row);
    return row;
  }

  rowOf(sheet) { return this.rowsBySheet.get(sheet); }

  #listen() {
    this.body.addEventListener("focusin", (event) => this.#arrive(event.target));
    this.body.addEventListener("keydown", (event) => this.typing.onKey(event));
    this.body.addEventListener("pointerdown", () => this.typing.forget());
    this.body.addEventListener("input", (event) => this.typing.onInput(event));
    const dialog = document.querySelector("[data-dialog]");
    dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => (this.desk.check ? this.checkRow.focusCell() : this.focusCell()));
  }}
