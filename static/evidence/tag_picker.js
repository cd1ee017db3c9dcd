// The tag picker: a box to type in, the tags that fit below it, and a new one where none does.

import { phrase } from "./words.js";

const MOST_SHOWN = 8;

export class TagPicker {
  constructor(dialog, tags) {
    [this.dialog, this.tags] = [dialog, tags];
    this.box = dialog.querySelector("[data-tag-name]");
    this.list = dialog.querySelector("[data-tag-list]");
    this.newWords = dialog.querySelector("[data-new-words]").textContent;
    this.onChoose = () => {};
    this.box.addEventListener("input", () => this.#show());
    this.box.addEventListener("keydown", (event) => this.#key(event));
    this.list.addEventListener("click", (event) => {
      const at = [...this.list.children].indexOf(event.target.closest("li"));
      if (at >= 0) this.#choose(at);
    });
    dialog.querySelector("[data-choose]").addEventListener("click", () => this.#choose(this.at));
  }

  /** Ask for a tag of so many comments. */
  open(count) {
    const about = count === 1 ? phrase("one_comment") : phrase("several", count);
    this.dialog.querySelector("[data-about]").textContent = about;
    this.box.value = "";
    this.#show();
    this.dialog.showModal();
    this.box.focus();
  }

  #show() {
    const typed = this.box.value.trim().replace(/\s+/g, " ");
    const plain = typed.toLowerCase();
    const begin = this.tags.filter((tag) => tag.name.toLowerCase().startsWith(plain));
    const within = this.tags.filter((tag) => !begin.includes(tag) && tag.name.toLowerCase().includes(plain));
    this.choices = [...begin, ...within].slice(0, MOST_SHOWN).map((tag) => ({ words: tag.name, choice: { tag: tag.id } }));
    const isKnown = this.tags.some((tag) => tag.name.toLowerCase() === plain);
    if (typed && !isKnown) this.choices.push({ words: this.newWords.replace("{name}", typed), choice: { name: typed } });
    this.#mark(0);
  }

  #mark(at) {
    this.at = Math.max(0, Math.min(at, this.choices.length - 1));
    this.list.replaceChildren(...this.choices.map(({ words }, index) => {
      const item = document.createElement("li");
      Object.assign(item, { id: `tag-choice-${index}`, textContent: words });
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", String(index === this.at));
      return item;
    }));
    if (this.choices.length) this.box.setAttribute("aria-activedescendant", `tag-choice-${this.at}`);
    else this.box.removeAttribute("aria-activedescendant");
    this.list.children[this.at]?.scrollIntoView({ block: "nearest" });
  }

  #key(event) {
    if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      return this.#choose(this.at);
    }
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by) return null;
    event.preventDefault();
    return this.#mark(this.at + by);
  }

  #choose(at) {
    if (!this.choices[at]) return;
    const { choice } = this.choices[at];
    this.dialog.close();
    this.onChoose(choice);
  }
}
