"""Every residents' page in every language, on every screen: axe and the project's own rules."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from placeplan.domain.questionnaires import Questionnaire
from tests.browser.conftest import AXE, COLOUR_RULES, Site, find_violations
from tests.browser.met_pages import ENGLISH, IRISH, pages_met, shown
from tests.browser.page_rules import HIDDEN_IN_FOCUS, TOO_SMALL
from tests.factories import ADULTS, CHILDREN
from tests.translated import PSEUDO, RIGHT_TO_LEFT

pytestmark = pytest.mark.torture

# the last is a window of 1280 × 1024 px at 400 %
SCREENS = [
    {"width": width, "height": height}
    for width, height in ((320, 640), (768, 1024), (1280, 1024), (320, 256))
]
# both ways in which pages are laid out; colours are the same on the others
DARK_SCREENS = (SCREENS[0], SCREENS[2])
# the made-up languages in the edition that tests/browser/test_languages.py leaves out
SPOKEN = (
    (ENGLISH, ADULTS),
    (IRISH, ADULTS),
    (IRISH, CHILDREN),
    (PSEUDO, CHILDREN),
    (RIGHT_TO_LEFT, ADULTS),
)
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
# a shared tablet's countdown, as it is before it begins and all the time
TIMES = re.compile(r'data-seconds="\d+" data-warned="\d+"')
BEFORE, COUNTING = 'data-seconds="9000" data-warned="0"', 'data-seconds="900" data-warned="900"'


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A browser in which no colour is on its way to another."""
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


def with_countdowns(pages: dict[str, str]) -> dict[str, str]:
    """The pages, and those for shared tablets once more while they count."""
    counting = {
        f"/counting{address}": TIMES.sub(COUNTING, html)
        for address, html in pages.items()
        if TIMES.search(html)
    }
    return {address: TIMES.sub(BEFORE, html) for address, html in pages.items()} | counting


def violations(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """What axe finds, a line for each place."""
    found = find_violations(page, rules, in_full=True)
    return [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]]


def broken_rules(page: Page) -> Iterator[str]:
    """What is wrong with the page on a screen as large as this one."""
    page.emulate_media(color_scheme="light")
    yield from violations(page)
    if page.evaluate(TOO_WIDE):
        yield "it scrolls sideways"
    yield from (f"too small to press: {each}" for each in page.evaluate(TOO_SMALL))
    yield from (f"hidden in focus: {each}" for each in page.evaluate(HIDDEN_IN_FOCUS))
    if page.viewport_size in DARK_SCREENS:
        page.emulate_media(color_scheme="dark")
        yield from (f"in the dark {each}" for each in violations(page, COLOUR_RULES))


@pytest.mark.parametrize(
    ("code", "edition"), SPOKEN, ids=[f"{code}-{edition.key}" for code, edition in SPOKEN]
)
def test_every_page_is_accessible_on_every_screen(
    instance: Path, page: Page, site: Site, code: str, edition: Questionnaire
) -> None:
    pages = with_countdowns(pages_met(instance, code, edition, by_title=True))
    broken = []
    for address in shown(page, site, pages):
        page.evaluate(AXE.axe_script)
        for screen in SCREENS:
            page.set_viewport_size(screen)
            broken += [f"{address} on {screen}: {each}" for each in broken_rules(page)]
    assert not broken, "\n".join(broken)
