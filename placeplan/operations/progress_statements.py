"""The council-wide statement of progress: every area's adopted plan, rolled up by outcome."""

from datetime import date

from placeplan.domain.faults import refuse
from placeplan.domain.plan_trees import Block, Bullet, Bullets, Column, Paragraph, Section, Table
from placeplan.domain.progress import (
    ActionProgress,
    AreaProgress,
    ProgressState,
    by_outcome,
    count_states,
)
from placeplan.domain.reports import Report
from placeplan.operations.plan_drafting.sentences import counted, day, full_stop, listed, period
from placeplan.operations.progress import council_progress
from placeplan.store.areas import list_areas
from placeplan.store.database import Database
from placeplan.store.outcomes import list_outcomes
from placeplan.store.partnerships import get_partnership

STATES: dict[ProgressState, str] = {
    "done": "Done",
    "under_way": "Under way",
    "not_started": "Not started",
    "cannot_be_done": "Cannot be done",
}
NO_OUTCOME = "Tied to no outcome"
LAW = "Local Government Act (Northern Ireland) 2014, section 71"
Rows = tuple[tuple[str, ...], ...]


def progress_statement(database: Database, first: date, last: date) -> Report:
    """How the actions of all adopted plans stood on the last day of a period.

    Editions that are withheld from the public are no part of it. `Refused` where the
    period ends before it begins.
    """
    if last < first:
        raise refuse("ends_before_starts", "last_on")
    partnership, areas = get_partnership(database), council_progress(database, last)
    outcomes = [outcome.title for outcome in list_outcomes(database)]
    council = partnership.council
    return Report(
        title="Statement of progress",
        kind="Statement of progress",
        subject=f"Progress of the locality plans, {period(first, last)}",
        partnership=partnership.name,
        council=council,
        dated_on=last,
        facts=(
            ("Period", period(first, last)),
            ("Made under", LAW),
            ("Covers", "the actions of every adopted locality plan that is published"),
        ),
        sections=(
            _section("covers", "What this statement covers", *_covers(database, areas, last)),
            _section("numbers", "Progress in numbers", *_numbers(areas, outcomes)),
            _section("outcomes", "Progress by outcome", *_by_outcome(areas, outcomes, first)),
            _section("cannot", "What cannot be done, and why", *_cannot(areas)),
        ),
        is_made_up=partnership.is_made_up,
    )


def _section(key: str, heading: str, *blocks: Block) -> Section:
    return Section(key, heading, blocks)


def _covers(database: Database, areas: list[AreaProgress], last: date) -> list[Block]:
    with_plan = {area.area_name for area in areas}
    without = [area.name for area in list_areas(database) if area.name not in with_plan]
    if not areas:
        return [Paragraph(f"No locality plan had been adopted by {day(last)} and published.")]
    items = tuple(
        Bullet(
            f"{area.plan_title}, edition {area.edition}, adopted on {day(area.adopted_on)},"
            f" {counted(len(area.actions), 'action')}.",
            f"{area.area_name}:",
        )
        for area in areas
    )
    blocks: list[Block] = [
        Paragraph(
            f"By {day(last)} {counted(len(areas), 'area')} had an adopted locality plan that"
            " is published. The actions below are those of the adopted editions; how each stands"
            " was reported by officers, and is published beside the plan."
        ),
        Bullets(items),
    ]
    if without and len(without) <= len(areas) * 3 + 10:
        blocks.append(Paragraph(f"Without a published adopted plan so far: {listed(without)}."))
    return blocks


def _numbers(areas: list[AreaProgress], outcomes: list[str]) -> list[Block]:
    every = [each for area in areas for each in area.actions]
    if not every:
        return [Paragraph("There are no actions to report on yet.")]
    counts = count_states(every)
    parts = [f"{counts[state]} {name.lower()}" for state, name in STATES.items()]
    by_area = [(area.area_name, list(area.actions)) for area in areas]
    grouped = [
        (title or NO_OUTCOME, [each for _area, each in found])
        for title, found in by_outcome(areas, outcomes)
    ]
    return [
        Paragraph(f"Of {counted(len(every), 'action')}: {listed(parts)}."),
        _count_table("Actions by area", "Area", by_area),
        _count_table("Actions by outcome of the Community Plan", "Outcome", grouped),
    ]


def _count_table(
    caption: str, heading: str, groups: list[tuple[str, list[ActionProgress]]]
) -> Table:
    rows = []
    for name, actions in groups:
        counts = count_states(actions)
        cells = (str(counts[state]) for state in STATES)
        rows.append((name, *cells, str(len(actions))))
    numbers = tuple(Column(name, "right", 0.9) for name in (*STATES.values(), "All"))
    return Table(caption, (Column(heading, width=2.2), *numbers), tuple(rows))


def _by_outcome(areas: list[AreaProgress], outcomes: list[str], first: date) -> list[Block]:
    blocks: list[Block] = []
    for title, found in by_outcome(areas, outcomes):
        name = title or NO_OUTCOME
        rows = tuple(_row(area, each, first) for area, each in found)
        blocks.append(
            Table(
                caption=f"Actions: {name}",
                columns=(
                    Column("Area", width=1.1),
                    Column("You said", width=1.6),
                    Column("Action", width=1.9),
                    Column("How it stands", width=1.0),
                    Column("What we did", width=2.8),
                ),
                rows=rows,
                is_landscape=True,
            )
        )
    return blocks or [Paragraph("There are no actions to report on yet.")]


def _row(area: AreaProgress, each: ActionProgress, first: date) -> tuple[str, ...]:
    latest = each.latest
    if latest is None:
        return (
            area.area_name,
            each.issue.title,
            each.action.title,
            STATES["not_started"],
            ("Nothing reported yet"),
        )
    when = day(latest.reported_on)
    if latest.reported_on < first:
        when = f"{when}, before this period"
    words = f"{full_stop(latest.words)} ({when})" if latest.words else when
    return area.area_name, each.issue.title, each.action.title, STATES[each.state], words


def _cannot(areas: list[AreaProgress]) -> list[Block]:
    items = tuple(
        Bullet(full_stop(each.latest.words), f"{area.area_name}, {each.action.title}:")
        for area in areas
        for each in area.actions
        if each.state == "cannot_be_done" and each.latest
    )
    if not items:
        return [Paragraph("No action was reported as one that cannot be done.")]
    return [Bullets(items)]
