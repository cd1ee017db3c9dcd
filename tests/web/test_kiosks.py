"""A shared tablet forgets each person before the next."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from placeplan.domain.accounts import Role
from placeplan.domain.surveys import Survey
from placeplan.store.database import Database
from placeplan.store.drafts import remove_drafts_before
from placeplan.web.days import today
from tests.pages import PageClient, filled_in, read, text_of
from tests.residents import (
    FIRST,
    HOME,
    SECOND,
    answer_one,
    hidden_in,
    responses,
    send,
    theme,
)

COOKIE = "placeplan_session"


@pytest.fixture
def home(client_as: Callable[[Role], PageClient], survey: Survey) -> str:
    """The address that officers copy for a shared tablet."""
    page = client_as(Role.OFFICER).page(f"/setup/surveys/{survey.slug}")
    (address,) = (each.text for each in page.find_all(class_="copy_out") if "kiosk" in each.text)
    return str(address).removeprefix("http://127.0.0.1:8000")


def drafts(database: Database) -> int:
    return int(database.conn.execute("SELECT count(*) FROM drafts").fetchone()[0])


def finish(client: PageClient) -> str:
    """Press the button that every page has; the address where that leads."""
    form = client.page("/privacy").find(attrs={"data-kiosk": True}).find("form")
    answer = client.post(str(form["action"]), data=filled_in(form, {}))
    assert answer.status_code == 302
    return answer.headers["Location"]


def test_every_page_has_a_button_to_finish(client: PageClient, home: str) -> None:
    client.get(home)
    answer_one(client)
    for path in (theme(FIRST), f"{HOME}/themes", f"{HOME}/check", f"{HOME}/about-you", "/privacy"):
        bar = client.page(path).find(attrs={"data-kiosk": True})
        assert bar.find("button").get_text() == "Finish and clear this device"
        assert not bar.find("form").has_attr("hidden")


def test_finishing_removes_the_draft_at_once_and_leaves_nothing(
    client: PageClient, home: str, database: Database
) -> None:
    client.get(home)
    answer_one(client)
    assert drafts(database) == 1
    assert finish(client) == home
    assert drafts(database) == 0
    assert client.get_cookie(COOKIE) is None
    page = client.page(home)
    assert page.find("button", string="Start now")
    assert page.find(attrs={"data-kiosk": True}).find("form").has_attr("hidden")
    assert client.get(theme(FIRST), follow_redirects=True).request.path == HOME


def test_the_next_person_answers_at_once(
    client: PageClient, home: str, survey: Survey, database: Database
) -> None:
    for rating in ("2", "6"):
        client.get(home)
        answer_one(client, rating)
        page = read(send(client))
        assert page.find(class_="receipt__code")
        bar = page.find(attrs={"data-kiosk": True})
        assert bar["data-seconds"] == bar["data-warned"] == "60"
        assert page.main.find("button", string="Finish and clear this device")
        assert not page.find(attrs={"data-copies": True})
        finish(client)
        assert client.get(f"{HOME}/sent", follow_redirects=True).request.path == HOME
    assert sorted(each.answers[FIRST].mark for each in responses(database, survey)) == ["2", "6"]


def test_only_the_last_page_counts_from_the_start(client: PageClient, home: str) -> None:
    client.get(home)
    answer_one(client)
    send(client)
    for path in (f"{HOME}/results", f"{HOME}/keep-informed"):
        bar = client.page(path).find(attrs={"data-kiosk": True})
        assert (bar["data-seconds"], bar["data-warned"]) == ("90", "20")


def test_an_email_address_is_not_remembered_by_a_shared_tablet(
    client: PageClient, home: str
) -> None:
    assert client.page(f"{HOME}/keep-informed").find(id="email")["autocomplete"] == "email"
    client.get(home)
    page = client.page(f"{HOME}/keep-informed")
    assert page.find(id="email")["autocomplete"] == "off"
    assert page.find(id="email").find_parent("form")["autocomplete"] == "off"


def test_the_start_forgets_what_was_sent(client: PageClient, home: str) -> None:
    client.get(home)
    answer_one(client)
    send(client)
    assert "You have sent" not in text_of(client.get(home))


def test_the_cookie_of_a_shared_tablet_ends_with_the_browser(client: PageClient, home: str) -> None:
    client.get(home)
    answer_one(client)
    cookie = client.get_cookie(COOKIE)
    assert cookie is not None and cookie.expires is None


def test_a_shared_tablet_asks_the_browser_to_remember_nothing(
    client: PageClient, home: str
) -> None:
    client.get(home)
    answer_one(client)
    assert client.page(theme(FIRST)).find("form", id="step")["autocomplete"] == "off"
    assert client.get(theme(FIRST)).headers["Cache-Control"] == "no-store"


def test_one_can_take_the_rest_home_with_a_return_code(
    client: PageClient, home: str, database: Database
) -> None:
    client.get(home)
    answer_one(client, "3")
    page = client.page(f"{HOME}/come-back")
    assert page.find("button", string="Take my answers off this device") is None
    code = page.find(class_="receipt__code").get_text()
    finish(client)
    assert drafts(database) == 1
    at_home = client.application.test_client()
    assert at_home.post_form(f"{HOME}/return", {"code": code}).request.path == theme(SECOND)


@pytest.mark.parametrize("mark", ["", "1", "000000000000", "é"])
def test_a_link_with_another_mark_makes_no_shared_tablet(
    client: PageClient, survey: Survey, mark: str
) -> None:
    assert client.page(f"{HOME}?kiosk={mark}").find(attrs={"data-kiosk": True}) is None


def test_nobody_can_be_made_to_lose_their_draft(
    client: PageClient, survey: Survey, database: Database
) -> None:
    answer_one(client)
    hidden = hidden_in(client.page(theme(FIRST)))
    client.post(f"{HOME}/finish", data={"csrf_token": hidden["csrf_token"], "kiosk": "0" * 12})
    assert client.page(theme(FIRST)).find("input", checked=True)
    assert drafts(database) == 1


def test_a_browser_that_becomes_a_shared_tablet_forgets_its_own_draft(
    client: PageClient, home: str
) -> None:
    answer_one(client)
    assert client.page(home).find("button", string="Start now")


def test_an_officer_who_tries_it_stays_signed_in(
    client_as: Callable[[Role], PageClient], home: str
) -> None:
    officer = client_as(Role.OFFICER)
    officer.get(home)
    answer_one(officer)
    finish(officer)
    page = officer.get("/staff")
    assert page.status_code == 200
    assert read(page).find(attrs={"data-kiosk": True}) is None


def test_what_was_left_behind_on_a_shared_tablet_goes_by_the_next_night(
    client: PageClient, home: str, database: Database
) -> None:
    client.get(home)
    answer_one(client)
    long_ago, tomorrow = today() - timedelta(days=14), today() + timedelta(days=1)
    assert remove_drafts_before(database, long_ago, today()) == 0
    assert remove_drafts_before(database, long_ago, tomorrow) == 1
