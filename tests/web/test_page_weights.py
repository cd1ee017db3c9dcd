"""A page after the first is at most 8 kB over the wire, for whoever pays for each of them.

Counted as the application sends it: headers and text, not squeezed.
"""

from pathlib import Path

import pytest

from placeplan.domain.consultations import Consultation
from placeplan.domain.surveys import Survey
from placeplan.store.consultations import add_consultation
from placeplan.store.database import Database, writing
from placeplan.store.plans import add_plan
from placeplan.store.profiles import freeze_public_step
from placeplan.store.responses import add_response
from placeplan.web.days import today
from tests.edition_setup import store_edition
from tests.factories import LISBURN_SOUTH, make_response
from tests.pages import PageClient
from tests.residents import FIRST, HOME, ONE_AREA, answer_one, begin, open_survey, send, theme
from tests.translated import offer_language

MOST = 8_000
SENT = f"{HOME}/sent"

# What stands on these is heavier, and asked for once:
# - the short version has all 14 themes, each with its scale and its prompts, at once;
# - the nine equality questions with all 52 answers are one page, after the survey was sent;
# - one's own picture is drawn in the page of the receipt, with a table for whoever cannot see it.
EXEMPT = {f"{HOME}/themes": 66_000, f"{HOME}/equality": 16_000, SENT: 15_000}


def weight(client: PageClient, path: str) -> int:
    """Bytes of a page and of the headers before it."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    return len(answer.data) + sum(len(f"{name}: {value}\r\n") for name, value in answer.headers)


def publish_ten(database: Database, survey: Survey) -> None:
    """Ten answers, so that the area's picture stands beside one's own."""
    with writing(database):
        for _person in range(10):
            ratings = dict.fromkeys(survey.questionnaire.theme_keys, "3")
            add_response(database, make_response(survey, ratings, collected_on=today()))
        freeze_public_step(database, survey.slug, LISBURN_SOUTH.code, today())


@pytest.mark.parametrize("language", ["en", "ga"])
def test_no_page_after_the_first_is_heavy(
    client: PageClient, database: Database, instance: Path, language: str
) -> None:
    survey = open_survey(database, is_published=True, asks_monitoring=True)
    keys = survey.questionnaire.theme_keys
    publish_ten(database, survey)
    if language == "ga":
        offer_language(instance, "ga")
        client.get("/language/ga")
    begin(client)
    found = {f"{HOME}/area": weight(client, f"{HOME}/area")}
    client.post_form(f"{HOME}/area", {"area": f"{LISBURN_SOUTH.code}/hilltop"})
    client.post_form(theme(FIRST), {"rating": "4", "good": "The shore path.", "better": "Buses."})
    chosen = {f"{key}-rating": "1234567"[number % 7] for number, key in enumerate(keys)}
    client.post_form(f"{HOME}/themes", chosen)
    steps = [f"themes/{key}" for key in keys]
    steps += ["place", "priorities", "proud-of", "suggestions", "check", "about-you", "come-back"]
    steps += ["start-again", "return", "themes"]
    found |= {f"{HOME}/{step}": weight(client, f"{HOME}/{step}") for step in steps}
    send(client)
    found |= {path: weight(client, path) for path in (f"{HOME}/equality", SENT)}
    heavy = {path: size for path, size in found.items() if size > EXEMPT.get(path, MOST)}
    assert not heavy


def test_a_receipt_without_a_picture_is_light(client: PageClient, database: Database) -> None:
    open_survey(database, **ONE_AREA)
    answer_one(client)
    send(client)
    assert weight(client, SENT) <= MOST


def test_the_front_page_stays_light_with_the_plans_that_it_lists(
    client: PageClient, database: Database
) -> None:
    open_survey(database, **ONE_AREA)
    for number in range(7):
        plan = add_plan(database, LISBURN_SOUTH.code, [], f"Locality plan {number}")
        store_edition(database, plan.id, "adopted" if number % 2 else "consultation_draft")
        if not number % 2:
            add_consultation(database, Consultation(plan.id, 1, today(), today()))
    assert weight(client, "/") <= MOST
