"""Keep me informed: a list apart, joined and left without telling who is on it."""

import csv
from collections.abc import Callable
from datetime import date
from io import StringIO
from urllib.parse import urlsplit

from placeplan.domain.accounts import Role
from placeplan.domain.surveys import Survey
from placeplan.operations.retention import remove_expired_responses
from placeplan.store.database import Database
from placeplan.store.subscribers import add_subscriber, list_subscribers
from tests.pages import PageClient, read, text_of
from tests.residents import HOME, answer_one, send

PAGE, LEAVE = f"{HOME}/keep-informed", "/keep-informed/leave"
LIST = "/setup/surveys/your-place/keep-informed"
EMAIL = "someone@example.org"


def test_the_receipt_leads_to_it_and_it_back_to_the_receipt(
    client: PageClient, survey: Survey, database: Database
) -> None:
    answer_one(client)
    link = read(send(client)).find("a", string="Leave your email address")
    answer = client.post_form(link["href"], {"email": f" {EMAIL}"})
    assert answer.request.path == f"{HOME}/sent"
    assert "We will write to you" in text_of(answer)
    assert list_subscribers(database, survey.slug) == [EMAIL]


def test_joining_again_says_the_same(client: PageClient, survey: Survey) -> None:
    answers = {text_of(client.post_form(PAGE, {"email": EMAIL})) for _time in range(2)}
    assert len(answers) == 1


def test_what_is_no_address_is_said_at_its_field(
    client: PageClient, survey: Survey, database: Database
) -> None:
    answer = client.post_form(PAGE, {"email": "someone"})
    assert answer.status_code == 400
    assert "Enter an email address" in text_of(answer)
    assert not list_subscribers(database, survey.slug)


def test_leaving_never_tells_whether_one_was_on_it(
    client: PageClient, survey: Survey, database: Database
) -> None:
    add_subscriber(database, survey.slug, EMAIL)
    known = text_of(client.post_form(LEAVE, {"email": EMAIL.upper()}))
    assert not list_subscribers(database, survey.slug)
    assert text_of(client.post_form(LEAVE, {"email": "nobody@example.org"})) == known


def exported(officer: PageClient) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(officer.get(f"{LIST}.csv").get_data(as_text=True))))


def test_the_officers_copy_has_a_way_out_for_each_address(
    client: PageClient,
    client_as: Callable[[Role], PageClient],
    survey: Survey,
    database: Database,
) -> None:
    for email in ("zoe@example.org", EMAIL, "=cmd@example.org"):
        add_subscriber(database, survey.slug, email)
    rows = exported(client_as(Role.OFFICER))
    assert [row["email"] for row in rows] == ["'=cmd@example.org", EMAIL, "zoe@example.org"]
    link = urlsplit(rows[1]["leave"])
    assert link.netloc == "127.0.0.1:8000" and "someone" not in link.path
    client.get(link.path)
    assert EMAIL in list_subscribers(database, survey.slug), "opening the link takes nobody off"
    client.post_form(link.path)
    assert EMAIL not in list_subscribers(database, survey.slug)


def test_a_forged_link_takes_nobody_off(
    client: PageClient, survey: Survey, database: Database
) -> None:
    add_subscriber(database, survey.slug, EMAIL)
    answer = client.get(f"{LEAVE}/forged", follow_redirects=True)
    assert answer.request.path == LEAVE
    token = read(answer).find("input", attrs={"name": "csrf_token"})["value"]
    client.post(f"{LEAVE}/forged", data={"csrf_token": token})
    assert list_subscribers(database, survey.slug) == [EMAIL]


def test_an_officer_deletes_the_list(
    client_as: Callable[[Role], PageClient], survey: Survey, database: Database
) -> None:
    add_subscriber(database, survey.slug, EMAIL)
    officer = client_as(Role.OFFICER)
    assert "1 person wants to be told" in text_of(officer.get(LIST))
    page = officer.post_form(LIST, button="Delete the list")
    assert "0 people want to be told" in text_of(page)
    assert not list_subscribers(database, survey.slug)


def test_facilitators_see_no_list(client_as: Callable[[Role], PageClient], survey: Survey) -> None:
    facilitator = client_as(Role.FACILITATOR)
    assert facilitator.get(LIST).status_code == facilitator.get(f"{LIST}.csv").status_code == 403


def test_the_list_goes_with_the_surveys_answers(survey: Survey, database: Database) -> None:
    add_subscriber(database, survey.slug, EMAIL)
    remove_expired_responses(database, date(2099, 1, 1), 730)
    assert not list_subscribers(database, survey.slug)
