"""The gaps of an area: what nobody serves, what went unchecked, what a place needs by itself."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from bs4 import Tag

from placeplan.domain.accounts import Role
from placeplan.store.database import Database, writing
from placeplan.store.responses import add_response
from placeplan.web.days import today
from tests.factories import ADULTS, CASTLEREAGH_EAST, LISBURN_SOUTH, make_response
from tests.listing_setup import TRUST, store_listing, store_partner
from tests.pages import PageClient, read, text_of
from tests.store.stocked import stock

PAGE = f"/gaps/your-place/{LISBURN_SOUTH.code}"
NEED, DOUBTFUL, STRENGTH, HIDDEN, FEW = ADULTS.theme_keys[:5]
OLD = timedelta(days=400)
CAPTION = "Each theme with its mean and its listings by heading"


@pytest.fixture
def officer(client_as: Callable[[Role], PageClient]) -> PageClient:
    return client_as(Role.OFFICER)


@pytest.fixture
def answers(database: Database) -> None:
    """Thirty of Hilltop and ten of Millside, who rate one theme low that the others rate high."""
    survey = stock(database)
    with writing(database):
        for number in range(40):
            is_rural = number >= 30
            marks = {NEED: "2", DOUBTFUL: "3", STRENGTH: "6", HIDDEN: "2" if is_rural else "5"}
            marks |= {FEW: "1"} if number < 9 else {}
            place = "millside" if is_rural else "hilltop"
            add_response(database, make_response(survey, marks, place_key=place))


def cells(client: PageClient, address: str, theme_key: str) -> list[str]:
    title = ADULTS.themes_by_key[theme_key].title
    table = read(client.get(address)).find("caption", string=CAPTION)
    assert isinstance(table, Tag) and table.parent is not None
    for row in table.parent.find_all("tr"):
        found = [" ".join(each.get_text(" ").split()) for each in row.find_all(["th", "td"])]
        if found[0].startswith(title):
            return found[1:]
    raise AssertionError(f"no row of {title}")


def test_needs_are_set_beside_the_listings_for_them(
    officer: PageClient, database: Database, answers: None
) -> None:
    partner = store_partner(database)
    stale = store_listing(
        database, partner, name="Old bus", theme_keys=(DOUBTFUL,), last_checked_on=today() - OLD
    )
    for name, changes in (
        ("Forest walks", {"theme_keys": (STRENGTH,), "last_checked_on": today()}),
        ("Waiting", {"theme_keys": (NEED,), "state": "waiting"}),
        ("Elsewhere", {"theme_keys": (NEED,), "area_codes": (CASTLEREAGH_EAST.code,)}),
        ("Over", {"theme_keys": (NEED,), "ends_on": today() - timedelta(days=1)}),
        ("Of no theme", {"last_checked_on": today()}),
    ):
        store_listing(database, partner, name=name, **changes)
    words = text_of(officer.get(PAGE))
    assert (
        "needs 2 of 14 themes" in words
        and "Needs that nobody serves Moving around 2.0 n = 40" in words
    )
    assert "unchecked Public transport 3.0 n = 40 1 listing" in words
    assert "Traffic and parking 6.0 n = 40" in words
    assert "Millside (made up): Streets and spaces 2.0 n = 10" in words
    assert "Lisburn South as a whole: 4.3, n = 40. No listing in the area." in words
    assert "Too few rated to say: Natural space" in words
    assert "1 listing of the area names no theme" in words
    assert f"Old bus {TRUST}" in words
    assert cells(officer, PAGE, NEED)[:7] == ["2.0", "40", "Need", "0", "none", "none", "none"]
    assert cells(officer, PAGE, DOUBTFUL)[4].endswith("1 unchecked")
    assert cells(officer, f"{PAGE}?order=questionnaire", FEW)[:3] == ["–", "9", "Too few rated"]
    page = read(officer.get(PAGE))
    links = {str(link["href"]) for link in page.find_all("a", href=True)}
    assert f"/evidence/your-place/{LISBURN_SOUTH.code}?theme={NEED}" in links
    assert f"/listings/{stale}" in links
    filtered = next(link for link in links if f"theme={DOUBTFUL}&heading" in link)
    assert "Old bus" in text_of(officer.get(filtered))
    assert "Forest walks" not in text_of(officer.get(filtered))


def test_a_place_that_too_few_answered_in_is_not_looked_at(
    officer: PageClient, database: Database, answers: None
) -> None:
    words = text_of(officer.get(f"/gaps/your-place/{CASTLEREAGH_EAST.code}"))
    assert "Too little is rated to speak of gaps" in words
    assert "No approved and current listing of any partner" in words
    assert "This survey does not ask for a place in this area" in words
    assert officer.get("/gaps/your-place/N10000001").status_code == 404
