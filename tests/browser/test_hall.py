"""A hall without a connection: what was typed is sent once afterwards.

Sixty sheets, a server that is killed, a new version in between: `make torture`.
"""

from tests.browser.hall_walks import Laptop, without_a_connection

pytest_plugins = ["tests.browser.laptops"]
COUNT = 6


def test_sheets_typed_without_a_connection_are_sent_once_when_there_is_one(laptop: Laptop) -> None:
    without_a_connection(laptop, COUNT)
