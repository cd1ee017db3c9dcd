"""A resident takes answers back with the receipt code: at any time, for good, and nobody else's."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from placeplan.domain.surveys import Survey
from placeplan.operations.profiles import get_profile, public_profile
from placeplan.operations.retention import remove_expired_responses
from placeplan.store.database import Database, writing
from placeplan.store.profiles import freeze_public_step
from placeplan.store.responses import add_response
from placeplan.web.days import today
from tests.conftest import make_app
from tests.factories import LISBURN_SOUTH, make_response
from tests.pages import PageClient, read, text_of
from tests.residents import HOME, ONE_AREA, answer_one, open_survey, responses, send

PAGE = "/withdraw"
UNKNOWN = "No answers are kept for this code"


@pytest.fixture
def survey(database: Database) -> Survey:
    """It begins with the first theme."""
    return open_survey(database, **ONE_AREA, is_published=True)


@pytest.fixture
def code(client: PageClient, survey: Survey) -> str:
    """The receipt code of an answer that was sent from this browser."""
    answer_one(client)
    return read(send(client)).find(class_="receipt__code").get_text()


def withdraw(client: PageClient, code: str) -> str:
    """Type the code, and press the button of the page that asks once more; what is said then."""
    asked = client.post_form(PAGE, {"receipt": code})
    if "Withdraw your answers?" not in text_of(asked):
        return text_of(asked)
    form = read(asked).main.find("form")
    carried = {each["name"]: each["value"] for each in form.find_all("input")}
    return text_of(client.post(form["action"], data=carried, follow_redirects=True))


@pytest.mark.parametrize("typed", [str.lower, lambda code: code.replace("-", " ")])
def test_the_answers_are_gone_once_it_is_confirmed(
    client: PageClient, survey: Survey, database: Database, code: str, typed: Callable[[str], str]
) -> None:
    asked = client.post_form(PAGE, {"receipt": typed(code)})
    assert survey.title in text_of(asked) and "cannot be undone" in text_of(asked)
    assert len(responses(database, survey)) == 1
    assert "Your answers are withdrawn" in withdraw(client, typed(code))
    assert not responses(database, survey)
    assert get_profile(database, survey, LISBURN_SOUTH.code).responses == 0


def test_this_browser_no_longer_knows_of_them(client: PageClient, code: str) -> None:
    withdraw(client, code)
    assert client.get(f"{HOME}/sent", follow_redirects=True).request.path == HOME
    assert "You have sent your answers" not in text_of(client.get(HOME))


def test_another_device_will_do(
    client: PageClient, survey: Survey, database: Database, code: str
) -> None:
    other: PageClient = client.application.test_client()
    assert "Your answers are withdrawn" in withdraw(other, code)
    assert not responses(database, survey)
    assert client.get(f"{HOME}/sent", follow_redirects=True).request.path == HOME
    assert "You have sent your answers" not in text_of(client.get(HOME))


def test_it_works_when_the_survey_is_closed(
    client: PageClient, survey: Survey, database: Database, code: str
) -> None:
    with writing(database):
        database.conn.execute("UPDATE responses SET collected_on = '2026-01-01'")
        database.conn.execute(
            "UPDATE surveys SET opens_on = '2026-01-01', closes_on = '2026-01-31'"
        )
        database.conn.execute("UPDATE response_counts SET collected_on = '2026-01-01'")
    assert "Your answers are withdrawn" in withdraw(client, code)
    assert not responses(database, survey)


def test_published_figures_keep_their_step(
    client: PageClient, survey: Survey, database: Database, code: str
) -> None:
    with writing(database):
        for _person in range(9):
            response = make_response(survey, {"moving_around": "2"}, collected_on=today())
            add_response(database, response)
            freeze_public_step(database, survey.slug, LISBURN_SOUTH.code, today())
    before = public_profile(database, survey, LISBURN_SOUTH.code, today())
    withdraw(client, code)
    assert before is not None
    assert public_profile(database, survey, LISBURN_SOUTH.code, today()) == before
    assert get_profile(database, survey, LISBURN_SOUTH.code).responses == 9


def test_every_code_that_leads_nowhere_gets_the_same_answer(
    client: PageClient, survey: Survey, database: Database, code: str
) -> None:
    never = withdraw(client, "AAAA-BBBB-CCCC")
    assert UNKNOWN in never
    no_code = withdraw(client, "-")
    withdraw(client, code)
    used = withdraw(client, code)
    remove_expired_responses(database, date(2099, 1, 1), 730)
    assert {never, no_code, used, withdraw(client, code)} == {never}


def test_confirming_twice_says_that_nothing_is_left(
    client: PageClient, database: Database, survey: Survey, code: str
) -> None:
    form = read(client.post_form(PAGE, {"receipt": code})).main.find("form")
    carried = {each["name"]: each["value"] for each in form.find_all("input")}
    answers = [client.post(form["action"], data=carried) for _press in range(2)]
    assert [each.status_code for each in answers] == [302, 400]
    assert not responses(database, survey)


def test_nobody_elses_answers_go(
    client: PageClient, survey: Survey, database: Database, code: str
) -> None:
    answer_one(client, "7")
    send(client)
    withdraw(client, code)
    assert [each.answers["moving_around"].rating for each in responses(database, survey)] == [7]
    assert client.get(f"{HOME}/sent").status_code == 200


def test_only_wrong_codes_are_limited(instance: Path, survey: Survey) -> None:
    client: PageClient = make_app(instance, return_limit="2 per hour").test_client()
    for _press in range(3):
        client.get(PAGE)
    said = [client.post_form(PAGE, {"receipt": "AAAA"}).status_code for _try in range(3)]
    assert said == [400, 400, 429]


def test_no_address_holds_the_code(client: PageClient, code: str) -> None:
    asked = client.post_form(PAGE, {"receipt": code})
    form = read(asked).main.find("form")
    assert code not in asked.request.full_path and code not in form["action"]
