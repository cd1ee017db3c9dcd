// What a change of a sheet says differently, so that two pages of a device that change different
// parts of the same sheet at once both have their way.

const BLANK = ["", "", ""];

/** What has to be said over one `data` of a sheet so that it says the other. */
export function differenceOf(before, after) {
  const { answers: _before, ...rest } = after;
  const parts = Object.entries(rest).filter(([name, value]) => JSON.stringify(before[name]) !== JSON.stringify(value));
  const themes = new Set([...Object.keys(before.answers), ...Object.keys(after.answers)]);
  const answers = [...themes].map((theme) => [theme, changedTexts(before.answers[theme], after.answers[theme])]);
  return { parts: Object.fromEntries(parts), answers: answers.filter(([, texts]) => texts.some((text) => text !== null)) };
}

/** A `data` with that difference. */
export function withDifference(data, { parts, answers }) {
  const said = answers.map(([theme, texts]) => {
    const had = data.answers[theme] ?? BLANK;
    return [theme, texts.map((text, place) => text ?? had[place])];
  });
  return { ...data, ...parts, answers: { ...data.answers, ...Object.fromEntries(said) } };
}

/** [mark, good, better], with null for what stays. */
function changedTexts(before = BLANK, after = BLANK) {
  return after.map((text, place) => (text === before[place] ? null : text));
}
