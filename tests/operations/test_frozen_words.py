"""What an edition keeps for good of what residents wrote: only what was chosen to be quoted."""

from datetime import timedelta

import pytest

from placeplan.domain.draft_changes import drafted_texts
from placeplan.domain.faults import Refused
from placeplan.domain.plan_trees import Quotation, texts_of
from placeplan.domain.plans import Finding
from placeplan.domain.surveys import Survey
from placeplan.operations import plan_editions
from placeplan.operations.plan_editions import make_edition
from placeplan.operations.plan_evidence import Limits
from placeplan.operations.plans import plan_tree
from placeplan.operations.wanted_editions import WantedEdition
from placeplan.store.database import Database, writing
from placeplan.store.finding_evidence import add_support
from placeplan.store.findings import add_finding
from placeplan.store.plan_editions import get_edition_content, list_editions
from placeplan.store.plans import add_plan
from placeplan.store.responses import add_response
from tests.factories import LISBURN_SOUTH, SURVEY_DAY, make_response

WRITTEN = "Ask Made-up Neighbour at number nine about the lights"
DAY = SURVEY_DAY + timedelta(days=1)


@pytest.fixture
def plan_id(database: Database, survey: Survey) -> int:
    """A plan with an issue, in an area where twelve people wrote the same."""
    with writing(database):
        for _person in range(12):
            add_response(database, make_response(survey, {"feeling_safe": "2"}, actions=WRITTEN))
        plan = add_plan(database, LISBURN_SOUTH.code, [survey.slug], "Made-up plan")
        add_finding(database, plan.id, Finding("issue", "Dark paths"))
    return plan.id


def wanted(status: str = "draft") -> WantedEdition:
    return WantedEdition(1, status, "An officer")  # type: ignore[arg-type]  # one of them


def test_the_working_draft_quotes_what_nobody_has_reviewed(
    database: Database, plan_id: int
) -> None:
    section = plan_tree(database, plan_id, DAY).section("what_could_be_better")
    quoted = [block.text for block in section.blocks if isinstance(block, Quotation)]
    assert WRITTEN in quoted
    assert not any(WRITTEN in text for text in drafted_texts(section.blocks))


def test_no_edition_keeps_what_nobody_has_reviewed(database: Database, plan_id: int) -> None:
    make_edition(database, plan_id, wanted(), DAY, Limits())
    content = get_edition_content(database, plan_id, 1)
    for tree in (content.officers, content.public):
        texts = [t for s in tree.sections for block in s.blocks for t in texts_of(block)]
        assert not any(WRITTEN in text for text in texts)


def test_what_changes_while_an_edition_is_written_stops_it(
    database: Database, plan_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = plan_editions.plan_docx

    def slowly(*given: object) -> bytes:
        ids = [number for (number,) in database.conn.execute("SELECT id FROM comments LIMIT 11")]
        (finding,) = database.conn.execute("SELECT id FROM findings").fetchone()
        add_support(database, plan_id, finding, ids, by="Another officer")
        return write(*given)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(plan_editions, "plan_docx", slowly)
    with pytest.raises(Refused) as refused:
        make_edition(database, plan_id, wanted("consultation_draft"), DAY, Limits())
    assert refused.value.faults[0].code == "changed_meanwhile"
    assert list_editions(database, plan_id) == []


def test_a_plan_without_a_survey_publishes_no_number_of_answers(
    database: Database, survey: Survey
) -> None:
    plan = add_plan(database, LISBURN_SOUTH.code, [], "Made-up plan")
    with writing(database):
        for _person in range(3):
            add_response(database, make_response(survey, {"feeling_safe": "2"}))
    make_edition(database, plan.id, wanted("adopted"), DAY, Limits())
    tree = get_edition_content(database, plan.id, 1).public
    measures = {each.fact.measure for each in tree.trace}
    texts = [t for s in tree.sections for block in s.blocks for t in texts_of(block)]
    assert "engagement" not in measures and "3" not in texts
