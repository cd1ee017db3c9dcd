"""Sixty sheets typed in a hall without a connection, and sent once afterwards."""

from pathlib import Path

import pytest

from tests.browser.hall_walks import (
    Laptop,
    a_new_version_in_between,
    killed_while_it_is_sent_to,
    without_a_connection,
)

pytest_plugins = ["tests.browser.laptops"]
COUNT = 60
pytestmark = pytest.mark.torture


def test_sixty_sheets_typed_without_a_connection_are_sent_once(
    laptop: Laptop,
) -> None:
    without_a_connection(laptop, COUNT)


def test_a_server_killed_while_it_is_sent_to_loses_and_doubles_no_sheet(laptop: Laptop) -> None:
    killed_while_it_is_sent_to(laptop, COUNT)


def test_a_new_version_of_the_application_drops_no_sheet_that_waits(
    laptop: Laptop, tmp_path: Path
) -> None:
    a_new_version_in_between(laptop, COUNT, tmp_path / "new")
