"""What is noticed when an answer is sent, over the pages as people and programs use them."""

import re
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from placeplan.domain.repeats import BURST_ANSWERS
from placeplan.domain.surveys import Survey
from placeplan.settings import Settings
from placeplan.store.database import Database
from placeplan.web.survey.drafts import BEGUN, DRAFT, KEPT, SENT
from placeplan.web.survey.kiosks import kiosk_address
from placeplan.web.survey.signs import HONEYPOT
from tests.conftest import make_app
from tests.pages import PageClient, read, text_of
from tests.residents import FIRST, HOME, answer_one, begin, responses, send

SLUG = "your-place"
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
HALL = 60


def take_time(client: FlaskClient, seconds: int = 300) -> None:
    """Let the answer have been begun so long ago."""
    with client.session_transaction() as session:
        kept = session[KEPT][SLUG]
        session[KEPT] = {SLUG: {**kept, BEGUN: str(int(time.time()) - seconds)}}


def kept_in(client: FlaskClient) -> dict[str, str]:
    with client.session_transaction() as session:
        return dict(session.get(KEPT, {}).get(SLUG, {}))


def flags(database: Database) -> list[set[str]]:
    """The flags of each response, in the order in which they were sent."""
    rows = database.conn.execute(
        "SELECT responses.id, kind FROM responses LEFT JOIN flags ON response_id = responses.id"
        " ORDER BY responses.id"
    )
    found: dict[int, set[str]] = {}
    for response, kind in rows:
        found.setdefault(response, set()).update({kind} if kind else set())
    return list(found.values())


def send_in(client: PageClient, seconds: int) -> None:
    answer_one(client)
    take_time(client, seconds)
    assert "Your answers are sent" in text_of(send(client))


def test_an_ordinary_answer_has_no_flag(
    client: PageClient, survey: Survey, database: Database
) -> None:
    send_in(client, 300)
    assert flags(database) == [set()]


def test_a_second_answer_of_the_same_browser_is_flagged(
    client: PageClient, survey: Survey, database: Database
) -> None:
    send_in(client, 300)
    send_in(client, 300)
    assert flags(database) == [set(), {"same_device"}]
    client.post_form(f"{HOME}/sent", action="/clear")
    send_in(client, 300)
    assert flags(database)[2] == set()


def test_people_who_share_a_tablet_are_not_flagged_for_it(
    app: Flask, client: PageClient, survey: Survey, database: Database
) -> None:
    with app.test_request_context():
        address = kiosk_address(survey)
    client.get(f"{HOME}?{urlsplit(address).query}")
    for _person in range(2):
        send_in(client, 300)
    assert flags(database) == [set(), set()]


def test_an_answer_sent_at_once_is_flagged_as_too_quick(
    client: PageClient, survey: Survey, database: Database
) -> None:
    answer_one(client)
    send(client)
    assert flags(database) == [{"too_quick"}]


def test_when_it_was_begun_is_known_only_while_it_is_not_sent(
    client: PageClient, survey: Survey
) -> None:
    answer_one(client)
    assert set(kept_in(client)) == {DRAFT, BEGUN}
    send(client)
    assert set(kept_in(client)) == {SENT}


def test_an_answer_taken_up_on_another_device_is_not_too_quick(
    app: Flask, client: PageClient, survey: Survey, database: Database
) -> None:
    answer_one(client)
    code = read(client.get(f"{HOME}/come-back")).select_one(".copy_out, .receipt__code")
    other = app.test_client()
    begin(other)  # type: ignore[arg-type]  # make_app says which class
    other.post_form(f"{HOME}/return", {"code": code.text})  # type: ignore[attr-defined]
    assert not kept_in(other).get(BEGUN)
    send(other)  # type: ignore[arg-type]
    assert flags(database) == [set()]


def test_the_honeypot_is_out_of_everyones_reach(client: PageClient, survey: Survey) -> None:
    answer_one(client)
    trap = client.page(f"{HOME}/about-you").main.find("input", attrs={"name": HONEYPOT})
    assert trap["tabindex"] == "-1" and trap["autocomplete"] == "off"
    box = trap.find_parent("div")
    assert box["aria-hidden"] == "true"
    assert f".{box['class'][0]}{{display:none}}" in client.get("/styles/everyone.css").text


@pytest.mark.parametrize("button", ["Send my answers", "Send without these two"])
def test_a_program_that_fills_in_everything_is_flagged_and_counted(
    client: PageClient, survey: Survey, database: Database, button: str
) -> None:
    answer_one(client)
    take_time(client)
    client.post_form(f"{HOME}/check")
    filled = {HONEYPOT: "https://example.org"}
    client.post_form(f"{HOME}/about-you", filled, action="/send", button=button)
    assert flags(database) == [{"honeypot"}]
    assert len(responses(database, survey)) == 1


def answer_in_hall(app: Flask) -> tuple[FlaskClient, dict[str, str]]:
    """Another browser with one rating saved, and what its last press sends."""
    visitor = FlaskClient(app)
    token = {"csrf_token": TOKEN.findall(visitor.get(HOME).text)[0]}
    assert visitor.post(f"{HOME}/start", data=token).status_code == 302
    about = token | {"draft": kept_in(visitor)[DRAFT][:8], "rating": "4", "go": "next"}
    assert visitor.post(f"{HOME}/themes/{FIRST}", data=about).status_code == 302
    return visitor, about


def test_people_in_a_hall_behind_one_address_are_not_kept_waiting(
    app: Flask, survey: Survey, database: Database
) -> None:
    assert app.config["PLACEPLAN"].answer_limit == Settings().answer_limit
    for person in range(HALL):
        visitor, about = answer_in_hall(app)
        # one in two presses twice
        for _press in range(1 + person % 2):
            assert visitor.post(f"{HOME}/send", data=about).status_code == 302
    assert len(responses(database, survey)) == HALL


def test_more_answers_than_a_hall_can_give_at_once_are_flagged(
    instance: Path, survey: Survey, database: Database
) -> None:
    # what was sent lately is remembered in an application: this one has none of other tests
    app = make_app(instance)
    for _person in range(BURST_ANSWERS):
        visitor, about = answer_in_hall(app)
        take_time(visitor)
        assert visitor.post(f"{HOME}/send", data=about).status_code == 302
    assert flags(database) == [set()] * (BURST_ANSWERS - 1) + [{"burst"}]


def test_a_hall_every_ten_minutes_stays_under_the_limit_of_an_hour() -> None:
    number, _per, period = Settings().answer_limit.split()
    presses = HALL * 6 * 3 // 2
    assert period == "hour" and int(number) >= presses


def test_no_page_between_beginning_and_sending_has_a_limit(app: Flask) -> None:
    limited = {name for name, view in app.view_functions.items() if hasattr(view, "is_limited")}
    steps = ("survey.ask_", "survey.check_", "survey.show_", "survey.come_back")
    assert {"survey.begin", "survey.send"} <= limited
    assert not [name for name in limited if name.startswith(steps)]
