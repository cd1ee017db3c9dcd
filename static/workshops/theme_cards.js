// A theme of one sheet, large: its question, the ratings as native radios, what was written, a priority.

import { paintOutcome } from "./check_outcomes.js";
import { rangeMark } from "./keys.js";
import { saidOf } from "./sheets.js";
import { setText } from "./written.js";

export class ThemeCard {
  #range = null;

  #isOpen = false;

  constructor(element) {
    [this.element, this.theme] = [element, element.dataset.theme];
    this.ratings = [...element.querySelectorAll("[data-mark]")];
    this.rangeBox = element.querySelector("[data-range]");
    this.comments = element.querySelector("[data-comments]");
  }

  /** Forget what is only half done here: another sheet comes. */
  begin() { [this.#range, this.#isOpen] = [null, false]; }

  /** Show what the sheet says of the theme, or in a check what was entered again. */
  paint(sheet, check) {
    const [said, good, better] = saidOf(sheet, this.theme);
    const mark = check ? check.marks[this.theme] ?? "" : said;
    this.#paintMark(mark, sheet.data.form === "group");
    if (check) this.#find("[data-clear]").hidden = true;
    this.#paintOutcome(check);
    this.#find("[data-more]").hidden = Boolean(check);
    this.#paintComments(!check && (this.#isOpen || Boolean(good || better)), [good, better]);
    this.#find("[data-priority]").checked = sheet.data.priorities.includes(this.theme);
    this.#paintFault(check ? [] : sheet.faults);
    return mark;
  }

  #paintMark(mark, isGroup) {
    const isRange = mark.includes("-") || this.#range !== null;
    const chosen = isRange ? "range" : mark;
    for (const choice of this.ratings) choice.checked = choice.value === chosen;
    this.#find("[data-not-agreed]").hidden = !isGroup && !isRange;
    this.rangeBox.hidden = !isRange;
    const ends = this.#range ?? (isRange ? mark.split("-") : ["", ""]);
    for (const end of this.rangeBox.querySelectorAll("[data-end]")) {
      end.checked = end.value === ends[Number(end.dataset.end)];
    }
    this.#find("[data-half]").hidden = this.#range === null;
    this.#find("[data-clear]").hidden = mark === "" && !isRange;
  }

  #paintOutcome(check) {
    const place = this.#find("[data-outcome-place]");
    place.hidden = !check?.outcomeOf(this.theme);
    this.element.dataset.outcome = check?.outcomeOf(this.theme) ?? "";
    if (check) paintOutcome(place, check, this.theme, check.desk.setup);
  }

  #paintComments(isShown, texts) {
    this.comments.hidden = !isShown;
    this.#find("[data-write]").setAttribute("aria-expanded", String(isShown));
    for (const box of this.comments.querySelectorAll("[data-comment]")) {
      setText(box, texts[Number(box.dataset.comment) - 1]);
    }
  }

  #paintFault(faults) {
    const sentences = faults.filter(({ theme }) => theme === this.theme).map(({ sentence }) => sentence);
    this.element.classList.toggle("one_sheet__theme--faulty", sentences.length > 0);
    this.#find("[data-fault]").textContent = sentences.join(". ");
    this.#find("[data-fault]").hidden = !sentences.length;
  }

  /** The mark that a pressed choice stands for; null while only one end of a range is chosen. */
  markOf(choice) {
    const { end, mark } = choice.dataset;
    if (mark !== undefined && choice.value === "range") {
      this.#range = ["", ""];
      return "";
    }
    if (end === undefined) {
      this.#range = null;
      return choice.value;
    }
    const ends = [0, 1].map((place) => this.#chosenEnd(place));
    if (ends.includes("")) {
      this.#range = ends;
      return null;
    }
    this.#range = null;
    return rangeMark(...ends.map(Number));
  }

  #chosenEnd(place) {
    return this.rangeBox.querySelector(`[data-end="${place}"]:checked`)?.value ?? "";
  }

  /** Open the comment boxes, or close them when nothing is in them. */
  toggleComments() {
    this.#isOpen = this.comments.hidden;
    return this.#isOpen;
  }

  write() { this.comments.querySelector("[data-comment]").focus(); }

  /** Go here: the theme at the top of the page, the focus on its rating. */
  go() {
    const chosen = this.ratings.find(({ checked }) => checked) ?? this.ratings[0];
    chosen.focus({ preventScroll: true });
    this.element.scrollIntoView({ block: "start" });
  }

  #find(selector) { return this.element.querySelector(selector); }
}
