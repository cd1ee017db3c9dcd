"""Signing in with a code, and being asked whether one is there, in a real browser."""

import time
from datetime import timedelta

import pyotp
from playwright.sync_api import Page, expect

from placeplan.domain.accounts import Role
from placeplan.store.authenticators import set_roles_with_codes
from placeplan.store.database import Database, writing
from placeplan.store.moments import moment_text, now
from tests.browser.conftest import SignInAt, Site, assert_accessible, enter
from tests.conftest import PASSWORD, MakeAccount


def left_alone(database: Database, minutes: int) -> None:
    """Make it so that nobody has opened or sent anything for so long."""
    with writing(database):
        earlier = moment_text(now() - timedelta(minutes=minutes))
        database.conn.execute("UPDATE sign_ins SET last_seen_at = ?", (earlier,))


def give_password(page: Page, site: Site, email: str) -> None:
    """Take the first step of signing in."""
    page.goto(f"{site.address}/sign-in")
    page.get_by_label("Email address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def test_an_officer_whose_role_must_sets_up_an_app_and_signs_in_with_its_code(
    site: Site, page: Page, make_account: MakeAccount, database: Database
) -> None:
    account = make_account(Role.OFFICER)
    set_roles_with_codes(database, [Role.OFFICER])
    give_password(page, site, account.email)
    expect(page.get_by_role("img", name="QR code for the app")).to_be_visible()
    assert_accessible(page, (320, 1280))
    secret = page.locator(".authenticator_steps__key").inner_text().replace(" ", "")
    page.get_by_label("Code that the app shows now").fill(pyotp.TOTP(secret).at(int(time.time())))
    page.get_by_role("button", name="Use this app").click()
    codes = page.locator(".recovery_codes li").all_inner_texts()
    assert_accessible(page, (320, 1280))
    page.get_by_role("link", name="I have kept them").click()
    page.get_by_role("button", name="Sign out").click()
    give_password(page, site, account.email)
    expect(page.get_by_role("heading", name="Enter your code")).to_be_visible()
    assert_accessible(page, (320, 1280))
    page.get_by_label("Code").fill(codes[0])
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="your account").click()
    expect(page.get_by_text("You have 9 recovery codes left")).to_be_visible()
    assert_accessible(page, (320, 1280))


def test_the_cookies_page_lists_what_staff_have(
    site: Site, page: Page, make_account: MakeAccount
) -> None:
    enter(page, site.address, make_account(Role.OFFICER).email)
    names = {cookie["name"] for cookie in page.context.cookies()}
    assert names == {"placeplan_session", "placeplan_known"}
    page.goto(f"{site.address}/cookies")
    for name in names:
        expect(page.get_by_role("rowheader", name=name)).to_be_visible()


def test_who_types_is_not_signed_out(
    site: Site, page: Page, sign_in_at: SignInAt, database: Database
) -> None:
    sign_in_at(page, Role.ADMINISTRATOR)
    page.clock.install()
    page.goto(f"{site.address}/accounts/new")
    left_alone(database, 30)
    page.clock.fast_forward(timedelta(minutes=30).seconds * 1000)
    with page.expect_response(lambda answer: "time-left" in answer.url):
        page.get_by_label("Name").press_sequentially("F")
    (seen,) = database.conn.execute("SELECT last_seen_at FROM sign_ins").fetchone()
    assert seen > moment_text(now() - timedelta(minutes=2))


def test_who_is_still_is_asked_in_good_time_and_stays(
    site: Site, page: Page, sign_in_at: SignInAt, database: Database
) -> None:
    sign_in_at(page, Role.ADMINISTRATOR)
    page.clock.install()
    page.goto(f"{site.address}/accounts/new")
    question = page.get_by_role("dialog", name="Are you still there?")
    expect(question).to_be_hidden()
    left_alone(database, 56)
    page.clock.fast_forward(timedelta(minutes=56).seconds * 1000)
    expect(question).to_be_visible()
    assert_accessible(page, (320, 1280))
    page.get_by_role("button", name="Stay signed in").click()
    expect(question).to_be_hidden()
    (seen,) = database.conn.execute("SELECT last_seen_at FROM sign_ins").fetchone()
    assert seen > moment_text(now() - timedelta(minutes=2))


def test_who_was_signed_out_goes_on_with_what_was_typed(
    site: Site, page: Page, sign_in_at: SignInAt, database: Database
) -> None:
    account = sign_in_at(page, Role.ADMINISTRATOR)
    page.clock.install()
    page.goto(f"{site.address}/accounts/new")
    page.get_by_label("Name").fill("Fay Cilitator")
    page.get_by_label("Email address").fill("fay@example.org")
    page.get_by_label("Facilitator").check()
    left_alone(database, 61)
    page.clock.fast_forward(timedelta(minutes=61).seconds * 1000)
    expect(page.get_by_role("heading", name="You are signed out")).to_be_visible()
    assert_accessible(page, (320, 1280))
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Sign in in a new window").click()
    enter(opened.value, site.address, account.email)
    expect(opened.value.get_by_role("heading", name="Welcome")).to_be_visible()
    page.get_by_role("button", name="I have signed in, go on").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.get_by_role("button", name="Add the account").click()
    expect(page.get_by_role("heading", name="Link for Fay Cilitator")).to_be_visible()
