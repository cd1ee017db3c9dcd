"""Two hundred answers, half of them given in Irish, are one set of two hundred.

Two hundred people answer a survey on its pages, in both languages by turns. The same answers are
stored for another survey, without any page. Whatever is made of them is the same.
"""

import csv
import random
import re
import uuid
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from io import StringIO
from typing import Any, NamedTuple

import pytest
from flask import Flask
from flask.testing import FlaskClient

from placeplan.domain.accounts import Role
from placeplan.domain.drafts import Draft, draft_content
from placeplan.domain.responses import answer_from_mark
from placeplan.domain.surveys import Survey
from placeplan.operations.profiles import get_profile, public_profile
from placeplan.operations.sending import send_draft
from placeplan.operations.setup import DATABASE_NAME, database_path
from placeplan.store.areas import add_areas, add_places
from placeplan.store.database import Database, open_database, prepare_database, writing
from placeplan.store.drafts import add_draft
from placeplan.store.surveys import add_survey
from placeplan.web.days import today
from tests.conftest import PASSWORD, add_account_with_password, make_app
from tests.factories import ADULTS, LISBURN_SOUTH, PLACES, make_survey
from tests.pages import PageClient, read, text_of
from tests.translated import offer_language

PEOPLE = 200
MIXED, STORED = "in-both", "stored"
HERE = LISBURN_SOUTH.code
KEYS = ADULTS.theme_keys
HIDDEN = re.compile(r'name="(csrf_token|draft)" value="([^"]*)"')
BURST = re.compile(r" \(1 group to look at\)")
FIGURE = re.compile(r"\d+(?:\.\d+)?")
PAGES = (f"/results/{{}}/{HERE}", f"/results/{{}}/{HERE}/places/hilltop", "/results/{}")
FILES = (f"/results/{{}}/{HERE}/results.csv", f"/results/{{}}/{HERE}/results.json")


class Person(NamedTuple):
    """What somebody answers, in the fields of the pages."""

    place: str
    themes: dict[str, str]
    priorities: list[str]
    about: dict[str, Any]


class Sites(NamedTuple):
    """The site and its two surveys, by slug."""

    app: Flask
    database: Database
    surveys: dict[str, Survey]


def people() -> Iterator[Person]:
    chance = random.Random(2026)
    marks = ["1", "2", "3", "4", "5", "6", "7", "dk", ""]
    for number in range(PEOPLE):
        ratings = {f"{key}-rating": chance.choice(marks) for key in KEYS}
        words = {f"{KEYS[0]}-good": f"An abhainn, {number}", f"{KEYS[1]}-rating": "4"}
        bands = {"age_band": chance.choice(["25_39", "40_64", ""]), "connection": ["live"]}
        place = chance.choice(["hilltop", "millside", " "])
        yield Person(place, ratings | words, chance.sample(KEYS, 2), bands)


class Answering:
    """Somebody in a new browser, who reads no more of a page than its form carries unseen."""

    def __init__(self, client: FlaskClient, slug: str, language: str) -> None:
        self.client, self.home = client, f"/surveys/{slug}"
        client.environ_base["HTTP_ACCEPT_LANGUAGE"] = language
        page = client.get(self.home)
        assert f'<html lang="{"ga" if language == "ga" else "en-GB"}"' in page.text
        self.carried = dict(HIDDEN.findall(page.text))
        page = client.post(f"{self.home}/start", data=self.carried, follow_redirects=True)
        self.carried |= dict(HIDDEN.findall(page.text))

    def sends(self, path: str, data: dict[str, Any]) -> None:
        answer = self.client.post(self.home + path, data={**self.carried, **data})
        assert answer.status_code == 302, path

    def answers(self, person: Person) -> None:
        self.sends("/place", {"place": person.place})
        self.sends("/themes", person.themes)
        self.sends("/priorities", {"priorities": person.priorities})
        self.sends("/send", person.about)


def store(database: Database, survey: Survey, person: Person) -> None:
    """What the person answers, sent without a page."""
    draft = Draft(
        key=str(uuid.uuid4()),
        area_code=HERE,
        place_key=person.place.strip(),
        answers={
            key: answer_from_mark(
                person.themes[f"{key}-rating"], person.themes.get(f"{key}-good", "")
            )
            for key in KEYS
        },
        priorities=tuple(person.priorities),
        age_band=person.about["age_band"],
        connections=tuple(person.about["connection"]),
    )
    add_draft(database, survey.slug, draft.key, draft_content(draft), today())
    assert send_draft(database, survey, draft.key, today(), receipt_hash="")


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sites]:
    """Both surveys, with everybody's answers."""
    instance = tmp_path_factory.mktemp("instance")
    prepare_database(instance / DATABASE_NAME)
    offer_language(instance, "ga")
    app = make_app(instance, answer_limit=f"{PEOPLE * 9} per hour")
    with closing(open_database(database_path(instance))) as database:
        surveys = {slug: add_open_survey(database, slug) for slug in (MIXED, STORED)}
        add_account_with_password(database, Role.OFFICER)
        for number, person in enumerate(people()):
            client = FlaskClient(app, app.response_class)
            Answering(client, MIXED, "ga" if number % 2 else "en").answers(person)
            store(database, surveys[STORED], person)
        yield Sites(app, database, surveys)


def add_open_survey(database: Database, slug: str) -> Survey:
    """A survey with public results that takes answers today."""
    day = today()
    dates = {"opens_on": day - timedelta(days=3), "closes_on": day + timedelta(days=9)}
    changes = {"slug": slug, "title": slug, "areas": (LISBURN_SOUTH,), "is_published": True}
    survey = make_survey(**changes, **dates)
    with writing(database):
        add_areas(database, survey.areas)
        add_places(database, PLACES)
        add_survey(database, survey)
    return survey


@pytest.fixture
def officer(sites: Sites) -> PageClient:
    client: Any = sites.app.test_client()
    client.post_form("/sign-in", {"email": f"{Role.OFFICER}@example.org", "password": PASSWORD})
    return client


def table_of(client: FlaskClient, slug: str) -> list[list[str]]:
    """The figures of the public results, row by row."""
    page = read(client.get(f"/surveys/{slug}/results"))
    rows = page.main.find("table").find("tbody").find_all("tr")
    return [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in rows]


def test_the_profile_is_of_all_two_hundred_and_the_same(sites: Sites) -> None:
    for place in (None, "hilltop", "millside"):
        mixed, stored = (
            get_profile(sites.database, survey, HERE, place) for survey in sites.surveys.values()
        )
        assert mixed == stored
        assert place or (mixed.responses, mixed.individuals.people) == (PEOPLE, PEOPLE)


def test_what_the_public_sees_is_of_all_two_hundred_and_the_same(sites: Sites) -> None:
    mixed, stored = (
        public_profile(sites.database, survey, HERE, today()) for survey in sites.surveys.values()
    )
    assert mixed is not None
    assert mixed == stored
    assert mixed.profile.responses == PEOPLE


@pytest.mark.parametrize("language", ["en", "ga"])
def test_the_public_page_has_the_same_figures_in_each_language(sites: Sites, language: str) -> None:
    reader: Any = sites.app.test_client()
    in_store = table_of(reader, STORED)
    reader.get(f"/language/{language}")
    shown = table_of(reader, MIXED)
    assert len(shown) == len(KEYS)
    assert [row[1:] for row in shown] == [row[1:] for row in in_store]
    assert (shown == in_store) is (language == "en")
    assert str(PEOPLE) in FIGURE.findall(text_of(reader.get(f"/surveys/{MIXED}/results")))


@pytest.mark.parametrize("address", PAGES)
def test_officers_read_the_same(officer: PageClient, address: str) -> None:
    mixed, stored = (text_of(officer.get(address.format(slug))) for slug in (MIXED, STORED))
    # only what comes over the pages can come in a burst
    assert BURST.sub("", mixed).replace(MIXED, STORED) == stored


@pytest.mark.parametrize("address", FILES)
def test_the_files_of_results_are_the_same(officer: PageClient, address: str) -> None:
    mixed, stored = (officer.get(address.format(slug)).text for slug in (MIXED, STORED))
    assert mixed.replace(MIXED, STORED) == stored


def test_the_export_has_every_answer_once_and_says_nothing_of_a_language(
    officer: PageClient,
) -> None:
    exports = []
    for slug in (MIXED, STORED):
        text = officer.get(f"/evidence/{slug}/{HERE}/responses.csv").text.removeprefix("\ufeff")
        rows = [{**row, "response_key": ""} for row in csv.DictReader(StringIO(text))]
        exports.append(sorted(rows, key=str))
    mixed, stored = exports
    assert len(mixed) == PEOPLE
    assert mixed == stored
    assert not any("lang" in name for name in mixed[0])
