// The wall: says how far the groups are until it is revealed, then draws what they agreed on.

import { openBook } from "./book.js";
import { prepareHall } from "./halls.js";
import { groupsOf, lowThemes, themeFigures, worthTalking } from "./wall_figures.js";
import { listenToKeys } from "./wall_keys.js";
import { fillTalk, legendButtons, lowLines, progressLines, ratingsTable } from "./wall_lists.js";
import { News } from "./wall_news.js";
import { drawShapes, fitDrawing } from "./wall_radar.js";
import { WallState } from "./wall_state.js";
import { WallWords } from "./wall_words.js";

class Wall {
  #painted = "";

  constructor(root, setup, book) {
    this.root = root;
    this.setup = setup;
    this.book = book;
    this.words = new WallWords(setup);
    this.state = new WallState(setup.workshop);
    this.news = new News(this.find("[data-news]"), setup, this.words);
    this.mostShown = setup.styles.length;
    this.#listen();
    this.update();
  }

  find(selector) { return this.root.querySelector(selector); }

  /** Show what the book says now. */
  update() {
    this.groups = groupsOf(this.book.sheets, this.setup);
    this.news.hear(this.groups);
    this.#paintTrouble();
    this.#paint();
  }

  change(changes) {
    this.state.set(changes);
    this.#paint();
  }

  // --- what the facilitator does

  reveal(isRevealed) {
    const had = document.activeElement;
    this.change({ isRevealed, only: 0, isTable: false });
    this.news.say(isRevealed ? this.setup.words.revealed : this.setup.words.hidden);
    if (had?.matches("[data-reveal], [data-hide]")) {
      this.find(isRevealed ? "[data-hide]" : "[data-reveal]").focus();
    }
  }

  setTable(isTable) { if (this.state.isRevealed) this.change({ isTable }); }

  next() {
    const first = this.state.first + this.mostShown;
    this.change({ first: first < this.groups.length ? first : 0, only: 0 });
  }

  /** Let one group stand out, or all alike when it did already. */
  single(number) {
    if (!this.state.isRevealed || number > this.groups.length) return;
    const only = number === this.state.only ? 0 : number;
    const isShown = this.#shown().some((group) => group.number === number);
    const first = Math.floor((number - 1) / this.mostShown) * this.mostShown;
    this.change({ only, ...(only && !isShown ? { first } : {}) });
  }

  async fullScreen() {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen();
  }

  #onKey(key) {
    const acts = {
      r: () => this.reveal(!this.state.isRevealed),
      t: () => this.setTable(!this.state.isTable),
      f: () => this.fullScreen(),
      n: () => this.next(),
    };
    const act = acts[key] ?? (/^[0-9]$/.test(key) ? () => this.#onDigit(Number(key)) : null);
    act?.();
    return Boolean(act);
  }

  #onDigit(digit) {
    if (digit) this.single(digit);
    else this.change({ only: 0 });
  }

  #listen() {
    const on = (name, act) => this.find(`[data-${name}]`).addEventListener("click", act);
    on("reveal", () => this.reveal(true));
    on("hide", () => this.reveal(false));
    on("as-table", () => this.setTable(!this.state.isTable));
    on("next", () => this.next());
    on("full-screen", () => this.fullScreen());
    on("legend", (event) => {
      const button = event.target.closest("[data-number]");
      if (button) this.single(Number(button.dataset.number));
    });
    document.addEventListener("fullscreenchange", () => this.#paintFullScreen());
    listenToKeys((key) => this.#onKey(key));
    new ResizeObserver(() => this.#paintTalk()).observe(this.find("[data-talk]"));
    new ResizeObserver(() => fitDrawing(this.find(".radar__drawing"))).observe(this.find(".wall__radar"));
    window.addEventListener("beforeprint", () => this.#paintTalk(true));
    window.addEventListener("afterprint", () => this.#paintTalk());
    this.find("[data-full-screen]").hidden = !document.fullscreenEnabled;
    this.find("[data-tools]").hidden = false;
    document.querySelector("[data-plain]").remove();
  }

  // --- the page

  /** The groups that are drawn: all, or eight of them. */
  #shown() {
    const { first } = this.state;
    const from = first < this.groups.length ? first : 0;
    return this.groups.slice(from, from + this.mostShown);
  }

  #paint() {
    const now = JSON.stringify([this.groups, this.state]);
    if (now === this.#painted) return;
    this.#painted = now;
    const { isRevealed, isTable } = this.state;
    this.figures = isRevealed ? themeFigures(this.groups, this.setup.themes) : [];
    this.root.classList.toggle("wall--table", isRevealed && isTable);
    this.find("[data-waiting]").hidden = isRevealed;
    this.find("[data-said]").hidden = !isRevealed || isTable;
    this.find("[data-picture]").hidden = isRevealed && isTable;
    this.find("[data-table]").hidden = !isRevealed || !isTable;
    this.find("[data-hide]").hidden = !isRevealed;
    this.find("[data-as-table]").hidden = !isRevealed;
    this.find("[data-as-table]").setAttribute("aria-pressed", String(isTable));
    this.find("[data-next]").hidden = !isRevealed || isTable || this.groups.length <= this.mostShown;
    this.#paintSummary();
    this.#paintWaiting();
    this.#paintPicture();
    this.#paintSaid();
  }

  #paintSummary() {
    const { isRevealed, isTable } = this.state;
    const isPart = isRevealed && !isTable && this.groups.length > this.mostShown;
    this.find("[data-summary]").textContent = isPart
      ? this.words.shown(this.#shown(), this.groups)
      : this.words.summary(this.groups);
  }

  #paintWaiting() {
    const isCrowd = this.groups.length > 2 * this.mostShown;
    const lines = this.state.isRevealed ? [] : progressLines(this.groups, this.setup, this.words, isCrowd);
    this.find("[data-progress]").replaceChildren(...lines);
    this.root.classList.toggle("wall--many", this.groups.length > this.mostShown);
  }

  #paintPicture() {
    const shown = this.state.isRevealed ? this.#shown() : [];
    drawShapes(this.find("[data-shapes]"), shown, this.setup, this.state.only);
    const legend = this.find("[data-legend]");
    const had = legend.contains(document.activeElement) ? document.activeElement.dataset.number : "";
    legend.hidden = !shown.length;
    legend.replaceChildren(...legendButtons(shown, this.setup, this.words, this.state.only));
    if (had) legend.querySelector(`[data-number="${had}"]`)?.focus();
    document.getElementById("wall-radar-text").textContent = shown.length ? this.words.picture(shown) : "";
  }

  #paintSaid() {
    const { isRevealed, isTable } = this.state;
    const low = isRevealed ? lowThemes(this.figures, this.setup.most_low) : null;
    this.find("[data-low]").replaceChildren(...(low ? lowLines(low, this.setup, this.words) : []));
    const isShown = isRevealed && isTable;
    this.find("[data-ratings]").replaceChildren(
      ...(isShown ? [ratingsTable(this.groups, this.figures, this.setup, this.words)] : []),
    );
    this.#paintTalk();
  }

  #paintTalk(isOnPaper = false) {
    const box = this.find("[data-talk]");
    if (!this.state.isRevealed) {
      box.replaceChildren();
    } else if (!this.state.isTable) {
      const worth = worthTalking(this.figures, this.setup.far_apart);
      fillTalk(box, worth, this.words.nothingApart(this.figures), this.words, isOnPaper);
    }
  }

  #paintTrouble() {
    const { trouble } = this.book.sender;
    const { words } = this.setup;
    this.find("[data-trouble]").textContent = trouble ? words[`trouble_${trouble}`] ?? words.trouble_server : "";
  }

  #paintFullScreen() {
    const isFull = Boolean(document.fullscreenElement);
    this.find("[data-full-screen]").setAttribute("aria-pressed", String(isFull));
  }
}

const setup = JSON.parse(document.getElementById("wall-data").textContent);
const book = await openBook(setup);
const wall = new Wall(document.querySelector("[data-wall]"), setup, book);
book.onChange(() => wall.update());
await book.pullEvery(setup.pull_every_ms);
wall.news.begin();
await prepareHall(setup);
