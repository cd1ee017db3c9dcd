"""A resident's way through a survey: pages, saving, sending."""

import random
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from placeplan.domain.receipts import receipt_hash
from placeplan.domain.surveys import Survey
from placeplan.operations.profiles import get_profile
from placeplan.store.database import Database, writing
from placeplan.store.surveys import update_survey
from placeplan.web.days import today
from tests.conftest import make_app
from tests.factories import CASTLEREAGH_EAST, LISBURN_SOUTH
from tests.pages import PageClient, read, text_of
from tests.residents import (
    FIRST,
    HOME,
    LAST,
    SECOND,
    answer_one,
    begin,
    hidden_in,
    open_survey,
    responses,
    send,
    theme,
)


def drafts(database: Database) -> int:
    return int(database.conn.execute("SELECT count(*) FROM drafts").fetchone()[0])


def test_every_answer_given_on_the_pages_is_in_the_response(
    client: PageClient, database: Database
) -> None:
    survey = open_survey(database)
    page = begin(client)
    page = client.post_form(page.request.path, {"area": LISBURN_SOUTH.code})
    page = client.post_form(page.request.path, {"place": "millside"})
    for number, key in enumerate(survey.questionnaire.theme_keys):
        assert page.request.path == theme(key)
        assert f"Theme {number + 1} of 14" in text_of(page)
        mark = "dk" if number == 13 else str(number % 7 + 1)
        texts = {"good": f"Good {key}\r\n – isn’t it?  ", "better": f"🚌 {key}"}
        page = client.post_form(page.request.path, {"rating": mark, **texts})
    page = client.post_form(page.request.path, {"priorities": [LAST, FIRST, "natural_space"]})
    page = client.post_form(page.request.path, {"text": "The people"})
    page = client.post_form(page.request.path, {"text": "A later bus"})
    assert page.request.path == f"{HOME}/check"
    assert send(client).request.path == f"{HOME}/sent"

    (response,) = responses(database, survey)
    assert (response.area_code, response.place_key) == (LISBURN_SOUTH.code, "millside")
    assert (response.channel, response.form, response.people) == ("online", "individual", 1)
    assert response.collected_on == today()
    for number, (key, answer) in enumerate(response.answers.items()):
        assert answer.mark == ("dk" if number == 13 else str(number % 7 + 1))
        assert answer.good == f"Good {key}\n – isn’t it?"
        assert answer.better == f"🚌 {key}"
    assert set(response.priorities) == {FIRST, "natural_space", LAST}
    assert (response.assets, response.actions) == ("The people", "A later bus")
    assert drafts(database) == 0


def test_nothing_is_chosen_at_first_and_the_ends_are_in_the_question(
    client: PageClient, survey: Survey
) -> None:
    begin(client)
    page = client.page(theme(FIRST))
    radios = page.find_all("input", type="radio")
    assert [radio["value"] for radio in radios] == ["1", "2", "3", "4", "5", "6", "7", "dk"]
    assert not page.find("input", checked=True)
    legend = page.find("legend").get_text()
    assert survey.questionnaire.scale.lowest_means in legend
    assert survey.questionnaire.scale.highest_means in legend
    prompts = page.select_one("details:not([open])").get_text()
    assert survey.questionnaire.themes[0].prompts[0] in prompts


def test_a_theme_left_empty_is_skipped_and_not_answered(
    client: PageClient, survey: Survey, database: Database
) -> None:
    answer_one(client)
    page = client.post_form(theme(SECOND))
    assert page.request.path == theme("traffic_and_parking")
    page = client.post_form(page.request.path, {"go": "end", "better": "A crossing"})
    assert page.request.path == f"{HOME}/priorities"
    assert text_of(client.get(f"{HOME}/check")).count("Not answered") == 15
    send(client)
    (response,) = responses(database, survey)
    assert response.answers[SECOND].is_empty
    assert response.answers["traffic_and_parking"].better == "A crossing"


def test_every_theme_has_a_way_to_the_end(client: PageClient, survey: Survey) -> None:
    begin(client)
    for key in survey.questionnaire.theme_keys:
        page = client.post_form(theme(key), button="Save and skip to the end")
        assert page.request.path == f"{HOME}/priorities"


def test_a_change_comes_back_to_the_check(client: PageClient, survey: Survey) -> None:
    answer_one(client)
    check = client.page(f"{HOME}/check")
    change = check.find("a", href=lambda address: address and FIRST in address)
    page = client.post_form(change["href"], {"rating": "7"})
    assert page.request.path == f"{HOME}/check"
    assert "7 out of 7" in text_of(page)
    page = client.post_form(change["href"], {"rating": "2", "go": "back"})
    assert page.request.path == f"{HOME}/check"
    assert "2 out of 7" in text_of(page)


def test_changing_the_area_asks_for_its_place_before_the_check(
    client: PageClient, database: Database
) -> None:
    survey = open_survey(database)
    begin(client)
    client.post_form(f"{HOME}/area", {"area": LISBURN_SOUTH.code})
    client.post_form(f"{HOME}/place", {"place": "hilltop"})
    client.post_form(theme(FIRST), {"rating": "3"})
    page = client.post_form(f"{HOME}/area?to=check", {"area": CASTLEREAGH_EAST.code})
    assert page.request.path == f"{HOME}/check"
    page = client.post_form(f"{HOME}/area?to=check", {"area": LISBURN_SOUTH.code})
    assert page.request.path == f"{HOME}/place"
    page = client.post_form(f"{HOME}/place?to=check")
    assert page.request.path == f"{HOME}/check"
    send(client)
    assert responses(database, survey)[0].place_key == ""


def test_back_saves_what_was_typed(client: PageClient, survey: Survey) -> None:
    answer_one(client)
    typed = {"rating": "5", "good": "The river", "go": "back"}
    page = client.post_form(theme(SECOND), typed)
    assert page.request.path == theme(FIRST)
    again = client.page(theme(SECOND))
    assert again.find("input", checked=True)["value"] == "5"
    assert "The river" in again.find("textarea", attrs={"name": "good"}).get_text()


def test_back_asks_for_no_area(client: PageClient, database: Database) -> None:
    open_survey(database)
    begin(client)
    page = client.post_form(f"{HOME}/area", {"go": "back"})
    assert page.request.path == HOME
    assert read(page).find("a", string="Go on where you were")["href"] == f"{HOME}/area"
    page = client.post_form(f"{HOME}/area", {"go": "back", "area": CASTLEREAGH_EAST.code})
    assert page.request.path == HOME
    chosen = client.page(f"{HOME}/area").find("input", checked=True)
    assert chosen["value"] == CASTLEREAGH_EAST.code


def test_a_rating_can_be_taken_back(client: PageClient, survey: Survey) -> None:
    answer_one(client)
    page = client.post_form(theme(FIRST), {"go": "clear", "good": "Still here"})
    assert page.request.path == theme(FIRST)
    assert not read(page).find("input", checked=True)
    assert "Still here" in text_of(page)


def test_a_draft_counts_nowhere(client: PageClient, survey: Survey, database: Database) -> None:
    answer_one(client)
    assert get_profile(database, survey, LISBURN_SOUTH.code).responses == 0
    assert not responses(database, survey)


def test_sending_twice_shows_one_receipt_and_stores_one_response(
    client: PageClient, survey: Survey, database: Database
) -> None:
    answer_one(client)
    page = client.page(f"{HOME}/about-you")
    sent = hidden_in(page, "/send")
    answers = [client.post(f"{HOME}/send", data=sent, follow_redirects=True) for _press in range(3)]
    answers += [client.get(f"{HOME}/sent"), client.get(f"{HOME}/check", follow_redirects=True)]
    codes = {read(answer).find(class_="receipt__code").get_text() for answer in answers}
    assert len(codes) == 1
    assert len(responses(database, survey)) == 1
    assert get_profile(database, survey, LISBURN_SOUTH.code).responses == 1


def test_only_the_hash_of_the_receipt_is_stored(
    client: PageClient, survey: Survey, database: Database
) -> None:
    answer_one(client)
    code = read(send(client)).find(class_="receipt__code").get_text()
    row = database.conn.execute("SELECT receipt_hash FROM responses").fetchone()
    assert row[0] == receipt_hash(code.lower().replace("-", " "))
    dump = "\n".join(database.conn.iterdump())
    assert code not in dump and code.replace("-", "") not in dump


def test_neither_address_nor_time_is_stored(
    client: PageClient, survey: Survey, database: Database
) -> None:
    answer_one(client)
    send(client)
    columns = {row[1] for row in database.conn.execute("PRAGMA table_info(responses)")}
    assert not [name for name in columns if name.endswith("_at") or "ip" in name.split("_")]
    assert "127.0.0.1" not in "\n".join(database.conn.iterdump())


def test_the_cookie_holds_no_answer(client: PageClient, survey: Survey) -> None:
    begin(client)
    client.post_form(theme(FIRST), {"rating": "2", "good": "A secret garden"})
    with client.session_transaction() as session:
        assert "garden" not in str(dict(session))
        assert set(session["survey"]["your-place"]) == {"draft", "begun"}


def test_two_windows_keep_each_others_answers(
    client: PageClient, survey: Survey, database: Database
) -> None:
    begin(client)
    pages = {key: client.page(theme(key)) for key in (FIRST, "natural_space")}
    for rating, (key, page) in enumerate(pages.items(), start=3):
        client.post(theme(key), data={**hidden_in(page), "rating": str(rating), "go": "next"})
    send(client)
    answers = responses(database, survey)[0].answers
    assert (answers[FIRST].rating, answers["natural_space"].rating) == (3, 4)


def test_a_page_of_an_earlier_answer_changes_nothing_in_the_next(
    client: PageClient, survey: Survey, database: Database
) -> None:
    answer_one(client)
    late = {**hidden_in(client.page(theme(FIRST))), "rating": "1", "go": "next"}
    send(client)
    assert (
        client.post(theme(FIRST), data=late, follow_redirects=True).request.path == f"{HOME}/sent"
    )
    begin(client)
    page = client.post(theme(FIRST), data=late, follow_redirects=True)
    assert page.request.path == f"{HOME}/sent"
    assert not client.page(theme(FIRST)).find("input", checked=True)
    assert [each.answers[FIRST].rating for each in responses(database, survey)] == [4]


def test_words_that_come_after_the_answers_were_sent_are_shown_to_who_wrote_them(
    client: PageClient, survey: Survey
) -> None:
    answer_one(client)
    hidden = hidden_in(client.page(theme(FIRST)))
    client.post(theme(FIRST), data={**hidden, "rating": "4", "good": "The river"})
    send(client)
    again = client.post(theme(FIRST), data={**hidden, "good": "The river"})
    assert again.headers["Location"] == f"{HOME}/sent"
    late = client.post(theme(SECOND), data={**hidden, "good": "The late bus"})
    assert late.status_code == 409
    assert "had been sent before" in text_of(late) and "The late bus" in text_of(late)


def test_words_of_answers_that_were_begun_again_are_shown_to_who_wrote_them(
    client: PageClient, survey: Survey
) -> None:
    answer_one(client)
    hidden = hidden_in(client.page(theme(FIRST)))
    client.post_form(f"{HOME}/start-again", action="/restart")
    late = client.post(theme(SECOND), data={**hidden, "good": "The late bus"})
    assert late.status_code == 409
    assert "You have started again" in text_of(late) and "The late bus" in text_of(late)


@pytest.mark.parametrize("seed", range(5))
def test_whatever_order_the_buttons_are_pressed_in_nothing_is_lost_or_doubled(
    client: PageClient, survey: Survey, database: Database, seed: int
) -> None:
    chance = random.Random(seed)
    begin(client)
    said: dict[str, tuple[str, str]] = {}
    for _turn in range(25):
        key = chance.choice(survey.questionnaire.theme_keys)
        page = client.page(theme(key))
        rating, text = chance.choice(["1", "4", "7", "dk"]), f"Words {chance.random()}"
        said[key] = (rating, text)
        form = {**hidden_in(page), "rating": rating, "good": text}
        form["go"] = chance.choice(["next", "back", "end"])
        for _press in range(chance.choice([1, 1, 2])):
            client.post(theme(key), data=form)
        client.get(chance.choice([HOME, f"{HOME}/check", theme(key), f"{HOME}/priorities"]))
    pressed = hidden_in(client.page(f"{HOME}/about-you"), "/send")
    for _press in range(3):
        client.post(f"{HOME}/send", data=pressed)
    (response,) = responses(database, survey)
    kept = {key: (each.mark, each.good) for key, each in response.answers.items() if each.mark}
    assert kept == said
    assert drafts(database) == 0


def test_starting_twice_goes_on_with_the_same_draft(
    client: PageClient, survey: Survey, database: Database
) -> None:
    page = client.page(HOME)
    token = page.main.find("input", attrs={"name": "csrf_token"})["value"]
    for _press in range(2):
        client.post(f"{HOME}/start", data={"csrf_token": token})
    assert drafts(database) == 1


def test_one_goes_on_where_one_was(client: PageClient, survey: Survey) -> None:
    answer_one(client)
    page = client.page(HOME)
    link = page.find("a", string="Go on where you were")
    assert link["href"] == theme(SECOND)


def test_starting_again_asks_first_and_then_deletes(
    client: PageClient, survey: Survey, database: Database
) -> None:
    answer_one(client)
    assert "deleted" in text_of(client.get(f"{HOME}/start-again"))
    assert drafts(database) == 1
    page = client.post_form(f"{HOME}/start-again", action="/restart")
    assert page.request.path == theme(FIRST)
    assert not read(page).find("input", checked=True)
    assert drafts(database) == 1


def test_a_purged_draft_is_said_kindly(
    client: PageClient, survey: Survey, database: Database
) -> None:
    answer_one(client)
    form = {**hidden_in(client.page(theme(FIRST))), "good": "Words just written"}
    with writing(database):
        database.conn.execute("DELETE FROM drafts")
    page = client.post(theme(FIRST), data=form)
    assert page.status_code == 410
    assert "no longer here" in text_of(page)
    assert "Words just written" in text_of(page)
    assert begin(client).request.path == theme(FIRST)


def test_a_survey_that_closes_meanwhile_takes_no_draft(
    client: PageClient, survey: Survey, database: Database
) -> None:
    answer_one(client)
    page = client.page(f"{HOME}/about-you")
    sent = hidden_in(page, "/send")
    with writing(database):
        update_survey(database, replace(survey, closes_on=today() - timedelta(days=1)))
    answer = client.post(f"{HOME}/send", data=sent)
    assert answer.status_code == 200
    assert "not counted" in text_of(answer)
    assert not responses(database, survey)


@pytest.mark.parametrize(("opens", "closes", "words"), [(-9, -1, "closed on"), (1, 9, "opens on")])
def test_a_survey_out_of_its_dates_says_so(
    client: PageClient, database: Database, opens: int, closes: int, words: str
) -> None:
    day = today()
    open_survey(
        database, opens_on=day + timedelta(days=opens), closes_on=day + timedelta(days=closes)
    )
    for path in ("", "/area", "/themes/moving_around", "/check"):
        answer = client.get(HOME + path)
        assert answer.status_code == 200
        assert words in text_of(answer)


def test_more_answers_than_allowed_are_asked_to_wait(
    instance: Path, survey: Survey, database: Database
) -> None:
    client: PageClient = make_app(instance, answer_limit="2 per hour").test_client()
    for _resident in range(2):
        answer_one(client)
        assert send(client).status_code == 200
    answer = begin(client)
    assert answer.status_code == 429
    assert "What you saved is still here" in text_of(answer)
    assert len(responses(database, survey)) == 2


def test_the_front_page_lists_what_is_open(client: PageClient, survey: Survey) -> None:
    page = client.page("/")
    assert page.find("a", string="Your place")["href"] == HOME


def test_a_cleared_device_knows_of_nothing(
    client: PageClient, survey: Survey, database: Database
) -> None:
    answer_one(client)
    send(client)
    client.post_form(f"{HOME}/sent", action="/clear")
    assert client.get(f"{HOME}/sent", follow_redirects=True).request.path == HOME
    assert len(responses(database, survey)) == 1
