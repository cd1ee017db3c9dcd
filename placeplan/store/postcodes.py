"""The postcodes of areas, as the council's file gave them. What is looked up is never kept."""

from collections.abc import Mapping

from placeplan.domain.postcodes import PostcodeTotals
from placeplan.store.database import Database, writing


def replace_postcodes(database: Database, area_code_by_postcode: Mapping[str, str]) -> None:
    """Have these postcodes, in plain writing, instead of all that there were."""
    rows = sorted(area_code_by_postcode.items())
    with writing(database):
        database.conn.execute("DELETE FROM postcodes")
        database.conn.executemany("INSERT INTO postcodes (postcode, area_code) VALUES (?, ?)", rows)


def find_area_code(database: Database, postcode: str) -> str | None:
    """The code of the area that a postcode in plain writing is in, if it is known."""
    row = database.conn.execute(
        "SELECT area_code FROM postcodes WHERE postcode = ?", (postcode,)
    ).fetchone()
    return None if row is None else str(row[0])


def has_postcodes(database: Database) -> bool:
    """Whether there is any postcode to look up."""
    return bool(database.conn.execute("SELECT EXISTS (SELECT 1 FROM postcodes)").fetchone()[0])


def count_postcodes(database: Database) -> PostcodeTotals:
    """How many postcodes there are, and of how many areas."""
    row = database.conn.execute(
        "SELECT count(*), count(DISTINCT area_code) FROM postcodes"
    ).fetchone()
    return PostcodeTotals(*row)
