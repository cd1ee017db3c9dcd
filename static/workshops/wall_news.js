// Says in words what came in, for whoever does not see the wall; a few sentences, not a flood.

import { fill } from "./keys.js";

const PAUSE = 3000;
const MOST_NAMED = 2;

export class News {
  #known = new Map();

  #hasBegun = false;

  #finished = [];

  #cameIn = [];

  #timer = 0;

  constructor(root, setup, words) {
    this.root = root;
    this.setup = setup;
    this.words = words;
  }

  /** Say this now. */
  say(sentence) { this.root.textContent = sentence; }

  /** From now on what comes in is news: until now it was only found. */
  begin() { this.#hasBegun = true; }

  /** Take note of what the groups have rated now. */
  hear(groups) {
    const before = this.#known;
    this.#known = new Map(groups.map((group) => [group.key, group.rated]));
    if (!this.#hasBegun) return;
    for (const group of groups) {
      const had = before.get(group.key) ?? 0;
      if (this.words.isDone(group) && had < group.rated) this.#finished.push(this.words.short(group));
      else if (!had && group.rated) this.#cameIn.push(this.words.short(group));
    }
    if (this.#finished.length || this.#cameIn.length) this.#later();
  }

  #later() { this.#timer ||= setTimeout(() => this.#tell(), PAUSE); }

  #tell() {
    const [finished, cameIn] = [this.#finished, this.#cameIn];
    [this.#finished, this.#cameIn, this.#timer] = [[], [], 0];
    const { words, themes } = this.setup;
    const sentences = finished.length > MOST_NAMED
      ? [fill(words.many_finished, { count: finished.length, all: themes.length })]
      : finished.map((group) => fill(words.finished, { group, all: themes.length }));
    if (cameIn.length <= MOST_NAMED) {
      sentences.push(...cameIn.map((group) => fill(words.came_in, { group })));
    }
    this.say(sentences.map((sentence) => `${sentence}.`).join(" "));
  }
}
