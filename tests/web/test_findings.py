"""Findings are made from comments and ratings, and rest on what may be counted and quoted."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup

from placeplan.domain.accounts import Role
from placeplan.domain.plans import Finding, Plan
from placeplan.domain.responses import Answer
from placeplan.domain.tags import Tag
from placeplan.store.areas import add_areas, add_places
from placeplan.store.comment_reviews import set_comment_state
from placeplan.store.database import Database, writing
from placeplan.store.finding_evidence import add_support, list_candidates
from placeplan.store.findings import add_finding
from placeplan.store.plans import add_plan, get_plan
from placeplan.store.responses import add_response
from placeplan.store.surveys import add_survey
from placeplan.store.tags import add_tag, tag_comments
from tests.factories import CASTLEREAGH_EAST, LISBURN_SOUTH, PLACES, make_response, make_survey
from tests.pages import PageClient, read, text_of

BUSES = "public_transport"
COMMENTS = f"/plans/from-comments/your-place/{LISBURN_SOUTH.code}"


@pytest.fixture
def officer(client_as: Callable[[Role], PageClient]) -> PageClient:
    return client_as(Role.OFFICER)


@pytest.fixture
def plan(database: Database) -> Plan:
    """Twelve people wrote that the buses stop early, and three of them that drivers are kind."""
    survey = make_survey()
    with writing(database):
        add_areas(database, [LISBURN_SOUTH, CASTLEREAGH_EAST])
        add_places(database, PLACES)
        add_survey(database, survey)
        for number in range(12):
            good = f"Kind driver {number}" if number < 3 else ""
            said = {
                BUSES: Answer(2, good=good, better=f"No bus {number}"),
                "natural_space": Answer(7),
            }
            add_response(database, make_response(survey, answers=said))
    return add_plan(database, LISBURN_SOUTH.code, [survey.slug], "The plan")


@pytest.fixture
def tag(database: Database, plan: Plan) -> Tag:
    """A tag that all the comments on buses carry."""
    tag = add_tag(database, Tag("Evening buses", theme_key=BUSES), by="A")
    every = [row[0] for row in database.conn.execute("SELECT id FROM comments")]
    tag_comments(database, tag.id, every, by="A")
    return tag


def better(database: Database, plan: Plan) -> list[int]:
    return [each.id for each in list_candidates(database, plan.id, kinds=["better"])]


def finding_of(database: Database, plan: Plan) -> Finding:
    return get_plan(database, plan.id).findings[0]


def test_an_issue_is_made_from_tagged_comments_with_what_may_be_quoted(
    officer: PageClient, plan: Plan, tag: Tag, database: Database
) -> None:
    ids = better(database, plan)
    for comment_id in ids[:2]:
        set_comment_state(database, comment_id, "may_be_quoted", version=1, by="A")
    set_comment_state(database, ids[2], "not_published", version=1, by="A")
    answer = officer.get(f"{COMMENTS}?tag={tag.id}", follow_redirects=True)
    assert "Make an issue from comments" in text_of(answer)
    assert "Make an asset from 3 comments on what is good instead" in text_of(answer)
    made = officer.post_form(answer.request.full_path, {}, action="from-comments")
    assert "“Evening buses” is added." in text_of(made)
    assert "It rests on 12 comments. Individuals, online: 12" in text_of(made)
    finding = finding_of(database, plan)
    assert (finding.kind, finding.theme_key, finding.tag_id) == ("issue", BUSES, tag.id)
    assert [each.text for each in finding.quotations] == ["No bus 11", "No bus 10"]


def test_what_is_good_is_offered_as_an_asset_and_few_are_not_counted(
    officer: PageClient, plan: Plan, tag: Tag, database: Database
) -> None:
    page = f"/plans/{plan.id}/findings/from-comments?theme={BUSES}&kind=good"
    assert "Make an asset from comments" in text_of(officer.get(page))
    made = officer.post_form(page, {"title": "Kind drivers"}, action="from-comments")
    assert "comments of fewer than 10 people" in text_of(made)
    finding = finding_of(database, plan)
    assert (finding.kind, finding.title, finding.support.comments) == ("asset", "Kind drivers", 3)


def test_without_a_plan_one_is_started_for_the_finding(
    officer: PageClient, plan: Plan, tag: Tag, database: Database
) -> None:
    with writing(database):
        database.conn.execute("DELETE FROM plans")
    address = f"{COMMENTS}?tag={tag.id}"
    assert "no plan of Lisburn South draws on this survey yet" in text_of(officer.get(address))
    started = officer.post_form(address, {})
    assert "Make an issue from comments" in text_of(started)
    add_plan(database, LISBURN_SOUTH.code, ["your-place"], "Another plan")
    assert "Which plan is it for?" in text_of(officer.get(address))


def test_a_finding_is_made_from_exactly_the_comments_that_the_grid_shows(
    officer: PageClient, plan: Plan, database: Database
) -> None:
    grid = f"/evidence/your-place/{LISBURN_SOUTH.code}?text=bus+1&rating=2&state=to_review"
    shown = officer.page(grid)
    numbers = [str(row["data-comment"]) for row in shown.select("[data-comment]")]
    assert len(numbers) == 3, "No bus 1, 10 and 11"
    link = shown.find("a", string="Make a finding from these comments")
    assert link is not None
    address = officer.get(str(link["href"]), follow_redirects=True).request.full_path

    def ticked(page: BeautifulSoup) -> list[str]:
        assert [str(box["value"]) for box in page.select("[name=listed]")] == [" ".join(numbers)]
        return [str(box["value"]) for box in page.select("[name=comments][checked]")]

    assert ticked(officer.page(address)) == numbers
    refused = officer.post_form(address, {"title": ""}, action="from-comments")
    assert ticked(read(refused)) == numbers
    officer.post_form(address, {"title": "Early buses"}, action="from-comments")
    assert finding_of(database, plan).support.comments == 3
    assert officer.get(address.replace("your-place", "another")).status_code == 404
    with writing(database):
        database.conn.execute("DELETE FROM plans")
    started = officer.post_form(str(link["href"]), {})
    assert ticked(read(started)) == numbers


def test_comments_tagged_since_are_added_with_one_press(
    officer: PageClient, plan: Plan, tag: Tag, database: Database
) -> None:
    finding = Finding("issue", "Evening buses", theme_key=BUSES, tag_id=tag.id)
    finding_id = add_finding(database, plan.id, finding)
    add_support(database, plan.id, finding_id, better(database, plan)[:5], by="A")
    page = f"/plans/{plan.id}/findings/{finding_id}"
    assert "Add 7 more comments that carry its tag" in text_of(officer.get(page))
    answer = officer.post_form(page, {}, action="tagged")
    assert "7 comments are added." in text_of(answer)
    assert "more comment" not in text_of(answer)


def test_comments_are_taken_out_added_quoted_and_put_in_order(
    officer: PageClient, plan: Plan, database: Database
) -> None:
    finding_id = add_finding(database, plan.id, Finding("issue", "Buses", theme_key=BUSES))
    ids = better(database, plan)
    add_support(database, plan.id, finding_id, ids[:3], by="A")
    for comment_id in ids[1:5]:
        set_comment_state(database, comment_id, "may_be_quoted", version=1, by="A")
    kept = [str(each) for each in ids[1:5]]
    page = f"/plans/{plan.id}/findings/{finding_id}"
    quotes = {"comments": kept, "quotes": [kept[0], kept[1], str(ids[0])]}
    officer.post_form(f"{page}/comments", quotes, action="comments")
    finding = finding_of(database, plan)
    assert finding.support.comments == 4
    assert [each.text for each in finding.quotations] == ["No bus 10", "No bus 9"]
    officer.post_form(page, button="Move up No bus 9")
    assert [each.text for each in finding_of(database, plan).quotations] == [
        "No bus 9", "No bus 10",
    ]  # fmt: skip
    set_comment_state(database, ids[2], "not_published", version=2, by="A")
    words = text_of(officer.get(page))
    assert "1 comment that was chosen is not quoted" in words
    assert "“No bus 9”" not in words and "“No bus 10”" in words


def test_a_theme_rated_low_becomes_an_issue_with_one_press(
    officer: PageClient, plan: Plan, database: Database
) -> None:
    section = f"/plans/{plan.id}/sections/what_could_be_better"
    words = text_of(officer.get(section))
    assert "Needs without an issue yet" in words and "mean 2.0, n = 12" in words
    answer = officer.post_form(section, button="Make an issue of it Public transport")
    assert "“Public transport” is added" in text_of(answer)
    assert finding_of(database, plan).theme_key == BUSES
    assert "Make an issue of it Public transport" not in text_of(officer.get(section))


def test_a_finding_changed_meanwhile_is_shown_not_lost(
    officer: PageClient, plan: Plan, database: Database
) -> None:
    finding_id = add_finding(database, plan.id, Finding("issue", "Buses"))
    page = f"/plans/{plan.id}/findings/{finding_id}"
    token = officer.page(page).find("input", attrs={"name": "csrf_token"})["value"]
    officer.post_form(page, {"title": "Theirs"}, action=str(finding_id))
    sent = {"csrf_token": token, "title": "Mine", "version": "1"}
    words = text_of(officer.post(page, data=sent))
    assert "Somebody else has changed this meanwhile" in words and "Name: Theirs" in words
    assert finding_of(database, plan).title == "Theirs"
    assert officer.post(page, data=sent | {"version": "2"}).status_code == 302


def test_comments_that_another_officer_adds_meanwhile_stay(
    officer: PageClient, plan: Plan, database: Database
) -> None:
    finding_id = add_finding(database, plan.id, Finding("issue", "Buses"))
    ids = better(database, plan)
    add_support(database, plan.id, finding_id, ids[:3], by="A")
    page = f"/plans/{plan.id}/findings/{finding_id}/comments"
    token = officer.page(page).find("input", attrs={"name": "csrf_token"})["value"]
    add_support(database, plan.id, finding_id, ids[3:5], by="B")
    listed = " ".join(map(str, ids[:3]))
    officer.post(page, data={"csrf_token": token, "listed": listed, "comments": [ids[0]]})
    assert finding_of(database, plan).support.comments == 3
