"""What the wall works out by itself, in the browser, against the rules of the workshop's page."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from placeplan.web.workshops.groups import FAR_APART, Group, theme_rows
from tests.browser.conftest import Site
from tests.factories import ADULTS, make_group_response
from tests.workshop_setup import ADDRESS

THEMES = ADULTS.theme_keys
WORK_OUT = """
    async (sheets) => {
      const script = document.querySelector("script[src*='wall.js']").src;
      const wall = await import(script.replace("wall.js", "wall_figures.js"));
      const setup = JSON.parse(document.getElementById("wall-data").textContent);
      const groups = wall.groupsOf(sheets, setup);
      const found = wall.themeFigures(groups, setup.themes);
      return {
        groups: groups.map((group) => [group.key, group.number, group.people, group.rated]),
        apart: found.map((one) => one.apart),
        worth: wall.worthTalking(found, setup.far_apart).map((one) => one.index),
        low: wall.lowThemes(found, setup.most_low).map((one) => one.index),
        means: found.map((one) => (one.count ? wall.oneDecimal(one) : "")),
      };
    }
"""
MARKS = st.sampled_from(["", "dk", "1-7", "3-5", *"1234567"])
SHEETS = st.lists(MARKS, min_size=14, max_size=14).filter(any)
WORKSHOPS = st.lists(SHEETS, max_size=12)


@pytest.fixture
def wall(site: Site, facilitator: Page) -> Page:
    """The wall of a workshop without sheets."""
    facilitator.goto(f"{site.address}{ADDRESS}/wall")
    return facilitator


def make_book_sheet(number: int, marks: list[str], **changes: Any) -> dict[str, Any]:
    """A group's sheet as the book of a device has it."""
    answers = {key: [mark, "", ""] for key, mark in zip(THEMES, marks, strict=True)}
    data = {"form": "group", "people": "8", "answers": answers}
    return {"key": f"sheet {number}", "number": number, "isRemoved": False, "data": data} | changes


def one_decimal(total: int, count: int) -> str:
    return str((Decimal(total) / count).quantize(Decimal("0.1"), ROUND_HALF_UP))


def ratings_of(workshop: list[list[str]], theme: int) -> list[int]:
    return [int(marks[theme]) for marks in workshop if marks[theme].isdigit()]


def test_figures_follow_the_rules_of_the_workshops_page(wall: Page) -> None:
    @given(WORKSHOPS)
    def check(workshop: list[list[str]]) -> None:
        sheets = [make_book_sheet(number, marks) for number, marks in enumerate(workshop, start=1)]
        found = wall.evaluate(WORK_OUT, sheets)
        groups = [
            Group(number, make_group_response(None, dict(zip(THEMES, marks, strict=True))))
            for number, marks in enumerate(workshop, start=1)
        ]
        rows = theme_rows(ADULTS, groups)
        ratings = [ratings_of(workshop, theme) for theme in range(len(THEMES))]
        assert found["apart"] == [row.apart for row in rows]
        assert set(found["worth"]) == {at for at, row in enumerate(rows) if row.is_far_apart}
        means = [one_decimal(sum(given), len(given)) if given else "" for given in ratings]
        assert found["means"] == means
        rated = [at for at, given in enumerate(ratings) if given]
        lowest = sorted(rated, key=lambda at: (Decimal(sum(ratings[at])) / len(ratings[at]), at))
        assert found["low"] == lowest[: min(3, len(rated) // 2)]

    check()


def test_themes_furthest_apart_come_first(wall: Page) -> None:
    low, high = ["4"] * 14, ["4"] * 14
    low[3], high[3] = "4", "6"
    low[7], high[7] = "1", "7"
    low[9], high[9] = "2", "4"
    found = wall.evaluate(WORK_OUT, [make_book_sheet(1, low), make_book_sheet(2, high)])
    assert found["worth"] == [7, 3, 9]
    assert FAR_APART == 2


def test_only_group_sheets_that_count_are_groups_in_the_order_of_their_numbers(wall: Page) -> None:
    answered = ["4", "dk", "3-5", *[""] * 11]
    late = make_book_sheet(9, answered)
    early = make_book_sheet(3, answered)
    gone = make_book_sheet(2, answered, isRemoved=True)
    alone = make_book_sheet(1, answered)
    alone["data"]["form"] = "individual"
    unfinished = make_book_sheet(4, [""] * 14)
    unfinished["data"]["people"] = ""
    found = wall.evaluate(WORK_OUT, [late, alone, gone, unfinished, early])
    assert found["groups"] == [["sheet 3", 1, 8, 3], ["sheet 4", 2, 0, 0], ["sheet 9", 3, 8, 3]]
