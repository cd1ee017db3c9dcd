// A check of a sheet: its ratings entered a second time from the paper, theme by theme, and compared.

import { fill } from "./keys.js";
import { enteredBy } from "./states.js";
import { saidOf, withSaid } from "./sheets.js";

export class Check {
  /** The marks entered now, by theme; a theme that was not reached yet is not among them. */
  marks = {};

  #kept = {};

  #taken = {};

  #steps = [];

  /** `desk` has setup, words, change() and undo(). */
  constructor(sheet, desk) {
    [this.sheet, this.desk, this.who] = [sheet, desk, desk.setup.me];
    this.themes = desk.setup.themes.map(({ key }) => key);
  }

  /** What the sheet says of the theme. */
  before(theme) { return saidOf(this.sheet, theme)[0]; }

  /** What was there before the mark entered now was taken. */
  replaced(theme) { return this.#taken[theme]; }

  /** "" (not entered again yet), same, differs, kept (the sheet's mark stands) or taken. */
  outcomeOf(theme) {
    if (!(theme in this.marks)) return "";
    if (this.marks[theme] === this.before(theme)) return theme in this.#taken ? "taken" : "same";
    return this.#kept[theme] === this.before(theme) ? "kept" : "differs";
  }

  enter(theme, mark) {
    this.#remember();
    this.marks[theme] = mark;
    delete this.#kept[theme];
    delete this.#taken[theme];
  }

  /** The mark on the sheet stands. */
  keep(theme) {
    this.#remember();
    this.#kept[theme] = this.before(theme);
  }

  /** The mark entered now goes into the sheet. */
  take(theme) {
    this.#remember(true);
    this.#taken[theme] = this.before(theme);
    this.desk.change(this.sheet, withSaid(this.sheet.data, theme, 0, this.marks[theme]), "", theme);
  }

  /** Take back the last thing done in this check; says whether there was one. */
  undo() {
    const step = this.#steps.pop();
    if (!step) return false;
    [this.marks, this.#kept, this.#taken] = [step.marks, step.kept, step.taken];
    if (step.isChange) this.desk.undo(this.sheet);
    return true;
  }

  #remember(isChange = false) {
    const [marks, kept, taken] = [this.marks, this.#kept, this.#taken];
    this.#steps.push({ marks: { ...marks }, kept: { ...kept }, taken: { ...taken }, isChange });
  }

  get differing() { return this.themes.filter((theme) => this.outcomeOf(theme) === "differs"); }

  /** The themes still to be entered or decided; a blank one that is left alone is the same. */
  get open() {
    const isLeft = (theme) => !this.outcomeOf(theme) && this.before(theme) !== "";
    return this.themes.filter((theme) => isLeft(theme) || this.outcomeOf(theme) === "differs");
  }

  /** How far it is, in words. */
  get sentence() {
    const { words } = this.desk;
    const [count, differ, left] = [this.themes.length, this.differing.length, this.open.length];
    const parts = [fill(differ ? words.some_differ : words.none_differ, { count, differ })];
    if (left > differ) parts.push(fill(words.some_left, { left: left - differ }));
    return parts.join(". ");
  }

  get isBySamePerson() { return enteredBy(this.sheet) === this.who; }
}
