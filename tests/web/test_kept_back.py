"""Concerns, and what was taken out of comments, stand on no page and in no file for others."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest

from placeplan.domain.accounts import Role
from placeplan.domain.comments import KEPT_BACK
from placeplan.operations.plan_editions import make_edition
from placeplan.operations.plan_evidence import Limits
from placeplan.operations.wanted_editions import WantedEdition
from placeplan.store.accounts import add_account, set_named_contact
from placeplan.store.comment_reviews import redact_words, set_comment_state
from placeplan.store.concerns import list_concerns, mark_concern
from placeplan.store.database import Database
from placeplan.store.plans import add_plan
from placeplan.store.recounts import recount
from placeplan.store.response_rows import get_response
from placeplan.web.days import today
from tests.factories import LISBURN_SOUTH
from tests.pages import PageClient
from tests.web.conftest import Send
from tests.workshop_setup import ADDRESS, SHEETS, make_sheet, new_address

HARM = "My uncle hits me when the lights go out at night"
NAMES = "Ask Mrs Smith, who has kept the corner shop open for years"
AREA = LISBURN_SOUTH.code
TEXTS = ("moving_around", 1, HARM), ("moving_around", 2, NAMES)


def sheet(**marks: str) -> dict[str, Any]:
    """A sheet on which both texts stand, as a device sends it."""
    found = make_sheet({"moving_around": "2"} | marks)
    found["answers"]["moving_around"][1:] = [HARM, NAMES]
    return found


@pytest.fixture
def address(send: Send, database: Database) -> str:
    """Where a sheet was sent, of which a text is a concern and a name was taken out of another."""
    contact = add_account(database, email="pat@example.org", name="Pat", role=Role.OFFICER)
    set_named_contact(database, contact.id, True)
    address = new_address()
    assert send(address, sheet()).get_json() == {"version": 1}
    assert send(address, sheet(feeling_safe="3"), 1).get_json() == {"version": 2}
    redact_words(database, 2, "Mrs Smith", "names_a_person", version=1, by="Ann")
    set_comment_state(database, 2, "may_be_quoted", version=2, by="Ann")
    mark_concern(database, 1, version=1, by="Ann")
    return address


def words_in(answer: Any) -> str:
    """What an answer says; of an archive, all that its files say."""
    if not answer.data.startswith(b"PK"):
        return str(answer.get_data(as_text=True))
    with zipfile.ZipFile(BytesIO(answer.data)) as archive:
        return " ".join(archive.read(name).decode("latin-1") for name in archive.namelist())


def test_no_page_or_file_of_an_officer_tells(
    address: str, client_as: Callable[[Role], PageClient], database: Database
) -> None:
    officer = client_as(Role.OFFICER)
    plan = add_plan(database, AREA, ["your-place"], "A plan")
    make_edition(database, plan.id, WantedEdition(1, "consultation_draft", "A"), today(), Limits())
    for path in (
        f"/evidence/your-place/{AREA}",
        f"/evidence/your-place/{AREA}?text=hits",
        *(f"/evidence/your-place/{AREA}/responses.{form}" for form in ("csv", "json", "xlsx")),
        f"/results/your-place/{AREA}",
        f"/plans/{plan.id}/preview",
        f"/plans/{plan.id}/download",
        f"/published/{plan.slug}",
        f"/published/{plan.slug}/download",
        "/evidence/concerns",
        "/surveys/your-place/results",
    ):
        answer = officer.get(path, follow_redirects=True)
        words = words_in(answer)
        assert answer.status_code in (200, 404), path
        assert "uncle" not in words and "Smith" not in words, path
    exported = words_in(officer.get(f"/evidence/your-place/{AREA}/responses.csv"))
    assert "Ask [name removed], who has kept" in exported and KEPT_BACK not in exported


def test_no_page_of_a_facilitator_tells(facilitator: PageClient, address: str) -> None:
    key = address.rpartition("/")[2]
    for path in (
        SHEETS,
        f"{SHEETS}/stored",
        f"{SHEETS}/{key}/form",
        f"{SHEETS}/{key}/history",
        ADDRESS,
    ):
        answer = facilitator.get(path)
        words = words_in(answer)
        assert answer.status_code == 200, path
        assert "uncle" not in words and "Smith" not in words, path
    assert KEPT_BACK in words_in(facilitator.get(f"{SHEETS}/{key}/form"))


@pytest.mark.parametrize("is_from_page", [True, False])
def test_saving_the_sheet_keeps_what_is_kept_back(
    send: Send, facilitator: PageClient, address: str, database: Database, is_from_page: bool
) -> None:
    key = address.rpartition("/")[2]
    # a device sends the words that it has kept, a page those that it was given
    said = sheet(feeling_safe="3", housing_and_community="5")
    if is_from_page:
        shown = get_response(database, key).response.answers["moving_around"]
        said["answers"]["moving_around"][1:] = [shown.good, shown.better]
    assert send(address, said, 2).get_json() == {"version": 3}
    assert send(address, said, 2).get_json() == {"version": 3}
    assert [concern.text for concern in list_concerns(database)] == [HARM]
    answer = get_response(database, key).response.answers["moving_around"]
    assert (answer.good, answer.better) == (
        KEPT_BACK,
        "Ask [name removed], who has kept the corner shop open for years",
    )
    assert recount(database, "your-place") == []
    words = words_in(facilitator.get(f"{SHEETS}/{key}/history"))
    assert "uncle" not in words and "Smith" not in words
