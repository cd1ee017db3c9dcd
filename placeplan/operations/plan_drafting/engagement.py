"""Everything that was done with people, by date, and at which level of participation."""

from collections.abc import Sequence
from dataclasses import replace

from placeplan.domain.engagement import LevelTotal, LogEntry, level_totals
from placeplan.domain.engagement_levels import LEVEL_NAMES, PROMISES
from placeplan.domain.plan_trees import Block, Column, Paragraph, Subheading, Table
from placeplan.operations.plan_drafting.sentences import NO_FIGURE, day, period
from placeplan.operations.plan_drafting.sources import PlanSources

CHANNELS = {"online": "online", "paper": "on paper", "workshop": "at workshops"}
TWICE = (
    "These are times that somebody took part, not people: the same person may have come more than"
    " once, so they cannot be added up to a number of people."
)
USUAL = "Where nobody chose a level, a survey counts as consulting and a workshop as involving."


def draft_engagement(sources: PlanSources) -> list[Block]:
    """What was done by the plan's day, and what each level promises.

    Nothing where a survey of which nobody has said anything is all that was done.
    """
    log = [entry for entry in _shown(sources) if not entry.is_to_come(sources.today)]
    if len(log) < 2 and all(entry.is_usual_level for entry in log):
        return []
    return [
        Subheading("What was done, and at which level"),
        Table(
            caption=f"Engagement in {sources.area.name} by date",
            columns=(
                Column("What", width=2.2),
                Column("When", width=1.8),
                Column("Where, and who ran it", width=2),
                Column("People", "right", width=0.9),
                Column("Level", width=1.1),
            ),
            rows=tuple(_row(sources, entry) for entry in log),
            note=_note(sources, log),
            key="engagement",
        ),
        _levels(sources, log),
        Paragraph(TWICE),
    ]


def _shown(sources: PlanSources) -> list[LogEntry]:
    """The entries of the log; published, without what is not for everyone.

    That is numbers of which surveys say what may be seen, and who ran a workshop, who is named
    for the officers alone.
    """
    log = [entry for entry in sources.engagement if not entry.reason]
    if not sources.is_public:
        return log
    return [_public(entry) for entry in log]


def _public(entry: LogEntry) -> LogEntry:
    if entry.kind == "survey":
        return replace(entry, people=None, groups=0)
    return replace(entry, run_by="") if entry.kind == "workshop" else entry


def _row(sources: PlanSources, entry: LogEntry) -> tuple[str, ...]:
    people = NO_FIGURE
    if entry.people is not None:
        people = f"{sources.fact('engagement', entry.people, part=entry.key):,}"
    elif entry.kind != "survey":
        people = "Not counted"
    where = entry.venue or ", ".join(CHANNELS[each] for each in entry.channels).capitalize()
    return (
        entry.title or "Workshop",
        _when(sources, entry),
        "\n".join(filter(None, (where, entry.run_by))) or NO_FIGURE,
        people,
        LEVEL_NAMES[entry.level],
    )


def _when(sources: PlanSources, entry: LogEntry) -> str:
    first = sources.fact("engagement_on", entry.starts_on, part=f"starts:{entry.key}")
    if entry.last_on == entry.starts_on:
        return day(first)
    return period(first, sources.fact("engagement_on", entry.last_on, part=f"ends:{entry.key}"))


def _note(sources: PlanSources, log: Sequence[LogEntry]) -> str:
    notes = []
    if any(entry.kind == "survey" for entry in log):
        notes.append(
            "How many answered each survey stands in its own table."
            if sources.is_public
            else "A survey counts those who answered online or on paper; who came to its workshops"
            " stands with these."
        )
    if any(entry.is_usual_level for entry in log):
        notes.append(USUAL)
    return " ".join(notes)


def _levels(sources: PlanSources, log: Sequence[LogEntry]) -> Table:
    return Table(
        caption="The levels at which people took part, after the IAP2 Spectrum",
        columns=(
            Column("Level", width=1.1),
            Column("What it promises", width=4),
            Column("Entries", "right", width=0.9),
            Column("Times taking part", "right", width=1.1),
        ),
        rows=tuple(_level(sources, total) for total in level_totals(log, sources.today)),
        key="engagement_levels",
    )


def _level(sources: PlanSources, total: LevelTotal) -> tuple[str, ...]:
    whose = "public:" if sources.is_public else ""
    times = NO_FIGURE
    if total.counted:
        counted = sources.fact("engagement_people", total.people, part=f"{whose}{total.level}")
        times = f"{counted:,}"
        if total.counted < total.entries:
            times = f"{times}\nnot all counted"
    entries = sources.fact("engagement_count", total.entries, part=total.level)
    name = LEVEL_NAMES[total.level]
    return (name, PROMISES[total.level], f"{entries:,}", times)
