"""A resident with a phone, in a real browser: all 14 themes, with and without JavaScript."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from placeplan.domain.surveys import Survey
from placeplan.store.database import Database
from tests.browser.conftest import Site, assert_accessible
from tests.residents import HOME, LAST, open_survey, responses, theme

PHONE = {"width": 360, "height": 740}


@pytest.fixture
def survey(database: Database) -> Survey:
    """A survey of two areas, with places in one of them."""
    return open_survey(database, is_published=True)


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def phone(browser: Browser, site: Site, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A phone-sized screen."""
    context = browser.new_context(
        viewport=PHONE,
        java_script_enabled=request.param,
        has_touch=True,
        is_mobile=True,
        base_url=site.address,
    )
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Save and continue").last.click()


def begin(page: Page) -> None:
    page.goto(HOME)
    page.get_by_role("button", name="Start now").click()
    page.get_by_label("Hilltop").check()
    go_on(page)


def rate(page: Page, number: int) -> None:
    page.locator(f'label[for="rating{"" if number == 1 else f"-{number}"}"]').click()


def say_who_and_send(page: Page) -> None:
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("25 to 39").check()
    page.get_by_label("I live here").check()
    page.get_by_role("button", name="Send my answers").click()


def test_a_resident_answers_all_themes_on_a_phone(
    phone: Page, survey: Survey, database: Database
) -> None:
    page = phone
    begin(page)
    themes = survey.questionnaire.themes
    for number, asked in enumerate(themes, start=1):
        expect(page.get_by_role("heading", level=1)).to_have_text(asked.title)
        expect(page.get_by_text(f"Theme {number} of 14")).to_be_visible()
        expect(page.locator("input:checked")).to_have_count(0)
        rate(page, (number - 1) % 7 + 1)
        page.get_by_label("What could be better?").fill(f"It’s about {asked.title} 🚌")
        go_on(page)
    page.get_by_label("Natural space").check()
    page.get_by_label("Feeling safe").check()
    go_on(page)
    page.get_by_label("What are you proud of here?").fill("The people")
    go_on(page)
    page.get_by_label("What do you suggest").fill("A later bus")
    go_on(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
    page.get_by_role("link", name="Change Moving around").click()
    rate(page, 5)
    page.get_by_role("button", name="Save and go back").click()
    say_who_and_send(page)
    code = page.locator(".receipt__code").inner_text()
    expect(page.locator("svg.radar__drawing")).to_be_visible()
    page.reload()
    expect(page.locator(".receipt__code")).to_have_text(code)

    (response,) = responses(database, survey)
    ratings = [answer.rating for answer in response.answers.values()]
    assert ratings == [5, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5, 6, 7]
    for asked in themes:
        assert response.answers[asked.key].better == f"It’s about {asked.title} 🚌"
    assert response.place_key == "hilltop"
    assert response.priorities == ("natural_space", "feeling_safe")
    assert (response.age_band, response.connections) == ("25_39", ("live",))


@pytest.mark.parametrize("phone", [False], indirect=True, ids=["without JavaScript"])
def test_a_resident_answers_in_short_on_a_phone(
    phone: Page, survey: Survey, database: Database
) -> None:
    page = phone
    page.goto(HOME)
    page.get_by_role("button", name="Start the short version").click()
    page.get_by_label("Castlereagh East").check()
    go_on(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Rate your place")
    for number, key in enumerate(survey.questionnaire.theme_keys):
        page.locator(f'label[for^="{key}-rating"]').nth(number % 7).click()
    words = page.get_by_label("Moving around: what could be better?")
    expect(words).to_be_hidden()
    page.get_by_text("Your words about “Moving around”").click()
    words.fill("A crossing 🚌")
    go_on(page)
    page.get_by_label("Natural space").check()
    for _page in ("priorities", "proud of", "suggestions"):
        go_on(page)
    say_who_and_send(page)
    expect(page.locator(".receipt__code")).to_be_visible()
    (response,) = responses(database, survey)
    assert [answer.rating for answer in response.answers.values()] == [1, 2, 3, 4, 5, 6, 7] * 2
    assert response.answers["moving_around"].better == "A crossing 🚌"
    assert response.priorities == ("natural_space",)


def test_the_browsers_back_and_refresh_lose_nothing(
    phone: Page, survey: Survey, database: Database
) -> None:
    page = phone
    begin(page)
    rate(page, 3)
    go_on(page)
    rate(page, 6)
    page.get_by_role("button", name="Back", exact=True).click()
    expect(page.locator("input:checked")).to_have_value("3")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Public transport")
    page.goto(theme("public_transport"))
    expect(page.locator("input:checked")).to_have_value("6")
    page.reload()
    page.get_by_role("button", name="Save and skip to the end").click()
    page.goto(f"{HOME}/check")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Send my answers").click()
    expect(page.locator(".receipt__code")).to_be_visible()
    page.go_back()
    expect(page.locator(".receipt__code")).to_be_visible()
    assert len(responses(database, survey)) == 1


def test_a_second_window_that_sends_again_sends_nothing(
    phone: Page, survey: Survey, database: Database
) -> None:
    begin(phone)
    rate(phone, 3)
    go_on(phone)
    phone.goto(f"{HOME}/check")
    other = phone.context.new_page()
    other.goto(f"{HOME}/check")
    for page in (phone, other):
        page.get_by_role("button", name="Continue").click()
    for page in (phone, other):
        page.get_by_role("button", name="Send my answers").click()
        expect(page.locator(".receipt__code")).to_be_visible()
    assert len(responses(database, survey)) == 1


def test_the_whole_way_by_keyboard(site: Site, page: Page, survey: Survey) -> None:
    page.goto(site.address + HOME)
    page.get_by_role("button", name="Start now").press("Enter")
    page.get_by_label("Castlereagh East").press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{theme('moving_around')}")
    page.get_by_label("1 – a lot of room").press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_label("3", exact=True)).to_be_checked()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{theme('public_transport')}")
    page.get_by_role("button", name="Back", exact=True).press("Enter")
    expect(page.get_by_label("3", exact=True)).to_be_checked()


def begin_on_desk(site: Site, page: Page) -> None:
    page.goto(site.address + HOME)
    page.get_by_role("button", name="Start now").click()
    page.get_by_label("Lisburn South").check()
    go_on(page)


def test_every_question_is_accessible(site: Site, page: Page, survey: Survey) -> None:
    page.goto(site.address + HOME)
    assert_accessible(page, also_dark=True)
    begin_on_desk(site, page)
    assert_accessible(page, also_dark=True)
    go_on(page)
    paths = ("/priorities", "/proud-of", "/suggestions", "/start-again", "/check", "/results")
    for path in (f"/themes/{LAST}", *paths):
        page.goto(site.address + HOME + path)
        assert_accessible(page, also_dark=True)


def test_every_fault_gets_the_focus_and_is_accessible(
    site: Site, page: Page, survey: Survey
) -> None:
    begin_on_desk(site, page)
    page.goto(f"{site.address}{HOME}/check")
    page.get_by_role("button", name="Continue").click()
    expect(page).to_have_title("Error: Check your answers – Your place – placeplan")
    expect(page.locator(".error_summary")).to_be_focused()
    assert_accessible(page, also_dark=True)
    page.goto(site.address + theme("moving_around"))
    rate(page, 2)
    page.get_by_label("What is good now?").fill("long " * 1100)
    go_on(page)
    expect(page.locator(".error_summary")).to_be_focused()
    page.get_by_role("link", name="Shorten").click()
    expect(page.get_by_label("What is good now?")).to_be_focused()
    assert_accessible(page, also_dark=True)


def test_the_receipt_is_accessible(site: Site, page: Page, survey: Survey) -> None:
    begin_on_desk(site, page)
    for number, key in enumerate(survey.questionnaire.theme_keys[:6], start=1):
        page.goto(site.address + theme(key))
        rate(page, number)
        page.get_by_label("What is good now?").fill("Trees")
        go_on(page)
    page.goto(f"{site.address}{HOME}/check")
    assert_accessible(page, also_dark=True)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("About you")
    assert_accessible(page, also_dark=True)
    page.get_by_role("button", name="Send my answers").click()
    expect(page.locator(".receipt__code")).to_be_visible()
    assert_accessible(page, also_dark=True)
    for path in (HOME, "/surveys/nowhere", "/"):
        page.goto(site.address + path)
        assert_accessible(page, also_dark=True)


def test_a_theme_page_is_light_and_asks_nobody_else(site: Site, page: Page, survey: Survey) -> None:
    asked: list[Request] = []
    begin_at = f"{site.address}{HOME}"
    page.goto(begin_at)
    page.get_by_role("button", name="Start now").click()
    page.get_by_label("Castlereagh East").check()
    page.on("request", lambda request: asked.append(request))
    go_on(page)
    page.wait_for_load_state("networkidle")
    documents = [request for request in asked if request.resource_type == "document"]
    others = [request for request in asked if request.resource_type != "document"]
    assert all(request.url.startswith(site.address) for request in asked)
    assert len(others) <= 3
    answer = documents[-1].response()
    assert answer and len(answer.body()) < 10_000
