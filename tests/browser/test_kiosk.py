"""A shared tablet in a real browser: the countdown, and nothing left for the next person."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from placeplan.domain.surveys import Survey
from placeplan.store.database import Database
from placeplan.web.sessions import KIOSK, Sessions
from placeplan.web.survey.kiosks import kiosk_address
from tests.browser.conftest import Site, assert_accessible
from tests.conftest import make_app
from tests.residents import HOME, ONE_AREA, SECOND, open_survey, responses, theme
from tests.translated import offer_language

SESSION = "placeplan_session"
FINISHES = "form[action$='/finish'] button, [data-kiosk-finish]"
ALL_KEPT = """
  async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    caches: await caches.keys(),
    databases: await indexedDB.databases(),
  })
"""
TABLET = {"width": 768, "height": 1024}


@pytest.fixture
def survey(database: Database) -> Survey:
    """It begins with the first theme."""
    return open_survey(database, **ONE_AREA)


@pytest.fixture
def home(site: Site, survey: Survey) -> str:
    """The address that officers copy for a shared tablet."""
    app = make_app(site.instance, public_address=site.address)
    with app.test_request_context():
        return kiosk_address(survey)


@pytest.fixture
def tablet(browser: Browser, site: Site) -> Iterator[Page]:
    """A tablet whose clock the test sets."""
    with closing(browser.new_context(viewport=TABLET, has_touch=True)) as context:
        context.set_default_timeout(10_000)
        context.clock.install()
        yield context.new_page()


def begin(page: Page, home: str) -> None:
    page.goto(home)
    page.get_by_role("button", name="Start now").click()
    page.locator('label[for="rating-3"]').click()
    page.get_by_label("What is good now?").fill("Words of the first person")
    page.get_by_role("button", name="Save and continue").last.click()
    page.wait_for_url(f"**{theme(SECOND)}")


def drafts(database: Database) -> int:
    return int(database.conn.execute("SELECT count(*) FROM drafts").fetchone()[0])


def test_a_tablet_that_nobody_touches_counts_down_and_forgets(
    tablet: Page, home: str, database: Database
) -> None:
    begin(tablet, home)
    countdown = tablet.get_by_role("alert")
    tablet.get_by_label("What could be better?").fill("Words not sent")
    tablet.clock.run_for(69_000)
    expect(countdown).to_have_count(0)
    tablet.clock.run_for(3_000)
    expect(countdown).to_be_visible()
    expect(tablet.locator("[data-kiosk-count]")).to_have_text("18")
    assert_accessible(tablet)
    tablet.keyboard.press("Shift")
    expect(countdown).to_have_count(0)
    tablet.clock.run_for(89_000)
    expect(countdown).to_be_visible()
    tablet.touchscreen.tap(300, 300)
    expect(countdown).to_have_count(0)
    tablet.clock.run_for(91_000)
    tablet.wait_for_url(home)
    assert drafts(database) == 0
    assert tablet.evaluate("localStorage.length + sessionStorage.length") == 0
    tablet.go_back()
    expect(tablet.get_by_role("button", name="Start now")).to_be_visible()
    expect(tablet.get_by_text("Words of the first")).to_have_count(0)


def test_a_start_page_that_nobody_touched_stays_as_it_is(tablet: Page, home: str) -> None:
    tablet.goto(home)
    tablet.clock.run_for(200_000)
    expect(tablet.get_by_role("button", name="Start now")).to_be_visible()
    expect(tablet.get_by_role("alert")).to_have_count(0)


def test_a_tablet_goes_back_to_the_start_after_sending(
    tablet: Page, home: str, survey: Survey, database: Database
) -> None:
    for _person in range(2):
        begin(tablet, home)
        tablet.goto(f"{home.partition('/surveys')[0]}{HOME}/check")
        tablet.get_by_role("button", name="Continue").click()
        tablet.get_by_label("25 to 39").check()
        assert tablet.evaluate("localStorage.length + sessionStorage.length") == 0
        tablet.get_by_role("button", name="Send my answers").last.click()
        expect(tablet.locator(".receipt__code")).to_be_visible()
        expect(tablet.locator("[data-kiosk-count]")).to_be_visible()
        assert_accessible(tablet)
        tablet.clock.run_for(55_000)
        expect(tablet.locator(".receipt__code")).to_be_visible()
        tablet.clock.run_for(6_000)
        tablet.wait_for_url(home)
        tablet.go_back()
        expect(tablet.locator(".receipt__code")).to_have_count(0)
    assert len(responses(database, survey)) == 2


def send_one(page: Page, home: str) -> None:
    begin(page, home)
    page.goto(f"{home.partition('/surveys')[0]}{HOME}/check")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Send my answers").last.click()
    expect(page.locator(".receipt__code")).to_be_visible()


def language_of(page: Page) -> str:
    return str(page.locator("html").get_attribute("lang"))


def assert_no_trace(page: Page, site: Site, token_before: str) -> str:
    """The device keeps nothing but that it is shared; gives the token of the next person's form."""
    (cookie,) = page.context.cookies()
    assert (cookie["name"], cookie["expires"]) == (SESSION, -1)
    app = make_app(site.instance)
    session = Sessions(app.permanent_session_lifetime).get_signing_serializer(app)
    assert session is not None
    kept = session.loads(cookie["value"])
    assert set(kept) == {KIOSK, "csrf_token"}
    assert kept["csrf_token"] != token_before
    assert page.evaluate(ALL_KEPT) == {"local": 0, "session": 0, "caches": [], "databases": []}
    return str(kept["csrf_token"])


@pytest.mark.parametrize("place", ["main", ".kiosk_bar__end"])
def test_the_next_person_begins_at_once_and_finds_no_trace(
    tablet: Page, site: Site, home: str, survey: Survey, database: Database, place: str
) -> None:
    offer_language(site.instance, "ga")
    stored: list[str] = []
    tablet.on("response", lambda answer: stored.append(answer.url) if may_be_kept(answer) else None)
    token = ""
    for _person in range(2):
        send_one(tablet, home)
        tablet.get_by_role("link", name="Gaeilge").click()
        expect(tablet.locator("html")).to_have_attribute("lang", "ga")
        tablet.locator(place).locator(FINISHES).tap()
        tablet.wait_for_url(home)
        assert language_of(tablet) == "en-GB"
        token = assert_no_trace(tablet, site, token)
        expect(tablet.get_by_role("button", name="Start now")).to_be_visible()
        expect(tablet.get_by_role("alert")).to_have_count(0)
        for _back in range(3):
            tablet.go_back()
            expect(tablet.locator(".receipt__code")).to_have_count(0)
    assert len(responses(database, survey)) == 2
    assert stored == []


def may_be_kept(answer: Response) -> bool:
    """Whether a browser may write a page to its disk."""
    is_page = answer.request.resource_type == "document"
    return is_page and answer.header_value("cache-control") != "no-store"


def test_the_button_that_finishes_stays_under_the_finger(
    tablet: Page, home: str, database: Database
) -> None:
    begin(tablet, home)
    tablet.clock.run_for(72_000)
    end = tablet.locator(".kiosk_bar__end")
    end.get_by_role("button", name="Finish and clear this device").click()
    tablet.wait_for_url(home)
    assert drafts(database) == 0


def test_nothing_stands_behind_the_countdown(tablet: Page, home: str) -> None:
    send_one(tablet, home)
    tablet.get_by_role("contentinfo").get_by_role("link").last.focus()
    link = tablet.get_by_role("contentinfo").get_by_role("link").last.bounding_box()
    bar = tablet.locator(".kiosk_bar__end").bounding_box()
    assert link is not None and bar is not None
    assert link["y"] + link["height"] <= bar["y"]


def test_a_tablet_whose_page_is_out_of_date_finds_its_start(tablet: Page, home: str) -> None:
    begin(tablet, home)
    tablet.context.clear_cookies()
    tablet.clock.run_for(91_000)
    tablet.wait_for_url(home)
    expect(tablet.get_by_role("button", name="Start now")).to_be_visible()


def test_what_was_written_disappears_even_where_the_network_is_away(
    tablet: Page, home: str, database: Database
) -> None:
    begin(tablet, home)
    tablet.get_by_label("What could be better?").fill("Words not sent")
    tablet.context.set_offline(True)
    tablet.clock.run_for(91_000)
    expect(tablet.get_by_label("What could be better?")).to_have_count(0)
    tablet.context.set_offline(False)
    tablet.clock.run_for(6_000)
    tablet.wait_for_url(home)
    assert drafts(database) == 0


def test_without_javascript_one_button_finishes(
    browser: Browser, site: Site, home: str, database: Database
) -> None:
    with closing(browser.new_context(viewport=TABLET, java_script_enabled=False)) as context:
        page = context.new_page()
        begin(page, home)
        page.get_by_role("button", name="Finish and clear this device").click()
        page.wait_for_url(home)
        page.go_back()
        expect(page.get_by_role("button", name="Start now")).to_be_visible()
        assert drafts(database) == 0
