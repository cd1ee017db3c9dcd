// What somebody else stored meanwhile beside what this device has, and the choice between the two.

import { fill } from "./keys.js";
import { nameOf } from "./sheets.js";

export class ConflictBox {
  constructor(root, words, desk) {
    [this.root, this.words, this.sheet] = [root, words, null];
    this.#find("[data-keep-mine]").addEventListener("click", () => desk.settle(this.sheet, true));
    this.#find("[data-keep-stored]").addEventListener("click", () => desk.settle(this.sheet, false));
  }

  /** Show what differs in this sheet, or nothing. */
  paint(sheet) {
    this.sheet = sheet;
    const { conflict, isRemoved } = sheet;
    this.root.hidden = !conflict;
    if (!conflict) return;
    this.#find("[data-you-removed]").hidden = !isRemoved;
    this.#find("[data-differences-table]").hidden = isRemoved;
    const values = { sheet: nameOf(sheet, this.words), who: conflict.changed_by };
    const sentence = conflict.is_removed ? this.words.removed_by : this.words.changed_by;
    this.#find("[data-conflict-title]").textContent = fill(sentence, values);
    this.#find("[data-differences]").replaceChildren(...conflict.differences.map(rowOf));
  }

  #find(selector) { return this.root.querySelector(selector); }
}

function rowOf({ cell, stored, mine }) {
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
}
