"""The engagement log of an area: what was done with people, where, when, and how far they decided.

Surveys and workshops stand in it by themselves, made from what is kept of them; officers add what
else was done, and may say of each at which level it was.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from placeplan.domain.counts import Tally
from placeplan.domain.faults import Fault, Refused, fault
from placeplan.domain.responses import Channel, Form
from placeplan.domain.workshops import Workshop

Level = Literal["inform", "consult", "involve", "collaborate", "empower"]
EntryKind = Literal["survey", "workshop", "other"]

# of the IAP2 Spectrum, least said in decisions first
LEVELS: tuple[Level, ...] = ("inform", "consult", "involve", "collaborate", "empower")
DEFAULT_LEVELS: Mapping[EntryKind, Level] = MappingProxyType(
    {"survey": "consult", "workshop": "involve", "other": "consult"}
)
LONGEST: Mapping[str, int] = MappingProxyType(
    {"title": 200, "venue": 200, "run_by": 200, "notes": 3000, "note": 3000, "reason": 500}
)
MOST_PEOPLE = 999_999

Turnout = Mapping[tuple[Channel, Form], Tally]


@dataclass(frozen=True, slots=True)
class Engagement:
    """Something that officers did with people, on a day or over a period.

    `people` is None where nobody counted. Raises `Refused` without a title, with an end before
    the start, or with fewer people than none.
    """

    title: str
    starts_on: date
    level: Level
    ends_on: date | None = None
    venue: str = ""
    people: int | None = None
    run_by: str = ""
    notes: str = ""
    version: int = 0
    id: int = 0

    def __post_init__(self) -> None:
        faults = [] if self.title.strip() else [fault("text_missing", "title")]
        faults += _level_faults(self.level)
        faults += _length_faults(self, ("title", "venue", "run_by", "notes"))
        if self.ends_on is not None and self.ends_on < self.starts_on:
            faults.append(fault("ends_before_starts", "ends_on"))
        if self.people is not None and self.people < 0:
            faults.append(fault("number_negative", "people", found=self.people))
        if faults:
            raise Refused(*faults)


@dataclass(frozen=True, slots=True)
class OwnEntryRemark:
    """What officers say of an entry that a survey or workshop made by itself.

    `level` is empty while its usual one stands. An entry with a `reason` is left out of the log.
    """

    level: Level | Literal[""] = ""
    note: str = ""
    reason: str = ""
    version: int = 0

    def __post_init__(self) -> None:
        faults = _level_faults(self.level) if self.level else []
        faults += _length_faults(self, ("note", "reason"))
        if faults:
            raise Refused(*faults)


@dataclass(frozen=True, slots=True)
class SurveyRun:
    """A survey as far as the log of one area tells of it."""

    slug: str
    title: str
    opens_on: date
    closes_on: date
    turnout: Turnout


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line of the log. `key` names what made it: an officer's number, a survey, a workshop.

    `people` took part, None where it is not known. Of a survey they answered online or on paper,
    `groups` of them as groups: who came to its workshops stands with these. `is_usual_level`
    while nobody has chosen a level; `reason` says why it is left out.
    """

    key: str
    kind: EntryKind
    title: str
    starts_on: date
    ends_on: date | None
    venue: str
    people: int | None
    level: Level
    is_usual_level: bool = False
    groups: int = 0
    channels: tuple[Channel, ...] = ()
    run_by: str = ""
    notes: str = ""
    reason: str = ""
    version: int = 0

    @property
    def last_on(self) -> date:
        """Its last day; its only one where it has no other."""
        return self.ends_on or self.starts_on

    def is_to_come(self, today: date) -> bool:
        """Whether it has not begun."""
        return self.starts_on > today


class LevelTotal(NamedTuple):
    """What was done at one level: how often, how often people were counted, and how many."""

    level: Level
    entries: int
    counted: int
    people: int


def engagement_log(
    entered: Iterable[Engagement],
    surveys: Iterable[SurveyRun],
    workshops: Iterable[Workshop],
    remarks: Mapping[str, OwnEntryRemark],
) -> tuple[LogEntry, ...]:
    """All entries of an area, those left out among them, earliest first."""
    entries = [
        *map(_entered, entered),
        *(_survey(survey, remarks) for survey in surveys),
        *(_workshop(workshop, remarks) for workshop in workshops),
    ]
    return tuple(sorted(entries, key=lambda entry: (entry.starts_on, entry.last_on, entry.key)))


def level_totals(log: Iterable[LogEntry], today: date) -> tuple[LevelTotal, ...]:
    """What was done by `today` at each level that anything was done at, inform first.

    People are counted each time they took part: nobody knows who came twice.
    """
    done = [entry for entry in log if not entry.reason and not entry.is_to_come(today)]
    found = []
    for level in LEVELS:
        here = [entry for entry in done if entry.level == level]
        counted = [entry.people for entry in here if entry.people is not None]
        if here:
            found.append(LevelTotal(level, len(here), len(counted), sum(counted)))
    return tuple(found)


def survey_key(slug: str) -> str:
    """What names the entry of a survey."""
    return f"survey:{slug}"


def workshop_key(slug: str, key: str) -> str:
    """What names the entry of a survey's workshop."""
    return f"workshop:{slug}/{key}"


def _entered(entry: Engagement) -> LogEntry:
    return LogEntry(
        key=f"entry:{entry.id}",
        kind="other",
        title=entry.title,
        starts_on=entry.starts_on,
        ends_on=entry.ends_on,
        venue=entry.venue,
        people=entry.people,
        level=entry.level,
        run_by=entry.run_by,
        notes=entry.notes,
        version=entry.version,
    )


def _survey(survey: SurveyRun, remarks: Mapping[str, OwnEntryRemark]) -> LogEntry:
    key = survey_key(survey.slug)
    away = {cell: tally for cell, tally in survey.turnout.items() if cell[0] != "workshop"}
    return LogEntry(
        key=key,
        kind="survey",
        title=survey.title,
        starts_on=survey.opens_on,
        ends_on=survey.closes_on,
        venue="",
        people=sum(tally.people for tally in away.values()),
        groups=sum(tally.responses for (_, form), tally in away.items() if form == "group"),
        channels=tuple(sorted({channel for (channel, _), tally in away.items() if tally.people})),
        **_said("survey", remarks.get(key)),
    )


def _workshop(workshop: Workshop, remarks: Mapping[str, OwnEntryRemark]) -> LogEntry:
    key = workshop_key(workshop.survey_slug, workshop.key)
    return LogEntry(
        key=key,
        kind="workshop",
        title=workshop.title,
        starts_on=workshop.held_on,
        ends_on=None,
        venue=workshop.venue,
        people=workshop.people or None,
        run_by=workshop.facilitator,
        **_said("workshop", remarks.get(key)),
    )


def _said(kind: EntryKind, remark: OwnEntryRemark | None) -> dict[str, Any]:
    said = remark or OwnEntryRemark()
    return {
        "level": said.level or DEFAULT_LEVELS[kind],
        "is_usual_level": not said.level,
        "notes": said.note,
        "reason": said.reason,
        "version": said.version,
    }


def _level_faults(level: str) -> list[Fault]:
    if level in LEVELS:
        return []
    return [fault("not_in_list", "level", found=level, expected=", ".join(LEVELS))]


def _length_faults(found: object, names: Sequence[str]) -> list[Fault]:
    return [
        fault("text_too_long", name, most=LONGEST[name], found=len(getattr(found, name)))
        for name in names
        if len(getattr(found, name)) > LONGEST[name]
    ]
