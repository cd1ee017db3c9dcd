// Below the grid: the focused theme's comments, the sheet's priorities, assets and actions.

import { ConflictBox } from "./conflicts.js";
import { fill } from "./keys.js";
import { nameOf } from "./sheets.js";
import { whoWords } from "./states.js";
import { paintComments, paintEndings, takeWritten } from "./written.js";

export class Panel {
  /** `grid` has focusCell(). */
  constructor(root, grid, desk) {
    const { setup } = desk;
    [this.root, this.setup, this.words, this.desk] = [root, setup, setup.words, desk];
    this.sheet = null;
    this.theme = setup.themes[0];
    this.conflict = new ConflictBox(this.#find("[data-conflict]"), this.words, desk);
    root.addEventListener("input", (event) => this.#onInput(event.target));
    root.addEventListener("focusin", () => desk.endSession());
    root.addEventListener("keydown", (event) => {
      if (event.key === "Escape") grid.focusCell();
    });
    this.#find("[data-remove]").addEventListener("click", (event) => desk.onRemove(event, this.sheet));
    this.#find("[data-start-check]").addEventListener("click", () => desk.startCheck(this.sheet));
  }

  /** Show this sheet, at this theme when one is given. */
  show(sheet, themeKey = "") {
    this.sheet = sheet;
    this.theme = this.setup.themes.find((theme) => theme.key === themeKey) ?? this.theme;
    this.root.hidden = false;
    const values = { sheet: nameOf(sheet, this.words), theme: this.theme.title };
    this.#find("[data-panel-title]").textContent = fill(this.words.theme_of, values);
    this.#find("[data-question]").textContent = this.theme.question;
    paintLinks(this.root, sheet, this.setup);
    this.paint();
  }

  /** Show what the sheet says now. */
  paint() {
    this.#find("[data-entered-by]").textContent = whoWords(this.sheet, this.words);
    this.#find("[data-start-check]").hidden = !this.desk.mayCheck(this.sheet);
    paintComments(this.root, this.sheet, this.theme.key);
    paintEndings(this.root, this.sheet);
    for (const tick of this.root.querySelectorAll("[data-priority]")) {
      tick.checked = this.sheet.data.priorities.includes(tick.value);
    }
    this.conflict.paint(this.sheet);
  }

  writeComment() {
    this.#find("[data-comment]").focus();
  }

  #onInput(box) {
    if (box.dataset.priority === undefined) {
      takeWritten(this.desk, this.sheet, box, this.root, this.theme.key);
      this.conflict.paint(this.sheet);
    } else {
      this.desk.togglePriority(this.sheet, box.value);
      this.paint();
    }
  }

  #find(selector) { return this.root.querySelector(selector); }
}

/** Lead to the sheet's own pages, once the site has it. */
export function paintLinks(root, sheet, { address }) {
  for (const part of ["form", "history"]) {
    const link = root.querySelector(`[data-link-${part}]`);
    if (!link) continue;
    link.href = `${address}/${sheet.key}/${part}`;
    link.hidden = !sheet.isStored;
  }
}
