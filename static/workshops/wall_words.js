// What the wall says, from the page's sentences.

import { fill } from "./keys.js";
import { oneDecimal } from "./wall_figures.js";

/** Sentences of the wall in the reader's language; `setup` has them with their {places}. */
export class WallWords {
  constructor({ words, themes, far_apart: farApart }) {
    this.words = words;
    this.all = themes.length;
    this.farApart = farApart;
  }

  /** “Group 3 (8 people)”. */
  group({ number, people }) {
    if (!people) return this.short({ number });
    return fill(people === 1 ? this.words.group_of_one : this.words.group_of, { number, people });
  }

  short({ number }) { return fill(this.words.group, { number }); }

  rated({ rated }) { return fill(this.words.rated, { rated, all: this.all }); }

  /** “Group 3: 9 of 14”. */
  progress({ number, rated }) { return fill(this.words.progress, { number, rated, all: this.all }); }

  /** How many groups are through. */
  summary(groups) {
    if (!groups.length) return "";
    const done = groups.filter((group) => this.isDone(group)).length;
    const isOneAlone = groups.length === 1 && done === 1;
    return fill(isOneAlone ? this.words.one_ready : this.words.ready, { done, groups: groups.length, all: this.all });
  }

  isDone({ rated }) { return rated === this.all; }

  fromTo(figure) { return fill(this.words.from_to, figure); }

  apart({ apart }) { return apart >= this.farApart ? fill(this.words.apart, { apart }) : ""; }

  /** Who gave the lowest rating of a theme, and who the highest. */
  whoSaid({ lowest, highest, saidLowest, saidHighest }) {
    const lower = this.#gave(saidLowest, lowest);
    const said = fill(this.words.both_gave, { lower, upper: this.#gave(saidHighest, highest) });
    return said.charAt(0).toLocaleUpperCase() + said.slice(1);
  }

  #gave(numbers, rating) {
    if (numbers.length === 1) return fill(this.words.one_gave, { numbers: numbers[0], rating });
    const listed = { first: numbers.slice(0, -1).join(", "), last: numbers.at(-1) };
    return fill(this.words.many_gave, { numbers: fill(this.words.listed, listed), rating });
  }

  more(count) { return fill(this.words.more, { count }); }

  picture(groups) { return fill(this.words.picture, { count: groups.length }); }

  mean(figure) { return figure.count ? oneDecimal(figure) : ""; }

  meanOf({ count }) {
    return count === 1 ? this.words.mean_of_one : fill(this.words.mean_of, { count });
  }

  /** A mark as the table shows it, and as it is said. */
  mark(mark) {
    if (mark === "dk") return { shown: "?", said: this.words.dk };
    if (!mark) return { shown: "–", said: this.words.blank };
    const shown = mark.replace("-", "–");
    return { shown, said: shown === mark ? mark : fill(this.words.range, { range: shown }) };
  }

  /** Why nothing is called out. */
  nothingApart(figures) {
    const most = Math.max(...figures.map(({ count }) => count));
    if (!most) return this.words.nothing_rated;
    return most === 1 ? this.words.one_group : fill(this.words.agree, { points: this.farApart });
  }

  shown(groups, all) {
    return fill(this.words.shown, { first: groups[0].number, last: groups.at(-1).number, all: all.length });
  }
}
