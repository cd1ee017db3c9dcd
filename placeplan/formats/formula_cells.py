"""Texts in CSV files that a spreadsheet would take for a formula, made harmless and back."""

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_ESCAPED = re.compile(r"'+[=+\-@\t\r]")


def escaped_cell(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would calculate with it."""
    return f"'{text}" if _FORMULA.match(text) else text


def unescaped_cell(text: str) -> str:
    """The opposite of `escaped_cell`; "'Twas ever thus" stays as it is."""
    return text[1:] if _ESCAPED.match(text) else text
