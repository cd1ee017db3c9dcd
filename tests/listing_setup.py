"""Partners, listings and files of them. All of it is made up."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import xlsxwriter

from placeplan.domain.listings import Listing
from placeplan.domain.partners import Partner
from placeplan.store.areas import add_areas
from placeplan.store.database import Database, writing
from placeplan.store.listings import add_listing
from placeplan.store.partners import add_partner
from placeplan.store.questionnaires import add_questionnaire
from tests.factories import ADULTS, CASTLEREAGH_EAST, LISBURN_SOUTH

TRUST = "Hillside Health and Social Care Trust"
BUSES = "Longacre Buses"
FILE = (
    "partner,name,kind,heading,areas,themes,starts_on,description\r\n"
    f"{TRUST},Walking group,service,social,all,moving_around,2026-05-04,A walk\r\n"
    f"{BUSES},Late bus,programme,economic,N10000707,,,\r\n"
)
FAULTY_FILE = (
    "partner,name,kind,heading,areas\r\n"
    f"{TRUST},Walking group,stroll,social,all\r\n"
    f"{TRUST},Talking group,service,social,N10000707\r\n"
    f"{TRUST},,service,social,all\r\n"
    f"{BUSES},Late bus,service,economic,Atlantis\r\n"
)


def make_listing(**changes: Any) -> Listing:
    """An approved service in Lisburn South."""
    return Listing(
        **{
            "partner": TRUST,
            "name": "Walking group",
            "kind": "service",
            "heading": "social",
            "area_codes": (LISBURN_SOUTH.code,),
            "state": "approved",
        }
        | changes
    )


def store_areas(database: Database) -> None:
    """Two areas and the themes of the adults' questionnaire."""
    with writing(database):
        add_areas(database, [LISBURN_SOUTH, CASTLEREAGH_EAST])
        add_questionnaire(database, ADULTS)


def store_partner(database: Database, name: str = TRUST, **changes: Any) -> int:
    """A partner; its number."""
    return add_partner(database, Partner(name, **changes))


def store_listing(database: Database, partner_id: int, **changes: Any) -> int:
    """An approved listing of that partner; its number."""
    return add_listing(database, make_listing(partner_id=partner_id, **changes))


def workbook(fill: Callable[[Any], None]) -> bytes:
    """A workbook whose one sheet was filled in by `fill`."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    fill(book.add_worksheet())
    book.close()
    return out.getvalue()
