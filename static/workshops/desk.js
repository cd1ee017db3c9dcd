// What is done to sheets, in whichever layout they are shown: changed, undone, removed, checked.

import { Check } from "./checks.js";
import { fill } from "./keys.js";
import { History, nameOf, needsSomebody, stateOf } from "./sheets.js";
import { stateWords } from "./states.js";

const MOST_PRIORITIES = 3;

export class Desk {
  /** The layout that is seen: has show(sheet, place), which goes there, and showCheck(). */
  view = null;

  /** The sheet that is worked on, and the check of it while somebody makes one. */
  active = null;

  check = null;

  #history = new History();

  #session = "";

  #own = new WeakMap();

  #told = new WeakMap();

  #saidOnlySaved = false;

  constructor(setup, book, status) {
    [this.setup, this.book, this.words, this.status] = [setup, book, setup.words, status];
    for (const sheet of book.sheets) this.#told.set(sheet, stateOf(sheet));
    book.onChange(() => this.#onChange());
  }

  /** The sheets to show, in order: at least one, to begin with. */
  get sheets() {
    const shown = this.book.sheets.filter((sheet) => !sheet.isRemoved || needsSomebody(sheet));
    return shown.length ? shown : [this.#newSheet("group")];
  }

  // --- what the sheets say

  /** Let the sheet say this. Changes of one `session` (typing in one box) are undone together. */
  change(sheet, data, session = "", place = "") {
    if (!session || session !== this.#session) this.#history.add({ sheet, data: sheet.data }, place);
    this.#session = session;
    this.#say(sheet, data);
  }

  /** What is typed next is undone by itself. */
  endSession() { this.#session = ""; }

  #say(sheet, data) {
    this.#own.set(sheet, data);
    this.book.change(sheet, data);
  }

  /** Take the last change back; of `only` this sheet, where one is given. */
  undo(only = null) {
    const step = this.#history.take(only, (sheet) => this.book.sheets.includes(sheet));
    if (!step) return this.announce(this.words.nothing_to_undo);
    const { sheet, data, isRemoved } = step.undo;
    this.#session = "";
    if (isRemoved) this.book.setRemoved(sheet, false);
    else this.#say(sheet, data);
    this.view.show(sheet, step.column);
    const [words, what] = [isRemoved ? this.words.put_back : this.words.undone, this.#placeOf(sheet, step.column)];
    return this.announce(fill(words, { what, sheet: nameOf(sheet, this.words) }));
  }

  #placeOf(sheet, place) {
    const theme = this.setup.themes.find(({ key }) => key === place);
    const name = nameOf(sheet, this.words);
    return theme ? fill(this.words.theme_of, { sheet: name, theme: theme.title }) : name;
  }

  /** The button was pressed: once, as a second press would take the sheet that comes next. */
  onRemove(event, sheet) { if (event.detail < 2) this.#remove(sheet); }

  #remove(sheet) {
    const name = nameOf(sheet, this.words);
    this.#history.add({ sheet, isRemoved: true }, "");
    this.book.setRemoved(sheet, true);
    this.view.show(this.active);
    this.announce(fill(this.words.removed, { sheet: name }));
  }

  announceGone(sheet) {
    this.announce(fill(this.words.removed_elsewhere, { sheet: nameOf(sheet, this.words) }));
  }

  /** After a difference: this device's version shall stand, or the stored one. */
  settle(sheet, isMine) {
    if (!isMine) this.#history.forget(sheet);
    this.book.settle(sheet, isMine);
    this.view.show(this.active);
  }

  setForm(sheet, form) {
    if (sheet.data.form === form) return;
    const data = { ...sheet.data, form, people: form === "group" ? "" : "1" };
    if (stateOf(sheet) !== "new") {
      this.change(sheet, data, "", "kind");
    } else {
      sheet.data = data;
      this.#own.set(sheet, data);
      this.book.tell();
    }
  }

  /** Make the theme a priority of the sheet, or no longer. */
  togglePriority(sheet, theme) {
    const chosen = sheet.data.priorities;
    const isChosen = chosen.includes(theme);
    if (!isChosen && chosen.length >= MOST_PRIORITIES) return this.announce(this.words.most_priorities);
    const priorities = isChosen ? chosen.filter((key) => key !== theme) : [...chosen, theme];
    return this.change(sheet, { ...sheet.data, priorities }, "", theme);
  }

  /** A sheet of this kind to enter next: a new one, or the last when nothing is in it yet. */
  addSheet(form) {
    const last = this.sheets.at(-1);
    if (stateOf(last) !== "new") return this.#newSheet(form);
    if (!this.setup.is_paper) this.setForm(last, form);
    return last;
  }

  #newSheet(form) { return this.book.add(this.setup.is_paper ? "individual" : form); }

  // --- a second pair of eyes

  /** Whether there is something on the sheet to compare with. */
  mayCheck(sheet) {
    const isRated = Object.values(sheet.data.answers).some(([mark]) => mark);
    return isRated && stateOf(sheet) !== "new" && !sheet.conflict;
  }

  startCheck(sheet) {
    this.check = new Check(sheet, this);
    this.view.showCheck();
    this.announce(this.words.check_begins);
  }

  /** Note the check when it is done and say so; otherwise go to where it is not. */
  finishCheck() {
    const { sheet, who, open } = this.check;
    const [theme] = open;
    if (theme) {
      this.view.showTheme(theme);
      return this.announce(this.check.sentence);
    }
    this.check = null;
    this.book.noteCheck(sheet, who);
    this.view.show(sheet);
    return this.announce(fill(this.words.was_checked, { sheet: nameOf(sheet, this.words), who }));
  }

  stopCheck() {
    const { sheet } = this.check;
    this.check = null;
    this.view.show(sheet);
    this.announce(fill(this.words.check_stopped, { sheet: nameOf(sheet, this.words) }));
  }

  // --- what is said

  /** Show the keys and what they do. */
  help() { document.querySelector("[data-dialog]").showModal(); }

  /** Tell in words what happened; "Saved" never takes the place of something to act on. */
  announce(words, isOnlySaved = false) {
    if (isOnlySaved && this.status.textContent && !this.#saidOnlySaved) return;
    this.#saidOnlySaved = isOnlySaved;
    this.status.textContent = words;
    this.view?.heard?.(isOnlySaved ? "" : words);
  }

  #onChange() {
    for (const sheet of this.book.sheets) {
      const known = this.#own.get(sheet);
      // somebody else's words: an older step would write over them
      if (known && known !== sheet.data) this.#history.forget(sheet);
      this.#own.set(sheet, sheet.data);
      this.#tellState(sheet);
    }
    if (this.check && !this.book.sheets.includes(this.check.sheet)) this.stopCheck();
  }

  #tellState(sheet) {
    const [before, state] = [this.#told.get(sheet), stateOf(sheet)];
    this.#told.set(sheet, state);
    if (!before || state === before || state === "waiting" || state === "new") return;
    const words = stateWords(sheet, this.book);
    this.announce(`${nameOf(sheet, this.words)}: ${words}`, state === "saved");
  }
}
