"""What a finding rests on is what counts, and may be quoted, at this moment."""

import pytest

from placeplan.domain.accounts import Role
from placeplan.domain.faults import Refused
from placeplan.domain.findings import Finding, SupportCell
from placeplan.domain.responses import Answer
from placeplan.domain.tags import Tag
from placeplan.store.accounts import add_account, set_named_contact
from placeplan.store.areas import add_areas, add_places
from placeplan.store.comment_reviews import set_comment_state
from placeplan.store.concerns import mark_concern
from placeplan.store.database import Database, writing
from placeplan.store.finding_evidence import (
    add_support,
    list_candidates,
    list_quotations,
    list_supporting_comments,
    move_quotation,
    remove_support,
    set_quoted,
)
from placeplan.store.findings import add_finding, get_finding, list_findings, update_finding
from placeplan.store.plans import add_plan
from placeplan.store.responses import add_response
from placeplan.store.surveys import add_survey
from placeplan.store.tags import add_tag, tag_comments
from tests.factories import (
    CASTLEREAGH_EAST,
    LISBURN_SOUTH,
    PLACES,
    make_group_response,
    make_response,
    make_survey,
)

Issue = tuple[int, int]


@pytest.fixture
def issue(database: Database) -> Issue:
    """A plan and an issue in it; eleven individuals and a table wrote about the buses."""
    survey = make_survey()
    with writing(database):
        add_areas(database, [LISBURN_SOUTH, CASTLEREAGH_EAST])
        add_places(database, PLACES)
        add_survey(database, survey)
        for number in range(11):
            channel = "online" if number else "paper"
            said = about_buses(f"Bus {number}", f"Bus {number} is good")
            add_response(database, make_response(survey, channel=channel, answers=said))
        table = {"answers": about_buses("No bus"), "people": 12}
        add_response(database, make_group_response(survey, **table))
        elsewhere = {"answers": about_buses("Elsewhere"), "area_code": CASTLEREAGH_EAST.code}
        add_response(database, make_response(survey, **elsewhere))
    plan = add_plan(database, LISBURN_SOUTH.code, [survey.slug], "A plan")
    return plan.id, add_finding(database, plan.id, Finding("issue", "Buses"))


def about_buses(better: str, good: str = "") -> dict[str, Answer]:
    return {"public_transport": Answer(2, good=good, better=better)}


def ids_of(database: Database, plan_id: int) -> list[int]:
    return [each.id for each in list_candidates(database, plan_id, kinds=["better"])]


def quoted(database: Database, finding_id: int) -> list[str]:
    return [each.text for each in list_quotations(database, [finding_id]).get(finding_id, ())]


def approve(database: Database, comment_id: int) -> None:
    set_comment_state(database, comment_id, "may_be_quoted", version=1, by="A")


def test_support_is_counted_by_survey_series_and_channel(issue: Issue, database: Database) -> None:
    plan_id, finding_id = issue
    every = [row[0] for row in database.conn.execute("SELECT id FROM comments")]
    added = add_support(database, plan_id, finding_id, every, by="A")
    assert len(added) == 23 and add_support(database, plan_id, finding_id, added, by="A") == []
    (finding,) = list_findings(database, plan_id)
    assert set(finding.support.cells) == {
        SupportCell("your-place", "individuals", "online", 20, 10),
        SupportCell("your-place", "individuals", "paper", 2, 1),
        SupportCell("your-place", "groups", "workshop", 1, 12),
    }
    good = [each.id for each in list_candidates(database, plan_id, kinds=["good"])]
    assert len(remove_support(database, plan_id, finding_id, good)) == 11
    assert get_finding(database, plan_id, finding_id).support.comments == 12


def test_a_response_that_no_longer_counts_supports_nothing(
    issue: Issue, database: Database
) -> None:
    plan_id, finding_id = issue
    ids = add_support(database, plan_id, finding_id, ids_of(database, plan_id), by="A")
    with writing(database):
        database.conn.execute(
            "UPDATE responses SET state = 'excluded', state_reason = 'twice' WHERE form = 'group'"
        )
    assert get_finding(database, plan_id, finding_id).support.comments == 11
    assert len(list_supporting_comments(database, finding_id)) == 11
    with writing(database):
        database.conn.execute("DELETE FROM responses WHERE channel = 'paper'")
    assert get_finding(database, plan_id, finding_id).support.comments == len(ids) - 2


def test_only_what_may_be_quoted_is_quoted_in_the_officers_order(
    issue: Issue, database: Database
) -> None:
    plan_id, finding_id = issue
    ids = add_support(database, plan_id, finding_id, ids_of(database, plan_id), by="A")
    for comment_id in ids[:3]:
        set_quoted(database, plan_id, finding_id, comment_id, is_quoted=True)
    assert quoted(database, finding_id) == []
    for comment_id in ids[:3]:
        approve(database, comment_id)
    assert quoted(database, finding_id) == ["Bus 0", "Bus 1", "Bus 2"]
    move_quotation(database, plan_id, finding_id, ids[2], "up")
    move_quotation(database, plan_id, finding_id, ids[0], "up")
    assert quoted(database, finding_id) == ["Bus 0", "Bus 2", "Bus 1"]
    set_comment_state(database, ids[2], "not_published", version=2, by="A")
    assert quoted(database, finding_id) == ["Bus 0", "Bus 1"]
    (first, _second) = get_finding(database, plan_id, finding_id).quotations
    assert (first.theme_key, first.kind, first.survey) == (
        "public_transport", "better", "your-place",
    )  # fmt: skip
    contact = add_account(database, email="c@example.org", name="C", role=Role.OFFICER)
    set_named_contact(database, contact.id, True)
    mark_concern(database, ids[0], version=2, by="A")
    assert quoted(database, finding_id) == ["Bus 1"]
    assert get_finding(database, plan_id, finding_id).support.comments == 11


def test_comments_that_carry_the_tag_since_are_offered(issue: Issue, database: Database) -> None:
    plan_id, finding_id = issue
    tag = add_tag(database, Tag("Evening buses"), by="A")
    ids = ids_of(database, plan_id)
    tag_comments(database, tag.id, ids[:5], by="A")
    add_support(database, plan_id, finding_id, ids[:3], by="A")
    wanted = {"kinds": ["better"], "tag_id": tag.id}
    since = list_candidates(database, plan_id, **wanted, finding_id=finding_id)
    assert [each.id for each in since] == ids[3:5]
    assert list_candidates(database, plan_id, kinds=["good"], tag_id=tag.id) == []
    assert len(list_candidates(database, plan_id, kinds=["better"], theme_key="housing")) == 0


def test_a_finding_changed_meanwhile_is_not_written_over(issue: Issue, database: Database) -> None:
    plan_id, finding_id = issue
    update_finding(database, plan_id, Finding("issue", "Theirs", id=finding_id, version=1))
    with pytest.raises(Refused, match="changed_meanwhile"):
        update_finding(database, plan_id, Finding("issue", "Mine", id=finding_id, version=1))
