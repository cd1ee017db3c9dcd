"""Whoever goes by keyboard sees where they are: the focus is outlined and never under a bar."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, open_grid
from tests.workshop_setup import ADDRESS

LOW_WINDOWS = ({"width": 320, "height": 568}, {"width": 800, "height": 500})
MOST_STOPS = 200

# whether a corner or the middle of what has the focus, or of its label, is what one sees there
FOCUSED = """
() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const box = e.getBoundingClientRect();
  const labels = [...(e.labels ?? [])];
  const points = [[box.left + 3, box.top + 3], [box.left + box.width / 2, box.top + box.height / 2],
    [box.right - 3, box.bottom - 3]];
  const isSeen = points.some(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top && (e.contains(top) || top.contains(e) || labels.some((one) => one.contains(top)));
  });
  const isOutlined = [e, ...labels].some((one) => getComputedStyle(one).outlineStyle !== "none");
  return { isSeen, isOutlined, what: e.outerHTML.slice(0, 120) };
}
"""


def lost_stops(page: Page, key: str) -> list[str]:
    """Where the focus is hidden or not outlined when one goes through the page with this key."""
    lost: list[str] = []
    for _stop in range(MOST_STOPS):
        page.keyboard.press(key)
        found = page.evaluate(FOCUSED)
        if found is None:
            return lost
        if not (found["isSeen"] and found["isOutlined"]):
            lost.append(found["what"])
    return lost


@pytest.mark.parametrize("size", LOW_WINDOWS, ids=["phone", "enlarged desk"])
def test_nothing_covers_the_focus_on_the_form_of_one_sheet(
    site: Site, facilitator: Page, size: dict[str, int]
) -> None:
    page = facilitator
    page.set_viewport_size(size)  # type: ignore[arg-type]  # a dict of just these two
    page.goto(f"{site.address}{ADDRESS}")
    page.get_by_role("link", name="Add one group sheet").click()
    page.get_by_role("heading", level=1).wait_for()
    assert lost_stops(page, "Tab") == []
    assert lost_stops(page, "Shift+Tab") == []


def test_a_cell_says_what_its_look_says(site: Site, facilitator: Page) -> None:
    page = facilitator
    open_grid(page, site)
    for key in ["8", "ArrowRight", "0", "p"]:
        page.keyboard.press(key)
    cell = page.get_by_role("textbox", name="Moving around Sheet 1")
    expect(cell).to_have_accessible_description("don’t know")
    theme = page.get_by_role("textbox", name="Public transport Sheet 1")
    expect(theme).to_have_accessible_description("is a priority")
    expect(page.get_by_role("gridcell", name="★")).to_have_count(0)


def test_a_faulty_cell_says_what_is_wrong(site: Site, facilitator: Page) -> None:
    page = facilitator
    open_grid(page, site)
    for key in ["ArrowRight", "3"]:
        page.keyboard.press(key)
    people = page.get_by_role("textbox", name="People Sheet 1")
    expect(people).to_have_attribute("aria-invalid", "true")
    expect(people).to_have_accessible_description(re.compile("^Not saved: "))
