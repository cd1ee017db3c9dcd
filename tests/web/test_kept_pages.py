"""Theme pages that are kept show what pages made for themselves show."""

import re
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from placeplan.domain.partnerships import Partnership
from placeplan.domain.surveys import Survey
from placeplan.store.database import Database, writing
from placeplan.store.facilitator_links import add_facilitator_link
from placeplan.store.partnerships import update_partnership
from placeplan.store.surveys import add_survey, update_survey
from placeplan.store.workshops import add_workshop
from placeplan.web.days import today
from placeplan.web.facilitators.doors import SESSION_KEY
from placeplan.web.survey.kept_pages import _kept
from placeplan.web.survey.kiosks import kiosk_address
from tests.factories import make_link, make_workshop
from tests.pages import PageClient
from tests.residents import FIRST, HOME, SECOND, begin, theme

TOKEN = re.compile(r'name="csrf_token" value="[^"]*"')
# a page with a query of its own is never kept
MADE = "?made=for-itself"
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40) | st.sampled_from(
    ["</textarea><script>", "&amp;", "line\nline", "\n\nfirst", "\ue000\ue001"]
)


@pytest.fixture
def resident(client: PageClient, survey: Survey) -> PageClient:
    begin(client)
    return client


def shown(client: PageClient, address: str) -> str:
    return TOKEN.sub("", client.get(address).get_data(as_text=True))


def assert_alike(client: PageClient, address: str) -> None:
    made = shown(client, address + MADE).replace(MADE, "")
    for _time in ("made to be kept", "kept"):
        assert shown(client, address) == made


@given(st.sampled_from(["", "1", "7", "dk"]), TEXTS, TEXTS)
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_kept_page_is_the_page_made_for_itself(
    resident: PageClient, rating: str, good: str, better: str
) -> None:
    resident.post_form(theme(FIRST), {"rating": rating, "good": good, "better": better})
    assert_alike(resident, theme(FIRST))
    assert_alike(resident, theme(SECOND))


@given(TEXTS, TEXTS)
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_other_kept_pages_are_the_pages_made_for_themselves(
    resident: PageClient, assets: str, actions: str
) -> None:
    resident.post_form(f"{HOME}/proud-of", {"text": assets})
    resident.post_form(f"{HOME}/suggestions", {"text": actions})
    for page in ("proud-of", "suggestions", "about-you"):
        assert_alike(resident, f"{HOME}/{page}")


def test_a_kept_start_page_is_the_page_made_for_itself(client: PageClient, survey: Survey) -> None:
    assert_alike(client, HOME)
    begin(client)
    resumed = shown(client, HOME)
    assert "Everything you saved is still here" in resumed


def test_every_form_of_a_kept_page_has_its_own_token(
    client: PageClient, resident: PageClient
) -> None:
    first, again = (client.get(theme(FIRST)).get_data(as_text=True) for _time in range(2))
    token = TOKEN.search(first)
    assert token
    assert len(set(TOKEN.findall(first))) == 1
    assert client.post_form(theme(FIRST), {"rating": "3"}).status_code == 200
    assert TOKEN.search(again)


def test_a_page_is_kept_once_for_all_who_rate_alike(resident: PageClient, survey: Survey) -> None:
    for word in ("one", "two", "three"):
        resident.post_form(theme(FIRST), {"rating": "5", "good": word})
    resident.get(theme(FIRST))
    before = _kept.cache_info().misses
    assert "a fourth" not in shown(resident, theme(FIRST))
    resident.post_form(theme(FIRST), {"rating": "5", "good": "a fourth"})
    assert "a fourth" in shown(resident, theme(FIRST))
    assert _kept.cache_info().misses == before


def test_a_change_of_the_survey_or_the_partnership_is_seen_at_once(
    resident: PageClient, survey: Survey, database: Database
) -> None:
    resident.get(theme(FIRST))
    with writing(database):
        update_survey(database, replace(survey, contact="A new desk"))
        update_partnership(database, Partnership(name="A new name"))
    page = shown(resident, theme(FIRST))
    assert "A new desk" in page
    assert "A new name" in page


def test_what_a_shared_tablet_shows_of_another_survey_is_kept_for_nobody(
    client: PageClient, app: Flask, survey: Survey, database: Database
) -> None:
    tablets = replace(survey, slug="of-the-tablet", title="The survey of the tablet")
    with writing(database):
        add_survey(database, tablets)
    with app.test_request_context():
        address = urlsplit(kiosk_address(tablets))
    client.get(f"{address.path}?{address.query}")
    begin(client)
    at_home: Any = app.test_client()
    begin(at_home)
    for page in (HOME, theme(FIRST)):
        assert client.page(page).find(attrs={"data-kiosk": True})
        assert at_home.page(page).find(attrs={"data-kiosk": True}) is None


def test_what_a_host_is_shown_of_a_survey_is_kept_for_nobody(
    client: PageClient, app: Flask, survey: Survey, database: Database
) -> None:
    with writing(database):
        add_workshop(database, make_workshop(survey_slug=survey.slug))
    wanted = make_link(today(), survey_slug=survey.slug)
    link, _token = add_facilitator_link(database, wanted)
    begin(client)
    with client.session_transaction() as session:
        session[SESSION_KEY] = (link.id, "Sam")
    at_home: Any = app.test_client()
    begin(at_home)
    for page in (HOME, theme(FIRST)):
        assert "Sam (Riverside residents)" in client.page(page).header.text
        assert "Sam" not in at_home.page(page).text
