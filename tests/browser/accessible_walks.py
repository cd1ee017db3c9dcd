"""From link to link over the pages that somebody may open, each looked at with axe."""

from collections.abc import Callable

from playwright.sync_api import Page

from placeplan.domain.accounts import Role
from placeplan.operations.demonstration.making import Demonstration
from tests.browser.conftest import LAYOUT_RULES, Site, assert_accessible, enter
from tests.page_walks import walk


def look_over(page: Page) -> None:
    """All rules where the page is narrow, those of layout where it is wide."""
    assert_accessible(page, when_wide=LAYOUT_RULES)


def accessible_walk(page: Page, site: Site, look: Callable[[Page], None] = look_over) -> set[str]:
    """Look at each page that links lead to from this one; the endpoints of those pages."""

    def links_on(path: str) -> list[str]:
        page.goto(site.address + path)
        look(page)
        links = page.evaluate("[...document.links].map((link) => link.href)")
        return [link for link in links if link.startswith(site.address)]

    return walk(site.app, page.url, links_on)


def enter_as_administrator(page: Page, site: Site, demonstration: Demonstration) -> None:
    """Sign in to the demonstration as who may open most of it."""
    (way_in,) = (each for each in demonstration.sign_ins if each.role is Role.ADMINISTRATOR)
    enter(page, site.address, way_in.email, way_in.password)
