"""A workshop's pack is gathered from its own area: its places, and what partners do there now."""

from datetime import date

from placeplan.domain.packs import Pack
from placeplan.operations.handouts import handout_of
from placeplan.operations.packs import pack_of
from placeplan.store.database import Database
from placeplan.store.surveys import get_survey
from tests.factories import CASTLEREAGH_EAST, LISBURN_SOUTH
from tests.listing_setup import store_listing, store_partner
from tests.workshop_setup import store_workshop

TODAY = date(2026, 6, 1)


def gathered(database: Database, area_code: str = LISBURN_SOUTH.code) -> Pack:
    workshop = store_workshop(database, area_code=area_code)
    partner = store_partner(database)
    store_listing(database, partner, name="Walks")
    store_listing(database, partner, name="Later", starts_on=date(2027, 1, 1))
    store_listing(database, partner, name="Ended", ends_on=date(2026, 5, 31))
    store_listing(database, partner, name="Waiting", state="waiting")
    store_listing(database, partner, name="Elsewhere", area_codes=(CASTLEREAGH_EAST.code,))
    handout = handout_of(
        database,
        get_survey(database, "your-place"),
        address="https://survey.example.org/surveys/your-place",
        closes="31 July 2026",
        language="en-GB",
    )
    return pack_of(
        database,
        workshop,
        handout,
        name="Hall",
        held_on="Friday 12 June 2026",
        as_of=(TODAY, "1 June 2026"),
    )


def test_only_current_approved_listings_of_the_area_are_handed_out(database: Database) -> None:
    assert [listing.name for listing in gathered(database).listings] == ["Later", "Walks"]


def test_the_sheets_ask_about_the_area_of_the_workshop_alone(database: Database) -> None:
    pack = gathered(database)
    assert pack.area == LISBURN_SOUTH and pack.handout.survey.areas == (LISBURN_SOUTH,)
    assert len(pack.place_names) == 2


def test_an_area_without_places_has_none_to_choose(database: Database) -> None:
    assert gathered(database, CASTLEREAGH_EAST.code).place_names == ()
