"""The language of a page: who is offered which, how it is chosen, and what stays as it was."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from placeplan.domain.accounts import Role
from placeplan.store.database import Database
from tests.conftest import SignIn, make_app
from tests.factories import ADULTS
from tests.pages import PageClient, filled_in, read, text_of
from tests.residents import (
    CODES_AND_ADDRESSES,
    FIRST,
    HOME,
    LAST,
    ONE_AREA,
    begin,
    hidden_in,
    open_survey,
    responses,
    send,
    theme,
)
from tests.translated import PSEUDO, RIGHT_TO_LEFT, accented, offer_made_up_language, speaking

OWN_WORDS = "Řooks"
TYPED: dict[str, dict[str, object]] = {
    "themes": {f"{FIRST}-rating": "5", f"{LAST}-good": OWN_WORDS},
    "priorities": {"priorities": [FIRST, LAST]},
    "proud-of": {"text": OWN_WORDS},
    "suggestions": {"text": OWN_WORDS},
    "about-you": {"age_band": "25_39", "connection": ["live", "visit"]},
}
ARMENIAN = {"Accept-Language": "hy, en;q=0.5"}


@pytest.fixture
def speaker(instance: Path) -> PageClient:
    """A visitor to a site that offers the pseudo-language."""
    offer_made_up_language(instance, PSEUDO)
    return make_app(instance).test_client()  # type: ignore[return-value]  # make_app says which


def language_of(client: PageClient, url: str, **headers: str) -> str:
    return str(read(client.get(url, headers=headers)).html["lang"])


def switch_of(client: PageClient, url: str) -> list[str]:
    page = read(client.get(url))
    return [" ".join(each.get_text(" ").split()) for each in page.select(".language_switch li")]


def choose(client: PageClient, url: str, name: str) -> str:
    """Follow the switch of a page; the address it leads to."""
    link = read(client.get(url)).find("a", string=name, class_="language_switch__choice")
    return client.get(str(link["href"]), follow_redirects=True).request.full_path.rstrip("?")


def switch_on(client: PageClient, url: str, typed: Mapping[str, object]) -> TestResponse:
    """Press the switch of a question's page, with something typed into its form."""
    page = read(client.get(url))
    button = page.find("button", attrs={"name": "language", "value": "hy"})
    assert button["form"] == page.main.form["id"]
    sent = {**hidden_in(page), **typed, "language": "hy"}
    address = str(button.get("formaction") or page.main.form["action"])
    return client.post(address, data=sent, follow_redirects=True)


def test_a_site_that_offers_no_other_language_has_no_switch(client: PageClient) -> None:
    assert switch_of(client, "/") == []
    assert language_of(client, "/", **{"Accept-Language": "ga"}) == "en-GB"


def test_a_language_is_offered_to_residents_only_once_it_is_checked(
    instance: Path, database: Database
) -> None:
    offer_made_up_language(instance, PSEUDO)
    client = make_app(instance).test_client()
    assert switch_of(client, "/") == ["English", "Հայերեն"]
    database.conn.execute("PRAGMA query_only = OFF")
    database.conn.execute("DELETE FROM languages")
    assert switch_of(client, "/") == []
    assert language_of(client, "/", **ARMENIAN) == "en-GB"
    client.get("/language/hy")
    assert language_of(client, "/") == "en-GB"


def test_a_browser_that_asks_for_an_offered_language_gets_it(speaker: PageClient) -> None:
    assert language_of(speaker, "/", **ARMENIAN) == "hy"
    assert language_of(speaker, "/", **{"Accept-Language": "pl, ga, fr"}) == "en-GB"
    assert language_of(speaker, "/") == "en-GB"


def test_what_a_resident_chooses_goes_before_what_the_browser_asks_for(
    speaker: PageClient,
) -> None:
    speaker.get("/language/en")
    assert language_of(speaker, "/", **ARMENIAN) == "en-GB"


def test_the_switch_keeps_the_page_and_stays_chosen(speaker: PageClient) -> None:
    assert choose(speaker, "/cookies?from=here", "Հայերեն") == "/cookies?from=here"
    assert language_of(speaker, "/privacy") == "hy"
    assert choose(speaker, "/no-such-page", "English") == "/no-such-page"
    assert language_of(speaker, "/privacy") == "en-GB"


def test_the_language_that_is_shown_is_marked_and_each_has_its_own_name(
    speaker: PageClient,
) -> None:
    page = read(speaker.get("/"))
    english, armenian = page.select(".language_switch li > *")
    assert (english["aria-current"], english["lang"]) == ("true", "en")
    assert (armenian["hreflang"], armenian["lang"]) == ("hy", "hy")


@pytest.mark.parametrize("address", ["//example.org", "https://example.org", "/\\example.org", ""])
def test_the_switch_leads_to_no_other_site(speaker: PageClient, address: str) -> None:
    answer = speaker.get("/language/hy", query_string={"next": address})
    assert answer.headers["Location"] == "/"


def test_an_unknown_language_changes_nothing(speaker: PageClient) -> None:
    speaker.get("/language/hy")
    assert speaker.get("/language/xx", follow_redirects=True).status_code == 200
    assert language_of(speaker, "/") == "hy"


def test_a_page_from_right_to_left_says_so(instance: Path) -> None:
    offer_made_up_language(instance, RIGHT_TO_LEFT)
    client = make_app(instance).test_client()
    page = read(client.get("/", headers={"Accept-Language": "he"}))
    assert (page.html["lang"], page.html["dir"]) == ("he", "rtl")
    assert read(client.get("/")).html["dir"] == "ltr"


def test_switching_on_a_question_saves_what_was_answered(
    speaker: PageClient, database: Database
) -> None:
    survey = open_survey(database, questionnaire=speaking(ADULTS, PSEUDO), **ONE_AREA)
    begin(speaker)
    answered = {"rating": "5", "good": "Řooks", "better": ""}
    page = switch_on(speaker, theme(FIRST), answered)
    assert page.request.path == theme(FIRST)
    shown = read(page)
    assert shown.html["lang"] == "hy"
    assert shown.find("input", attrs={"name": "rating", "checked": True})["value"] == "5"
    assert shown.find("textarea", attrs={"name": "good"}).text.strip() == "Řooks"
    send(speaker)
    (response,) = responses(database, survey)
    assert response.answers[FIRST].rating == 5


@pytest.mark.parametrize(("address", "field", "typed"), CODES_AND_ADDRESSES)
def test_switching_keeps_a_code_or_an_address_half_typed(
    speaker: PageClient, database: Database, address: str, field: str, typed: str
) -> None:
    open_survey(database, questionnaire=speaking(ADULTS, PSEUDO), **ONE_AREA)
    page = switch_on(speaker, address, {field: typed})
    assert page.status_code == 200
    assert (page.request.path, read(page).html["lang"]) == (address, PSEUDO)
    assert read(page).find(class_="error_summary") is None
    assert read(page).find("input", attrs={"name": field})["value"] == typed


def test_a_change_of_language_is_no_try_of_a_form(instance: Path, database: Database) -> None:
    offer_made_up_language(instance, PSEUDO)
    client: PageClient = make_app(instance, answer_limit="1 per hour").test_client()  # type: ignore[assignment]  # make_app says which
    open_survey(database, questionnaire=speaking(ADULTS, PSEUDO), **ONE_AREA)
    address = f"{HOME}/keep-informed"
    for _switch in range(3):
        assert switch_on(client, address, {"email": "someone@"}).status_code == 200
        client.get("/language/en")
    sent = {**hidden_in(client.page(address)), "email": "someone@example.org"}
    assert [client.post(address, data=sent).status_code for _time in range(2)] == [302, 429]


@pytest.mark.parametrize("path", TYPED)
def test_switching_on_any_page_keeps_what_was_typed_on_it(
    speaker: PageClient, database: Database, path: str
) -> None:
    open_survey(database, questionnaire=speaking(ADULTS, PSEUDO), **ONE_AREA)
    begin(speaker)
    page = switch_on(speaker, f"{HOME}/{path}", TYPED[path])
    assert page.request.path == f"{HOME}/{path}"
    assert read(page).html["lang"] == PSEUDO
    shown = filled_in(read(page).main.form, {})
    for name, typed in TYPED[path].items():
        assert shown[name] in (typed, [typed]), name


def test_switching_on_an_unfinished_question_finds_no_fault(
    speaker: PageClient, database: Database
) -> None:
    open_survey(database, questionnaire=speaking(ADULTS, PSEUDO))
    begin(speaker)
    page = switch_on(speaker, f"{HOME}/area", {})
    assert page.status_code == 200
    assert read(page).find(class_="error_summary") is None
    assert read(page).html["lang"] == "hy"


def test_a_survey_is_in_the_languages_its_questionnaire_has_in_full(
    speaker: PageClient, database: Database
) -> None:
    open_survey(database)
    speaker.get("/language/hy")
    assert language_of(speaker, "/") == "hy"
    assert language_of(speaker, HOME) == "en-GB"
    assert switch_of(speaker, HOME) == []


def test_answers_in_two_languages_are_one_set(speaker: PageClient, database: Database) -> None:
    survey = open_survey(database, questionnaire=speaking(ADULTS, PSEUDO), **ONE_AREA)
    for code, rating in (("en", "2"), ("hy", "6")):
        speaker.get(f"/language/{code}")
        begin(speaker)
        speaker.post_form(theme(FIRST), {"rating": rating})
        send(speaker)
    kept = responses(database, survey)
    assert sorted(each.answers[FIRST].rating for each in kept) == [2, 6]
    assert all(each.survey == survey for each in kept)


def test_officers_see_a_language_before_it_is_checked(
    client_as: Callable[[Role], PageClient], database: Database
) -> None:
    open_survey(database)
    officer, facilitator = client_as(Role.OFFICER), client_as(Role.FACILITATOR)
    assert switch_of(officer, "/") == ["English", "Gaeilge (not checked: officers only)"]
    assert switch_of(facilitator, "/") == []
    officer.get("/language/ga")
    assert language_of(officer, HOME) == "ga"


def test_staff_pages_stay_in_english(
    speaker: PageClient, sign_in: SignIn, database: Database
) -> None:
    open_survey(database, questionnaire=speaking(ADULTS, PSEUDO))
    assert language_of(speaker, "/sign-in", **ARMENIAN) == "en-GB"
    sign_in(speaker, Role.OFFICER)
    speaker.get("/language/hy")
    assert language_of(speaker, "/staff") == "en-GB"
    assert language_of(speaker, HOME) == "hy"


def test_the_preview_of_a_survey_can_be_read_in_a_language(
    speaker: PageClient, sign_in: SignIn, database: Database
) -> None:
    open_survey(database, questionnaire=speaking(ADULTS, PSEUDO))
    sign_in(speaker, Role.OFFICER)
    speaker.get("/language/hy")
    page = speaker.get("/setup/surveys/your-place/preview")
    assert read(page).html["lang"] == "hy"
    assert accented("Start now") in text_of(page)
    first = speaker.get("/setup/surveys/your-place/preview?step=moving_around")
    assert accented("Moving around") in text_of(first)
    assert not read(first).find("button", attrs={"name": "language", "value": "hy"})
