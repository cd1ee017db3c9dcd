"""What needs attention, for officers only, each with the way to where it is dealt with."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import get_args

import pytest
from flask import Flask

from placeplan.domain.accounts import Role
from placeplan.domain.consultations import Consultation
from placeplan.domain.faults import Param
from placeplan.domain.plans import Step
from placeplan.domain.reminders import Reminder, ReminderKind
from placeplan.store.areas import add_areas, add_places
from placeplan.store.consultations import add_consultation
from placeplan.store.database import Database, writing
from placeplan.store.invitations import add_invitation
from placeplan.store.plans import add_plan
from placeplan.store.responses import add_response
from placeplan.store.steps import add_step
from placeplan.store.surveys import add_survey
from placeplan.store.workshops import add_workshop
from placeplan.web.days import today
from placeplan.web.reminders.views import ADDRESSES
from placeplan.web.reminders.words import reminder_sentence
from placeplan.web.templating import long_date
from tests.edition_setup import store_edition
from tests.factories import (
    CASTLEREAGH_EAST,
    LISBURN_SOUTH,
    PLACES,
    make_response,
    make_survey,
    make_workshop,
)
from tests.listing_setup import TRUST, store_listing, store_partner
from tests.pages import PageClient, text_of

KINDS: tuple[ReminderKind, ...] = get_args(ReminderKind)
TOLD: dict[str, Param] = {
    "slug": "your-place",
    "title": "Your place",
    "num": 3,
    "partner_id": 1,
    "partner": TRUST,
    "partners": 7,
    "workshop_key": "hall-june",
    "plan_id": 1,
    "number": 1,
}


def in_days(days: int) -> date:
    return today() + timedelta(days=days)


@pytest.fixture
def officer(client_as: Callable[[Role], PageClient]) -> PageClient:
    return client_as(Role.OFFICER)


def store_busy_days(database: Database) -> None:
    survey = make_survey(opens_on=in_days(-30), closes_on=in_days(2))
    with writing(database):
        add_areas(database, [LISBURN_SOUTH, CASTLEREAGH_EAST])
        add_places(database, PLACES)
        add_survey(database, survey)
        add_survey(
            database,
            make_survey(slug="next", title="Next", opens_on=in_days(5), closes_on=in_days(30)),
        )
        add_response(database, make_response(survey, collected_on=in_days(-3)))
        add_workshop(database, make_workshop(held_on=in_days(-4)))
        plan = add_plan(database, LISBURN_SOUTH.code, [survey.slug], "The plan")
        store_edition(database, plan.id, "consultation_draft")
        add_consultation(database, Consultation(plan.id, 1, in_days(-40), in_days(-9)))
        add_step(database, plan.id, Step("consultation", "Talk", in_days(-40), in_days(-9)))
        add_step(database, plan.id, Step("board", "Board", in_days(14)))
        partner = store_partner(database)
        store_listing(database, partner, last_checked_on=None)
        store_listing(database, partner, name="New", state="waiting")
        add_invitation(database, partner, days=3)


def test_a_quiet_day_says_so(officer: PageClient) -> None:
    for path in ("/reminders", "/staff"):
        assert "Nothing needs your attention today." in text_of(officer.get(path))


def test_each_reminder_leads_to_where_it_is_dealt_with(
    officer: PageClient, database: Database
) -> None:
    store_busy_days(database)
    page = officer.page("/reminders")
    links = [(link.text, str(link["href"])) for link in page.select(".reminder_list a")]
    assert len(links) == 8
    assert links[0][0].startswith("The consultation on “The plan” closed on")
    assert (f"“Your place” closes on {long(2)}, with 1 answer so far.", 200) in [
        (words, officer.get(address).status_code) for words, address in links
    ]
    assert {officer.get(address).status_code for _words, address in links} == {200}


def long(days: int) -> str:
    day = in_days(days)
    return f"{day.day} {day:%B %Y}"


def test_the_start_shows_the_nearest_and_the_way_to_the_rest(
    officer: PageClient, database: Database
) -> None:
    store_busy_days(database)
    page = officer.page("/staff")
    assert len(page.select(".reminder_list a")) == 5
    assert "Show all 8 reminders" in page.main.find("a", href="/reminders").text


def test_facilitators_see_no_reminders(
    client_as: Callable[[Role], PageClient], database: Database
) -> None:
    store_busy_days(database)
    facilitator = client_as(Role.FACILITATOR)
    page = facilitator.page("/staff")
    assert not page.select(".reminder_list") and not page.find("a", href="/reminders")
    assert "attention" not in page.main.text
    assert facilitator.get("/reminders").status_code == 403


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_sentence_and_a_page_officers_open(
    kind: ReminderKind, officer: PageClient, app: Flask, database: Database
) -> None:
    store_busy_days(database)
    with app.test_request_context():
        address = ADDRESSES[kind](TOLD)
        said = reminder_sentence(Reminder(kind, date(2026, 6, 12), TOLD), long_date)
        again = reminder_sentence(Reminder(kind, date(2026, 6, 12), TOLD | {"num": 1}), long_date)
    assert officer.get(address).status_code == 200
    assert said.endswith(".") and again.endswith(".") and "%(" not in said + again


def test_a_sentence_is_the_same_on_the_command_line(app: Flask) -> None:
    reminder = Reminder("survey_closes", date(2026, 6, 2), {"title": "100 % ours", "num": 1})
    said = reminder_sentence(reminder, lambda day: f"{day.day} June 2026")
    assert said == "“100 % ours” closes on 2 June 2026, with 1 answer so far."
    with app.test_request_context():
        assert reminder_sentence(reminder, long_date) == said
