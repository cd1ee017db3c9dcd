"""The short version: all themes on one page, and changing over without losing anything."""

from placeplan.domain.surveys import Survey
from placeplan.store.database import Database, writing
from tests.pages import PageClient, filled_in, find_form, read, text_of
from tests.residents import (
    FIRST,
    HOME,
    LAST,
    SECOND,
    begin,
    hidden_in,
    open_survey,
    responses,
    send,
    theme,
)

SHORT = f"{HOME}/themes"


def begin_short(client: PageClient) -> str:
    return client.post_form(HOME, action="/start", button="short version").request.path


def checked(client: PageClient, name: str, address: str = SHORT) -> str:
    found = client.page(address).find("input", attrs={"name": name, "checked": True})
    return found["value"] if found else ""


def test_all_themes_are_rated_and_saved_in_one_request(
    client: PageClient, survey: Survey, database: Database
) -> None:
    assert begin_short(client) == SHORT
    page = client.page(SHORT)
    assert len(page.find_all("fieldset")) == len(survey.questionnaire.themes)
    assert not page.find("input", checked=True)
    marks = [str(number % 7 + 1) for number in range(14)]
    given = dict(zip(survey.questionnaire.theme_keys, marks, strict=True))
    form = {f"{key}-rating": mark for key, mark in given.items()}
    form |= {f"{FIRST}-rating": "dk", f"{LAST}-better": "A say in things\r\n – soon  "}
    page = client.post_form(SHORT, form)
    assert page.request.path == f"{HOME}/priorities"
    send(client)
    (response,) = responses(database, survey)
    said = {key: answer.mark for key, answer in response.answers.items()}
    assert said == given | {FIRST: "dk"}
    assert response.answers[LAST].better == "A say in things\n – soon"


def test_the_way_back_from_the_end_leads_to_the_one_page(
    client: PageClient, survey: Survey
) -> None:
    begin_short(client)
    client.post_form(SHORT, {f"{FIRST}-rating": "3"})
    assert client.page(HOME).find("a", string="Go on where you were")["href"].endswith("priorities")
    page = client.post_form(f"{HOME}/priorities", {"go": "back"})
    assert page.request.path == SHORT
    assert checked(client, f"{FIRST}-rating") == "3"


def test_one_changes_over_at_any_time_and_loses_nothing(client: PageClient, survey: Survey) -> None:
    begin(client)
    client.post_form(theme(FIRST), {"rating": "2", "good": "The river"})
    page = client.post_form(theme(SECOND), {"rating": "5", "go": "short"})
    assert page.request.path == SHORT
    assert checked(client, f"{FIRST}-rating") == "2"
    assert checked(client, f"{SECOND}-rating") == "5"
    assert client.page(HOME).find("a", string="Go on where you were")["href"] == SHORT
    page = client.post_form(SHORT, {f"{LAST}-rating": "7", "go": "long"})
    assert page.request.path == theme("traffic_and_parking")
    assert checked(client, "rating", theme(LAST)) == "7"
    assert "The river" in text_of(client.get(theme(FIRST)))
    assert client.page(HOME).find("a", string="Go on where you were")["href"] == theme(
        "traffic_and_parking"
    )


def test_a_theme_changed_at_the_check_leads_back_to_the_check(
    client: PageClient, survey: Survey
) -> None:
    begin_short(client)
    client.post_form(SHORT, {f"{FIRST}-rating": "3"})
    page = client.post_form(f"{theme(FIRST)}?to=check", {"rating": "6"})
    assert page.request.path == f"{HOME}/check"
    assert checked(client, f"{FIRST}-rating") == "6"


def test_what_another_window_saved_meanwhile_stays(
    client: PageClient, survey: Survey, database: Database
) -> None:
    begin_short(client)
    first_window = client.page(SHORT)
    client.post_form(theme(SECOND), {"rating": "6", "good": "The late bus"})
    form = filled_in(find_form(first_window), {f"{FIRST}-rating": "2", "go": "next"})
    client.post(SHORT, data=form)
    send(client)
    answers = responses(database, survey)[0].answers
    assert (answers[FIRST].rating, answers[SECOND].rating) == (2, 6)
    assert answers[SECOND].good == "The late bus"


def test_words_that_were_taken_out_are_taken_out(client: PageClient, survey: Survey) -> None:
    begin_short(client)
    client.post_form(SHORT, {f"{FIRST}-good": "The river"})
    box = client.page(SHORT).find("textarea", attrs={"name": f"{FIRST}-good"})
    assert "The river" in box.get_text()
    assert box.find_parent("details").has_attr("open")
    client.post_form(SHORT, {f"{FIRST}-good": ""})
    assert "The river" not in text_of(client.get(SHORT))


def test_a_rating_can_be_taken_back_on_the_one_page(client: PageClient, survey: Survey) -> None:
    begin_short(client)
    client.post_form(SHORT, {f"{FIRST}-rating": "3", f"{SECOND}-rating": "4"})
    page = client.post_form(SHORT, button="Clear my rating of “Moving around”")
    assert page.request.path == SHORT
    assert checked(client, f"{FIRST}-rating") == ""
    assert checked(client, f"{SECOND}-rating") == "4"


def test_a_fault_names_its_theme_and_changes_nothing(client: PageClient, survey: Survey) -> None:
    begin_short(client)
    client.post_form(SHORT, {f"{FIRST}-rating": "3"})
    hidden = hidden_in(client.page(SHORT))
    wrong = {f"{FIRST}-rating": "5", f"{SECOND}-rating": "9", f"{LAST}-good": "x" * 5001}
    answer = client.post(SHORT, data={**hidden, **wrong, "go": "next"})
    assert answer.status_code == 400
    page = read(answer)
    faults = [link.get_text() for link in page.find(class_="error_summary").find_all("a")]
    assert len(faults) == 2 and "Public transport" in faults[0] and "sense of control" in faults[1]
    for link in page.find(class_="error_summary").find_all("a"):
        assert page.find(id=link["href"][1:])
    assert (
        page.find("textarea", attrs={"name": f"{LAST}-good"})
        .find_parent("details")
        .has_attr("open")
    )
    assert checked(client, f"{FIRST}-rating") == "3"
    again = {**hidden_in(page), f"{FIRST}-rating": "5", f"{SECOND}-rating": "1", "go": "next"}
    client.post(SHORT, data=again)
    assert (checked(client, f"{FIRST}-rating"), checked(client, f"{SECOND}-rating")) == ("5", "1")


def test_the_short_version_asks_for_the_area_first(client: PageClient, database: Database) -> None:
    open_survey(database)
    assert begin_short(client) == f"{HOME}/area"
    assert client.get(SHORT, follow_redirects=True).request.path == f"{HOME}/area"


def test_starting_again_stays_in_the_same_version(client: PageClient, survey: Survey) -> None:
    begin_short(client)
    client.post_form(SHORT, {f"{FIRST}-rating": "3"})
    assert client.post_form(f"{HOME}/start-again", action="/restart").request.path == SHORT
    assert checked(client, f"{FIRST}-rating") == ""


def test_words_for_answers_that_are_gone_are_shown_to_who_wrote_them(
    client: PageClient, survey: Survey, database: Database
) -> None:
    begin_short(client)
    hidden = hidden_in(client.page(SHORT))
    with writing(database):
        database.conn.execute("DELETE FROM drafts")
    gone = client.post(SHORT, data={**hidden, f"{SECOND}-better": "A later bus"})
    assert gone.status_code == 410
    assert "A later bus" in text_of(gone)
