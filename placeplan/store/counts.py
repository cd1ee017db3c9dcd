"""The kept counts: changed in the transaction of the response, read instead of responses."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from placeplan.domain.comments import KEPT_BACK
from placeplan.domain.counts import Counts, Disagreement, Tally
from placeplan.domain.responses import Response
from placeplan.store.database import Database, reading, writing

Key = tuple[str, ...]

COUNT_TABLES: dict[str, tuple[str, ...]] = {
    "answer_counts": ("area_code", "place_key", "form", "theme_key", "answer"),
    "response_counts": ("area_code", "place_key", "channel", "form", "collected_on"),
    "priority_counts": ("area_code", "place_key", "form", "theme_key"),
    "comment_counts": ("area_code", "theme_key", "kind"),
    "breakdown_counts": ("area_code", "channel", "age_band", "connection", "theme_key"),
}
COUNTED_PEOPLE = ("answer_counts", "response_counts")


@dataclass
class CountChanges:
    """What to add to each kept count of one survey; `people` only where a table keeps it."""

    responses: dict[str, Counter[Key]] = field(
        default_factory=lambda: {name: Counter() for name in COUNT_TABLES}
    )
    people: dict[str, Counter[Key]] = field(
        default_factory=lambda: {name: Counter() for name in COUNTED_PEOPLE}
    )

    def include(self, response: Response) -> None:
        """Count one more response."""
        where = (response.area_code, response.place_key)
        seen_on = response.collected_on.isoformat()
        self._count("response_counts", (*where, response.channel, response.form, seen_on), response)
        for theme_key, answer in response.answers.items():
            if answer.mark:
                key = (*where, response.form, theme_key, answer.mark)
                self._count("answer_counts", key, response)
        for theme_key in response.priorities:
            self.responses["priority_counts"][(*where, response.form, theme_key)] += 1
        for theme_key, kind, _text in comments_of(response):
            self.responses["comment_counts"][(response.area_code, theme_key, kind)] += 1
        if response.form == "individual":
            self._count_by_cell(response)

    def _count_by_cell(self, response: Response) -> None:
        ticked = ";".join(response.connections)
        cell = (response.area_code, response.channel, response.age_band, ticked)
        rated = [key for key, answer in response.answers.items() if answer.rating is not None]
        for theme_key in ("", *rated):
            self.responses["breakdown_counts"][(*cell, theme_key)] += 1

    def _count(self, table: str, key: Key, response: Response) -> None:
        self.responses[table][key] += 1
        self.people[table][key] += response.people


def counts_from_changes(changes: CountChanges) -> Counts:
    """What was counted in all areas together, but for what groups did not agree on."""
    turnout: dict[tuple[Any, Any], Tally] = {}
    answers: dict[tuple[Any, str, str], Tally] = {}
    priorities: Counter[tuple[Any, str]] = Counter()
    people = changes.people
    dates = []
    for key, count in changes.responses["response_counts"].items():
        _area, _place, channel, form, day = key
        tally = Tally(count, people["response_counts"][key])
        turnout[channel, form] = turnout.get((channel, form), Tally()).plus(tally)
        dates.append(date.fromisoformat(day))
    for key, count in changes.responses["answer_counts"].items():
        _area, _place, form, theme_key, mark = key
        tally = Tally(count, people["answer_counts"][key])
        known = answers.get((form, theme_key, mark), Tally())
        answers[form, theme_key, mark] = known.plus(tally)
    for (_area, _place, form, theme_key), count in changes.responses["priority_counts"].items():
        priorities[form, theme_key] += count
    first_on, last_on = min(dates, default=None), max(dates, default=None)
    return Counts(turnout, answers, dict(priorities), {}, first_on, last_on)


def changes_for(responses: Iterable[Response]) -> CountChanges:
    """The changes that counting these responses makes."""
    changes = CountChanges()
    for response in responses:
        changes.include(response)
    return changes


def comments_of(response: Response) -> list[tuple[str, str, str]]:
    """The response's free texts as (theme key or empty, kind, text), without those kept back."""
    found = [
        (theme_key, kind, text)
        for theme_key, answer in response.answers.items()
        for kind, text in (("good", answer.good), ("better", answer.better))
    ]
    found += [("", "assets", response.assets), ("", "actions", response.actions)]
    return [each for each in found if each[2] and each[2] != KEPT_BACK]


def figures_of(table: str) -> tuple[str, ...]:
    """The columns of a table of counts that hold what was counted."""
    if table in COUNTED_PEOPLE:
        return ("responses", "people")
    return ("comments",) if table == "comment_counts" else ("responses",)


def add_counts(database: Database, survey_id: int, changes: CountChanges) -> None:
    """Add to the kept counts of a survey."""
    with writing(database):
        for table, columns in COUNT_TABLES.items():
            figures = figures_of(table)
            names = ("survey_id", *columns, *figures)
            marks = ", ".join("?" * len(names))
            raised = ", ".join(f"{figure} = {figure} + excluded.{figure}" for figure in figures)
            database.conn.executemany(
                f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})"
                f" ON CONFLICT DO UPDATE SET {raised}",
                [(survey_id, *key, *numbers) for key, numbers in _rows(changes, table)],
            )


def remove_counts(database: Database, survey_id: int, changes: CountChanges) -> None:
    """Take what was added by the same changes out of the kept counts again."""
    with writing(database):
        for table, columns in COUNT_TABLES.items():
            figures = figures_of(table)
            lowered = ", ".join(f"{figure} = {figure} - ?" for figure in figures)
            where = " AND ".join(f"{column} = ?" for column in ("survey_id", *columns))
            database.conn.executemany(
                f"UPDATE {table} SET {lowered} WHERE {where}",
                [(*numbers, survey_id, *key) for key, numbers in _rows(changes, table)],
            )


def get_counts(
    database: Database, survey_id: int, area_code: str, place_key: str | None = None
) -> Counts:
    """The counts of an area, or of one place in it; the cost does not grow with responses.

    All of them are of one moment.
    """
    scope = "survey_id = ? AND area_code = ?"
    scope_values: list[str | int] = [survey_id, area_code]
    if place_key is not None:
        scope += " AND place_key = ?"
        scope_values.append(place_key)
    with reading(database):
        return _read_counts(database, scope, scope_values)


def _read_counts(database: Database, scope: str, scope_values: list[str | int]) -> Counts:
    execute = database.conn.execute
    turnout = execute(
        "SELECT channel, form, sum(responses), sum(people), min(collected_on), max(collected_on)"
        f" FROM response_counts WHERE {scope} AND responses > 0 GROUP BY channel, form",
        scope_values,
    ).fetchall()
    answers = execute(
        "SELECT form, theme_key, answer, sum(responses), sum(people)"
        f" FROM answer_counts WHERE {scope} AND responses > 0 GROUP BY form, theme_key, answer",
        scope_values,
    ).fetchall()
    priorities = execute(
        f"SELECT form, theme_key, sum(responses) FROM priority_counts WHERE {scope}"
        " AND responses > 0 GROUP BY form, theme_key",
        scope_values,
    ).fetchall()
    has_disagreements = any("-" in answer for _form, _theme, answer, _n, _people in answers)
    return Counts(
        turnout={(row[0], row[1]): Tally(row[2], row[3]) for row in turnout},
        answers={(row[0], row[1], row[2]): Tally(row[3], row[4]) for row in answers},
        priorities={(row[0], row[1]): row[2] for row in priorities},
        disagreements=_disagreements(database, scope, scope_values) if has_disagreements else {},
        first_on=min((date.fromisoformat(row[4]) for row in turnout), default=None),
        last_on=max((date.fromisoformat(row[5]) for row in turnout), default=None),
    )


def _disagreements(
    database: Database, scope: str, scope_values: list[str | int]
) -> dict[str, tuple[Disagreement, ...]]:
    found: dict[str, list[Disagreement]] = {}
    rows = database.conn.execute(
        # CROSS JOIN: from the few ranges to their responses, never through all responses
        "SELECT theme_key, answer, people FROM answers INDEXED BY answers_not_agreed"
        f" CROSS JOIN responses ON responses.id = response_id WHERE {scope}"
        " AND answer GLOB '*-*' AND state = 'counted' ORDER BY collected_on, key",
        scope_values,
    )
    for theme_key, mark, people in rows:
        low, high = mark.split("-")
        found.setdefault(theme_key, []).append(Disagreement(int(low), int(high), people))
    return {theme_key: tuple(spreads) for theme_key, spreads in found.items()}


def _rows(changes: CountChanges, table: str) -> list[tuple[Key, tuple[int, ...]]]:
    counted = changes.responses[table]
    if table in COUNTED_PEOPLE:
        return [(key, (n, changes.people[table][key])) for key, n in counted.items()]
    return [(key, (n,)) for key, n in counted.items()]
