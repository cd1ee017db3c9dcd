// One sheet at a time, for touch: the sheet's head, its themes as large cards, and a bar that stays.

import { CheckHead } from "./check_head.js";
import { choose } from "./check_outcomes.js";
import { ConflictBox } from "./conflicts.js";
import { fill, meaningOf, shownMark } from "./keys.js";
import { SheetHead } from "./sheet_head.js";
import { stateOf, withSaid } from "./sheets.js";
import { markWords } from "./states.js";
import { ThemeCard } from "./theme_cards.js";
import { paintEndings, takeWritten } from "./written.js";

export class OneSheet {
  constructor(root, desk) {
    [this.root, this.desk, this.setup, this.words] = [root, desk, desk.setup, desk.words];
    const cards = [...root.querySelectorAll(".one_sheet__theme")].map((element) => new ThemeCard(element));
    this.cards = new Map(cards.map((card) => [card.theme, card]));
    this.index = [...root.querySelectorAll("[data-go]")];
    this.head = new SheetHead(root, desk, this);
    this.checkHead = new CheckHead(root, desk);
    this.conflict = new ConflictBox(root.querySelector("[data-conflict]"), this.words, desk);
    this.#listen();
    desk.book.onChange(() => this.sync());
  }

  get sheet() { return this.desk.active; }

  // --- as a layout

  /** Show the sheet that was worked on. */
  open() {
    this.root.hidden = false;
    const { sheets } = this.desk;
    if (!sheets.includes(this.sheet)) this.desk.active = sheets.at(-1);
    this.#begin();
    this.paint();
  }

  close() { this.root.hidden = true; }

  /** Go to this sheet, and to the theme if the place is one. */
  show(sheet, place = "") {
    this.cards.get(place)?.begin();
    if (sheet === this.sheet) this.paint();
    else this.turnTo(sheet);
    // the button that was pressed is no longer there
    if (!document.activeElement?.offsetParent) this.head.focus();
    this.cards.get(place)?.element.scrollIntoView({ block: "center" });
  }

  showCheck() {
    this.#begin();
    this.paint();
    this.root.scrollIntoView({ block: "start" });
    this.checkHead.focus();
  }

  showTheme(theme) { this.cards.get(theme).go(); }

  undo() {
    if (!this.desk.check) return this.desk.undo();
    if (!this.desk.check.undo()) return this.desk.announce(this.words.nothing_to_undo);
    this.#begin();
    this.paint();
    return this.desk.announce(this.desk.check.sentence);
  }

  addSheet(form) { this.goTo(this.desk.addSheet(form)); }

  /** What the desk tells in words stands in the bar too, which is always in sight. */
  heard(words) {
    const { check } = this.desk;
    const isShownAnyway = check && [check.sentence, this.words.check_begins].includes(words);
    this.root.querySelector("[data-told]").textContent = isShownAnyway ? "" : words;
  }

  // --- which sheet

  /** Turn to this sheet, and begin at its head. */
  goTo(sheet) {
    this.turnTo(sheet);
    this.root.scrollIntoView({ block: "start" });
    this.head.focus();
  }

  /** One sheet on or back; after the last one comes a new one of the same kind. */
  step(by) {
    const { sheets } = this.desk;
    const next = sheets[sheets.indexOf(this.sheet) + by];
    if (next) return this.goTo(next);
    if (stateOf(this.sheet) === "new") return this.desk.announce(this.words.fill_this_first);
    return this.addSheet(this.sheet.data.form);
  }

  /** Show this sheet; the focus stays. */
  turnTo(sheet) {
    this.desk.book.sender.send();
    this.desk.active = sheet;
    this.desk.endSession();
    this.heard("");
    this.#begin();
    this.paint();
  }

  #begin() { for (const card of this.cards.values()) card.begin(); }

  // --- what is shown

  sync() {
    if (this.root.hidden) return;
    const { sheets } = this.desk;
    if (sheets.includes(this.sheet)) return this.paint();
    const gone = this.sheet;
    this.goTo(sheets[Math.min(Math.max(this.head.place, 0), sheets.length - 1)]);
    return this.desk.announceGone(gone);
  }

  paint() {
    const { check } = this.desk;
    this.root.dataset.mode = check ? "check" : "entry";
    for (const part of this.root.querySelectorAll("[data-entry-only]")) part.hidden = Boolean(check);
    for (const part of this.root.querySelectorAll("[data-check-only]")) part.hidden = !check;
    this.head.paint();
    this.conflict.paint(this.sheet);
    if (check) this.checkHead.paint();
    for (const link of this.index) this.#paintIndex(link, this.cards.get(link.dataset.go).paint(this.sheet, check));
    paintEndings(this.root, this.sheet);
  }

  #paintIndex(link, mark) {
    const outcome = this.desk.check?.outcomeOf(link.dataset.go) ?? "";
    [link.dataset.said, link.dataset.shown, link.dataset.outcome] = [mark, shownMark(mark), outcome];
    const isPriority = !this.desk.check && this.sheet.data.priorities.includes(link.dataset.go);
    link.toggleAttribute("data-is-priority", isPriority);
    const said = outcome === "differs" ? this.words.differs : markWords(mark, this.words);
    const words = isPriority ? `${said}, ${this.words.is_priority}` : said;
    link.querySelector("[data-said-words]").textContent = `: ${words}`;
  }

  // --- what is pressed and typed

  #listen() {
    this.root.addEventListener("change", ({ target }) => this.#onChange(target));
    this.root.addEventListener("input", ({ target }) => this.#onInput(target));
    this.root.addEventListener("click", ({ target }) => this.#onClick(target.closest("button")));
    this.root.addEventListener("keydown", (event) => this.#onKey(event));
    this.root.addEventListener("focusin", () => this.desk.endSession());
  }

  #cardOf(element) {
    return this.cards.get(element?.closest(".one_sheet__theme")?.dataset.theme);
  }

  #onChange(choice) {
    const { end, mark, priority } = choice.dataset;
    const card = this.#cardOf(choice);
    if (priority !== undefined) {
      this.desk.togglePriority(this.sheet, card.theme);
      this.paint();
    } else if (mark !== undefined || end !== undefined) {
      this.#mark(card, card.markOf(choice));
    }
  }

  #mark(card, mark) {
    const { check } = this.desk;
    if (mark === null) return card.paint(this.sheet, check);
    if (check) {
      if (check.marks[card.theme] !== mark) check.enter(card.theme, mark);
      this.paint();
      return this.desk.announce(check.sentence);
    }
    const data = withSaid(this.sheet.data, card.theme, 0, mark);
    if (this.sheet.data.answers[card.theme]?.[0] === mark) return this.paint();
    this.desk.change(this.sheet, data, "", card.theme);
    return this.desk.announce("");
  }

  #onInput(box) {
    const theme = this.#cardOf(box)?.theme;
    takeWritten(this.desk, this.sheet, box, this.root, theme);
  }

  #onClick(button) {
    if (!button) return;
    const { choice, clear, go, write } = button.dataset;
    const card = this.#cardOf(button);
    if (go) this.cards.get(go).go();
    if (clear !== undefined) {
      card.begin();
      this.#mark(card, "");
      card.ratings[0].focus({ preventScroll: true });
    }
    if (write !== undefined) this.#write(card);
    if (choice) {
      this.#choose(card, choice === "keep");
      this.#focusRating(card);
    }
  }

  #write(card) {
    const isOpen = card.toggleComments();
    this.paint();
    if (isOpen) card.write();
  }

  /** On a rating, the keys of the grid do what they do there. */
  #onKey(event) {
    if (event.key === "z" && (event.ctrlKey || event.metaKey) && !isWriting(event.target)) {
      event.preventDefault();
      return this.undo();
    }
    const card = this.#cardOf(event.target);
    if (!card || isWriting(event.target) || event.ctrlKey || event.altKey || event.metaKey) return undefined;
    const act = this.#actOf(event.key, card);
    if (!act) return undefined;
    event.preventDefault();
    return act();
  }

  #actOf(key, card) {
    const { check } = this.desk;
    const { lowest, highest } = this.setup;
    if (key === "Delete" || key === "Backspace") return () => this.#type(card, "", false);
    const isOpen = check?.outcomeOf(card.theme) === "differs";
    if (isOpen && /^[kt]$/i.test(key)) return () => this.#choose(card, key.toLowerCase() === "k");
    const meaning = key.length === 1 ? meaningOf(key, lowest, highest) : null;
    if (meaning?.offScale) return () => this.desk.announce(fill(this.words.off_scale, { lowest, highest }));
    const mark = meaning?.mark ?? (meaning?.rating && String(meaning.rating));
    if (mark) return () => this.#type(card, mark, true);
    if (check || !meaning?.letter) return null;
    if (meaning.letter === "p") return () => this.#toggle(card);
    return meaning.letter === "c" ? () => this.#write(card) : null;
  }

  #type(card, mark, movesOn) {
    card.begin();
    this.#mark(card, mark);
    const themes = [...this.cards.keys()];
    const next = this.cards.get(themes[themes.indexOf(card.theme) + 1]);
    this.#focusRating(movesOn && next ? next : card);
  }

  #choose(card, isKept) {
    choose(this.desk.check, card.theme, isKept);
    this.paint();
    this.desk.announce(this.desk.check.sentence);
  }

  #toggle(card) {
    this.desk.togglePriority(this.sheet, card.theme);
    this.paint();
  }

  #focusRating(card) {
    (card.ratings.find(({ checked }) => checked) ?? card.ratings[0]).focus();
  }
}

function isWriting(target) {
  return target.matches("textarea, select, input:not([type=radio], [type=checkbox])");
}
