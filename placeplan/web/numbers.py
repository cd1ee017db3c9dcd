"""Numbers that a browser sends back: in addresses, and in what a page carries."""

from typing import TypeGuard

from flask import Flask
from werkzeug.routing import IntegerConverter, Map

LARGEST_ROW_NUMBER = 2**63 - 1
MOST_DIGITS = 15


class RowNumber(IntegerConverter):
    """`<int:…>` in an address; a number that no row can have leads to “Page not found”."""

    def __init__(self, url_map: Map) -> None:
        super().__init__(url_map, max=LARGEST_ROW_NUMBER)


def read_numbers(app: Flask) -> None:
    """Read the numbers in addresses this way; before any address is registered."""
    app.url_map.converters["int"] = RowNumber


def number_sent(text: str | None) -> int | None:
    """The whole number that a page carried and a form brought back; None for anything else."""
    is_number = text is not None and text.isdecimal() and len(text) <= MOST_DIGITS
    return int(text) if text and is_number else None


def page_sent(text: str | None, pages: int) -> int:
    """The page of a list that an address asks for: the last where the list is shorter.

    The first for whatever is no number.
    """
    if text is None or not text.isdecimal():
        return 1
    number = number_sent(text)
    return pages if number is None else min(max(1, number), pages)


def is_row_number(sent: object) -> TypeGuard[int]:
    """Whether what came as JSON is a number that a row can have."""
    return type(sent) is int and 0 <= sent <= LARGEST_ROW_NUMBER
