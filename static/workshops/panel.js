// Below the grid: the focused theme's comments, the sheet's priorities, assets and actions.

import { fill } from "./keys.js";
import { nameOf, saidOf, stateOf, withSaid } from "./sheets.js";

const MOST_PRIORITIES = 3;

export class Panel {
  /** `grid` has change(sheet, data, session), announce(words), focusCell() and settle(). */
  constructor(root, setup, grid) {
    this.root = root;
    this.setup = setup;
    this.words = setup.words;
    this.grid = grid;
    this.sheet = null;
    this.theme = setup.themes[0];
    root.addEventListener("input", (event) => this.#onInput(event));
    root.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.grid.focusCell();
    });
    this.#find("[data-remove]").addEventListener("click", () => this.grid.remove(this.sheet));
    this.#find("[data-keep-mine]").addEventListener("click", () => this.grid.settle(this.sheet, true));
    this.#find("[data-keep-stored]").addEventListener("click", () => this.grid.settle(this.sheet, false));
  }

  /** Show this sheet, at this theme when one is given. */
  show(sheet, themeKey = "") {
    this.sheet = sheet;
    this.theme = this.setup.themes.find((theme) => theme.key === themeKey) ?? this.theme;
    this.root.hidden = false;
    const values = { sheet: nameOf(sheet, this.words), theme: this.theme.title };
    this.#find("[data-panel-title]").textContent = fill(this.words.theme_of, values);
    this.#find("[data-question]").textContent = this.theme.question;
    const address = `${this.setup.address}/${sheet.key}`;
    for (const [part, page] of [["form", "form"], ["history", "history"]]) {
      const link = this.#find(`[data-link-${part}]`);
      link.href = `${address}/${page}`;
      link.hidden = !sheet.isStored;
    }
    const by = sheet.enteredBy || (stateOf(sheet) === "new" ? "" : sheet.by);
    this.#find("[data-entered-by]").textContent = by ? fill(this.words.entered_by, { who: by }) : "";
    this.paint();
  }

  /** Show what the sheet says now. */
  paint() {
    const { data } = this.sheet;
    const said = saidOf(this.sheet, this.theme.key);
    for (const box of this.root.querySelectorAll("[data-comment]")) {
      setText(box, said[Number(box.dataset.comment)]);
    }
    for (const box of this.root.querySelectorAll("[data-ending]")) {
      setText(box, data[box.dataset.ending]);
    }
    for (const tick of this.root.querySelectorAll("[data-priority]")) {
      tick.checked = data.priorities.includes(tick.value);
    }
    for (const tick of this.root.querySelectorAll("[data-connection]")) {
      tick.checked = data.connection.includes(tick.value);
    }
    this.#paintConflict();
  }

  writeComment() {
    this.#find("[data-comment]").focus();
  }

  /** Make the theme a priority of the sheet, or no longer. */
  togglePriority(sheet, theme) {
    const chosen = sheet.data.priorities;
    const isChosen = chosen.includes(theme);
    if (!isChosen && chosen.length >= MOST_PRIORITIES) {
      this.grid.announce(this.words.most_priorities);
    } else {
      const priorities = isChosen ? chosen.filter((key) => key !== theme) : [...chosen, theme];
      this.grid.change(sheet, { ...sheet.data, priorities });
    }
    this.paint();
  }

  #onInput(event) {
    const { comment, connection, ending, priority } = event.target.dataset;
    if (connection !== undefined) this.#setConnections();
    if (priority !== undefined) this.togglePriority(this.sheet, event.target.value);
    const text = event.target.value;
    if (comment) {
      const data = withSaid(this.sheet.data, this.theme.key, Number(comment), text);
      this.grid.change(this.sheet, data, `${this.theme.key} ${comment}`);
    }
    if (ending) this.grid.change(this.sheet, { ...this.sheet.data, [ending]: text }, ending);
  }

  #setConnections() {
    const chosen = [...this.root.querySelectorAll("[data-connection]:checked")];
    const said = { ...this.sheet.data, connection: chosen.map((tick) => tick.value) };
    this.grid.change(this.sheet, said);
  }

  #paintConflict() {
    const { conflict, isRemoved } = this.sheet;
    const box = this.#find("[data-conflict]");
    box.hidden = !conflict;
    if (box.hidden) return;
    this.#find("[data-you-removed]").hidden = !isRemoved;
    this.#find("[data-differences-table]").hidden = isRemoved;
    const values = { sheet: nameOf(this.sheet, this.words), who: conflict.changed_by };
    const sentence = conflict.is_removed ? this.words.removed_by : this.words.changed_by;
    this.#find("[data-conflict-title]").textContent = fill(sentence, values);
    const rows = conflict.differences.map(({ cell, stored, mine }) => {
      const row = document.createElement("tr");
      const name = document.createElement("th");
      name.scope = "row";
      name.textContent = cell;
      row.append(name, ...[stored, mine].map((words) => {
        const value = document.createElement("td");
        value.className = "kept_lines";
        value.textContent = words;
        return value;
      }));
      return row;
    });
    this.#find("[data-differences]").replaceChildren(...rows);
  }

  #find(selector) { return this.root.querySelector(selector); }
}

function setText(box, text) {
  if (box.value !== text) box.value = text;
}
