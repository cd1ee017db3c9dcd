"""Every page that a link leads to passes axe at each width, over the whole demonstration."""

from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from placeplan.domain.accounts import Role
from placeplan.domain.receipts import receipt_code, receipt_hash
from placeplan.operations.demonstration.making import Demonstration, make_demonstration
from placeplan.operations.setup import database_path
from placeplan.store.database import open_database, writing
from placeplan.store.responses import add_response
from placeplan.store.surveys import get_survey
from tests.browser.conftest import Site, assert_accessible
from tests.conftest import make_app
from tests.factories import make_response

FILES = ("download", "csv", "json", "xlsx", "svg", "png", "crest", "static", "styles")
PUBLIC_STATES = (
    ("Consultation draft: issued for views", "Consultation draft"),
    ("Adopted by the Partnership Board", "Adopted"),
)
FIRST_PAGES = ("/", "/sign-in", "/surveys/your-place-2026", "/surveys/your-place-2026/results")


@pytest.fixture
def demonstration(tmp_path: Path) -> Demonstration:
    """The whole demonstration, made in the folder of `instance`."""
    return make_demonstration(tmp_path / "instance", date.today(), lambda _made: None)


@pytest.fixture
def instance(tmp_path: Path, demonstration: Demonstration) -> Path:
    """The demonstration's folder, in place of an empty instance."""
    return tmp_path / "instance"


def page_endpoint(site: Site, seen: set[str]) -> Callable[[str], str]:
    """Names the endpoint behind an address, or nothing when it is a file or was seen before."""
    matcher = make_app(site.instance).url_map.bind("127.0.0.1")

    def name(path: str) -> str:
        if any(part in path for part in FILES) or not matcher.test(path, "GET"):
            return ""
        endpoint = str(matcher.match(path, "GET")[0])
        return "" if endpoint in seen else endpoint

    return name


def sign_in(page: Page, site: Site, demonstration: Demonstration) -> None:
    (way_in,) = (each for each in demonstration.sign_ins if each.role is Role.ADMINISTRATOR)
    page.goto(f"{site.address}/sign-in")
    page.get_by_label("Email address").fill(way_in.email)
    page.get_by_label("Password").fill(way_in.password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{site.address}/staff")


def addresses_on(page: Page) -> list[str]:
    links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
    return [urlsplit(link).path for link in links]


def test_every_page_an_administrator_can_reach_is_accessible(
    page: Page, site: Site, demonstration: Demonstration
) -> None:
    for path in FIRST_PAGES:
        page.goto(site.address + path)
        assert_accessible(page)
    sign_in(page, site, demonstration)
    seen: set[str] = set()
    new_endpoint = page_endpoint(site, seen)
    waiting = addresses_on(page)
    while waiting:
        path = waiting.pop(0)
        endpoint = new_endpoint(path)
        if not endpoint:
            continue
        seen.add(endpoint)
        page.goto(site.address + path)
        assert_accessible(page)
        waiting += addresses_on(page)
    assert len(seen) > 35, f"only {len(seen)} pages were reached: {sorted(seen)}"


def test_a_plan_that_anyone_can_read_is_accessible(
    page: Page, site: Site, browser: Browser, demonstration: Demonstration
) -> None:
    sign_in(page, site, demonstration)
    with closing(browser.new_context()) as resident:
        reading = resident.new_page()
        for status, tag in PUBLIC_STATES:
            page.goto(f"{site.address}/plans/{demonstration.plan_id}/settings")
            page.get_by_label(status).check()
            page.get_by_label("Anyone, on this site").check()
            page.get_by_role("button", name="Keep these changes").click()
            assert_accessible(page)
            address = page.get_by_role("link", name="See it as the public does")
            reading.goto(f"{site.address}{address.get_attribute('href')}")
            expect(reading.locator(".tag").get_by_text(tag, exact=True)).to_be_visible()
            expect(reading.get_by_role("button", name="Sign out")).to_have_count(0)
            assert_accessible(reading)
    page.goto(f"{site.address}/plans")
    assert_accessible(page)


def sent_answer(site: Site, demonstration: Demonstration) -> str:
    """The receipt code of an answer that was sent in to the demonstration's survey."""
    with closing(open_database(database_path(site.instance))) as database:
        survey = get_survey(database, demonstration.survey_slug)
        response = make_response(survey, collected_on=survey.opens_on)
        code = receipt_code(response.key, "a secret of this test")
        with writing(database):
            add_response(database, response, receipt_hash=receipt_hash(code))
    return code


def test_every_state_of_withdrawing_an_answer_is_accessible(
    page: Page, site: Site, demonstration: Demonstration
) -> None:
    code = sent_answer(site, demonstration)
    sign_in(page, site, demonstration)
    page.goto(f"{site.address}/withdrawals")
    for typed, said in (("", "Enter the receipt code"), ("AAAA-BBBB-CCCC", "no answer with")):
        page.get_by_label("Receipt code").fill(typed)
        page.get_by_role("button", name="Find the answer").click()
        expect(page.locator(".error_summary")).to_contain_text(said)
        assert_accessible(page)
    page.get_by_label("Receipt code").fill(code)
    page.get_by_role("button", name="Find the answer").click()
    expect(page.get_by_role("heading", name="Withdraw this answer?")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Withdraw this answer").click()
    expect(page.get_by_text("The answer is withdrawn.")).to_be_visible()
    assert_accessible(page)
