"""What travels squeezed through a hall's wifi, and what never does."""

import gzip
import re

from tests.pages import PageClient
from tests.web.conftest import Send
from tests.workshop_setup import SHEETS, new_address

GZIP = {"Accept-Encoding": "gzip"}


def test_style_sheets_travel_squeezed(client: PageClient) -> None:
    plain = client.get("/styles/everyone.css", headers={"Accept-Encoding": "identity"})
    squeezed = client.get("/styles/everyone.css", headers=GZIP)
    assert squeezed.headers["Content-Encoding"] == "gzip" and len(squeezed.data) < 8_000
    assert gzip.decompress(squeezed.data) == plain.data
    assert "Content-Encoding" not in plain.headers
    assert all("Accept-Encoding" in answer.headers["Vary"] for answer in (plain, squeezed))


def test_sheets_of_a_workshop_travel_squeezed_and_only_when_they_are_others(
    facilitator: PageClient, send: Send
) -> None:
    for _sheet in range(20):
        send(new_address())
    plain = facilitator.get(f"{SHEETS}/stored")
    squeezed = facilitator.get(f"{SHEETS}/stored", headers=GZIP)
    assert gzip.decompress(squeezed.data) == plain.data
    assert len(squeezed.data) < len(plain.data) / 5
    known = {"If-None-Match": squeezed.headers["ETag"]} | GZIP
    again = facilitator.get(f"{SHEETS}/stored", headers=known)
    assert (again.status_code, again.data) == (304, b"")


def test_scripts_of_workshops_travel_squeezed(facilitator: PageClient) -> None:
    (address, *_others) = re.findall(r'src="(/scripts/[^"]+)"', facilitator.get(SHEETS).text)
    squeezed = facilitator.get(address, headers=GZIP)
    assert gzip.decompress(squeezed.data) == facilitator.get(address).data


def test_a_page_with_a_token_never_travels_squeezed(facilitator: PageClient) -> None:
    page = facilitator.get(SHEETS, headers=GZIP)
    assert "Content-Encoding" not in page.headers
