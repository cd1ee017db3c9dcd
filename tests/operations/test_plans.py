"""Plans brought together from the store: refreshed by the data, never rewritten."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document

from placeplan.domain.faults import Refused
from placeplan.domain.partners import Partner
from placeplan.domain.plan_trees import PlanTree, Prose, Quotation, texts_of
from placeplan.domain.plans import Finding, Plan, PlanStatus
from placeplan.domain.responses import answer_from_mark
from placeplan.domain.surveys import Survey
from placeplan.operations.plans import draft_plan, plan_docx_for, plan_tree
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.findings import add_finding
from placeplan.store.listings import add_listing
from placeplan.store.partners import add_partner
from placeplan.store.plans import add_plan, list_plans, update_section
from placeplan.store.profiles import freeze_public_step
from placeplan.store.responses import add_response
from tests.factories import LISBURN_SOUTH, make_response
from tests.plan_sources import QUOTED, make_action, make_listing

CODE = LISBURN_SOUTH.code
OPEN_DAY, CLOSED_DAY = date(2026, 6, 20), date(2026, 9, 1)


@pytest.fixture
def plan(database: Database, survey: Survey) -> Plan:
    return add_plan(database, CODE, [survey.slug], "Lisburn South locality plan")


def answer(database: Database, survey: Survey, count: int, mark: str = "6", good: str = "") -> None:
    with writing(database):
        for _ in range(count):
            said = {"natural_space": answer_from_mark(mark, good=good)}
            add_response(database, make_response(survey, answers=said))


def words(tree: PlanTree) -> str:
    return "\n".join(t for s in tree.sections for block in s.blocks for t in texts_of(block))


def test_a_draft_is_not_stored(database: Database, survey: Survey) -> None:
    tree = draft_plan(database, CODE, [survey.slug], OPEN_DAY)
    assert tree.title == "Lisburn South locality plan"
    assert list_plans(database) == []


def test_drafting_again_refreshes_numbers_and_keeps_what_people_wrote(
    database: Database, survey: Survey, plan: Plan
) -> None:
    answer(database, survey, 12)
    update_section(database, plan.id, "actions", "Our *own* words.", version=0, changed_by="A")
    add_finding(database, plan.id, Finding("issue", "Dark paths", "", "", (make_action(),)))
    before = plan_tree(database, plan.id, OPEN_DAY)
    assert "Natural space (mean 6.0, n = 12)" in words(before)
    answer(database, survey, 12, "2")
    for after in (
        plan_tree(database, plan.id, OPEN_DAY),
        draft_plan(database, CODE, [survey.slug], OPEN_DAY),
    ):
        assert "Natural space (mean 4.0, n = 24)" in words(after)
        assert "n = 12)" not in words(after)
        (prose,) = (b for b in after.section("actions").blocks if isinstance(b, Prose))
        assert prose.markdown == "Our *own* words."
        assert "Light the underpass" in words(after)


@pytest.mark.parametrize(
    ("status", "quoted"), [("draft", True), ("consultation_draft", False), ("adopted", False)]
)
def test_comments_nobody_has_reviewed_are_quoted_in_a_draft_only(
    status: PlanStatus, quoted: bool, database: Database, survey: Survey, plan: Plan
) -> None:
    answer(database, survey, 10, good=f"The river is lovely. {QUOTED}")
    tree = plan_tree(database, plan.id, OPEN_DAY, status=status)
    found = [b for b in tree.section("what_is_good_here").blocks if isinstance(b, Quotation)]
    assert [block.warning for block in found] == ["Not yet reviewed for publication"] * quoted
    assert (QUOTED in words(tree)) == quoted


def test_the_public_sees_steps_of_ten_and_nothing_behind_them(
    database: Database, survey: Survey, plan: Plan
) -> None:
    answer(database, survey, 10)
    with writing(database):
        freeze_public_step(database, survey.slug, CODE, OPEN_DAY)
    answer(database, survey, 5, good="The river is lovely, as it always was.")
    public = words(plan_tree(database, plan.id, OPEN_DAY, is_public=True))
    assert "n = 10)" in public
    assert "n = 15)" not in public
    assert "river" not in public
    assert "is shown here once the survey has closed" in public
    closed = words(plan_tree(database, plan.id, CLOSED_DAY, is_public=True))
    assert "n = 15)" in closed


def test_only_approved_listings_of_the_area_are_in_the_plan(
    database: Database, survey: Survey, plan: Plan
) -> None:
    partner = add_partner(database, Partner("Made-up health body"))
    add_listing(database, make_listing(partner_id=partner))
    add_listing(database, make_listing(partner_id=partner, name="Not yet seen", state="waiting"))
    text = words(plan_tree(database, plan.id, OPEN_DAY))
    assert "Walk and talk" in text
    assert "Not yet seen" not in text


def test_the_word_file_of_a_draft_holds_its_n(database: Database, survey: Survey) -> None:
    answer(database, survey, 12)
    document = Document(BytesIO(plan_docx_for(database, CODE, [survey.slug], OPEN_DAY)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Natural space (mean 6.0, n = 12)" in text


def test_an_unknown_area_or_survey_is_not_found(database: Database, survey: Survey) -> None:
    with pytest.raises(NotFound):
        draft_plan(database, "N0", [survey.slug], OPEN_DAY)
    with pytest.raises(NotFound):
        draft_plan(database, CODE, ["nowhere"], OPEN_DAY)


def test_a_survey_named_twice_is_drawn_on_once(database: Database, survey: Survey) -> None:
    tree = draft_plan(database, CODE, [survey.slug, survey.slug], OPEN_DAY)
    assert "several" not in words(tree)
    with pytest.raises(Refused):
        add_plan(database, CODE, [survey.slug, survey.slug], "Twice")
