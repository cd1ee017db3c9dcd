"""A laptop in a hall: its browser outlives nothing but what it keeps on its disk."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, BrowserType, Page

from placeplan.domain.accounts import Role
from placeplan.operations.setup import database_path
from placeplan.store.database import Database, open_database
from tests.browser.hall_walks import Laptop
from tests.browser.servers import Server
from tests.conftest import add_account_with_password
from tests.workshop_setup import store_workshop


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
def laptop(
    server: Server,
    database: Database,
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
    tmp_path: Path,
) -> Iterator[Laptop]:
    """`laptop.open()`: close its browser if it is open, and open it again."""
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

    yield Laptop(server, open_it, database)
    while running:
        running.pop().close()
