"""Anyone comments on a section of a draft; officers say what was said and what changed."""

import csv
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest

from placeplan.domain.accounts import Role
from placeplan.domain.consultations import Consultation
from placeplan.domain.plans import Plan
from placeplan.operations.plan_editions import make_edition
from placeplan.operations.plan_evidence import Limits
from placeplan.operations.wanted_editions import WantedEdition
from placeplan.store.areas import add_areas
from placeplan.store.consultation_comments import list_comments
from placeplan.store.consultations import (
    add_consultation,
    find_consultation,
    list_points,
    update_consultation_dates,
)
from placeplan.store.database import Database, writing
from placeplan.store.plan_editions import withhold_edition
from placeplan.store.plans import add_plan
from placeplan.web.days import today
from tests.conftest import make_app
from tests.edition_setup import store_edition
from tests.factories import CASTLEREAGH_EAST, LISBURN_SOUTH
from tests.pages import PageClient, read, text_of

DAY = timedelta(days=1)
FORM = "/published/lisburn-south/comment/actions"


@pytest.fixture
def officer(client_as: Callable[[Role], PageClient]) -> PageClient:
    return client_as(Role.OFFICER)


@pytest.fixture
def plan(database: Database) -> Plan:
    with writing(database):
        add_areas(database, [LISBURN_SOUTH])
    plan = add_plan(database, LISBURN_SOUTH.code, [], "Lisburn South")
    store_edition(database, plan.id, "consultation_draft")
    add_consultation(database, Consultation(plan.id, 1, today() - DAY, today() + DAY))
    return plan


def close(database: Database) -> None:
    update_consultation_dates(database, 1, today() - 9 * DAY, today() - DAY)


def comments(database: Database) -> list[str]:
    return [each.text for each in list_comments(database, 1)]


@pytest.mark.usefixtures("plan")
def test_a_resident_comments_on_a_section(client: PageClient, database: Database) -> None:
    page = client.page("/published/lisburn-south")
    (link,) = page.find_all("a", href=FORM)
    assert link.get_text() == "Comment on this section: Actions"
    answer = client.post_form(FORM, {"text": " More light,\r\n=please "})
    assert "Thank you for your comment" in text_of(answer)
    (kept,) = list_comments(database, 1)
    assert (kept.section_key, kept.text, kept.received_on, kept.is_flagged, kept.state) == (
        "actions", "More light,\n=please", today(), False, "new",
    )  # fmt: skip
    client.post_form("/published/lisburn-south/comment/whole_plan", {"text": "Good."})
    assert len(comments(database)) == 2


@pytest.mark.usefixtures("plan")
def test_a_form_that_is_sent_twice_is_one_comment(client: PageClient, database: Database) -> None:
    form = client.page(FORM).find("form", id="comment")
    sent = {each["name"]: each.get("value", "") for each in form.find_all("input")}
    for _press in range(2):
        assert client.post(FORM, data=sent | {"text": "Once"}).status_code == 302
    assert comments(database) == ["Once"]
    for _press in range(2):
        assert client.post(FORM, data=sent | {"text": "And this"}).status_code == 302
    elsewhere = FORM.replace("actions", "whole_plan")
    assert client.post(elsewhere, data=sent | {"text": "Once"}).status_code == 302
    assert comments(database) == ["Once", "And this", "Once"]


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize(
    ("sent", "sentence"),
    [({"text": " \n "}, "Enter your comment"), ({"text": "x" * 5001}, "5,000 characters")],
)
def test_a_comment_that_is_none_is_not_kept(
    sent: dict[str, str], sentence: str, client: PageClient, database: Database
) -> None:
    assert sentence in text_of(client.post_form(FORM, sent))
    assert comments(database) == []


@pytest.mark.usefixtures("plan")
def test_what_a_program_seems_to_have_written_is_flagged_not_lost(
    client: PageClient, officer: PageClient, database: Database
) -> None:
    answer = client.post_form(FORM, {"text": "Buy now", "website": "http://spam.example"})
    assert "Thank you" in text_of(answer)
    assert list_comments(database, 1)[0].is_flagged
    page = text_of(officer.get("/plans/1/consultations/1"))
    assert "A program may have written it" in page


@pytest.mark.usefixtures("plan")
def test_a_comment_needs_the_token_of_its_page(client: PageClient, database: Database) -> None:
    assert client.post(FORM, data={"text": "No token", "key": "a"}).status_code == 400
    assert comments(database) == []


@pytest.mark.usefixtures("plan")
def test_too_many_comments_from_one_address_wait_with_their_words(
    instance: Any, database: Database
) -> None:
    app = make_app(instance, answer_limit="2 per hour")
    client = PageClient(app, app.response_class)
    for number in range(3):
        answer = client.post_form(FORM, {"text": f"Comment {number}"})
    assert answer.status_code == 429
    assert "Comment 2" in text_of(answer) and "half an hour" in text_of(answer)
    assert comments(database) == ["Comment 0", "Comment 1"]


def test_nothing_is_taken_before_and_after_the_days(
    client: PageClient, plan: Plan, database: Database
) -> None:
    form = client.page(FORM).find("form", id="comment")
    sent = {each["name"]: each.get("value", "") for each in form.find_all("input")}
    update_consultation_dates(database, 1, today() + DAY, today() + 2 * DAY)
    assert "You can comment on this plan from" in text_of(client.get(FORM))
    close(database)
    assert "Comments were taken until" in text_of(client.get(FORM))
    late = client.post(FORM, data=sent | {"text": "Too late,\n<b>but</b>"})
    typed = read(late).find("textarea", readonly=True)
    assert late.status_code == 409 and typed is not None
    assert typed.get_text().strip() == "Too late,\n<b>but</b>"
    assert "send it to the council another way" in text_of(late)
    assert comments(database) == []
    assert "Comment on this section" not in text_of(client.get("/published/lisburn-south"))
    store_edition(database, plan.id, "adopted")
    assert "not open for comments" in text_of(client.get(FORM))


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize("address", ["/published/lisburn-south/comment/nothing",
                                     "/published/nowhere/comment/actions",
                                     "/published/nowhere/comment-sent"])  # fmt: skip
def test_there_is_no_form_for_what_is_not_there(address: str, client: PageClient) -> None:
    assert client.get(address).status_code == 404


def test_officers_say_what_was_said_and_what_changed(
    client: PageClient, officer: PageClient, plan: Plan, database: Database
) -> None:
    for text in ("=More light", "Somebody is a …"):
        client.post_form(FORM, {"text": text})
    address = f"/plans/{plan.id}/consultations/1"
    assert "2 comments from the consultation are new" in text_of(officer.get(f"/plans/{plan.id}"))
    said = {"section_key": "actions", "said": "The path needs light", "outcome": "changed"}
    assert "Say what changed" in text_of(officer.post_form(f"{address}/points/new", said))
    officer.post_form(f"{address}/points/new", said | {"answer": "An action was added."})
    officer.post_form(f"{address}/comments/1", {"state": "considered", "point": "1"})
    assert "Give a reason" in text_of(
        officer.post_form(f"{address}/comments/2", {"state": "left_out"})
    )
    officer.post_form(f"{address}/comments/2", {"state": "left_out", "reason": "Abuse"})
    page = text_of(officer.get(address))
    assert "Left out: Abuse" in page and "Somebody is a" not in page
    rows = list(csv.reader(StringIO(officer.get(f"{address}/comments.csv").text)))
    assert [row[1:4] for row in rows[1:]] == [["Actions", "'=More light", "considered"]]
    public = "/published/lisburn-south"
    assert "The path needs light" not in text_of(client.get(public))
    close(database)
    shown = text_of(client.get(public))
    assert f"Comments were taken until {(today() - DAY).strftime('%-d %B %Y')}." in shown
    assert "What was said stands below" in shown
    assert "2 comments on edition 1 came" in shown and "One was left out" in shown
    assert "Actions The path needs light Changed: An action was added." in shown


def test_the_page_says_once_what_came_of_a_consultation(
    client: PageClient, plan: Plan, database: Database
) -> None:
    close(database)
    heading = "What was said and what changed"
    page = client.page("/published/lisburn-south")
    assert [each.get_text() for each in page.find_all("h2") if each.get_text() == heading]
    assert "will stand here" not in page.get_text()
    make_edition(database, plan.id, WantedEdition(2, "adopted", "A"), today(), Limits())
    page = client.page("/published/lisburn-south")
    headings = [each.get_text() for each in page.find_all(["h2", "h3"])]
    assert headings.count(heading) == 1
    assert page.find(id="consultation") is None
    assert "No comment has come." in page.get_text()


def test_the_days_for_comments_are_changed_by_whoever_saw_the_last_ones(
    officer: PageClient, plan: Plan, database: Database
) -> None:
    address = f"/plans/{plan.id}/consultations/1/dates"
    token = officer.page(address).find("input", attrs={"name": "csrf_token"})["value"]
    seen = officer.page(address).find("input", attrs={"name": "seen"})["value"]
    sent = {"csrf_token": token, "seen": seen, "opens_on": today().isoformat()}
    for last, status in ((today() + 9 * DAY, 302), (today() + 5 * DAY, 200)):
        answer = officer.post(address, data=sent | {"closes_on": last.isoformat()})
        assert answer.status_code == status
    assert "Somebody else has changed this" in text_of(answer)
    consultation = find_consultation(database, plan.id, 1)
    assert consultation is not None and consultation.closes_on == today() + 9 * DAY
    own = f"/plans/{plan.id}/consultations/1"
    assert "Comments are taken from" in text_of(officer.get(own))
    close(database)
    assert "Comments were taken from" in text_of(officer.get(own))


def test_two_officers_do_not_write_over_each_other(
    client: PageClient, officer: PageClient, plan: Plan, database: Database
) -> None:
    client.post_form(FORM, {"text": "More light"})
    address = f"/plans/{plan.id}/consultations/1"
    point = {"section_key": "actions", "said": "First", "outcome": "open"}
    officer.post_form(f"{address}/points/new", point)
    for page, sent in (
        ("points/1", point | {"said": "Mine", "version": "1"}),
        ("comments/1", {"state": "considered", "version": "1"}),
    ):
        token = officer.page(f"{address}/{page}").find("input", attrs={"name": "csrf_token"})
        data = sent | {"csrf_token": token["value"]}
        assert officer.post(f"{address}/{page}", data=data).status_code == 302
        assert "Somebody else has" in text_of(officer.post(f"{address}/{page}", data=data))
    removed = officer.post_form(address, button="Remove Mine", follow=False)
    assert list_points(database, 1) == []
    assert "#" not in removed.location, "Undo stands at the top"
    officer.post_form(removed.location, action="restore")
    assert [each.said for each in list_points(database, 1)] == ["Mine"]


def test_the_front_page_leads_to_plans_that_anyone_may_read(
    client: PageClient, plan: Plan, database: Database
) -> None:
    with writing(database):
        add_areas(database, [CASTLEREAGH_EAST])
    bare = client.page("/")
    east = add_plan(database, CASTLEREAGH_EAST.code, [], "East")
    store_edition(database, east.id, "draft")
    page = client.page("/")
    assert "Agreed plans" not in page.text and "East" not in page.text
    assert [each.text for each in bare.main.find_all("a")] == ["Lisburn South"]
    (link,) = page.find_all("a", href="/published/lisburn-south")
    last_day = (today() + DAY).strftime("%-d %B %Y")
    assert link.parent.text == f"{plan.title}. Comments are taken until {last_day}."
    close(database)
    assert not client.page("/").main.find_all("a")
    store_edition(database, east.id, "adopted")
    agreed = client.page("/")
    assert "Plans you can comment on" not in agreed.text
    assert [each["href"] for each in agreed.main.find_all("a")] == ["/published/east"]
    store_edition(database, east.id, "consultation_draft")
    add_consultation(database, Consultation(east.id, 3, today(), today()))
    links = [each["href"] for each in client.page("/").main.find_all("a")]
    assert links == ["/published/east", "/published/east/editions/2"]
    withhold_edition(database, east.id, 2, "A name", "An officer")
    withhold_edition(database, east.id, 3, "A name", "An officer")
    assert "No survey is open" in client.page("/").text
    assert not client.page("/").main.find_all("a")


def test_the_front_page_has_a_plan_that_was_adopted_before_editions_were_kept(
    client: PageClient, database: Database
) -> None:
    with writing(database):
        add_areas(database, [LISBURN_SOUTH])
        add_plan(database, LISBURN_SOUTH.code, [], "Lisburn South")
        database.conn.execute("UPDATE plans SET status = 'adopted', is_published = 1")
    (link,) = client.page("/").main.find_all("a")
    assert client.get(link["href"]).status_code == 200


def test_what_was_chosen_for_a_comment_is_kept_before_a_point_is_added(
    client: PageClient, officer: PageClient, plan: Plan, database: Database
) -> None:
    client.post_form(FORM, {"text": "More light"})
    address = f"/plans/{plan.id}/consultations/1/comments/1"
    # no link leads away from the form: what it holds would be lost
    assert officer.page(address).find("a", string="Add a point") is None
    choices = {"state": "left_out", "reason": "", "next": "point"}
    assert "Give a reason for leaving" in text_of(officer.post_form(address, choices))
    page = officer.post_form(address, choices | {"reason": "About something else"})
    assert "What you did with the comment is kept." in text_of(page)
    assert "What was said" in text_of(page)
    (comment,) = list_comments(database, 1)
    assert (comment.state, comment.reason) == ("left_out", "About something else")


def test_a_point_added_from_a_comment_answers_it(
    client: PageClient, officer: PageClient, plan: Plan, database: Database
) -> None:
    client.post_form(FORM, {"text": "More light"})
    address = f"/plans/{plan.id}/consultations/1"
    edition = officer.page(f"/plans/{plan.id}/editions/1")
    assert edition.find("a", href=address, string="Comments on edition 1") is not None
    reviewed = {"state": "considered", "next": "point"}
    link = officer.post_form(f"{address}/comments/1", reviewed, follow=False).location
    page = officer.page(link)
    sent = {each["name"]: each.get("value", "") for each in page.select("form[method=post] input")}
    sent |= {"section_key": "actions", "said": "The path needs light", "outcome": "open"}
    officer.post_form(f"{address}/comments/1", {"state": "left_out", "reason": "Abuse"})
    refused = text_of(officer.post(link, data=sent))
    assert "Somebody else has changed this" in refused and list_points(database, 1) == []
    added = officer.post_form(link, {"said": "The path needs light"})
    assert "The point is added, and the comment is considered in it." in text_of(added)
    (point,), (comment,) = list_points(database, 1), list_comments(database, 1)
    assert (comment.state, comment.point, comment.reason) == ("considered", point.id, "")
    assert point.section_key == "actions"
