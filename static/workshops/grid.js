// The grid of sheets: what they say, where one is, undoing. typing.js types, saving.js saves.

import { fill } from "./keys.js";
import { Panel } from "./panel.js";
import { Row, columnsOf } from "./rows.js";
import { Saver } from "./saving.js";
import { History, newSheet, readable, storedSheet } from "./sheets.js";
import { Typing } from "./typing.js";

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
    sheet.data = data;
    this.rowOf(sheet).paint();
    this.saver.touch(sheet);
  }

  async undo() {
    this.typing.endRange();
    const step = this.history.take();
    if (!step) return this.announce(this.words.nothing_to_undo);
    const { sheet, data, index } = step.undo;
    this.session = "";
    if (index !== undefined) return this.#putBack(sheet, index);
    sheet.data = data;
    this.rowOf(sheet).paint();
    this.saver.touch(sheet);
    this.focus(sheet, step.column);
    return this.announce(fill(this.words.undone, { what: this.rowOf(sheet).name }));
  }

  async remove(sheet) {
    const index = this.rows.findIndex((row) => row.sheet === sheet);
    const { name, element } = this.rows[index];
    const why = await this.saver.setRemoved(sheet, true);
    if (why) return this.announce(fill(this.words.not_removed, { sheet: name, why }));
    this.rows.splice(index, 1);
    element.remove();
    this.history.add({ sheet, index });
    if (!this.rows.length) this.#add(this.#newSheet(sheet.data.form));
    this.active = null;
    this.#start(this.rows[Math.min(index, this.rows.length - 1)].sheet);
    this.#paintSummary();
    return this.announce(fill(this.words.removed, { sheet: name }));
  }

  async #putBack(sheet, index) {
    const why = await this.saver.setRemoved(sheet, false);
    if (why) {
      this.history.add({ sheet, index });
      return this.announce(fill(this.words.not_saved, { why }));
    }
    const row = this.#add(sheet, index);
    if (!sheet.isStored && sheet.edits) this.saver.touch(sheet);
    this.#start(sheet);
    return this.announce(fill(this.words.put_back, { sheet: row.name }));
  }

  /** After a conflict: save this page's version over the stored one, or take the stored one. */
  async settle(sheet, isMine) {
    const { conflict } = sheet;
    if (conflict.is_removed && isMine) {
      const why = await this.saver.setRemoved(sheet, false);
      if (why) return this.announce(fill(this.words.not_saved, { why }));
    }
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
    if (this.rows.some((row) => row.sheet === sheet)) this.rowOf(sheet).paint();
    this.#paintSummary();
    this.panel.show(this.active ?? sheet);
    return this.focusCell();
  }

  #drop(sheet) {
    const index = this.rows.findIndex((row) => row.sheet === sheet);
    this.rows.splice(index, 1)[0].element.remove();
    if (!this.rows.length) this.#add(this.#newSheet(sheet.data.form));
    this.active = null;
    this.#start(this.rows[Math.min(index, this.rows.length - 1)].sheet);
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
    this.saver.flush(this.active);
    if (at + 1 < this.rows.length) return this.#start(this.rows[at + 1].sheet);
    if (this.active.status === "new") return this.announce(this.words.fill_this_first);
    return this.addSheet(this.active.data.form);
  }

  addSheet(form) {
    const last = this.rows.at(-1);
    if (last?.sheet.status === "new") {
      this.setForm(last.sheet, form);
      return;
    }
    const { sheet } = this.#add(this.#newSheet(form));
    this.#start(sheet);
  }

  #onFocus(control) {
    const row = this.rows.find((one) => one.element.contains(control));
    this.typing.leave(control);
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

  setForm(sheet, form) {
    if (sheet.data.form !== form) {
      const data = { ...sheet.data, form, people: form === "group" ? "" : "1" };
      if (sheet.status === "new") {
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
    document.querySelector("[data-plain]").hidden = true;
    this.root.hidden = false;
    for (const given of this.setup.sheets) this.#add(storedSheet(given));
    if (!this.rows.length) this.#add(this.#newSheet(this.setup.is_paper ? "individual" : "group"));
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

  #newSheet(form) { return newSheet(this.nextNumber++, form, this.setup.is_paper); }

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
    document.addEventListener("visibilitychange", () => this.#flushAll());
    window.addEventListener("online", () => this.#flushAll());
    window.addEventListener("beforeunload", (event) => {
      this.#flushAll();
      if (this.#unsaved().length) event.preventDefault();
    });
  }

  help() { document.querySelector("[data-dialog]").showModal(); }

  #flushAll() { for (const { sheet } of this.rows) this.saver.flush(sheet); }

  #unsaved() { return this.rows.filter(({ sheet }) => UNSAVED.includes(sheet.status)); }

  #onSaved(sheet) {
    const row = this.rowOf(sheet);
    if (!row) return;
    const sentence = row.paintState();
    if (sheet.status !== "saving") this.announce(sentence, sheet.status === "saved");
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
