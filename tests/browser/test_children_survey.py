"""The children's edition in a real browser: large, three faces with words, at every width."""

import pytest
from playwright.sync_api import Page, expect

from placeplan.domain.partnerships import Partnership
from placeplan.store.database import Database
from placeplan.store.partnerships import update_partnership
from tests.browser.conftest import Site, assert_accessible
from tests.factories import CHILDREN
from tests.residents import FIRST, HOME, ONE_AREA, open_survey, theme

SMALLEST_TARGET = 44
LARGER = 1.15
READ_BY_CHILDREN = (".question", ".rating__label", ".rating__question", "textarea", ".button")
SMALLEST_SIZE = "all => Math.min(...all.map((e) => parseFloat(getComputedStyle(e).fontSize)))"


@pytest.fixture
def begun(site: Site, page: Page, database: Database) -> Page:
    """A child who has begun to answer."""
    open_survey(database, questionnaire=CHILDREN, **ONE_AREA)
    update_partnership(database, Partnership(helpline="A made-up helpline."))
    page.goto(site.address + HOME)
    page.get_by_role("button", name="Start now").click()
    page.goto(site.address + theme(FIRST))
    return page


def test_faces_and_words_are_accessible_at_every_width(begun: Page) -> None:
    begun.locator('label[for="rating-2"]').click()
    assert_accessible(begun, also_dark=True)
    for width in (320, 360, 1280):
        begun.set_viewport_size({"width": width, "height": 900})
        for point in CHILDREN.scale.points:
            words = CHILDREN.scale.meaning(point)
            choice = begun.locator(".rating__scale .rating__label", has_text=words)
            box = choice.bounding_box()
            assert box and min(box["width"], box["height"]) >= SMALLEST_TARGET
            assert choice.locator(".face").is_visible()
            expect(choice.get_by_text(f"{point} – {words}")).to_be_visible()


def test_every_word_to_read_is_larger_than_on_pages_for_adults(begun: Page, site: Site) -> None:
    sizes = {selector: font_size(begun, selector) for selector in READ_BY_CHILDREN}
    begun.goto(f"{site.address}/cookies")
    usual = font_size(begun, "main p")
    assert usual == font_size(begun, "body") > 0
    assert {name for name, size in sizes.items() if size < LARGER * usual} == set()


def font_size(page: Page, selector: str) -> float:
    """In pixels, the smallest of what is shown."""
    return float(page.locator(selector).filter(visible=True).evaluate_all(SMALLEST_SIZE))


def test_arrows_move_from_face_to_face_and_the_answer_is_kept(begun: Page, site: Site) -> None:
    begun.locator("#rating").focus()
    begun.keyboard.press("Space")
    begun.keyboard.press("ArrowDown")
    begun.keyboard.press("ArrowDown")
    last = begun.get_by_role("radio", name=f"3 – {CHILDREN.scale.highest_means}")
    expect(last).to_be_checked()
    begun.get_by_role("button", name="Save and continue").last.click()
    begun.goto(site.address + theme(FIRST))
    expect(begun.locator('input[value="3"]')).to_be_checked()
    expect(begun.get_by_role("complementary")).to_contain_text("A made-up helpline.")
