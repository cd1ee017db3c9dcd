// Above a check: whose sheet, who checks it, how far it is, and how it ends. The same in both layouts.

import { fill } from "./keys.js";
import { titleOf } from "./states.js";

export class CheckHead {
  /** `root` has the parts of the check's head somewhere in it. */
  constructor(root, desk) {
    [this.root, this.desk] = [root, desk];
    const name = this.#find("[data-checker]");
    name.addEventListener("input", () => {
      desk.check.who = name.value.trim() || desk.setup.me;
      this.#paintSame();
    });
    for (const [selector, act] of [["[data-finish-check]", "finishCheck"], ["[data-stop-check]", "stopCheck"]]) {
      for (const button of root.querySelectorAll(selector)) button.addEventListener("click", () => desk[act]());
    }
  }

  focus() { this.#find("[data-check-title]").focus(); }

  paint() {
    const { check, words } = this.desk;
    const title = fill(words.check_of, { sheet: titleOf(check.sheet, words) });
    this.#find("[data-check-title]").textContent = title;
    const name = this.#find("[data-checker]");
    if (document.activeElement !== name) name.value = check.who;
    for (const count of this.root.querySelectorAll("[data-check-count]")) count.textContent = check.sentence;
    this.#paintSame();
  }

  #paintSame() { this.#find("[data-same-person]").hidden = !this.desk.check.isBySamePerson; }

  #find(selector) { return this.root.querySelector(selector); }
}
