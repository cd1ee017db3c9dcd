"""Two pages of one device that change the same sheet at once both have their way."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from placeplan.store.database import Database
from tests.browser.conftest import Site, open_grid
from tests.browser.sheet_pages import marks_of, store_groups, wait_until_saved
from tests.browser.test_keeping import HOLD_THE_DISK, LET_GO
from tests.workshop_setup import stored_sheets

THEMES = ("moving_around", "feeling_safe", "care")
texts = st.sampled_from(["", "1", "good"])
answers = st.dictionaries(
    st.sampled_from(THEMES), st.lists(texts, min_size=3, max_size=3), max_size=3
)
sheets = st.fixed_dictionaries(
    {
        "form": st.sampled_from(["group", "individual"]),
        "people": texts,
        "place": texts,
        "assets": texts,
        "actions": texts,
        "priorities": st.lists(st.sampled_from(THEMES), unique=True),
        "answers": answers,
    }
)
DIFFERENCES = """
  async ([before, mine, theirs]) => {
    const folder = document.querySelector("script[type=module]").src.replace(/[^/]*$/, "");
    const { differenceOf, withDifference } = await import(`${folder}changes.js`);
    const over = (data, said) => withDifference(data, differenceOf(before, said));
    return [over(before, mine), over(mine, theirs), over(over(before, theirs), mine)];
  }
"""


@pytest.fixture
def grid(site: Site, facilitator: Page, stored: Database) -> Page:
    """The grid of a group's sheet."""
    facilitator.set_viewport_size({"width": 1280, "height": 900})
    store_groups(stored, ["4444"])
    open_grid(facilitator, site)
    return facilitator


def another_page(grid: Page, site: Site) -> Page:
    """The same grid on the same device once more."""
    page = grid.context.new_page()
    page.set_viewport_size({"width": 1280, "height": 900})
    open_grid(page, site)
    return page


def parts(sheet: dict[str, Any]) -> dict[tuple[str, ...], Any]:
    """What a sheet says, part by part; a theme of which nothing is said is as one left out."""
    plain = {(name,): said for name, said in sheet.items() if name != "answers"}
    said = {
        (theme, str(place)): text
        for theme, texts in sheet["answers"].items()
        for place, text in enumerate(texts)
        if text
    }
    return plain | said


@given(sheets, sheets, sheets)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_difference_says_what_was_changed_and_nothing_else(
    grid: Page, before: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    alone, theirs_last, mine_last = grid.evaluate(DIFFERENCES, [before, mine, theirs])
    assert parts(alone) == parts(mine)
    was, one, other = parts(before), parts(mine), parts(theirs)
    for part in was.keys() | one.keys() | other.keys():
        changed = [said.get(part) for said in (one, other) if said.get(part) != was.get(part)]
        both = [parts(merged).get(part) for merged in (theirs_last, mine_last)]
        if not changed:
            assert both == [was.get(part)] * 2, part
        elif len(changed) == 1:
            assert both == changed * 2, part
        else:
            assert both == [other.get(part), one.get(part)], part


def test_ratings_typed_on_two_pages_at_once_are_both_stored(
    grid: Page, site: Site, stored: Database
) -> None:
    other = another_page(grid, site)
    other.evaluate(HOLD_THE_DISK)
    for page, theme, rating in ((grid, "moving_around", "1"), (other, "public_transport", "7")):
        page.bring_to_front()
        page.locator(f"[data-rows] [data-column={theme}]").press(rating)
    other.evaluate(LET_GO)
    for page in (grid, other):
        expect(page.locator("[data-rows] [data-column=moving_around]")).to_have_value("1")
        expect(page.locator("[data-rows] [data-column=public_transport]")).to_have_value("7")
        wait_until_saved(page)
    (sheet,) = stored_sheets(stored)
    assert marks_of(sheet)[:4] == ["1", "7", "4", "4"]


def test_a_comment_of_another_page_is_not_written_over_without_a_connection(
    grid: Page, site: Site, stored: Database
) -> None:
    other = another_page(grid, site)
    for page in (grid, other):
        page.locator("[data-rows] [data-column=moving_around]").focus()
    grid.context.set_offline(True)
    other.get_by_label("What is good now").press_sequentially("wide paths")
    expect(grid.get_by_label("What is good now")).to_have_value("wide paths")
    grid.bring_to_front()
    grid.get_by_label("What is good now").press("End")
    grid.keyboard.type("!")
    grid.context.set_offline(False)
    wait_until_saved(grid)
    (sheet,) = stored_sheets(stored)
    assert sheet.answers["moving_around"].good == "wide paths!"
