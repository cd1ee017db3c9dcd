"""The pack of a workshop is one download for those who may open the workshop."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from flask import Flask, url_for

from placeplan.domain.accounts import Role
from placeplan.formats.pack_zip import FILE_NAMES
from placeplan.store.database import Database, writing
from placeplan.store.workshops import add_workshop
from placeplan.web.facilitators.tokens import signed_link
from tests.factories import LISBURN_SOUTH, make_workshop
from tests.listing_setup import store_listing, store_partner
from tests.pages import PageClient
from tests.workshop_setup import ADDRESS, store_link_of_any_workshop, store_workshop

PACK = f"{ADDRESS}/pack.zip"


def words_in(answer: bytes, name: str) -> str:
    with ZipFile(BytesIO(answer)) as found:
        document = Document(BytesIO(found.read(name)))
    rows = [row for table in document.tables for row in table.rows]
    in_cells = [cell.text for row in rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *in_cells])


def test_the_pack_is_one_zip_to_keep(facilitator: PageClient) -> None:
    answer = facilitator.get(PACK)
    assert answer.status_code == 200 and answer.mimetype == "application/zip"
    name = 'attachment; filename="your-place-hall-june-pack.zip"'
    assert answer.headers["Content-Disposition"] == name
    with ZipFile(BytesIO(answer.data)) as found:
        assert found.namelist() == list(FILE_NAMES.values())


def test_its_files_are_about_this_workshop_and_its_area(
    facilitator: PageClient, database: Database
) -> None:
    store_listing(database, store_partner(database), name="Walks by the river")
    answer = facilitator.get(PACK).data
    guide = words_in(answer, FILE_NAMES["guide"])
    assert "Made-up hall, June" in guide and "Friday 12 June 2026" in guide
    assert "Walks by the river" in words_in(answer, FILE_NAMES["listings"])
    sheet = words_in(answer, FILE_NAMES["individual"])
    assert "Hilltop" in sheet and "Castlereagh East" not in sheet


def test_the_page_of_a_workshop_leads_to_its_pack(facilitator: PageClient) -> None:
    (link,) = facilitator.page(ADDRESS).main.select(f'a[href="{PACK}"]')
    assert link.get_text(strip=True) == "Download the pack"


def test_a_workshop_with_a_slash_in_its_key_has_a_pack_with_a_plain_name(
    facilitator: PageClient, database: Database
) -> None:
    with writing(database):
        add_workshop(database, make_workshop(key="June/2026: hall"))
    answer = facilitator.get("/workshops/your-place/June/2026: hall/pack.zip")
    assert 'filename="your-place-June-2026-hall-pack.zip"' in answer.headers["Content-Disposition"]


def test_a_pile_of_paper_has_no_pack(facilitator: PageClient) -> None:
    pile = f"/workshops/your-place/paper:{LISBURN_SOUTH.code}"
    assert facilitator.get(f"{pile}/pack.zip").status_code == 404
    assert not facilitator.page(pile).main.select('a[href$="pack.zip"]')


def test_a_workshop_that_is_not_there_has_no_pack(facilitator: PageClient) -> None:
    assert facilitator.get("/workshops/your-place/nowhere/pack.zip").status_code == 404


@pytest.mark.parametrize("role", [Role.OFFICER, Role.ADMINISTRATOR])
def test_officers_can_download_it_too(
    client_as: Callable[[Role], PageClient], database: Database, role: Role
) -> None:
    store_workshop(database)
    assert client_as(role).get(PACK).status_code == 200


def test_strangers_are_sent_to_sign_in(client: PageClient, database: Database) -> None:
    store_workshop(database)
    assert "/sign-in" in client.get(PACK).headers["Location"]


def test_whoever_runs_the_workshop_by_a_link_takes_its_pack_and_no_other(
    client: PageClient, app: Flask, database: Database
) -> None:
    store_workshop(database)
    token = signed_link(store_link_of_any_workshop(database), str(app.secret_key))
    with app.test_request_context():
        door = url_for("facilitators.show_door", token=token)
    client.post_form(door, {"name": "Sam"})
    assert client.get(PACK).status_code == 200
    with writing(database):
        add_workshop(database, make_workshop(key="other-hall"))
    assert client.get("/workshops/your-place/other-hall/pack.zip").status_code == 403


def test_the_individual_sheet_says_at_which_workshop_it_was_handed_out(
    facilitator: PageClient,
) -> None:
    with ZipFile(BytesIO(facilitator.get(PACK).data)) as found:
        document = Document(BytesIO(found.read(FILE_NAMES["individual"])))
    head = document.sections[0].header.paragraphs[0].text
    assert head == "Your place · Made-up hall, June, Friday 12 June 2026"
