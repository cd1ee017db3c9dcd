"""Two devices in front of one site, with a connection between that fails on command."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from placeplan.domain.accounts import Account, Role
from placeplan.operations.setup import database_path
from placeplan.store.database import Database, open_database, writing
from placeplan.store.workshops import add_workshop
from tests.browser.bad_wifi import BadWifi
from tests.browser.sites import ThreadedSite, sign_in
from tests.conftest import add_account_with_password
from tests.factories import make_workshop
from tests.workshop_setup import store_survey

OPEN = """
  async (setup) => {
    const { openBook } = await import(`${setup.scripts}book.js`);
    window.entry = await import(`${setup.scripts}sheets.js`);
    window.copies = await import(`${setup.scripts}copies.js`);
    window.halls = await import(`${setup.scripts}halls.js`);
    await halls.prepareHall(setup);
    window.book = await openBook(setup);
  }
"""
SHEETS = """
  () => book.sheets.map((sheet) => ({
    key: sheet.key, version: sheet.version, isStored: sheet.isStored, isRemoved: sheet.isRemoved,
    isWaiting: entry.isWaiting(sheet), conflict: sheet.conflict, data: sheet.data,
  }))
"""


@dataclass
class Device:
    """A browser with its own store, and what its page is told."""

    context: BrowserContext
    page: Page
    setup: dict[str, Any] = field(default_factory=dict)

    def open(self) -> None:
        """Open a page of the site, from the device where there is no connection, and the book."""
        self.page.goto(self.setup["site"] + "/workshops/not-kept")
        self.page.evaluate(OPEN, self.setup)

    def sheets(self) -> list[dict[str, Any]]:
        """The sheets in this device's book."""
        return list(self.page.evaluate(SHEETS))


@dataclass
class Hall:
    """What all runs share: the site, the connection, two browsers. Each run has its workshop."""

    site: ThreadedSite
    wifi: BadWifi
    database: Database
    account: Account
    devices: tuple[Device, Device]
    runs: int = 0
    steps: int = 0

    def sign_in(self, device: Device) -> None:
        """Give the device a session."""
        sign_in(device.context, self.site.app, self.wifi.address, self.account)

    def new_workshop(self) -> str:
        """A workshop for one run; its key."""
        self.runs += 1
        key = f"hall-{self.runs}"
        with writing(self.database):
            add_workshop(self.database, make_workshop(key=key))
        return key


def open_hall(browser: Browser, instance: Path) -> Iterator[Hall]:
    """The site, a bad connection to it, and two devices."""
    with closing(open_database(database_path(instance))) as database:
        store_survey(database)
        account = add_account_with_password(database, Role.FACILITATOR)
        site = ThreadedSite(instance)
        site.start()
        wifi = BadWifi(site.port)
        contexts = [browser.new_context() for _device in range(2)]
        for context in contexts:
            # timers stand still: what is sent when, the steps decide
            context.clock.install()
            context.clock.pause_at("2040-01-01")
        made = tuple(Device(context, context.new_page()) for context in contexts)
        yield Hall(site, wifi, database, account, (made[0], made[1]))
        for context in contexts:
            context.close()
        wifi.close()
        site.stop()
