// The grid of sheets: what they say, where one is, undoing. typing.js types, the book keeps and sends.

import { fill } from "./keys.js";
import { Panel } from "./panel.js";
import { Row, columnsOf } from "./rows.js";
import { History, stateOf } from "./sheets.js";
import { Typing } from "./typing.js";

export class Grid {
  constructor(root, setup, book) {
    [this.setup, this.book, this.words] = [setup, book, setup.words];
    this.columns = columnsOf(setup);
    this.firstTheme = setup.themes[0].key;
    this.root = root;
    this.body = root.querySelector("[data-rows]");
    this.status = root.querySelector("[data-status]");
    this.history = new History();
    this.rows = [];
    this.panel = new Panel(root.querySelector("[data-panel]"), setup, this);
    this.typing = new Typing(this);
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
    this.#say(sheet, data);
  }

  #say(sheet, data) {
    const row = this.rowOf(sheet);
    row.shownData = data;
    this.book.change(sheet, data);
    row.paint();
  }

  undo() {
    this.typing.endRange();
    const step = this.history.take();
    if (!step) return this.announce(this.words.nothing_to_undo);
    const { sheet, data, isRemoved } = step.undo;
    this.session = "";
    if (isRemoved) return this.#putBack(sheet);
    this.#say(sheet, data);
    this.focus(sheet, step.column);
    return this.announce(fill(this.words.undone, { what: this.rowOf(sheet).name }));
  }

  remove(sheet) {
    const { name } = this.rowOf(sheet);
    this.history.add({ sheet, isRemoved: true });
    this.book.setRemoved(sheet, true);
    return this.announce(fill(this.words.removed, { sheet: name }));
  }

  #putBack(sheet) {
    this.book.setRemoved(sheet, false);
    this.#start(sheet);
    return this.announce(fill(this.words.put_back, { sheet: this.rowOf(sheet).name }));
  }

  /** After a difference: this device's version shall stand, or the stored one. */
  settle(sheet, isMine) {
    if (!isMine) this.history.forget(sheet);
    this.book.settle(sheet, isMine);
    this.panel.show(this.active);
    return this.focusCell();
  }

  /** Show what changed: here, on another page of this device, or on the site. */
  sync() {
    const shown = this.book.sheets.filter((sheet) => !sheet.isRemoved || sheet.conflict);
    const at = this.rows.findIndex((row) => row.sheet === this.active);
    for (const row of this.rows.filter(({ sheet }) => !shown.includes(sheet))) row.element.remove();
    this.rows = this.rows.filter(({ sheet }) => shown.includes(sheet));
    for (const sheet of shown) if (!this.rowOf(sheet)) this.#add(sheet, shown);
    if (!this.rows.length) this.#add(this.#newSheet("group"), this.book.sheets);
    for (const row of this.rows) this.#refresh(row);
    if (this.active && !this.rowOf(this.active)) {
      this.active = null;
      this.#start(this.rows[Math.min(Math.max(at, 0), this.rows.length - 1)].sheet);
    }
  }

  #refresh(row) {
    const { sheet } = row;
    const before = row.shownState;
    if (row.shownData !== sheet.data) {
      // somebody else's words: an older step would write over them
      this.history.forget(sheet);
      row.paint();
    } else if (!row.refreshState(this.book.sender)) {
      return;
    }
    const state = stateOf(sheet);
    if (state !== before && state !== "waiting") this.announce(row.sentence, state === "saved");
    if (sheet === this.active && state !== "waiting") this.panel.show(sheet);
  }

  /** Tell in words what happened; "Saved" never takes the place of something to act on. */
  announce(words, isOnlySaved = false) {
    if (isOnlySaved && this.status.textContent && !this.saidOnlySaved) return;
    this.saidOnlySaved = isOnlySaved;
    this.status.textContent = words;
  }

  // --- where one is

  focusCell() { this.focus(this.active, this.column); }

  focus(sheet, column) {
    const control = this.rowOf(sheet).controls.get(column);
    control.focus();
    if (control.select) control.select();
  }

  /** Go to where entry of this sheet begins. */
  #start(sheet) {
    const needsPeople = sheet.data.form === "group" && !sheet.data.people;
    const begins = needsPeople ? "people" : this.firstTheme;
    this.focus(sheet, sheet.data.number === "" ? "number" : begins);
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

  addSheet(form) {
    const last = this.rows.at(-1);
    if (last && stateOf(last.sheet) === "new") {
      this.setForm(last.sheet, form);
      return;
    }
    const sheet = this.#newSheet(form);
    this.#add(sheet, this.book.sheets);
    this.#start(sheet);
  }

  #onFocus(control) {
    const row = this.rows.find((one) => one.element.contains(control));
    this.typing.leave(control);
    if (this.active && this.active !== row.sheet) {
      this.book.sender.send();
      this.rowOf(this.active)?.setActive(false);
    }
    if (this.stop) this.stop.tabIndex = -1;
    control.tabIndex = 0;
    [this.stop, this.active, this.column, this.session] = [control, row.sheet, control.dataset.column, ""];
    row.setActive(true);
    this.panel.show(row.sheet, control.dataset.theme);
  }

  setForm(sheet, form) {
    if (sheet.data.form !== form) {
      const data = { ...sheet.data, form, people: form === "group" ? "" : "1" };
      if (stateOf(sheet) === "new") {
        sheet.data = data;
        this.rowOf(sheet).paint();
      } else {
        this.change(sheet, data);
      }
    }
    this.#start(sheet);
  }

  // --- the page

  #build() {
    this.root.hidden = false;
    this.sync();
    const last = this.rows.at(-1).sheet;
    this.#start(last);
    this.book.onChange(() => this.sync());
  }

  /** A row for the sheet, where its place is among the `sheets` in order. */
  #add(sheet, sheets) {
    const row = new Row(sheet, this.setup, this.book.sender);
    const place = sheets.indexOf(sheet);
    const next = this.rows.findIndex((one) => sheets.indexOf(one.sheet) > place);
    const index = next < 0 ? this.rows.length : next;
    this.body.insertBefore(row.element, this.rows[index]?.element ?? null);
    this.rows.splice(index, 0, row);
    return row;
  }

  #newSheet(form) { return this.book.add(this.setup.is_paper ? "individual" : form); }

  rowOf(sheet) { return this.rows.find((row) => row.sheet === sheet); }

  #listen() {
    this.body.addEventListener("focusin", (event) => this.#onFocus(event.target));
    this.body.addEventListener("keydown", (event) => this.typing.onKey(event));
    this.body.addEventListener("pointerdown", () => this.typing.forget());
    this.body.addEventListener("input", (event) => this.typing.onInput(event));
    const tools = document.querySelector("[data-grid-tools]");
    tools.hidden = false;
    for (const button of tools.querySelectorAll("[data-add]")) {
      button.addEventListener("click", () => this.addSheet(button.dataset.add));
    }
    tools.querySelector("[data-undo]").addEventListener("click", () => this.undo());
    tools.querySelector("[data-help]").addEventListener("click", () => this.help());
    const dialog = document.querySelector("[data-dialog]");
    dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => this.focusCell());
    window.addEventListener("beforeunload", (event) => {
      const isHereAlone = !this.book.device.isLasting || this.book.trouble;
      if (isHereAlone && this.book.waiting.length) event.preventDefault();
    });
  }

  help() { document.querySelector("[data-dialog]").showModal(); }
}
