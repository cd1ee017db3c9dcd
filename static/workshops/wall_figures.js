// What the groups of a workshop say together. Pure: no page, no state, no words.

const IS_RATING = /^\d+$/;

/** The group sheets that count, numbered as groups in the order in which they were entered. */
export function groupsOf(sheets, { themes, lowest, highest }) {
  return sheets
    .filter((sheet) => sheet.data.form === "group" && !sheet.isRemoved)
    .sort((one, other) => Number(one.number) - Number(other.number))
    .map(({ key, data }, index) => {
      const marks = themes.map((theme) => data.answers[theme.key]?.[0] ?? "");
      return {
        key,
        number: index + 1,
        people: Number(data.people) || 0,
        marks,
        ratings: marks.map((mark) => ratingOf(mark, lowest, highest)),
        rated: marks.filter(Boolean).length,
      };
    });
}

/** An agreed rating as a number; null for a range, “don't know” and blank. */
function ratingOf(mark, lowest, highest) {
  const rating = IS_RATING.test(mark) ? Number(mark) : NaN;
  return rating >= lowest && rating <= highest ? rating : null;
}

/** Each theme with what its agreed ratings come to, in the questionnaire's order. */
export function themeFigures(groups, themes) {
  return themes.map(({ title }, index) => {
    const given = groups.filter((group) => group.ratings[index] !== null);
    const ratings = given.map((group) => group.ratings[index]);
    const lowest = Math.min(...ratings);
    const highest = Math.max(...ratings);
    const said = (rating) => given.filter((group) => group.ratings[index] === rating).map(({ number }) => number);
    return {
      index,
      title,
      count: ratings.length,
      lowest,
      highest,
      apart: ratings.length ? highest - lowest : 0,
      saidLowest: said(lowest),
      saidHighest: said(highest),
      sum: ratings.reduce((sum, rating) => sum + rating, 0),
    };
  });
}

/** The themes on which groups differ by `farApart` points or more, furthest apart first. */
export function worthTalking(figures, farApart) {
  return figures
    .filter(({ apart }) => apart >= farApart)
    .sort((one, other) => other.apart - one.apart || one.index - other.index);
}

/** Up to `most` themes with the lowest means, but never more than half of those that are rated. */
export function lowThemes(figures, most) {
  const rated = figures.filter(({ count }) => count);
  return rated
    .sort((one, other) => one.sum * other.count - other.sum * one.count || one.index - other.index)
    .slice(0, Math.min(most, Math.floor(rated.length / 2)));
}

/** The mean to one decimal, halves upwards, worked out in whole numbers. */
export function oneDecimal({ sum, count }) {
  return (Math.floor((20 * sum + count) / (2 * count)) / 10).toFixed(1);
}
