"""What devices ask for every second costs little, however much the instance has taken in."""

from typing import Any

import pytest

from placeplan.domain.workshops import paper_pile
from placeplan.store.database import Database, writing
from placeplan.store.responses import add_response, exclude_response
from placeplan.store.sheet_checks import set_sheet_check
from placeplan.store.sheet_edits import SheetEdit, add_sheet_edit, sheets_stamp
from placeplan.store.workshops import get_workshop
from placeplan.web.days import today
from tests.factories import LISBURN_SOUTH, make_group_response, make_survey
from tests.workshop_setup import store_workshop

WORKSHOP, PILE = "hall-june", "paper"


def stamp_of(database: Database, which: str) -> str:
    if which == PILE:
        return sheets_stamp(database, paper_pile(make_survey(), LISBURN_SOUTH.code, today()))
    return sheets_stamp(database, get_workshop(database, "your-place", which))


@pytest.mark.parametrize("which", [WORKSHOP, PILE])
def test_asking_what_changed_reads_the_edits_of_no_other_workshop(
    database: Database, which: str
) -> None:
    store_workshop(database)
    asked: list[str] = []
    database.conn.set_trace_callback(asked.append)
    stamp_of(database, which)
    database.conn.set_trace_callback(None)
    (question,) = [each for each in asked if "sheet_edits" in each]
    steps: list[Any] = database.conn.execute(f"EXPLAIN QUERY PLAN {question}").fetchall()
    plan = [step[-1] for step in steps]
    assert not [step for step in plan if step.startswith(("MATERIALIZE", "SCAN"))], plan
    assert [step for step in plan if "sheet_edits USING" in step], plan


def test_each_change_of_a_sheet_gives_another_stamp(database: Database) -> None:
    store_workshop(database)
    one, other = (make_group_response(workshop_key=WORKSHOP) for _sheet in range(2))
    found = [stamp_of(database, WORKSHOP)]
    with writing(database):
        for response in (one, other):
            add_response(database, response)
            found.append(stamp_of(database, WORKSHOP))
        add_sheet_edit(database, "a" * 36, SheetEdit(other.key, 1))
        found.append(stamp_of(database, WORKSHOP))
        add_sheet_edit(database, "b" * 36, SheetEdit(one.key, 1))
        found.append(stamp_of(database, WORKSHOP))
        set_sheet_check(database, one.key, 1, "Sam")
        found.append(stamp_of(database, WORKSHOP))
        exclude_response(database, one.key, "a made-up reason")
        found.append(stamp_of(database, WORKSHOP))
    assert len(set(found)) == len(found)
