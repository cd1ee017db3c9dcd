"""What has changed in a section's drafted sentences since officers wrote beside them."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from placeplan.domain.plan_trees import Block, Chart, Prose, Quotation, Table, texts_of

Manner = Literal["same", "gone", "new"]
# words with the white space after them, so that they can be put together again
WORD = re.compile(r"\S+\s*|\s+")
# below this two sentences have so little in common that one was not made from the other
ALIKE = 0.5
# how many of the texts that follow one may have become; a long table is not searched to its end
NEAR = 20


class Piece(NamedTuple):
    """Words that are the same, that are gone, or that are new."""

    manner: Manner
    text: str


Change = tuple[Piece, ...]


def drafted_texts(blocks: Iterable[Block]) -> list[str]:
    """What is drafted in a section as text: a sentence or paragraph each, a row of a table each.

    What residents are quoted with is not: it would be kept when their comment is withdrawn or
    kept back.
    """
    found: list[str] = []
    for block in blocks:
        match block:
            case Prose() | Quotation():
                continue
            case Table(caption=caption, rows=rows):
                found.append(caption)
                found += [" | ".join(cell.replace("\n", "; ") for cell in row) for row in rows]
            case Chart(caption=caption):
                found.append(caption)
            case _:
                found += texts_of(block)
    return [text for text in found if text.strip()]


def draft_changes(before: Sequence[str], after: Sequence[str]) -> list[Change]:
    """Each text that changed, word by word; nothing where all is as it was.

    A text that is gone or new as a whole is one piece.
    """
    changes: list[Change] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for manner, start, end, new_start, new_end in matcher.get_opcodes():
        if manner != "equal":
            changes += _paired(before[start:end], after[new_start:new_end])
    return changes


def changed_words(before: str, after: str) -> Change:
    """Two texts as one, word by word."""
    old, new = WORD.findall(before), WORD.findall(after)
    pieces: list[Piece] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for manner, start, end, new_start, new_end in matcher.get_opcodes():
        if manner == "equal":
            pieces.append(Piece("same", "".join(old[start:end])))
            continue
        gone, come = "".join(old[start:end]), "".join(new[new_start:new_end])
        pieces += [Piece("gone", gone)] if gone else []
        pieces += [Piece("new", come)] if come else []
    return tuple(pieces)


def _paired(before: Sequence[str], after: Sequence[str]) -> list[Change]:
    """Texts that stood where others stand now: like beside like, the rest gone or new."""
    changes: list[Change] = []
    waiting = list(after)
    for old in before:
        at = next((n for n, new in enumerate(waiting[:NEAR]) if _are_alike(old, new)), None)
        if at is None:
            changes.append((Piece("gone", old),))
            continue
        changes += [(Piece("new", new),) for new in waiting[:at]]
        changes.append(changed_words(old, waiting[at]))
        waiting = waiting[at + 1 :]
    return changes + [(Piece("new", new),) for new in waiting]


def _are_alike(old: str, new: str) -> bool:
    matcher = SequenceMatcher(None, WORD.findall(old), WORD.findall(new), autojunk=False)
    return matcher.ratio() >= ALIKE
