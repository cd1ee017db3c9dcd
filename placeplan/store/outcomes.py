"""The outcomes of the Community Plan, in the partnership's order."""

from collections.abc import Sequence

from placeplan.domain.faults import refuse
from placeplan.domain.outcomes import Outcome
from placeplan.store.database import Database, writing


def list_outcomes(database: Database) -> list[Outcome]:
    """Every outcome, in the partnership's order."""
    rows = database.query("SELECT title, description FROM outcomes ORDER BY position, id")
    return [Outcome(**row) for row in rows]


def set_outcomes(database: Database, outcomes: Sequence[Outcome]) -> None:
    """Keep these outcomes, in this order, in place of all that were kept.

    `Refused` when two have the same title: actions name an outcome by its title.
    """
    seen: set[str] = set()
    for outcome in outcomes:
        if outcome.title.casefold() in seen:
            raise refuse("outcome_repeated", "title", found=outcome.title)
        seen.add(outcome.title.casefold())
    with writing(database):
        database.conn.execute("DELETE FROM outcomes")
        database.conn.executemany(
            "INSERT INTO outcomes (position, title, description) VALUES (?, ?, ?)",
            [(n, outcome.title, outcome.description) for n, outcome in enumerate(outcomes)],
        )
