"""Pages are filled with lines to write on, and never planned beyond their height."""

from hypothesis import given
from hypothesis import strategies as st

from placeplan.formats.page_room import PageRoom, text_mm

ROOM = PageRoom(first_mm=150, page_mm=260, line_mm=8, least=3, most=9)
heights = st.lists(st.floats(20, 200), min_size=1, max_size=20)


@given(heights, st.floats(0, 300))
def test_no_page_is_planned_beyond_its_height(given_heights: list[float], tail: float) -> None:
    spreads, has_tail = ROOM.spread(given_heights, tail)
    pages: list[float] = [0.0]
    for height, spread in zip(given_heights, spreads, strict=True):
        if spread.is_on_new_page:
            pages.append(0.0)
        pages[-1] += height + spread.lines * ROOM.line_mm
        assert ROOM.least <= spread.lines <= ROOM.most
    pages[-1] += tail if has_tail else 0
    assert pages[0] <= ROOM.first_mm
    assert all(page <= ROOM.page_mm for page in pages)


def test_after_the_first_page_items_are_spread_evenly() -> None:
    spreads, _has_tail = ROOM.spread([50.0] * 14, 0)
    starts = [place for place, spread in enumerate(spreads) if spread.is_on_new_page]
    assert starts == [2, 5, 8, 11]


def test_what_is_left_of_a_page_becomes_lines() -> None:
    (spread,), _has_tail = ROOM.spread([100.0], 300)
    assert spread.lines == 6


def test_more_letters_are_higher() -> None:
    assert text_mm(10, 11, 100) < text_mm(100, 11, 100) < text_mm(100, 18, 100)
