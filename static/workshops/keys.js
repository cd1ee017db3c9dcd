// What a key means in a theme's cell. Pure: no page, no state.

const DONT_KNOW = "dk";

const MOVES = {
  ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0],
  Home: [0, -Infinity], End: [0, Infinity], PageUp: [-8, 0], PageDown: [8, 0],
};

/** The move a key asks for, as [rows, columns], or nothing. */
export function moveOf(event) {
  if (event.altKey || event.metaKey || event.shiftKey) return null;
  const move = MOVES[event.key];
  if (!move || !event.ctrlKey) return move ?? null;
  if (event.key === "Home") return [-Infinity, -Infinity];
  return event.key === "End" ? [Infinity, Infinity] : null;
}

/** A typed character as {rating}, {mark}, {range} or {letter}; nothing when it means nothing here. */
export function meaningOf(character, lowest, highest) {
  if (character === "0") return { mark: DONT_KNOW };
  if (/^[1-9]$/.test(character)) {
    const rating = Number(character);
    return rating >= lowest && rating <= highest ? { rating } : { offScale: true };
  }
  if (character === "-" || character === "–") return { range: true };
  if (/^[gipc?]$/i.test(character)) return { letter: character.toLowerCase() };
  return null;
}

/** The mark of a range begun at `first` and ended at `last`; the same twice is a plain rating. */
export function rangeMark(first, last) {
  if (first === last) return String(first);
  return `${Math.min(first, last)}-${Math.max(first, last)}`;
}

/** A mark as its cell shows it. */
export function shownMark(mark) {
  return mark === DONT_KNOW ? "?" : mark.replace("-", "–");
}

/** Fill {names} of a sentence. */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
