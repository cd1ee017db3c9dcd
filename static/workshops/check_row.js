// A check in the grid: one empty row to enter the ratings of a sheet again, by the keys of the grid.

import { CheckHead } from "./check_head.js";
import { choose, outcomeLine } from "./check_outcomes.js";
import { moveOf, shownMark } from "./keys.js";
import { Typing } from "./typing.js";

export class CheckRow {
  constructor(root, desk) {
    const { setup } = desk;
    [this.root, this.setup, this.desk, this.words] = [root, setup, desk, setup.words];
    this.columns = setup.themes.map(({ key }) => key);
    this.controls = new Map([...root.querySelectorAll("[data-theme]")].map((box) => [box.dataset.theme, box]));
    [this.column] = this.columns;
    this.head = new CheckHead(root, desk);
    this.list = root.querySelector("[data-outcomes]");
    this.typing = new Typing(this);
    this.#listen();
  }

  get check() { return this.desk.check; }

  /** What is typed here, as a sheet that is in no book. */
  get active() {
    const answers = Object.entries(this.check.marks).map(([theme, mark]) => [theme, [mark, "", ""]]);
    return { data: { form: this.check.sheet.data.form, answers: Object.fromEntries(answers) } };
  }

  open(takesFocus) {
    this.root.hidden = false;
    [this.column] = this.columns;
    this.paint();
    if (takesFocus) this.focusCell();
  }

  paint() {
    this.head.paint();
    for (const theme of this.columns) this.paintTheme(theme);
    const shown = this.columns.filter((theme) => ["differs", "kept", "taken"].includes(this.check.outcomeOf(theme)));
    this.list.replaceChildren(...shown.map((theme) => outcomeLine(this.check, theme, this.setup)));
  }

  paintTheme(theme) {
    const [control, outcome] = [this.controls.get(theme), this.check.outcomeOf(theme)];
    const mark = this.check.marks[theme];
    control.value = mark === "" ? "–" : shownMark(mark ?? "");
    control.tabIndex = theme === this.column ? 0 : -1;
    control.parentElement.dataset.outcome = outcome;
    if (outcome) control.setAttribute("aria-describedby", `check-is-${outcome}`);
    else control.removeAttribute("aria-describedby");
  }

  // --- what typing asks for

  rowOf() { return this; }

  focus(_sheet, column) {
    this.column = column;
    this.focusCell();
  }

  focusCell() {
    this.controls.get(this.column).focus();
    this.controls.get(this.column).select();
  }

  change(_sheet, data) {
    for (const [theme, [mark]] of Object.entries(data.answers)) {
      if (this.check.marks[theme] !== mark) this.check.enter(theme, mark);
    }
    this.#say();
  }

  move([, right]) {
    const to = this.columns.indexOf(this.column) + right;
    this.focus(null, this.columns[Math.min(Math.max(to, 0), this.columns.length - 1)]);
  }

  next() { this.desk.finishCheck(); }

  undo() {
    this.typing.endRange();
    if (!this.check.undo()) return this.announce(this.words.nothing_to_undo);
    this.paint();
    return this.announce(this.check.sentence);
  }

  announce(words) { this.desk.announce(words); }

  setForm() { /* a check is of ratings alone */ }

  togglePriority() { /* a check is of ratings alone */ }

  writeComment() { /* a check is of ratings alone */ }

  #say() {
    this.paint();
    this.announce(this.check.sentence);
  }

  #choose(theme, isKept) {
    choose(this.check, theme, isKept);
    this.#say();
    this.focus(null, theme);
  }

  #onKey(event) {
    const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey;
    const chosen = { k: true, t: false }[event.key.toLowerCase()];
    if (isPlain && chosen !== undefined && this.check.outcomeOf(this.column) === "differs") {
      event.preventDefault();
      this.#choose(this.column, chosen);
    } else if (!["ArrowUp", "ArrowDown", "PageUp", "PageDown"].includes(event.key) || !moveOf(event)) {
      this.typing.onKey(event);
    }
  }

  #listen() {
    const row = this.root.querySelector("[data-check-cells]");
    row.addEventListener("focusin", ({ target }) => {
      this.typing.leave(target);
      for (const control of this.controls.values()) control.tabIndex = control === target ? 0 : -1;
      this.column = target.dataset.theme;
    });
    row.addEventListener("keydown", (event) => this.#onKey(event));
    row.addEventListener("pointerdown", () => this.typing.forget());
    row.addEventListener("input", (event) => this.typing.onInput(event));
    this.list.addEventListener("click", ({ target }) => {
      const { choice, theme } = target.dataset;
      if (choice) this.#choose(theme, choice === "keep");
    });
  }
}
