// What came of entering a rating again, in words and shape, with the choice where the two differ.

import { fill, shownMark } from "./keys.js";
import { markWords } from "./states.js";

const SIGNS = { same: "✓", kept: "✓", taken: "✓", differs: "≠" };

/** What came of it in one sentence, both values in it where they differ. */
export function outcomeSentence(check, theme, words) {
  const outcome = check.outcomeOf(theme);
  const was = outcome === "taken" ? check.replaced(theme) : check.before(theme);
  const values = { was: markWords(was, words), now: markWords(check.marks[theme] ?? "", words) };
  return outcome ? fill(words[`check_${outcome}`], values) : "";
}

/** The outcome of a theme as a line of a list, with its title. */
export function outcomeLine(check, theme, setup) {
  const line = document.createElement("li");
  const title = document.createElement("strong");
  title.textContent = setup.themes.find(({ key }) => key === theme).title;
  line.append(title);
  paintOutcome(line, check, theme, setup);
  return line;
}

/** Show the outcome of a theme in this place, after what is there besides. */
export function paintOutcome(place, check, theme, { words, themes }) {
  for (const shown of place.querySelectorAll("[data-part]")) shown.remove();
  const outcome = check.outcomeOf(theme);
  place.className = "check_outcome";
  place.dataset.outcome = outcome;
  if (!outcome) return;
  const sign = part("span", SIGNS[outcome]);
  sign.className = "check_outcome__sign";
  sign.setAttribute("aria-hidden", "true");
  place.prepend(sign);
  place.append(part("span", outcomeSentence(check, theme, words)));
  if (outcome !== "differs") return;
  const { title } = themes.find(({ key }) => key === theme);
  const marks = { keep: check.before(theme), take: check.marks[theme] };
  for (const [choice, mark] of Object.entries(marks)) {
    const value = mark.includes("-") ? shownMark(mark) : markWords(mark, words);
    place.append(choiceButton(fill(words[choice], { mark: value }), { choice, theme }, title));
  }
}

/** Let the mark on the sheet stand, or put the one entered now in its place. */
export function choose(check, theme, isKept) {
  if (isKept) check.keep(theme);
  else check.take(theme);
}

function choiceButton(label, { choice, theme }, title) {
  const button = part("button", label);
  [button.type, button.className] = ["button", "button button--quiet check_outcome__choice"];
  [button.dataset.choice, button.dataset.theme] = [choice, theme];
  const unseen = document.createElement("span");
  [unseen.className, unseen.textContent] = ["unseen", ` ${title}`];
  button.append(unseen);
  return button;
}

function part(name, text) {
  const element = document.createElement(name);
  [element.dataset.part, element.textContent] = ["", text];
  return element;
}
