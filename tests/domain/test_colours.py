"""Colours end up readable, whatever a council chooses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.colours import READABLE, WHITE, contrast, parse_colour, readable_on
from placeplan.domain.faults import Refused

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(COLOURS, COLOURS)
def test_contrast_is_the_same_both_ways_and_between_1_and_21(one: str, other: str) -> None:
    assert 1 <= contrast(one, other) <= 21
    assert contrast(one, other) == contrast(other, one)


def test_contrast_agrees_with_known_pairs() -> None:
    assert contrast("#000000", WHITE) == pytest.approx(21)
    assert contrast("#777777", WHITE) == pytest.approx(4.478, abs=0.001)


@given(COLOURS)
def test_any_colour_becomes_readable_on_white_and_on_dark(colour: str) -> None:
    assert contrast(readable_on(WHITE, colour), WHITE) >= READABLE
    assert contrast(readable_on("#14191d", colour, 7), "#14191d") >= 7


def test_a_readable_colour_stays_as_it_is() -> None:
    assert readable_on(WHITE, "#0B5563") == "#0b5563"


def test_a_pale_colour_is_darkened_and_keeps_its_hue() -> None:
    red, green, blue = bytes.fromhex(readable_on(WHITE, "#ffcc00")[1:])
    assert red > green > blue == 0


@pytest.mark.parametrize(("text", "colour"), [("#0B5563", "#0b5563"), (" fc0 ", "#ffcc00")])
def test_a_colour_is_read_as_people_write_it(text: str, colour: str) -> None:
    assert parse_colour(text) == colour


@pytest.mark.parametrize("text", ["", "red", "#12345", "#12345g", "url(x)"])
def test_anything_else_is_no_colour(text: str) -> None:
    with pytest.raises(Refused):
        parse_colour(text)
