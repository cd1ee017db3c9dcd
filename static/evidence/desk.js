// The desk: the grid of comments by keyboard and by pointer, and what was done last.

import { Choosing } from "./choosing.js";
import { send } from "./sending.js";
import { TagPicker } from "./tag_picker.js";
import { phrase } from "./words.js";

const SUGGESTED = { a: "accept", d: "dismiss" };
const STATES = { q: "may_be_quoted", n: "not_published", o: "to_review" };
const MOVES = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

class Desk {
  constructor(root, setup) {
    this.root = root;
    this.said = root.querySelector("[data-said]");
    this.choosing = new Choosing(root.querySelector("[data-rows]"));
    this.picker = new TagPicker(document.querySelector("[data-dialog=tag]"), setup.tags);
    this.redaction = document.querySelector("[data-dialog=redact]");
    this.help = document.querySelector("[data-dialog=help]");
    this.last = setup.last;
    this.undos = [];
    this.#listen();
  }

  #listen() {
    const rows = this.choosing.body;
    rows.addEventListener("keydown", (event) => this.#key(event));
    rows.addEventListener("click", (event) => this.#click(event));
    this.root.querySelector("[data-tools]").hidden = false;
    this.root.querySelector("[data-tools]").addEventListener("click", (event) => {
      const button = event.target.closest("[data-do]");
      if (button) this.#do(button.dataset.do);
    });
    // a click on a tool leaves the words selected
    this.root.querySelector("[data-tools]").addEventListener("mousedown", (event) => event.preventDefault());
    for (const dialog of [this.redaction, this.help, this.picker.dialog]) {
      dialog.addEventListener("click", (event) => event.target.closest("[data-close]") && dialog.close());
      dialog.addEventListener("close", () => this.choosing.arrive());
    }
    this.redaction.querySelector("[data-choose]").addEventListener("click", () => {
      const reason = this.redaction.querySelector("[name=reason]:checked").value;
      this.change({ ...this.redacting, action: "redact", reason });
      this.redaction.close();
    });
    this.picker.onChoose = (choice) => this.tag(choice);
  }

  // --- keys

  #key(event) {
    if (!event.target.matches("[data-comment]") || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key in MOVES) this.#move(MOVES[key], event.shiftKey);
    else if (key === "Home" || key === "End") this.choosing.goTo(key === "Home" ? 0 : -1);
    else if (key in STATES) this.#do(STATES[key]);
    else if (key in SUGGESTED) this.#decide(SUGGESTED[key]);
    else if (key === "Enter") event.target.querySelector("[data-open]").click();
    else if (key === "Escape") this.choosing.selectNone();
    else if (key === "x" || key === " ") this.choosing.toggle();
    else if (/^[1-9]$/.test(key)) this.#tagAgain(Number(key));
    else if (key === "/") document.querySelector("[data-search]").focus();
    else if ({ t: 1, c: 1, r: 1, u: 1, "?": 1 }[key]) this.#do({ t: "tag", c: "concern", r: "redact", u: "undo", "?": "help" }[key]);
    else return;
    event.preventDefault();
  }

  /** Beyond the last row the next page begins, where there is one. */
  #move(by, isSelecting) {
    if (this.choosing.move(by, isSelecting) || isSelecting) return;
    document.querySelector(by > 0 ? "[data-older]" : "[data-newer]")?.click();
  }

  /** The first suggestion of the row is taken up, or does not fit. */
  #decide(what) {
    const button = this.choosing.here.querySelector(`[data-${what}]`);
    if (button) this.#press(this.choosing.here, { [what]: button.dataset[what] });
    else this.say(phrase("no_suggestion"));
  }

  #click(event) {
    const row = event.target.closest("[data-comment]");
    const button = event.target.closest("button");
    if (!row || event.target.closest("a")) return;
    this.choosing.be(row);
    if (button?.matches("[data-tick]")) this.choosing.toggle();
    else if (!button) this.choosing.arriveUnlessSelecting();
    else this.#press(row, button.dataset);
  }

  #press(row, data) {
    const comments = [this.choosing.pair(row)];
    for (const [name, action] of [["untag", "untag"], ["accept", "tag"], ["dismiss", "dismiss"]]) {
      if (data[name]) this.change({ action, tag: Number(data[name]), comments });
    }
  }

  #do(what) {
    if (what === "undo") return this.undo();
    if (what === "help") return this.#showHelp();
    if (what === "redact") return this.#askWhy();
    if (what === "tag") return this.picker.open(this.choosing.count);
    const comments = this.choosing.pairs;
    if (what === "concern") return this.change({ action: "concern", comments });
    return this.change({ action: "state", state: what, comments });
  }

  // --- what is done

  tag(choice) {
    this.change({ action: "tag", comments: this.choosing.pairs, ...choice });
  }

  #tagAgain(number) {
    const tag = this.last[number - 1];
    if (tag) this.tag({ tag });
    else this.say(phrase("no_tag", number));
  }

  async undo() {
    const change = this.undos.pop();
    if (change) await this.change(change, true);
    else this.say(phrase("nothing_to_undo"));
  }

  /** The words that are selected in one comment, and why they go. */
  #askWhy() {
    this.redacting = this.choosing.selectedWords();
    if (!this.redacting) return this.say(phrase("select_words"));
    this.redaction.querySelector("[data-words]").textContent = this.redacting.text;
    return this.redaction.showModal();
  }

  async change(change, isUndo = false) {
    const answer = await send(this.root.dataset.url, change);
    if (!answer) return this.say(phrase("no_answer"));
    this.picker.tags = answer.tags ?? this.picker.tags;
    this.choosing.replace(answer.rows ?? {});
    this.choosing.remove(answer.gone ?? []);
    if (answer.undo && !isUndo) this.undos.push(answer.undo);
    if (change.action === "concern" || change.action === "lift") this.choosing.dress();
    if (change.action === "lift" && !answer.sentence) location.reload();
    this.#remember(change, answer);
    return this.say([answer.said, answer.sentence, ...(answer.refused ?? [])].filter(Boolean).join(" "));
  }

  #remember(change, answer) {
    if (change.action !== "tag" || !answer.tags) return;
    const known = answer.tags.find((tag) => tag.id === change.tag || tag.name.toLowerCase() === (change.name ?? "").toLowerCase());
    if (known) this.last = [known.id, ...this.last.filter((id) => id !== known.id)].slice(0, 9);
  }

  say(words) {
    this.said.textContent = words;
  }

  #showHelp() {
    const names = new Map(this.picker.tags.map((tag) => [tag.id, tag.name]));
    const items = this.last.map((id) => Object.assign(document.createElement("li"), { textContent: names.get(id) ?? "" }));
    this.help.querySelector("[data-last]").replaceChildren(...items);
    this.help.showModal();
  }
}

const root = document.querySelector("[data-desk]");
new Desk(root, JSON.parse(document.querySelector("#grid-data").textContent));
