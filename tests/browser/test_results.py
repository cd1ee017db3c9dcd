"""Results and setting up in a real browser: readable at every width, by keyboard, in the dark."""

from collections.abc import Callable
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect

from placeplan.domain.accounts import Account, Role
from placeplan.domain.responses import Answer
from placeplan.operations.setup import database_path
from placeplan.store.database import open_database, writing
from placeplan.store.responses import add_response
from tests.browser.conftest import Site, assert_accessible
from tests.factories import ADULTS, CASTLEREAGH_EAST, LISBURN_SOUTH, make_group_response
from tests.factories import make_response as make
from tests.store.stocked import stock

AREA = f"/results/your-place/{LISBURN_SOUTH.code}"
PAGES = (
    "/results",
    f"/results/your-place?sort={LISBURN_SOUTH.code}",
    f"{AREA}?series=individuals&series=groups&series=everyone&by=place",
    f"{AREA}?place=hilltop",
    f"/results/your-place/{CASTLEREAGH_EAST.code}",
    f"/evidence/your-place/{LISBURN_SOUTH.code}",
    "/setup/surveys",
    "/setup/surveys/new",
    "/setup/surveys/your-place",
    "/setup/surveys/your-place/edit",
    f"/setup/surveys/your-place/places/{LISBURN_SOUTH.code}",
    f"/setup/surveys/your-place/places/{LISBURN_SOUTH.code}/new",
    "/setup/surveys/your-place/preview?step=moving_around",
    "/setup/surveys/your-place/preview?step=rate_themes&version=short",
    "/setup/surveys/your-place/preview?step=ask_about",
    "/setup/areas",
    "/setup/areas/import",
    "/settings",
    "/settings/crest",
    "/settings/community-plan",
    "/settings/outcomes",
    "/settings/outcomes/new",
    "/settings/limits",
)


@pytest.fixture
def answered(site: Site) -> None:
    """Forty individuals and a group, who rated every theme, some with a comment."""
    with closing(open_database(database_path(site.instance))) as database:
        survey = stock(database)
        with writing(database):
            for number in range(40):
                answers = {
                    key: Answer(rating=1 + (number * place) % 7, good="Good" * (number % 2))
                    for place, key in enumerate(ADULTS.theme_keys, start=1)
                }
                where = "hilltop" if number < 20 else ""
                add_response(
                    database,
                    make(
                        survey, answers=answers, place_key=where, priorities=ADULTS.theme_keys[:2]
                    ),
                )
            add_response(database, make_group_response(survey, {"feeling_safe": "3-5"}))


@pytest.fixture
def signed_in(
    site: Site, page: Page, answered: None, sign_in_at: Callable[[Page, Role], Account]
) -> Page:
    sign_in_at(page, Role.ADMINISTRATOR)
    return page


@pytest.mark.parametrize("path", PAGES)
def test_results_and_set_up_pages_are_accessible(site: Site, signed_in: Page, path: str) -> None:
    signed_in.goto(site.address + path)
    assert_accessible(signed_in)


@pytest.mark.parametrize("path", [PAGES[1], PAGES[2]])
def test_charts_and_heat_can_be_read_in_the_dark(site: Site, signed_in: Page, path: str) -> None:
    signed_in.emulate_media(color_scheme="dark")
    signed_in.goto(site.address + path)
    assert_accessible(signed_in)


def test_counts_of_a_bar_appear_on_focus_and_lead_to_its_numbers(
    site: Site, signed_in: Page
) -> None:
    signed_in.goto(f"{site.address}{AREA}?order=questionnaire")
    bar = signed_in.locator(".distribution__link").first
    words = bar.locator(".distribution__words")
    expect(words).to_have_css("opacity", "0")
    signed_in.locator(".switch__link").last.focus()
    signed_in.keyboard.press("Tab")
    expect(bar).to_be_focused()
    expect(words).to_have_css("opacity", "1")
    expect(words).to_contain_text("gave 1")
    signed_in.keyboard.press("Enter")
    assert signed_in.url.endswith("#numbers-moving_around")


def test_a_chosen_series_is_drawn_and_stands_in_the_address(site: Site, signed_in: Page) -> None:
    signed_in.goto(site.address + AREA)
    signed_in.get_by_label("Everyone, groups weighted by people").check()
    signed_in.get_by_role("button", name="Draw").click()
    assert "series=everyone" in signed_in.url
    expect(signed_in.locator(".radar__legend")).to_contain_text("Everyone")
