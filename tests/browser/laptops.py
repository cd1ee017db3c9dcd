"""A laptop in a hall: its browser outlives nothing but what it keeps on its disk."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, BrowserType, Page

from placeplan.domain.accounts import Role
from placeplan.store.database import Database
from tests.browser.hall_walks import Laptop
from tests.browser.servers import Server
from tests.conftest import MakeAccount


@pytest.fixture
def laptop(
    server: Server,
    stored: Database,
    make_account: MakeAccount,
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
    tmp_path: Path,
) -> Iterator[Laptop]:
    """`laptop.open()`: close its browser if it is open, and open it again."""
    make_account(Role.FACILITATOR)
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

    yield Laptop(server, open_it, stored)
    while running:
        running.pop().close()
