"""Words taken out of a comment: spans of its original text, each with the reason for it."""

from collections.abc import Sequence
from typing import Literal, NamedTuple, get_args

from placeplan.domain.faults import refuse
from placeplan.domain.responses import LONGEST_COMMENT

RedactionReason = Literal["names_a_person", "contact_details", "health", "accusation", "offensive"]
REDACTION_REASONS: tuple[RedactionReason, ...] = get_args(RedactionReason)

NAME_REMOVED = "[name removed]"
REMOVED = "[…]"
SHORTEST_MARK = "…"


class Redaction(NamedTuple):
    """The characters of the original from `start` to before `end`, and why they are not shown."""

    start: int
    end: int
    reason: RedactionReason

    @property
    def mark(self) -> str:
        """What stands in their place."""
        return NAME_REMOVED if self.reason == "names_a_person" else REMOVED


def shown_text(original: str, redactions: Sequence[Redaction]) -> str:
    """The text without what was taken out, a mark in each place; never longer than a comment."""
    marks = [each.mark for each in redactions]
    shown = _with_marks(original, redactions, marks)
    if len(shown) <= LONGEST_COMMENT:
        return shown
    return _with_marks(original, redactions, [SHORTEST_MARK] * len(marks))


def with_redaction(
    original: str, redactions: Sequence[Redaction], start: int, end: int, reason: str
) -> tuple[Redaction, ...]:
    """The redactions and one more: of the characters from `start` to before `end` as shown now.

    White space at either end is left. What touches an earlier redaction becomes one with it, for
    the later reason. `Refused` when there is nothing to take out, or for an unknown reason.
    """
    if reason not in REDACTION_REASONS:
        expected = ", ".join(REDACTION_REASONS)
        raise refuse("not_in_list", "reason", found=reason, expected=expected)
    shown = shown_text(original, redactions)
    if not 0 <= start < end <= len(shown):
        raise refuse("redaction_empty", "words")
    while start < end and shown[start].isspace():
        start += 1
    while end > start and shown[end - 1].isspace():
        end -= 1
    if start == end:
        raise refuse("redaction_empty", "words")
    first, last = _in_original(original, redactions, start, end)
    added = Redaction(first, last, reason)
    apart = [each for each in redactions if each.end <= first or each.start >= last]
    return tuple(sorted([*apart, added]))


def spans_of(words: str, shown: str) -> list[tuple[int, int]]:
    """Where these words stand in a text, whatever their capitals, from the last to the first."""
    found, sought, within = [], words.strip().lower(), shown.lower()
    if not sought or len(within) != len(shown):
        sought, within = words.strip(), shown
    at = within.find(sought) if sought else -1
    while at >= 0:
        found.append((at, at + len(sought)))
        at = within.find(sought, at + len(sought))
    return found[::-1]


def hidden_words(text: str, original: str, redactions: Sequence[Redaction]) -> str:
    """Another text, such as an earlier wording, without the words taken out of the original."""
    for each in sorted(redactions, key=lambda one: one.start - one.end):
        text = text.replace(original[each.start : each.end], each.mark)
    return text


def _with_marks(original: str, redactions: Sequence[Redaction], marks: Sequence[str]) -> str:
    parts, at = [], 0
    for each, mark in zip(redactions, marks, strict=True):
        parts += [original[at : each.start], mark]
        at = each.end
    return "".join([*parts, original[at:]])


def _in_original(
    original: str, redactions: Sequence[Redaction], start: int, end: int
) -> tuple[int, int]:
    """Which characters of the original the shown ones stand for; a mark stands for all of its."""
    shown_at = original_at = 0
    first, last = -1, -1
    is_short = shown_text(original, redactions) != _with_marks(
        original, redactions, [each.mark for each in redactions]
    )
    pieces: list[tuple[int, int, bool]] = []
    for each in redactions:
        pieces.append((each.start - original_at, each.start - original_at, True))
        mark = SHORTEST_MARK if is_short else each.mark
        pieces.append((len(mark), each.end - each.start, False))
        original_at = each.end
    pieces.append((len(original) - original_at,) * 2 + (True,))
    original_at = 0
    for shown_length, original_length, is_plain in pieces:
        low, high = max(start, shown_at), min(end, shown_at + shown_length)
        if low < high:
            begins = original_at + (low - shown_at if is_plain else 0)
            ends = original_at + (high - shown_at if is_plain else original_length)
            first, last = (begins if first < 0 else first), ends
        shown_at += shown_length
        original_at += original_length
    return first, last
