"""A hall without a connection: sixty sheets typed, the browser closed, all sent once afterwards."""

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, BrowserType, Page, expect

from placeplan.domain.accounts import Role
from placeplan.domain.responses import Response
from placeplan.operations.setup import database_path
from placeplan.resources import PACKAGE, resource_folder
from placeplan.store.database import Database, open_database
from placeplan.store.response_rows import list_revisions
from tests.browser.servers import Server
from tests.conftest import PASSWORD, add_account_with_password
from tests.factories import ADULTS
from tests.workshop_setup import ADDRESS, SHEETS, store_workshop, stored_sheets

COUNT = 60
THEMES = ADULTS.theme_keys
SAVED = "All sheets are saved"
OpenBrowser = Callable[[], Page]


@pytest.fixture
def server(instance: Path) -> Iterator[Server]:
    """The site in a process of its own, with a workshop and a facilitator."""
    with closing(open_database(database_path(instance))) as database:
        store_workshop(database)
        add_account_with_password(database, Role.FACILITATOR)
    running = Server(instance)
    running.start()
    yield running
    running.kill()


@pytest.fixture
def database(instance: Path) -> Iterator[Database]:
    """What is stored, read while the site runs."""
    with closing(open_database(database_path(instance))) as connection:
        yield connection


@pytest.fixture
def open_browser(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any], tmp_path: Path
) -> Iterator[OpenBrowser]:
    """`open_browser()`: close the laptop's browser if it is open, and open it again."""
    running: list[BrowserContext] = []

    def open_it() -> Page:
        while running:
            running.pop().close()
        context = browser_type.launch_persistent_context(
            tmp_path / "laptop", **browser_type_launch_args
        )
        context.set_default_timeout(20_000)
        running.append(context)
        return context.pages[0]

    yield open_it
    while running:
        running.pop().close()


def sign_in(page: Page, server: Server) -> None:
    page.goto(f"{server.address}/sign-in")
    page.get_by_label("Email address").fill(f"{Role.FACILITATOR}@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{server.address}/staff")


def make_ready(page: Page, server: Server) -> None:
    """Open the check before leaving, as a facilitator does in the office."""
    page.goto(f"{server.address}{ADDRESS}/ready")
    expect(page.locator("[data-check=pages] [data-mark]")).to_have_text("Yes")
    expect(page.locator("[data-check=files] [data-mark]")).to_have_text("Yes")


def open_grid(page: Page, server: Server) -> None:
    page.goto(f"{server.address}{SHEETS}")
    expect(page.locator("[data-rows] :focus")).to_be_visible()


def type_sheets(page: Page, sheets: list[str]) -> None:
    """Type these ratings, each into a sheet of its own, by the keyboard alone."""
    page.keyboard.press("i")
    for marks in sheets:
        page.keyboard.type(marks)
        page.keyboard.press("Enter")


def made_up_marks() -> list[str]:
    """The ratings of sixty sheets; don't know is typed as 0."""
    drawn = random.Random(60)
    return ["".join(drawn.choice("01234567") for _theme in THEMES) for _sheet in range(COUNT)]


def as_typed(sheet: Response) -> str:
    return "".join(sheet.answers[key].mark.replace("dk", "0") for key in THEMES)


def assert_stored_once(database: Database, typed: list[str]) -> None:
    """Every sheet is stored as it was typed, once, in its order, and was never stored otherwise."""
    stored = stored_sheets(database)
    assert [as_typed(sheet) for sheet in stored] == typed
    assert [list_revisions(database, sheet.key) for sheet in stored] == [[]] * len(typed)


def another_version(folder: Path) -> Path:
    """A copy of the application with changed scripts and pages, as a new version has them."""
    shutil.copytree(PACKAGE, folder / "placeplan")
    for name in ("static", "templates"):
        shutil.copytree(resource_folder(name), folder / name)
    for script in (folder / "static" / "workshops").glob("*.js"):
        script.write_text(script.read_text("utf-8") + "\n// a new version\n", "utf-8")
    page = folder / "templates" / "workshops" / "show_grid.html"
    page.write_text(page.read_text("utf-8").replace("<h1 ", '<h1 data-new-version="yes" '), "utf-8")
    return folder


def test_sixty_sheets_typed_without_a_connection_are_sent_once_when_there_is_one(
    server: Server, open_browser: OpenBrowser, database: Database
) -> None:
    typed = made_up_marks()
    page = open_browser()
    sign_in(page, server)
    make_ready(page, server)
    server.kill()
    page = open_browser()
    open_grid(page, server)
    type_sheets(page, typed)
    expect(page.locator("[data-summary]")).to_have_text(f"{COUNT} on this device, not sent yet")
    expect(page.locator("[data-why]")).to_contain_text("No connection")
    page = open_browser()
    open_grid(page, server)
    expect(page.locator("[data-rows] tr")).to_have_count(COUNT)
    server.start()
    page.get_by_role("button", name="Send now").click()
    expect(page.locator("[data-summary]")).to_have_text(SAVED, timeout=60_000)
    assert_stored_once(database, typed)


def test_a_server_killed_while_it_is_sent_to_loses_and_doubles_no_sheet(
    server: Server, open_browser: OpenBrowser, database: Database
) -> None:
    typed = made_up_marks()
    page = open_browser()
    sign_in(page, server)
    make_ready(page, server)
    open_grid(page, server)
    page.context.set_offline(True)
    type_sheets(page, typed)
    page.context.set_offline(False)
    for least in (10, 30):
        page.get_by_role("button", name="Send now").click()
        while len(stored_sheets(database)) < least:
            page.wait_for_timeout(5)
        server.kill()
        expect(page.locator("[data-why]")).to_contain_text("No connection")
        server.start()
    page.get_by_role("button", name="Send now").click()
    expect(page.locator("[data-summary]")).to_have_text(SAVED, timeout=60_000)
    assert_stored_once(database, typed)


def test_a_new_version_of_the_application_drops_no_sheet_that_waits(
    server: Server, open_browser: OpenBrowser, database: Database, tmp_path: Path
) -> None:
    typed = made_up_marks()
    page = open_browser()
    sign_in(page, server)
    make_ready(page, server)
    server.kill()
    page = open_browser()
    open_grid(page, server)
    type_sheets(page, typed[:40])
    expect(page.locator("[data-summary]")).to_have_text("40 on this device, not sent yet")
    server.code = another_version(tmp_path / "new")
    server.start()
    # the page in use goes on as it is, sends, and takes more
    type_sheets(page, typed[40:])
    page.get_by_role("button", name="Send now").click()
    expect(page.locator("[data-summary]")).to_have_text(SAVED, timeout=60_000)
    assert page.locator("[data-new-version]").count() == 0
    page = open_browser()
    open_grid(page, server)
    expect(page.locator("[data-new-version]")).to_be_visible()
    expect(page.locator("[data-rows] tr")).to_have_count(COUNT)
    assert_stored_once(database, typed)
    # the new version works without a connection, too
    make_ready(page, server)
    server.kill()
    page = open_browser()
    open_grid(page, server)
    expect(page.locator("[data-new-version]")).to_be_visible()
    expect(page.locator("[data-rows] tr")).to_have_count(COUNT)
