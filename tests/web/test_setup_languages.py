"""Officers see how far a language is and look at it; a translator's check offers it."""

from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from placeplan.domain.accounts import Role
from placeplan.domain.languages import CheckedLanguage
from placeplan.store.database import Database
from placeplan.store.languages import list_checked_languages
from placeplan.web.days import today
from tests.conftest import SignIn, make_app
from tests.factories import ADULTS
from tests.pages import PageClient, read, text_of
from tests.residents import open_survey
from tests.translated import PSEUDO, VOICES, speaking, write_catalogue

PAGE = "/settings/languages"


@pytest.fixture
def officer(instance: Path, sign_in: SignIn) -> PageClient:
    """Signed in at a site with the whole pseudo-language, which nobody has checked."""
    folder = instance / "translations"
    folder.mkdir()
    write_catalogue(folder / f"{PSEUDO}.po", VOICES[PSEUDO])
    client: PageClient = make_app(instance).test_client()  # type: ignore[assignment]  # see make_app
    sign_in(client, Role.OFFICER)
    return client


def check(client: PageClient, who: str) -> TestResponse:
    return client.post_form(f"{PAGE}/{PSEUDO}", {"checked_by": who}, button="Mark as checked")


def row(client: PageClient, name: str) -> str:
    page = read(client.get(PAGE))
    (found,) = [each for each in page.find_all("tr") if name in each.get_text()]
    return " ".join(found.get_text(" ").split())


def test_a_language_is_a_draft_until_it_is_checked(officer: PageClient) -> None:
    assert "Draft Officers only" in row(officer, "Armenian")


def test_a_checked_language_is_offered_and_says_by_whom(
    officer: PageClient, database: Database
) -> None:
    assert "Residents are now offered Armenian" in text_of(check(officer, "A made-up translator"))
    assert list_checked_languages(database) == [
        CheckedLanguage(PSEUDO, "A made-up translator", today())
    ]
    assert "Checked by A made-up translator" in row(officer, "Armenian")


def test_a_language_is_not_checked_by_nobody(officer: PageClient, database: Database) -> None:
    assert "Enter who has checked it" in text_of(check(officer, "  "))
    assert list_checked_languages(database) == []


def test_a_language_can_be_taken_back(officer: PageClient, database: Database) -> None:
    check(officer, "A made-up translator")
    officer.post_form(PAGE, button="Stop offering")
    assert list_checked_languages(database) == []
    assert "Draft" in row(officer, "Armenian")


def test_a_language_with_gaps_is_not_offered(
    officer: PageClient, instance: Path, database: Database
) -> None:
    file = instance / "translations" / f"{PSEUDO}.po"
    text = file.read_text(encoding="utf-8")
    start = text.index('msgid "Send my answers"')
    end = text.index("\n\n", start)
    file.write_text(text[:start] + text[end:], encoding="utf-8")
    page = text_of(officer.get(f"{PAGE}/{PSEUDO}"))
    assert "Send my answers" in page
    assert "Mark as checked" not in page
    token = read(officer.get(PAGE)).find("input", attrs={"name": "csrf_token"})["value"]
    officer.post(f"{PAGE}/{PSEUDO}", data={"csrf_token": token, "checked_by": "Someone"})
    assert list_checked_languages(database) == []


def test_editions_in_the_language_are_named(officer: PageClient, database: Database) -> None:
    edition = speaking(ADULTS, PSEUDO)
    open_survey(database, questionnaire=edition)
    assert edition.title in row(officer, "Armenian")


def test_a_survey_can_be_looked_at_in_a_draft(officer: PageClient, database: Database) -> None:
    open_survey(database, questionnaire=speaking(ADULTS, PSEUDO))
    page = read(officer.get(f"{PAGE}/{PSEUDO}"))
    link = page.find("a", string="Preview of “Your place”")
    shown = officer.get(str(link["href"]), follow_redirects=True)
    assert shown.request.path == "/setup/surveys/your-place/preview"
    assert read(shown).html["lang"] == PSEUDO


@pytest.mark.parametrize("code", ["xx", "en", "irish"])
def test_a_language_without_a_file_has_no_page(officer: PageClient, code: str) -> None:
    assert officer.get(f"{PAGE}/{code}").status_code == 404
