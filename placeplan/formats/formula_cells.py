"""Texts in CSV files that a spreadsheet would take for a formula, made harmless and back."""

import re
from collections.abc import Iterable

_STARTS = frozenset("'=+-@\t\r")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_ESCAPED = re.compile(r"'+[=+\-@\t\r]")


def escaped_cell(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would calculate with it."""
    return f"'{text}" if _FORMULA.match(text) else text


def unescaped_cell(text: str) -> str:
    """The opposite of `escaped_cell`; "'Twas ever thus" stays as it is."""
    return text[1:] if _ESCAPED.match(text) else text


def escaped_cells(texts: Iterable[str]) -> list[str]:
    """A whole row through `escaped_cell`."""
    return [escaped_cell(text) if text and text[0] in _STARTS else text for text in texts]


def unescaped_cells(texts: Iterable[str]) -> list[str]:
    """A whole row through `unescaped_cell`."""
    return [unescaped_cell(text) if text[:1] == "'" else text for text in texts]
