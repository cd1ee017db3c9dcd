"""The code frame in a plan: each tag in use, with its definition and how many comments carry it."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from placeplan.domain.plan_trees import Paragraph, PlanTree, Table
from placeplan.domain.surveys import Survey
from placeplan.domain.tags import Tag
from placeplan.formats.traces_json import trace_json
from placeplan.operations.plan_drafting.publication import published_evidence
from placeplan.operations.plan_drafting.sections import draft_tree
from placeplan.operations.plans import plan_tree
from placeplan.operations.setup import database_path
from placeplan.store.database import Database, writing
from placeplan.store.plans import add_plan
from placeplan.store.responses import add_response
from placeplan.store.tags import add_tag, tag_comments
from tests.factories import LISBURN_SOUTH, SURVEY_DAY, make_response
from tests.plan_sources import make_evidence, make_sources
from tests.recounts import faults

TAGS = (Tag("Lighting", "Paths that are dark.", id=1), Tag("Buses", id=2), Tag("Unused", id=3))


def table_of(tree: PlanTree) -> Table:
    (table,) = (each for each in tree.section("code_frame").blocks if isinstance(each, Table))
    return table


def test_tags_in_use_stand_with_definition_and_number() -> None:
    evidence = make_evidence(tag_counts={1: 23, 2: 4})
    tree = draft_tree(make_sources(evidence=(evidence,), tags=TAGS))
    assert table_of(tree).rows == (
        ("Lighting", "Paths that are dark.", "23"),
        ("Buses", "Not defined", "4"),
    )


def test_published_a_tag_of_few_people_has_no_number() -> None:
    counts, people = {1: 23, 2: 14}, {1: 12, 2: 1}
    evidence = published_evidence(make_evidence(tag_counts=counts, tag_people=people))
    tree = draft_tree(make_sources(evidence=(evidence,), tags=TAGS))
    assert [row[2] for row in table_of(tree).rows] == ["23", "Too few"]
    assert "fewer than 10 people" in table_of(tree).note


def test_without_tags_the_appendix_says_so() -> None:
    (block,) = draft_tree(make_sources(tags=TAGS)).section("code_frame").blocks
    assert isinstance(block, Paragraph) and "sorted by tags yet" in block.text


def test_while_a_survey_is_open_the_code_frame_is_said_to_follow() -> None:
    evidence = make_evidence(is_partial=True)
    (block,) = (
        draft_tree(make_sources(evidence=(evidence,), tags=TAGS)).section("code_frame").blocks
    )
    assert block == Paragraph("The code frame is shown here once the survey has closed.")


def test_surveys_have_a_column_each() -> None:
    first = make_evidence(tag_counts={1: 23})
    second = make_evidence(tag_counts={2: 11})
    second = replace(second, survey=replace(second.survey, slug="again", title="Again"))
    tree = draft_tree(make_sources(evidence=(first, second), tags=TAGS))
    assert [row[2:] for row in table_of(tree).rows] == [("23", "0"), ("0", "11")]
    assert table_of(tree).columns[3].heading == "Again"


def test_the_numbers_are_those_of_the_database(
    database: Database, survey: Survey, instance: Path
) -> None:
    with writing(database):
        for words in ("dark", "dark too", "no bus"):
            add_response(database, make_response(survey, assets=words))
        ids = [number for (number,) in database.conn.execute("SELECT id FROM comments ORDER BY id")]
        lighting = add_tag(database, Tag("Lighting"), by="Officer")
        tag_comments(database, lighting.id, ids[:2], by="Officer")
        plan = add_plan(database, LISBURN_SOUTH.code, [survey.slug], "Made-up plan")
    tree = plan_tree(database, plan.id, SURVEY_DAY)
    assert [row[2] for row in table_of(tree).rows] == ["2"]
    with closing(sqlite3.connect(database_path(instance))) as connection:
        assert list(faults(connection, plan.id, json.loads(trace_json(tree)))) == []
