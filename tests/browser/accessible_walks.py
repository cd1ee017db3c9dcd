"""From link to link over the pages that somebody may open, each looked at with axe.

`make test` asks axe for everything where a page is narrow, and where it is wide for what depends on
the layout; `make torture` asks for everything at each width.
"""

from collections.abc import Callable

from playwright.sync_api import Page

from placeplan.domain.accounts import Role
from placeplan.operations.demonstration.making import Demonstration
from tests.browser.conftest import (
    WIDTHS,
    Site,
    assert_accessible,
    assert_no_violations,
    enter,
)
from tests.page_walks import walk

LAYOUT_RULES = ("target-size", "scrollable-region-focusable")
NARROW, *WIDER = WIDTHS


def look(page: Page) -> None:
    """All rules where the page is narrow, those of layout where it is wide."""
    assert_accessible(page, (NARROW,), fits_also=WIDER)
    assert_no_violations(page, LAYOUT_RULES)


def accessible_walk(page: Page, site: Site, look: Callable[[Page], None] = look) -> set[str]:
    """Look at each page that links lead to from this one; the endpoints of those pages."""

    def links_on(path: str) -> list[str]:
        page.goto(site.address + path)
        look(page)
        links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
        return [link for link in links if link.startswith(site.address)]

    return walk(site.app, page.url, links_on)


def enter_as_administrator(page: Page, site: Site, demonstration: Demonstration) -> None:
    """Sign in to the demonstration as who may open most of it."""
    (way_in,) = (each for each in demonstration.sign_ins if each.role is Role.ADMINISTRATOR)
    enter(page, site.address, way_in.email, way_in.password)
