"""A stored survey with a workshop, and sheets to send to it."""

import uuid
from typing import Any

from placeplan.domain.responses import Response
from placeplan.domain.workshops import Workshop
from placeplan.store.areas import add_areas, add_places
from placeplan.store.database import Database, writing
from placeplan.store.facilitator_links import add_facilitator_link
from placeplan.store.response_rows import list_workshop_responses
from placeplan.store.surveys import add_survey
from placeplan.store.workshops import add_workshop, list_workshops
from placeplan.web.days import today
from tests.factories import (
    ADULTS,
    CASTLEREAGH_EAST,
    LISBURN_SOUTH,
    PLACES,
    make_link,
    make_survey,
    make_workshop,
)

ADDRESS = "/workshops/your-place/hall-june"
SHEETS = f"{ADDRESS}/sheets"


def store_survey(database: Database) -> None:
    """The survey of `make_survey`, with its areas and places."""
    with writing(database):
        add_areas(database, [LISBURN_SOUTH, CASTLEREAGH_EAST])
        add_places(database, PLACES)
        add_survey(database, make_survey())


def store_workshop(database: Database, **changes: Any) -> Workshop:
    """The survey and an open workshop of it."""
    store_survey(database)
    workshop = make_workshop(**changes)
    with writing(database):
        add_workshop(database, workshop)
    return workshop


def make_sheet(marks: dict[str, str] | None = None, **changes: Any) -> dict[str, Any]:
    """A typed sheet, of a group of eight that rated every theme 4."""
    given = dict.fromkeys(ADULTS.theme_keys, "4") if marks is None else marks
    return {
        "form": "group",
        "people": "8",
        "place": "",
        "answers": {key: [mark, "", ""] for key, mark in given.items()},
        "priorities": [],
        "assets": "",
        "actions": "",
    } | changes


def new_address() -> str:
    """The address of a sheet that nobody has sent yet."""
    return f"{SHEETS}/{uuid.uuid4()}"


def stored_sheets(database: Database) -> list[Response]:
    """The workshop's counted sheets."""
    found = list_workshop_responses(database, "your-place", "hall-june")
    return [sheet.response for sheet in found if sheet.state == "counted"]


def store_link_of_any_workshop(database: Database) -> str:
    """The token of a facilitator link, good today, of the workshop that was held last."""
    workshop = list_workshops(database)[0]
    link = make_link(today(), survey_slug=workshop.survey_slug, workshop_key=workshop.key)
    return add_facilitator_link(database, link)[1]
