"""Officers look at editions, load their own, switch them on and off, and lose none in use."""

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from werkzeug.test import TestResponse

from placeplan.domain.accounts import Role
from placeplan.domain.partnerships import Partnership
from placeplan.domain.questionnaire_records import PAGE_NAMES
from placeplan.formats.questionnaires import questionnaire_from_toml, questionnaire_toml
from placeplan.store.database import Database, writing
from placeplan.store.partnerships import update_partnership
from placeplan.store.questionnaires import (
    add_questionnaire,
    get_edition,
    list_editions,
    offer_questionnaire,
)
from placeplan.store.responses import add_response
from placeplan.store.surveys import get_survey
from placeplan.web.survey.steps import steps_of
from tests.factories import (
    ADULTS,
    CHILDREN,
    make_questionnaire,
    make_response,
    shipped_edition,
)
from tests.pages import PageClient, text_of
from tests.store.stocked import stock

LIST, ADD = "/setup/questionnaires", "/setup/add-questionnaire"
OWN = make_questionnaire(key="our-own", title="Our own edition")
SHOWN = f"{LIST}/our-own"
SURVEY = "/setup/surveys/your-place/edit"


@pytest.fixture
def officer(client_as: Callable[[Role], PageClient], database: Database) -> PageClient:
    with writing(database):
        for name in ("climate", "young_people"):
            offer_questionnaire(database, shipped_edition(name).key, is_offered=False)
    return client_as(Role.OFFICER)


def upload(officer: PageClient, content: bytes, name: str = "own.toml") -> TestResponse:
    return officer.post_form(ADD, {"file": (io.BytesIO(content), name)})


def choices(officer: PageClient, address: str) -> list[str]:
    page = officer.page(address)
    return [each["value"] for each in page.select('[type=radio][name="questionnaire"]')]


def test_the_list_says_which_editions_there_are_and_which_are_on(
    officer: PageClient, database: Database
) -> None:
    offer_questionnaire(database, CHILDREN.key, is_offered=False)
    rows = [" ".join(row.get_text(" ").split()) for row in officer.page(LIST).select("tbody tr")]
    assert rows[:2] == [
        "Place Standard (adults) adults 1 to 7 1 placeplan On 0",
        "Place Standard (children) children from 6 to 12 1 to 3 1 placeplan Off 0",
    ]
    assert len(rows) == 4


def test_an_own_edition_is_taken_in_looked_at_and_switched_on(
    officer: PageClient, database: Database
) -> None:
    answer = upload(officer, questionnaire_toml(OWN))
    assert answer.request.path == SHOWN
    assert "New surveys cannot use it" in text_of(answer)
    assert OWN.key not in choices(officer, "/setup/surveys/new")
    answer = officer.post_form(SHOWN, button="Switch it on")
    assert "New surveys can use “Our own edition” now" in text_of(answer)
    assert OWN.key in choices(officer, "/setup/surveys/new")
    officer.post_form(SHOWN, button="Switch it off")
    assert not get_edition(database, OWN.key).is_offered


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"key = ", "1 – This is not TOML from character 7"),
        (b"\xff", "1 – Save the file as UTF-8"),
        (b"#" * 300_000, "The file is larger than 256 kB"),
        (questionnaire_toml(ADULTS).replace(b"highest = 7", b"highest = 70"), "scale.highest"),
        (questionnaire_toml(ADULTS).replace(b'"Nat', b'"Our nat'), "Give yours a key of its own"),
        (b"a = " + b"[" * 100_000, "Brackets stand inside brackets"),
        (b"\n".join(b"a%d = 1" % n for n in range(500)), "more like these"),
    ],
)
def test_a_file_with_faults_changes_nothing_and_says_what_to_mend(
    officer: PageClient, database: Database, content: bytes, said: str
) -> None:
    before = list_editions(database)
    answer = upload(officer, content)
    assert answer.status_code == 400
    assert said in text_of(answer)
    assert list_editions(database) == before


def test_no_file_at_all_is_said_so(officer: PageClient) -> None:
    assert "Choose a questionnaire" in text_of(officer.post_form(ADD, {}))


def test_a_fault_is_named_by_the_line_of_the_file(officer: PageClient) -> None:
    content = questionnaire_toml(OWN).decode().split("\n")
    at = content.index('title = "Natural space"')
    content[at] = 'titel = "Natural space"'
    page = text_of(upload(officer, "\n".join(content).encode()))
    assert f"{at + 1} themes[5].titel “titel” means nothing here" in page


def test_the_next_version_replaces_the_one_before_for_new_surveys_alone(
    officer: PageClient, database: Database
) -> None:
    upload(officer, questionnaire_toml(OWN))
    answer = upload(officer, questionnaire_toml(replace(OWN, title="Other words")))
    assert "so give a higher one" in text_of(answer)
    answer = upload(officer, questionnaire_toml(replace(OWN, title="Other words", version=2)))
    assert "2, the newest of 1, 2" in text_of(answer)
    assert "was here already" in text_of(upload(officer, questionnaire_toml(OWN)))


def test_an_edition_is_downloaded_as_a_file_to_start_from(officer: PageClient) -> None:
    answer = officer.get(f"{LIST}/{CHILDREN.key}/download")
    assert questionnaire_from_toml(answer.data) == CHILDREN
    assert f"{CHILDREN.key}.toml" in answer.headers["Content-Disposition"]


def test_an_edition_is_seen_page_by_page_as_residents_would(officer: PageClient) -> None:
    page = officer.page(f"{LIST}/{CHILDREN.key}/preview")
    assert "page--large" in page.body["class"]
    assert "This is a preview" in page.get_text()
    answer = officer.post_form(f"{LIST}/{CHILDREN.key}/preview", button="Start now")
    assert "Theme 1 of 14" in text_of(answer)
    seen = set()
    while "/preview" in answer.request.path and len(seen) < 30:
        step = answer.request.args["step"]
        seen.add(step)
        button = "Send my answers" if step == "ask_about" else "Save and continue"
        answer = officer.post_form(answer.request.url, button=button)
    assert seen >= {*CHILDREN.theme_keys, "ask_priorities", "ask_assets", "ask_actions"}
    assert seen >= {"ask_about", "ask_monitoring"}
    assert answer.request.path == f"{LIST}/{CHILDREN.key}"


def test_an_edition_that_was_never_used_is_removed(officer: PageClient, database: Database) -> None:
    upload(officer, questionnaire_toml(OWN))
    answer = officer.post_form(SHOWN, button="Remove this edition")
    assert "is removed" in text_of(answer)
    assert OWN.key not in [each.questionnaire.key for each in list_editions(database)]


def test_an_edition_in_use_offers_no_way_to_remove_it(
    officer: PageClient, database: Database
) -> None:
    survey = stock(database)
    page = text_of(officer.get(f"{LIST}/{ADULTS.key}"))
    assert survey.title in page
    assert "Remove this edition" not in page
    officer.post_form(f"{LIST}/{ADULTS.key}", button="Switch it off")
    assert get_survey(database, survey.slug).questionnaire == ADULTS


def test_a_survey_keeps_its_edition_when_that_is_switched_off(
    officer: PageClient, database: Database
) -> None:
    survey = stock(database)
    offer_questionnaire(database, ADULTS.key, is_offered=False)
    assert choices(officer, SURVEY) == ["as_now", CHILDREN.key]
    officer.post_form(SURVEY, {"title": "Another title"})
    changed = get_survey(database, survey.slug)
    assert (changed.title, changed.questionnaire) == ("Another title", ADULTS)


def test_a_survey_moves_to_a_new_version_only_when_told_to(
    officer: PageClient, database: Database
) -> None:
    survey = stock(database)
    newer = make_questionnaire(version=2, title="Newer words")
    add_questionnaire(database, newer)
    officer.post_form(SURVEY, {"title": "Another title"})
    assert get_survey(database, survey.slug).questionnaire == ADULTS
    officer.post_form(SURVEY, {"questionnaire": newer.key})
    assert get_survey(database, survey.slug).questionnaire == newer


def test_an_answered_survey_is_edited_though_its_edition_is_off(
    officer: PageClient, database: Database
) -> None:
    survey = stock(database)
    with writing(database):
        add_response(database, make_response(survey))
        offer_questionnaire(database, ADULTS.key, is_offered=False)
    officer.post_form(SURVEY, {"title": "Another title"})
    assert get_survey(database, survey.slug).title == "Another title"


def test_officers_are_told_when_nobody_has_said_whom_children_can_turn_to(
    officer: PageClient, database: Database
) -> None:
    warning = "nobody has said so yet"
    address = f"{LIST}/{CHILDREN.key}"
    assert warning in text_of(officer.get(address))
    assert warning not in text_of(officer.get(f"{LIST}/{ADULTS.key}"))
    update_partnership(database, Partnership(helpline="A made-up helpline."))
    assert warning not in text_of(officer.get(address))


def test_words_for_children_stay_when_other_settings_are_saved(
    client_as: Callable[[Role], PageClient], database: Database
) -> None:
    administrator = client_as(Role.ADMINISTRATOR)
    given = {"name": "Made-up", "council": "Made-up", "contact": "help@example.org"}
    administrator.post_form("/settings", given | {"helpline": "A made-up helpline."})
    administrator.post_form("/settings", {"name": "Made-up too"})
    assert "A made-up helpline." in administrator.get("/settings").text


@pytest.mark.parametrize("address", [LIST, ADD, f"{LIST}/{ADULTS.key}"])
def test_facilitators_do_not_keep_editions(
    client_as: Callable[[Role], PageClient], address: str
) -> None:
    assert client_as(Role.FACILITATOR).get(address).status_code == 403


def test_no_theme_can_be_called_like_a_page_of_the_survey(database: Database) -> None:
    survey = stock(database)
    steps = steps_of(survey, survey.areas[-1].code)
    pages = {step.name for step in steps if not step.theme_key}
    assert pages <= PAGE_NAMES, f"add {pages - PAGE_NAMES} to PAGE_NAMES"


def test_an_edition_that_is_not_there_is_not_found(officer: PageClient) -> None:
    for way in ("", "/preview", "/download"):
        assert officer.get(f"{LIST}/nothing{way}").status_code == 404
