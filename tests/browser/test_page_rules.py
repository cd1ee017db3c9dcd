"""What axe is asked of a few alike is asked of each that differs."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import AXE, COLOUR_RULES, find_violations

ALIKE = "<p class='row'>Words that can be <span>read</span></p>" * 20
ROW = "<p class='row'>Words</p>"


@pytest.mark.parametrize(
    "odd",
    [
        "<p style='color: #aaa'>Words</p>",
        f"<div style='background: #777'>{ROW}</div>",
        f"<div style='opacity: 0.3'>{ROW}</div>",
        "<p class='row'>Words that can be <span style='color: #bbb'>read</span></p>",
        "<input aria-label='Words' value='Words' style='color: #ccc'>",
    ],
)
def test_what_cannot_be_read_is_found_among_many_that_can(page: Page, odd: str) -> None:
    page.set_content(f"<style>body {{color: #222; background: #fff}}</style>{ALIKE}{odd}{ALIKE}")
    page.evaluate(AXE.axe_script)
    for in_full in (False, True):
        (found,) = find_violations(page, COLOUR_RULES, in_full=in_full)
        assert (found["id"], len(found["nodes"])) == ("color-contrast", 1)
    assert page.locator("[data-asked]").count() == 0


def test_where_all_are_alike_and_none_can_be_read_some_are_found(page: Page) -> None:
    page.set_content(f"<style>body {{color: #ccc; background: #fff}}</style>{ALIKE}")
    page.evaluate(AXE.axe_script)
    (found,) = find_violations(page, COLOUR_RULES)
    assert len(found["nodes"]) >= 2
