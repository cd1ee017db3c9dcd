"""Areas and places as kept."""

from collections.abc import Iterable

from placeplan.domain.areas import Area, Place
from placeplan.domain.faults import Refused, fault
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound


def add_areas(database: Database, areas: Iterable[Area]) -> None:
    """Add areas; one whose code is known gets the new name, council, seats and dates."""
    with writing(database):
        database.conn.executemany(
            "INSERT INTO areas"
            " (code, name, council_code, council_name, seats, valid_from, valid_to)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (code) DO UPDATE SET name = excluded.name,"
            " council_code = excluded.council_code, council_name = excluded.council_name,"
            " seats = excluded.seats, valid_from = excluded.valid_from,"
            " valid_to = excluded.valid_to",
            [
                (
                    area.code,
                    area.name,
                    area.council_code,
                    area.council_name,
                    area.seats,
                    area.valid_from,
                    area.valid_to,
                )
                for area in areas
            ],
        )


def add_places(database: Database, places: Iterable[Place]) -> None:
    """Add places to their areas; a known place gets the new name and kind.

    `Refused` when an area is not known.
    """
    with writing(database):
        places = list(places)
        known = {code for (code,) in database.conn.execute("SELECT code FROM areas")}
        unknown = {place.area_code: None for place in places if place.area_code not in known}
        if unknown:
            raise Refused(*(fault("area_unknown", "area_code", found=code) for code in unknown))
        database.conn.executemany(
            "INSERT INTO places (area_code, key, name, kind) VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET name = excluded.name, kind = excluded.kind",
            [(place.area_code, place.key, place.name, place.kind) for place in places],
        )


def get_area(database: Database, code: str) -> Area:
    """The area with this code; NotFound when there is none."""
    for row in database.query("SELECT * FROM areas WHERE code = ?", [code]):
        return Area(**row)
    raise NotFound(code)


def list_areas(database: Database) -> list[Area]:
    """Every area, by council and name."""
    return [
        Area(**row) for row in database.query("SELECT * FROM areas ORDER BY council_name, name")
    ]


def list_places(database: Database, area_code: str | None = None) -> list[Place]:
    """The places of one area, or of all, by name."""
    where = "WHERE area_code = ?" if area_code is not None else ""
    rows = database.query(
        f"SELECT * FROM places {where} ORDER BY area_code, name",
        [area_code] if area_code is not None else [],
    )
    return [Place(**row) for row in rows]
