"""What a plan says of gaps and of what changed: all of it traced, nothing of too few people."""

import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from placeplan.domain.follow_ups import FollowUp
from placeplan.domain.plan_trees import Block, Chart, PlanTree, Subheading, Table, texts_of
from placeplan.domain.plans import Finding
from placeplan.formats.traces_json import trace_json
from placeplan.operations.plans import plan_tree
from placeplan.operations.setup import database_path
from placeplan.store.database import Database, writing
from placeplan.store.findings import add_finding
from placeplan.store.follow_ups import update_follow_up
from placeplan.store.plans import add_plan
from placeplan.store.responses import add_response
from placeplan.store.surveys import add_survey
from tests.factories import ADULTS, LISBURN_SOUTH, make_response, make_survey
from tests.listing_setup import store_listing, store_partner
from tests.recounts import faults
from tests.store.stocked import stock

TODAY = date(2026, 7, 1)
EARLY = {"slug": "early", "title": "Two years ago"}
FELL, SAME, HIDDEN, FEW = ADULTS.theme_keys[:4]
GAPS = "Where need and provision do not meet"
LOOKED_BACK = "What became of what was found before"
CHANGED = "What has changed since “Two years ago”"


@pytest.fixture
def plan_id(database: Database) -> int:
    """A plan of two surveys; of the later, ten of forty answers are from a village."""
    late = stock(database)
    early = make_survey(**EARLY, opens_on=date(2024, 5, 1), closes_on=date(2024, 6, 1))
    with writing(database):
        add_survey(database, early)
        for number in range(12):
            marks = {FELL: "5", SAME: "3", HIDDEN: "4"} | ({FEW: "2"} if number > 2 else {})
            add_response(database, make_response(early, marks, collected_on=date(2024, 5, 10)))
        for number in range(40):
            is_rural = number >= 30
            marks = {FELL: "2", SAME: "3", HIDDEN: "2" if is_rural else "5", FEW: "4"}
            place = "millside" if is_rural else "hilltop"
            add_response(database, make_response(late, marks, place_key=place))
        store_listing(database, store_partner(database), name="Old bus", theme_keys=(SAME,))
    return add_plan(database, LISBURN_SOUTH.code, ["your-place", "early"], "The plan").id


def under(tree: PlanTree, section: str, heading: str) -> list[Block]:
    """The blocks between a subheading and the next of its level."""
    found: list[Block] = []
    is_inside = False
    for block in tree.section(section).blocks:
        if isinstance(block, Subheading) and block.level == 2:
            is_inside = block.text == heading
        elif is_inside:
            found.append(block)
    return found


def said(blocks: list[Block]) -> str:
    return "\n".join(text for block in blocks for text in texts_of(block))


def test_every_figure_of_gaps_and_changes_is_counted_again(
    database: Database, instance: Path, plan_id: int
) -> None:
    tree = plan_tree(database, plan_id, TODAY)
    trace = json.loads(trace_json(tree))
    with closing(sqlite3.connect(database_path(instance))) as connection:
        assert list(faults(connection, plan_id, trace)) == []
        counted = {each["counts"] for each in trace["statements"]}
        assert {"difference", "listings"} <= counted
        connection.execute(
            "INSERT INTO listing_themes SELECT id, ?, 9 FROM listings", [ADULTS.theme_keys[0]]
        )
        (broken,) = faults(connection, plan_id, trace)
        assert "says listings = 0; the rows say 1" in broken


def test_needs_without_a_listing_are_named_and_those_of_places(
    database: Database, plan_id: int
) -> None:
    text = said(under(plan_tree(database, plan_id, TODAY), "what_partners_are_doing", GAPS))
    late, early = text.split("Two years ago")[0], text.split("Two years ago")[-1]
    assert "No partner lists anything for Moving around (mean 2.0, n = 40)." in late
    assert "Every other need has a listing." in late
    assert "All that is listed for Public transport (mean 3.0, n = 40) was last checked" in late
    assert "Millside (made up):" in late
    assert "Traffic and parking (mean 2.0, n = 10; in the whole area 4.3, n = 40)." in late
    assert "Each need has" in early or "The one need has" in early


def test_changes_are_drawn_and_told_with_both_n_and_without_reasons(
    database: Database, plan_id: int
) -> None:
    blocks = under(plan_tree(database, plan_id, TODAY), "what_people_told_us", CHANGED)
    text = said(blocks)
    assert "Moving around (5.0, n = 12, before; 2.0, n = 40, now) is rated lower" in text
    assert "need not be the same people" in text
    (chart,) = (block for block in blocks if isinstance(block, Chart))
    (table,) = (block for block in blocks if isinstance(block, Table))
    assert [series.label for series in chart.chart.series] == ["Your place", "Two years ago"]
    rows = {row[0]: row[1:] for row in table.rows}
    assert rows["Moving around"] == ("5.0", "12", "2.0", "40", "−3.0")
    assert rows["Public transport"] == ("3.0", "12", "3.0", "40", "±0.0")
    assert "Streets and spaces" not in rows and "Streets and spaces" in table.note


def test_what_became_of_earlier_findings_is_told_in_the_plan_of_the_later_survey(
    database: Database, plan_id: int
) -> None:
    before = add_plan(database, LISBURN_SOUTH.code, ["early"], "The first plan").id
    numbers = [
        add_finding(database, before, Finding("issue", title)) for title in ("Paths", "Buses")
    ]
    judged = FollowUp(numbers[0], "your-place", "partly", "Some are wider.", judged_by="Officer")
    update_follow_up(database, judged)
    blocks = under(plan_tree(database, plan_id, TODAY), "what_people_told_us", LOOKED_BACK)
    (table,) = (block for block in blocks if isinstance(block, Table))
    first = ("Paths\nAn issue in “The first plan”", "Partly met", "Some are wider.")
    assert table.rows == (first,)
    assert not under(plan_tree(database, before, TODAY), "what_people_told_us", LOOKED_BACK)


def test_without_listings_or_ratings_nothing_is_called_unserved(database: Database) -> None:
    stock(database)
    plan = add_plan(database, LISBURN_SOUTH.code, ["your-place"], "The plan")
    tree = plan_tree(database, plan.id, TODAY)
    text = said(under(tree, "what_partners_are_doing", GAPS))
    assert "it cannot be said yet which needs are served" in text
    assert CHANGED not in said(list(tree.section("what_people_told_us").blocks))
