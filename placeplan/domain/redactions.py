"""Words taken out of a comment: spans of its original text, each with the reason for it.

Redactions stand in the order in which they were made and none replaces another: the text is shown
without all of them together. So taking back the last leaves what was shown before it.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, get_args
from unicodedata import normalize

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


class _Piece(NamedTuple):
    """Characters of the original, and what is shown for them from `shown_at` on."""

    start: int
    end: int
    shown_at: int
    shown: str
    is_mark: bool

    def is_met_by(self, start: int, end: int) -> bool:
        """Whether any of these characters, as they are shown, are its own."""
        return max(start, self.shown_at) < min(end, self.shown_at + len(self.shown))


def gaps_in(redactions: Iterable[Redaction]) -> tuple[Redaction, ...]:
    """What is not shown, in the order of the text; where they overlap, for the last reason."""
    gaps: list[Redaction] = []
    for each in redactions:
        met = [gap for gap in gaps if gap.start < each.end and each.start < gap.end]
        start = min(one.start for one in (each, *met))
        end = max(one.end for one in (each, *met))
        gaps = [*(gap for gap in gaps if gap not in met), Redaction(start, end, each.reason)]
    return tuple(sorted(gaps))


def shown_text(original: str, redactions: Iterable[Redaction]) -> str:
    """The text without what was taken out, a mark in each gap; never longer than a comment."""
    return "".join(each.shown for each in _pieces(original, redactions))


def with_redactions(
    original: str,
    redactions: Sequence[Redaction],
    spans: Iterable[tuple[int, int]],
    reason: str,
) -> tuple[Redaction, ...]:
    """The redactions and one more for each span of the text as it is shown now.

    White space at either end of a span is left. What touches a mark takes all of its gap along.
    `Refused` when there is nothing to take out, or for an unknown reason.
    """
    if reason not in REDACTION_REASONS:
        expected = ", ".join(REDACTION_REASONS)
        raise refuse("not_in_list", "reason", found=reason, expected=expected)
    pieces = _pieces(original, redactions)
    added = gaps_in(Redaction(*_in_original(pieces, *span), reason) for span in spans)
    return (*redactions, *added)


def spans_of(words: str, text: str) -> list[tuple[int, int]]:
    """Where these words stand in a text, overlapping ones too.

    Capitals, the white space between words, and whether an accent is a character of its own do
    not matter.
    """
    sought = normalize("NFC", words).split()
    if not 0 < len(" ".join(sought)) <= len(text):
        return []
    pattern = r"\s+".join("".join(map(_either_form, word)) for word in sought)
    found = re.finditer(f"(?=({pattern}))", text, re.IGNORECASE)
    return [each.span(1) for each in found]


def spans_shown(
    words: str, original: str, redactions: Sequence[Redaction]
) -> list[tuple[int, int]]:
    """Where these words stand in a text as it is shown; no mark, nor part of one, is such words."""
    pieces = _pieces(original, redactions)
    found = spans_of(words, shown_text(original, redactions))
    return [span for span in found if _is_said(pieces, *span)]


def hidden_words(text: str, original: str, redactions: Iterable[Redaction]) -> str:
    """Another text, such as an earlier wording, without the words taken out of the original."""
    return shown_text(
        text,
        [
            Redaction(*span, each.reason)
            for each in redactions
            for span in spans_of(original[each.start : each.end], text)
        ],
    )


def _either_form(letter: str) -> str:
    apart = normalize("NFD", letter)
    return re.escape(letter) if apart == letter else f"(?:{letter}|{apart})"


def _pieces(original: str, redactions: Iterable[Redaction]) -> list[_Piece]:
    """A text as it is shown: what stays and the marks in turn, from what stays to what stays."""
    gaps = gaps_in(redactions)
    length = len(original) + sum(len(gap.mark) - (gap.end - gap.start) for gap in gaps)
    pieces, at, shown_at = list[_Piece](), 0, 0
    for gap in gaps:
        mark = gap.mark if length <= LONGEST_COMMENT else SHORTEST_MARK
        pieces.append(_Piece(at, gap.start, shown_at, original[at : gap.start], is_mark=False))
        shown_at += gap.start - at
        pieces.append(_Piece(gap.start, gap.end, shown_at, mark, is_mark=True))
        at, shown_at = gap.end, shown_at + len(mark)
    return [*pieces, _Piece(at, len(original), shown_at, original[at:], is_mark=False)]


def _is_said(pieces: Iterable[_Piece], start: int, end: int) -> bool:
    """Whether shown characters have words that stay, and no mark in part."""
    met = [each for each in pieces if each.is_met_by(start, end)]
    is_cut = any(
        each.is_mark and not start <= each.shown_at <= end - len(each.shown) for each in met
    )
    return not is_cut and any(not each.is_mark and each.shown.strip() for each in met)


def _in_original(pieces: Sequence[_Piece], start: int, end: int) -> tuple[int, int]:
    """Which characters of the original the shown ones stand for; a mark stands for all of its."""
    shown = "".join(each.shown for each in pieces)
    if not 0 <= start < end <= len(shown) or shown[start:end].isspace():
        raise refuse("redaction_empty", "words")
    end = start + len(shown[start:end].rstrip())
    start = end - len(shown[start:end].lstrip())
    met = [each for each in pieces if each.is_met_by(start, end)]
    first, last = met[0], met[-1]
    return (
        first.start if first.is_mark else first.start + start - first.shown_at,
        last.end if last.is_mark else last.start + end - last.shown_at,
    )
