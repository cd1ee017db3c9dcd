"""Editions of plans: frozen with all that they say, whatever comes in afterwards."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from placeplan.domain.consultations import ConsultationPoint, PlanComment
from placeplan.domain.decisions import Decision
from placeplan.domain.faults import Refused
from placeplan.domain.plan_editions import checksum_of
from placeplan.domain.plan_trees import PlanTree, texts_of
from placeplan.domain.plans import Finding, Plan
from placeplan.domain.surveys import Survey
from placeplan.formats.traces_json import trace_json
from placeplan.operations.plan_drafting.summary import draft_summary
from placeplan.operations.plan_editions import edition_sources, make_edition, public_edition
from placeplan.operations.plan_evidence import Limits
from placeplan.operations.plans import plan_tree
from placeplan.operations.setup import database_path
from placeplan.operations.wanted_editions import WantedEdition
from placeplan.store.consultation_comments import add_comment, review_comment
from placeplan.store.consultations import add_point, find_consultation
from placeplan.store.database import Database, writing
from placeplan.store.decisions import add_decision, list_decisions, remove_decision
from placeplan.store.findings import add_finding, remove_finding
from placeplan.store.plan_editions import (
    get_edition_content,
    get_edition_summary,
    get_edition_trace,
    get_edition_word,
    list_editions,
)
from placeplan.store.plans import add_plan, get_plan, update_plan, update_section
from placeplan.store.responses import add_response
from tests.factories import LISBURN_SOUTH, make_response
from tests.plan_sources import make_action
from tests.recounts import faults

CODE = LISBURN_SOUTH.code
CLOSED_DAY, BOARD_DAY = date(2026, 9, 1), date(2026, 9, 3)
DECISION = Decision("adopted", "Partnership Board", CLOSED_DAY, "7/26")
ADOPTED = WantedEdition(1, "adopted", "An officer", decision=DECISION)


@pytest.fixture
def plan(database: Database, survey: Survey) -> Plan:
    kept = add_plan(database, CODE, [survey.slug], "Lisburn South locality plan")
    answer(database, survey, 12, "6")
    add_finding(database, kept.id, Finding("issue", "Dark paths", "", "", (make_action(),)))
    return kept


def answer(database: Database, survey: Survey, count: int, mark: str) -> None:
    with writing(database):
        for _ in range(count):
            add_response(database, make_response(survey, {"natural_space": mark}))


def make(database: Database, plan: Plan, wanted: WantedEdition, **changes: Any) -> Any:
    return make_edition(database, plan.id, replace(wanted, **changes), BOARD_DAY, Limits())


def words(tree: PlanTree) -> str:
    return "\n".join(t for s in tree.sections for block in s.blocks for t in texts_of(block))


def test_nothing_that_comes_later_changes_an_edition(
    database: Database, survey: Survey, plan: Plan
) -> None:
    edition = make(database, plan, ADOPTED)
    before = get_edition_word(database, plan.id, 1)
    content = get_edition_content(database, plan.id, 1)
    assert "Natural space (mean 6.0, n = 12)" in words(content.public)
    assert [action.title for action in content.actions] == ["Light the underpass"]
    answer(database, survey, 20, "1")
    update_section(database, plan.id, "actions", "New words.", version=0, changed_by="A")
    update_plan(database, plan.id, title="Another title", survey_slugs=[])
    for finding in get_plan(database, plan.id).findings:
        remove_finding(database, plan.id, finding.id)
    assert get_edition_word(database, plan.id, 1) == before
    assert checksum_of(before) == edition.checksum == list_editions(database, plan.id)[0].checksum
    assert get_edition_content(database, plan.id, 1) == content
    working = plan_tree(database, plan.id, BOARD_DAY)
    assert (working.status, working.title) == ("draft", "Another title")
    assert working.basis.startswith("Working draft after edition 1. ")


def test_an_issued_draft_says_where_and_until_when_to_comment(
    database: Database, plan: Plan, instance: Path
) -> None:
    days = (BOARD_DAY, date(2026, 10, 2))
    site = "https://plans.example.org/"
    wanted = WantedEdition(1, "consultation_draft", "A", comment_days=days, site=site)
    make(database, plan, wanted)
    where = f"at https://plans.example.org/published/{plan.slug}"
    said = get_edition_content(database, plan.id, 1).public.basis
    assert f"taken from 3 September 2026 to 2 October 2026 {where}." in said
    summary = in_short(get_edition_summary(database, plan.id, 1))
    assert f"Comment until 2 October 2026 {where}, where the whole plan is." in summary
    limits, kept = Limits(), get_plan(database, plan.id)
    _officers, public = edition_sources(database, kept, wanted, BOARD_DAY, limits)
    trace = json.loads(trace_json(draft_summary(public)))
    assert "consultation_on" in {each["counts"] for each in trace["statements"]}
    with closing(sqlite3.connect(database_path(instance))) as connection:
        assert list(faults(connection, plan.id, trace)) == []
    make(database, plan, ADOPTED, number=2, site=site)
    adopted = in_short(get_edition_summary(database, plan.id, 2))
    assert f"The whole plan is {where}, with what has come of its actions." in adopted
    make(database, plan, WantedEdition(3, "draft", "A", site=site))
    assert "plans.example.org" not in in_short(get_edition_summary(database, plan.id, 3))


def in_short(summary: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in Document(BytesIO(summary)).paragraphs)


def test_an_edition_says_on_its_first_page_what_it_is(database: Database, plan: Plan) -> None:
    make(database, plan, ADOPTED)
    make(database, plan, ADOPTED, number=2, corrects=1, correction="the name of the river.")
    document = Document(BytesIO(get_edition_word(database, plan.id, 2)))
    first_page = "\n".join(paragraph.text for paragraph in document.paragraphs[:12])
    assert "Edition 2, adopted by Partnership Board on 1 September 2026, minute 7/26." in first_page
    assert "It corrects edition 1: the name of the river. Figures of 3 September" in first_page
    assert document.core_properties.subject is not None


def test_what_is_issued_holds_no_figure_that_the_public_may_not_see(
    database: Database, survey: Survey, plan: Plan
) -> None:
    with writing(database):
        for _ in range(9):
            add_response(database, make_response(survey, {"feeling_safe": "1"}))
    make(database, plan, ADOPTED)
    content = get_edition_content(database, plan.id, 1)
    assert "Feeling safe (mean 1.0, n = 9)" not in words(content.public)
    assert "1.0" in words(content.officers)
    document = Document(BytesIO(get_edition_word(database, plan.id, 1)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "1.0" not in cells
    assert '"figure": 6.0' in get_edition_trace(database, plan.id, 1)
    make(database, plan, WantedEdition(2, "draft", "An officer"))
    assert "For officers" in words(get_edition_content(database, plan.id, 2).officers)


def test_every_figure_of_an_edition_is_counted_again_from_the_rows(
    database: Database, plan: Plan, instance: Path
) -> None:
    days = (date(2026, 8, 1), date(2026, 8, 30))
    make(database, plan, WantedEdition(1, "consultation_draft", "A", comment_days=days))
    for number in range(3):
        comment = PlanComment(f"key {number}", "actions", "More light", days[0])
        add_comment(database, 1, comment)
    left_out = replace(comment, id=3, state="left_out", reason="Abuse", reviewed_by="A")
    review_comment(database, 1, left_out)
    point = ConsultationPoint("actions", "The path is dark", "changed", "It is lit.")
    add_point(database, 1, point)
    add_decision(database, plan.id, Decision("deferred", "Steering group", CLOSED_DAY, "SG 9"))
    make(database, plan, ADOPTED, number=2)
    trace = json.loads(get_edition_trace(database, plan.id, 2))
    shown = {each["counts"] for each in trace["statements"]}
    assert {"edition", "decision", "consultation_on", "consultation_comments", "mean"} <= shown
    with closing(sqlite3.connect(database_path(instance))) as connection:
        assert list(faults(connection, plan.id, trace)) == []
    said = words(get_edition_content(database, plan.id, 2).public)
    assert "Three comments have come. Of these, one was left out" in said
    assert "The path is dark\nChanged: It is lit." in said
    assert "Partnership Board\nAdopted\n7/26" in said and "Put off\nSG 9" in said


def test_a_second_press_makes_no_second_edition(database: Database, plan: Plan) -> None:
    first, again = make(database, plan, ADOPTED), make(database, plan, ADOPTED)
    assert first == again == make(database, plan, ADOPTED, made_at="2026-08-01T10:00:00Z")
    others: tuple[dict[str, Any], ...] = (
        {"note": "Again"},
        {"made_by": "B"},
        {"status": "draft", "decision": None},
        {"decision": replace(DECISION, body="Council")},
        {"decision": replace(DECISION, decided_on=date(2026, 8, 1))},
        {"decision": replace(DECISION, minute="8/26")},
        {"decision": None},
        {"corrects": 1, "correction": "A name"},
    )
    for other in others:
        with pytest.raises(Refused, match="edition_made"):
            make(database, plan, ADOPTED, **other)
    assert len(list_editions(database, plan.id)) == len(list_decisions(database, plan.id)) == 1


def test_what_goes_with_an_edition_is_kept_with_it(database: Database, plan: Plan) -> None:
    days = (date(2026, 9, 7), date(2026, 10, 30))
    make(database, plan, WantedEdition(1, "consultation_draft", "A", comment_days=days))
    consultation = find_consultation(database, plan.id, 1)
    assert consultation is not None
    assert (consultation.opens_on, consultation.closes_on) == days
    make(database, plan, ADOPTED, number=2)
    (decision,) = list_decisions(database, plan.id)
    assert (decision.edition, decision.kind, decision.minute) == (2, "adopted", "7/26")
    with pytest.raises(Refused, match="decision_made_edition"):
        remove_decision(database, plan.id, decision.id)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"comment_days": (date(2026, 9, 7), date(2026, 9, 6))}, "ends_before_starts"),
        ({"decision": Decision("adopted", "Board", date(2026, 9, 4))}, "decision_in_future"),
        ({"corrects": 1}, "correction_missing"),
    ],
)
def test_what_is_incomplete_makes_nothing(
    changes: dict[str, Any], code: str, database: Database, plan: Plan
) -> None:
    with pytest.raises(Refused, match=code):
        make(database, plan, ADOPTED, **changes)
    assert list_editions(database, plan.id) == list_decisions(database, plan.id) == []


def test_a_plan_published_before_editions_were_kept_is_frozen_when_it_is_read(
    database: Database, survey: Survey, plan: Plan
) -> None:
    with writing(database):
        database.conn.execute("UPDATE plans SET status = 'adopted', is_published = 1")
    for _visit in range(2):
        edition = public_edition(database, get_plan(database, plan.id), BOARD_DAY, Limits())
        assert edition is not None
        assert (edition.number, edition.status, edition.made_by) == (1, "adopted", "placeplan")
        answer(database, survey, 10, "1")
    basis = get_edition_content(database, plan.id, 1).public.basis
    assert basis.startswith("This plan was published before its editions were kept.")
    assert "3 September 2026." in basis
