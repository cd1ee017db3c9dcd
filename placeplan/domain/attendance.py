"""Who was at a workshop, in numbers: at the door, by age, and its helpers apart.

It says how many came and goes into no profile: a profile is of those who gave a rating.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from placeplan.domain.counts import Tally
from placeplan.domain.faults import Refused, fault
from placeplan.domain.responses import AGE_BANDS, AgeBand, Response

BANDS: tuple[AgeBand, ...] = tuple(band for band in AGE_BANDS if band)
MOST_PEOPLE = 9_999

MismatchKind = Literal["groups", "individuals", "not_counted"]


@dataclass(frozen=True, slots=True)
class Attendance:
    """How many came; 0, or no entry in `by_band`, where nobody noted a number.

    `people` were at the door, helpers and facilitators not among them. Not everyone need be in an
    age band.
    """

    people: int = 0
    helpers: int = 0
    by_band: Mapping[AgeBand, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        faults = [
            fault("number_negative", name, found=number)
            for name, number in (("people", self.people), ("helpers", self.helpers), *self._bands)
            if number < 0
        ]
        faults += [
            fault("not_in_list", band, found=band, expected=", ".join(BANDS))
            for band in self.by_band
            if band not in BANDS
        ]
        if self.in_bands > self.people:
            found = {"found": self.in_bands, "people": self.people}
            faults.append(fault("attendance_exceeded", "people", **found))
        if faults:
            raise Refused(*faults)

    @property
    def in_bands(self) -> int:
        """How many people are in an age band."""
        return sum(self.by_band.values())

    @property
    def not_in_bands(self) -> int:
        """How many people's age nobody noted."""
        return self.people - self.in_bands

    @property
    def _bands(self) -> Iterable[tuple[str, int]]:
        return self.by_band.items()


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A number on the sheets that does not fit what was counted at the door."""

    kind: MismatchKind
    on_sheets: int
    at_the_door: int


def attendance_from(people: int, helpers: int, by_band: Mapping[AgeBand, int]) -> Attendance:
    """The attendance as noted: where only ages were counted, their sum came to the door.

    Raises `Refused` where more are in age bands than came.
    """
    noted = {band: by_band[band] for band in BANDS if by_band.get(band)}
    return Attendance(people or sum(noted.values()), helpers, noted)


def attendance_as_mapping(attendance: Attendance) -> dict[str, Any]:
    """Plain data for its history; `attendance_from(**…)` gives it back."""
    return {
        "people": attendance.people,
        "helpers": attendance.helpers,
        "by_band": dict(attendance.by_band),
    }


def sheets_turnout(responses: Iterable[Response]) -> tuple[Tally, int]:
    """What sheets say of who was there: the groups with their people, and individual sheets."""
    groups, individuals = Tally(), 0
    for response in responses:
        if response.form == "group":
            groups = groups.plus(Tally(1, response.people))
        else:
            individuals += 1
    return groups, individuals


def mismatches(attendance: Attendance, groups: Tally, individuals: int) -> list[Mismatch]:
    """Where the sheets speak of more people than came; nothing is wrong with fewer.

    People may sit in a group and give a sheet of their own, so the two are never added up.
    """
    people = attendance.people
    if not people:
        most = max(groups.people, individuals)
        return [Mismatch("not_counted", most, 0)] if most else []
    found: list[Mismatch] = []
    if groups.people > people:
        found.append(Mismatch("groups", groups.people, people))
    if individuals > people:
        found.append(Mismatch("individuals", individuals, people))
    return found
