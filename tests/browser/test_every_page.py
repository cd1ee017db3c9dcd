"""Every page that a link leads to passes axe, over the whole demonstration."""

import shutil
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from placeplan.domain.accounts import Role
from placeplan.domain.receipts import receipt_code, receipt_hash
from placeplan.operations.demonstration.making import Demonstration
from placeplan.store.accounts import add_one_time_link, find_account_by_email
from placeplan.store.database import Database, writing
from placeplan.store.responses import add_response
from placeplan.store.surveys import get_survey
from placeplan.web.app import secret_key
from placeplan.web.facilitators.tokens import signed_link
from placeplan.web.invitations.tokens import signed
from tests.browser.accessible_walks import accessible_walk, enter_as_administrator
from tests.browser.conftest import Site, assert_accessible
from tests.factories import make_response
from tests.page_walks import pages_of
from tests.workshop_setup import store_link_of_any_workshop

NARROW_AND_WIDE = (320, 1280)
FIRST_PAGES = ("/", "/surveys/your-place-2026", "/surveys/your-place-2026/results")


@pytest.fixture
def instance(tmp_path: Path, demonstration: Demonstration, demonstration_folder: Path) -> Path:
    """A copy of the demonstration, in place of an empty instance."""
    return Path(shutil.copytree(demonstration_folder, tmp_path / "instance"))


def test_every_page_an_administrator_can_reach_is_accessible(
    page: Page, site: Site, demonstration: Demonstration
) -> None:
    for path in FIRST_PAGES:
        page.goto(site.address + path)
        assert_accessible(page)
    enter_as_administrator(page, site, demonstration)
    wanted = pages_of(site.app, Role.ADMINISTRATOR)
    assert wanted - accessible_walk(page, site) == set()


def test_every_page_a_partner_can_reach_is_accessible(
    page: Page, site: Site, demonstration: Demonstration
) -> None:
    link = signed(demonstration.invitation_token, secret_key(site.instance))
    page.goto(f"{site.address}/invitations/{link}")
    assert_accessible(page)
    page.get_by_role("button", name="Open our listings").click()
    page.wait_for_url("**/partner")
    assert {"invitations.add_own", "invitations.edit_own"} <= accessible_walk(page, site)


def test_every_page_a_host_can_reach_is_accessible(
    page: Page, site: Site, database: Database
) -> None:
    link = signed_link(store_link_of_any_workshop(database), secret_key(site.instance))
    page.goto(f"{site.address}/facilitators/{link}")
    page.get_by_role("button", name="Open the workshop").click()
    expect(page.locator(".error_summary")).to_be_visible()
    assert_accessible(page)
    page.get_by_label("Name to note beside what you enter").fill("Sam")
    page.get_by_role("button", name="Open the workshop").click()
    expect(page.get_by_role("link", name="Enter sheets")).to_be_visible()
    assert_accessible(page)
    seen = accessible_walk(page, site)
    assert {"workshops.edit_attendance", "workshops.show_grid"} <= seen


def test_pages_that_one_comes_to_once_are_accessible(
    page: Page, site: Site, database: Database, demonstration: Demonstration
) -> None:
    account = find_account_by_email(database, demonstration.sign_ins[0].email)
    assert account is not None
    token = add_one_time_link(database, account.id, hours=1)
    page.goto(f"{site.address}/set-password/{token}")
    assert_accessible(page)
    page.get_by_role("button", name="Set password and sign in").click()
    expect(page.locator(".error_summary")).to_be_visible()
    assert_accessible(page)
    page.goto(f"{site.address}/set-password/nothing")
    assert_accessible(page)
    page.goto(f"{site.address}/surveys/{demonstration.survey_slug}")
    page.get_by_role("button", name="Start now").click()
    page.wait_for_url("**/area")
    assert_accessible(page)
    page.get_by_role("button", name="Continue").click()
    expect(page.locator(".error_summary")).to_be_visible()
    assert_accessible(page)


def test_the_pages_of_a_plan_from_consultation_to_progress_are_accessible(
    page: Page, site: Site, browser: Browser, demonstration: Demonstration
) -> None:
    enter_as_administrator(page, site, demonstration)
    plan = f"{site.address}/plans/{demonstration.plan_id}"

    def look_at(*paths: str) -> None:
        for path in paths:
            page.goto(f"{plan}/{path}")
            assert_accessible(page, NARROW_AND_WIDE)

    with closing(browser.new_context()) as resident:
        reading = resident.new_page()
        page.goto(f"{plan}/editions/new/consultation")
        for name in ("First day for comments", "Last day for comments"):
            page.get_by_label(name).fill(date.today().isoformat())
        page.get_by_role("button", name="Issue for consultation").click()
        address = page.get_by_role("link", name="See it as the public does").get_attribute("href")
        reading.goto(f"{site.address}{address}")
        assert_accessible(reading)
        reading.locator("a[href$='/comment/actions']").click()
        assert_accessible(reading, NARROW_AND_WIDE)
        reading.get_by_label("Your comment").fill("More light, please")
        reading.get_by_role("button", name="Send your comment").click()
        expect(reading.get_by_role("heading", name="Thank you for your comment")).to_be_visible()
        assert_accessible(reading, (320,))
        look_at("editions/1", "editions/1/officers", "editions/1/withhold", "consultations/1")
        look_at("consultations/1/comments/1", "consultations/1/points/new")
        page.goto(f"{plan}/editions/new/adoption")
        page.get_by_role("button", name="Record adoption").click()
        expect(page.get_by_text("Edition 2 is made")).to_be_visible()
        look_at("progress", "progress/1", "")
        page.goto(f"{site.address}/plans/statement")
        assert_accessible(page, NARROW_AND_WIDE)
        reading.goto(f"{site.address}{str(address).partition('/editions')[0]}/progress")
        assert_accessible(reading, NARROW_AND_WIDE)


def sent_answer(database: Database, demonstration: Demonstration) -> str:
    """The receipt code of an answer that was sent in to the demonstration's survey."""
    survey = get_survey(database, demonstration.survey_slug)
    response = make_response(survey, collected_on=survey.opens_on)
    code = receipt_code(response.key, "a secret of this test")
    with writing(database):
        add_response(database, response, receipt_hash=receipt_hash(code))
    return code


def test_every_state_of_withdrawing_an_answer_is_accessible(
    page: Page, site: Site, database: Database, demonstration: Demonstration
) -> None:
    code = sent_answer(database, demonstration)
    enter_as_administrator(page, site, demonstration)
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
