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
from tests.browser.conftest import enter, open_grid
from tests.browser.servers import Server
from tests.conftest import email_of
from tests.factories import ADULTS
from tests.workshop_setup import ADDRESS, stored_sheets

THEMES = ADULTS.theme_keys
SAVED = "All sheets are saved"
OpenBrowser = Callable[[], Page]


@dataclass(frozen=True)
class Laptop:
    """A server, a browser that can be closed and opened again, and what the server has stored."""

    server: Server
    open: OpenBrowser
    database: Database


def make_ready(page: Page, server: Server) -> None:
    """Open the check before leaving, as a facilitator does in the office."""
    page.goto(f"{server.address}{ADDRESS}/ready")
    expect(page.locator("[data-check=pages] [data-mark]")).to_have_text("Yes")
    expect(page.locator("[data-check=files] [data-mark]")).to_have_text("Yes")


def opened_in_the_office(laptop: Laptop) -> Page:
    """A facilitator signs in and makes the laptop ready."""
    page = laptop.open()
    enter(page, laptop.server.address, email_of(Role.FACILITATOR))
    make_ready(page, laptop.server)
    return page


def type_sheets(page: Page, sheets: list[str]) -> None:
    """Type these ratings, each into a sheet of its own, by the keyboard alone."""
    page.keyboard.press("i")
    for marks in sheets:
        page.keyboard.type(marks)
        page.keyboard.press("Enter")


def expect_kept(page: Page, count: int) -> None:
    """As many sheets are on this device's disk: from now on its browser may be closed."""
    expect(page.locator("[data-summary]")).to_have_text(f"{count} on this device, not sent yet")
    states = page.locator("[data-rows] td.sheet_grid__state")
    expect(states.filter(has_text="Kept on this device")).to_have_count(count)


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
    page = opened_in_the_office(laptop)
    server.kill()
    page = open_browser()
    open_grid(page, server)
    type_sheets(page, typed)
    expect_kept(page, count)
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
    server, database = laptop.server, laptop.database
    typed = made_up_marks(count)
    page = opened_in_the_office(laptop)
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
    page = opened_in_the_office(laptop)
    server.kill()
    page = open_browser()
    open_grid(page, server)
    type_sheets(page, typed[:most])
    expect_kept(page, most)
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
