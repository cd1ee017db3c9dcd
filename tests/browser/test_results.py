"""Results and setting up in a real browser: readable at every width, by keyboard, in the dark."""

import re

import pytest
from playwright.sync_api import Page, expect

from placeplan.domain.accounts import Role
from placeplan.domain.responses import Answer
from placeplan.store.database import Database, writing
from placeplan.store.responses import add_response
from tests.browser.conftest import SignInAt, Site, assert_accessible
from tests.factories import ADULTS, CASTLEREAGH_EAST, LISBURN_SOUTH, make_group_response
from tests.factories import make_response as make
from tests.store.stocked import stock

AREA = f"/results/your-place/{LISBURN_SOUTH.code}"
CHARTS = (
    f"/results/your-place?sort={LISBURN_SOUTH.code}",
    f"{AREA}?series=individuals&series=groups&series=everyone&by=place",
)
# what pages show only when they are asked for it; as links lead to them: test_every_page.py
STATES = (
    f"{AREA}?place=hilltop",
    f"/results/your-place/{CASTLEREAGH_EAST.code}",
    "/setup/surveys/your-place/preview?step=moving_around",
    "/setup/surveys/your-place/preview?step=rate_themes&version=short",
    "/setup/surveys/your-place/preview?step=ask_about",
)


@pytest.fixture
def administrator(page: Page, sign_in_at: SignInAt, database: Database) -> Page:
    """The page of an administrator who has signed in where an area was answered for.

    Forty individuals and a group rated every theme, some with a comment.
    """
    survey = stock(database)
    with writing(database):
        for number in range(40):
            answers = {
                key: Answer(rating=1 + (number * place) % 7, good="Good" * (number % 2))
                for place, key in enumerate(ADULTS.theme_keys, start=1)
            }
            where = "hilltop" if number < 20 else ""
            chosen = ADULTS.theme_keys[:2]
            add_response(
                database, make(survey, answers=answers, place_key=where, priorities=chosen)
            )
        add_response(database, make_group_response(survey, {"feeling_safe": "3-5"}))
    sign_in_at(page, Role.ADMINISTRATOR)
    return page


@pytest.mark.parametrize("path", CHARTS)
def test_charts_and_heat_can_be_read_in_light_and_dark(
    site: Site, administrator: Page, path: str
) -> None:
    administrator.goto(site.address + path)
    assert_accessible(administrator, also_dark=True)


@pytest.mark.parametrize("path", STATES)
def test_results_and_previews_are_accessible_in_each_state(
    site: Site, administrator: Page, path: str
) -> None:
    administrator.goto(site.address + path)
    assert_accessible(administrator)


def test_counts_of_a_bar_appear_on_focus_and_lead_to_its_numbers(
    site: Site, administrator: Page
) -> None:
    administrator.goto(f"{site.address}{AREA}?order=questionnaire")
    bar = administrator.locator(".distribution__link").first
    words = bar.locator(".distribution__words")
    expect(words).to_have_css("opacity", "0")
    administrator.locator(".switch__link").last.focus()
    administrator.keyboard.press("Tab")
    expect(bar).to_be_focused()
    expect(words).to_have_css("opacity", "1")
    expect(words).to_contain_text("gave 1")
    administrator.keyboard.press("Enter")
    # an address within a page changes without a page to wait for
    expect(administrator).to_have_url(re.compile("#numbers-moving_around$"))


def test_a_chosen_series_is_drawn_and_stands_in_the_address(
    site: Site, administrator: Page
) -> None:
    administrator.goto(site.address + AREA)
    administrator.get_by_label("Everyone, groups weighted by people").check()
    administrator.get_by_role("button", name="Draw").click()
    assert "series=everyone" in administrator.url
    expect(administrator.locator(".radar__legend")).to_contain_text("Everyone")
