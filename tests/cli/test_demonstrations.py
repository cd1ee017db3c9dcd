"""`demo` prints ways in that lead in."""

import re
from pathlib import Path

from tests.cli.conftest import Command
from tests.conftest import make_app


def test_the_links_that_demo_prints_open_their_doors(command: Command, tmp_path: Path) -> None:
    folder = tmp_path / "shown"
    said = command("demo", "--no-serve", "--instance", folder).output
    for who, door in (("Partner", "invitations"), ("Group", "facilitators")):
        link = re.search(rf"^{who} +http://[^/]+(/{door}/\S+)$", said, re.MULTILINE)
        assert link, said
        answer = make_app(folder).test_client().get(link[1])
        assert answer.status_code == 200


def test_links_on_pages_name_the_port_that_demo_was_given(command: Command, tmp_path: Path) -> None:
    folder = tmp_path / "shown"
    command("demo", "--no-serve", "--port", "8123", "--instance", folder)
    assert make_app(folder).config["PLACEPLAN"].public_address == "http://127.0.0.1:8123"
