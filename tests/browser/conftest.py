"""A real server on this machine and a real Chromium in front of it; no other network."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, expect

from placeplan.domain.accounts import Account, Role
from placeplan.operations.setup import database_path
from placeplan.settings import FILE_NAME as SETTINGS_FILE
from placeplan.store.database import Database
from tests.browser.devices import Hall, open_hall
from tests.browser.page_rules import AXE_RUN, LIKE_EACH_OTHER
from tests.browser.servers import Server
from tests.browser.sites import ThreadedSite, sign_in
from tests.browser_setup import find_chromium
from tests.conftest import PASSWORD, MakeAccount, moved
from tests.workshop_setup import SHEETS, store_workshop

SignInAt = Callable[[Page, Role], Account]
WIDTHS = (320, 768, 1280)
HEIGHT = 720
AXE = Axe()
COLOUR_RULES = ("color-contrast", "link-in-text-block")
LAYOUT_RULES = ("target-size", "scrollable-region-focusable")
# a machine that does much else at once is late, and that is no fault
expect.set_options(timeout=20_000)
# without what it would fetch to look at films and sounds, which no page has
AXE_OPTIONS = {"resultTypes": ["violations"], "preload": False}


@dataclass(frozen=True)
class Site:
    """A running site: its address, its instance folder, and the application that answers."""

    address: str
    instance: Path
    app: Flask


@pytest.fixture(scope="session")
def base_url() -> str:
    """None: each test has a site of its own. (The plugin's own fixture makes pytest warn.)"""
    return ""


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The system's Chromium, which finds no host but this machine."""
    found = find_chromium()
    assert found, "no Chromium was found: run `make test`, which installs one or says what to do"
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    quiet += ["--disable-component-update", "--disable-sync", "--no-first-run"]
    quiet += ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    return {"executable_path": str(found), "args": quiet}


@pytest.fixture
def site(instance: Path, standing_app: Flask) -> Iterator[Site]:
    """The application over a temporary instance, served by Waitress on a free port.

    It is the one that stands ready, unless the instance is empty or has settings or languages.
    """
    own = [instance / name for name in (SETTINGS_FILE, "translations")]
    is_plain = database_path(instance).exists() and not any(each.exists() for each in own)
    with moved(standing_app, instance) if is_plain else nullcontext():
        running = ThreadedSite(instance, standing_app if is_plain else None)
        running.start()
        yield Site(running.address, instance, running.app)
        running.stop()


@pytest.fixture
def server(instance: Path) -> Iterator[Server]:
    """The application over the instance in a process of its own."""
    running = Server(instance)
    running.start()
    yield running
    running.kill()


@pytest.fixture
def hall(browser: Browser, instance: Path) -> Iterator[Hall]:
    """The application over the instance, a bad connection to it, and two devices."""
    yield from open_hall(browser, instance)


@pytest.fixture
def context(context: BrowserContext, site: Site) -> BrowserContext:
    """A browser in front of the site."""
    context.set_default_timeout(10_000)
    return context


@pytest.fixture
def stranger(browser: Browser) -> Iterator[BrowserContext]:
    """Another browser, which knows of nothing and stands in front of no site."""
    with closing(browser.new_context()) as context:
        context.set_default_timeout(10_000)
        yield context


@pytest.fixture
def sign_in_at(site: Site, make_account: MakeAccount) -> SignInAt:
    """`sign_in_at(page, Role.OFFICER)`: make the account, and its session in this browser."""

    def make(page: Page, role: Role) -> Account:
        account: Account = make_account(role)
        sign_in(page.context, site.app, site.address, account)
        return account

    return make


@pytest.fixture
def stored(database: Database) -> Database:
    """The instance's database, with a workshop in it."""
    store_workshop(database)
    return database


@pytest.fixture
def facilitator(page: Page, sign_in_at: SignInAt, stored: Database) -> Page:
    """The page of a facilitator who has signed in where a workshop is stored."""
    sign_in_at(page, Role.FACILITATOR)
    return page


def enter(page: Page, address: str, email: str, password: str = PASSWORD) -> None:
    """Sign in through the page of the site at this address."""
    page.goto(f"{address}/sign-in")
    page.get_by_label("Email address").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{address}/staff")


def open_grid(page: Page, site: Site | Server) -> None:
    """Open the sheets of `store_workshop` and wait until the first cell can be typed in."""
    page.goto(site.address + SHEETS)
    expect(page.locator("[data-rows] :focus")).to_be_visible()


def assert_accessible(
    page: Page,
    widths: Sequence[int] = WIDTHS,
    *,
    when_wide: Sequence[str] = LAYOUT_RULES + COLOUR_RULES,
    also_dark: bool = False,
    in_full: bool = False,
) -> None:
    """The page passes axe and fits without sideways scroll at each of the widths.

    Axe asks by all of its rules at the first, and at the last by those for `when_wide`; `in_full`
    by all of them at each. What else than its colours a page has is the same in the dark; these
    are then looked at where it is narrow and where it is wide.
    """
    before = page.viewport_size
    page.evaluate(AXE.axe_script)
    for width in widths:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        assert_fits(page)
        if in_full or width == widths[0]:
            assert_no_violations(page, in_full=in_full)
        elif width == widths[-1]:
            assert_no_violations(page, when_wide)
    if also_dark:
        # no colour is on its way to another
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        for width in {widths[0], widths[-1]}:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            assert_no_violations(page, COLOUR_RULES, in_full=in_full)
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        page.emulate_media(reduced_motion="no-preference")
    if before and before != page.viewport_size:
        page.set_viewport_size(before)


def assert_no_violations(page: Page, rules: Sequence[str] = (), *, in_full: bool = False) -> None:
    """Axe, which the page has, finds nothing by all of its rules or by these."""
    problems = [
        f"{problem['id']}: {problem['help']}\n    "
        + "\n    ".join(node["html"][:200] for node in problem["nodes"][:5])
        for problem in find_violations(page, rules, in_full=in_full)
    ]
    asked = ", ".join(rules) or "all rules"
    assert not problems, f"{asked} at {page.viewport_size} {page.url}:\n" + "\n".join(problems)


def find_violations(
    page: Page, rules: Sequence[str] = (), *, in_full: bool = False
) -> list[dict[str, Any]]:
    """What axe finds on a page that has it, by all of its rules or by these.

    Unless `in_full`, some of what is painted alike stand for all of it.
    """
    options = AXE_OPTIONS | ({"runOnly": list(rules)} if rules else {})
    if not in_full:
        page.evaluate(LIKE_EACH_OTHER)
    found: list[dict[str, Any]] = page.evaluate(AXE_RUN, options)
    return found


def assert_fits(page: Page) -> None:
    """The page, as wide as it is now, does not scroll sideways."""
    root = "document.documentElement"
    width, too_wide = page.evaluate(f"[innerWidth, {root}.scrollWidth - {root}.clientWidth]")
    assert too_wide <= 0, f"at {width} px {page.url} is {too_wide} px wider than the screen"
