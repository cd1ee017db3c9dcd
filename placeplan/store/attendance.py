"""Who was at a workshop, in numbers, as kept: never a person, only how many."""

from collections.abc import Mapping
from typing import cast

from placeplan.domain.attendance import Attendance, attendance_from
from placeplan.domain.responses import AgeBand
from placeplan.store.database import Database, writing
from placeplan.store.workshops import get_workshop, workshop_id

HELPERS = "helpers"


def get_attendance(database: Database, survey_slug: str, key: str) -> Attendance:
    """Who was at a workshop, as far as anybody noted it; NotFound when there is no workshop."""
    workshop = get_workshop(database, survey_slug, key)
    noted = dict(
        database.conn.execute(
            "SELECT who, people FROM attendance WHERE workshop_id = ?",
            (workshop_id(database, survey_slug, key),),
        )
    )
    helpers = noted.pop(HELPERS, 0)
    by_band = cast(Mapping[AgeBand, int], noted)
    return attendance_from(max(workshop.people, sum(noted.values())), helpers, by_band)


def update_attendance(
    database: Database, survey_slug: str, key: str, attendance: Attendance
) -> None:
    """Put these numbers in the place of those noted before."""
    with writing(database):
        identity = workshop_id(database, survey_slug, key)
        noted: list[tuple[str, int]] = [*attendance.by_band.items(), (HELPERS, attendance.helpers)]
        database.conn.execute(
            "UPDATE workshops SET people = ? WHERE id = ?", (attendance.people, identity)
        )
        database.conn.execute("DELETE FROM attendance WHERE workshop_id = ?", (identity,))
        database.conn.executemany(
            "INSERT INTO attendance (workshop_id, who, people) VALUES (?, ?, ?)",
            [(identity, who, people) for who, people in noted if people],
        )
