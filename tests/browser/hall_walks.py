"""What happens to a laptop in a hall without a connection: sheets typed, the browser closed …"""

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect

from placeplan.domain.accounts import Role
from placeplan.domain.responses import Response
from placeplan.resources import PACKAGE, resource_folder
from placeplan.store.database import Database
from placeplan.store.response_rows import list_revisions
from tests.browser.servers import Server
from tests.conftest import PASSWORD
from tests.factories import ADULTS
from tests.workshop_setup import ADDRESS, SHEETS, stored_sheets

THEMES = ADULTS.theme_keys
SAVED = "All sheets are saved"
OpenBrowser = Callable[[], Page]


@dataclass(frozen=True)
class Laptop:
    """A server, a browser that can be closed and opened again, and what the server has stored."""

    server: Server
    open: OpenBrowser
    database: Database


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


def made_up_marks(count: int) -> list[str]:
    """The ratings of as many sheets; don't know is typed as 0."""
    drawn = random.Random(count)
    return ["".join(drawn.choice("01234567") for _theme in THEMES) for _sheet in range(count)]


def as_typed(sheet: Response) -> str:
    return "".join(sheet.answers[key].mark.replace("dk", "0") for key in THEMES)


def assert_stored_once(database: Database, typed: list[str]) -> None:
    """Every sheet is stored as it was typed, once and in its order."""
    stored = stored_sheets(database)
    found = [as_typed(sheet) for sheet in stored]
    assert found == typed, f"typed {typed}, stored {found}"
    # a sheet may have been sent while it was typed, never otherwise than it was typed by then
    for sheet in stored:
        for before in list_revisions(database, sheet.key):
            assert as_typed(sheet).startswith(as_typed(before.response)), sheet.key


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


def without_a_connection(laptop: Laptop, count: int) -> None:
    """Sheets are typed, the browser is closed and opened, and the connection comes back."""
    server, open_browser, database = laptop.server, laptop.open, laptop.database
    typed = made_up_marks(count)
    page = open_browser()
    sign_in(page, server)
    make_ready(page, server)
    server.kill()
    page = open_browser()
    open_grid(page, server)
    type_sheets(page, typed)
    expect(page.locator("[data-summary]")).to_have_text(f"{count} on this device, not sent yet")
    expect(page.locator("[data-why]")).to_contain_text("No connection")
    page = open_browser()
    open_grid(page, server)
    expect(page.locator("[data-rows] tr")).to_have_count(count)
    server.start()
    page.get_by_role("button", name="Send now").click()
    expect(page.locator("[data-summary]")).to_have_text(SAVED, timeout=60_000)
    assert_stored_once(database, typed)


def killed_while_it_is_sent_to(laptop: Laptop, count: int) -> None:
    """The server is killed twice while sheets that waited are sent."""
    server, open_browser, database = laptop.server, laptop.open, laptop.database
    typed = made_up_marks(count)
    page = open_browser()
    sign_in(page, server)
    make_ready(page, server)
    open_grid(page, server)
    page.context.set_offline(True)
    type_sheets(page, typed)
    page.context.set_offline(False)
    for least in (count // 6, count // 2):
        page.get_by_role("button", name="Send now").click()
        while len(stored_sheets(database)) < least:
            page.wait_for_timeout(5)
        server.kill()
        expect(page.locator("[data-why]")).to_contain_text("No connection")
        server.start()
    page.get_by_role("button", name="Send now").click()
    expect(page.locator("[data-summary]")).to_have_text(SAVED, timeout=60_000)
    assert_stored_once(database, typed)


def a_new_version_in_between(laptop: Laptop, count: int, folder: Path) -> None:
    """A new version of the application comes while sheets wait; `folder` is where it is put."""
    server, open_browser, database = laptop.server, laptop.open, laptop.database
    typed = made_up_marks(count)
    most = count * 2 // 3
    page = open_browser()
    sign_in(page, server)
    make_ready(page, server)
    server.kill()
    page = open_browser()
    open_grid(page, server)
    type_sheets(page, typed[:most])
    expect(page.locator("[data-summary]")).to_have_text(f"{most} on this device, not sent yet")
    server.code = another_version(folder)
    server.start()
    # the page in use goes on as it is, sends, and takes more
    type_sheets(page, typed[most:])
    page.get_by_role("button", name="Send now").click()
    expect(page.locator("[data-summary]")).to_have_text(SAVED, timeout=60_000)
    assert page.locator("[data-new-version]").count() == 0
    page = open_browser()
    open_grid(page, server)
    expect(page.locator("[data-new-version]")).to_be_visible()
    expect(page.locator("[data-rows] tr")).to_have_count(count)
    assert_stored_once(database, typed)
    # the new version works without a connection, too
    make_ready(page, server)
    server.kill()
    page = open_browser()
    open_grid(page, server)
    expect(page.locator("[data-new-version]")).to_be_visible()
    expect(page.locator("[data-rows] tr")).to_have_count(count)
