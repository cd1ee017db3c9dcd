"""Sending an answer: flagged where it looks like a repeat or like spam, counted all the same."""

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from placeplan.domain.drafts import Draft, draft_content
from placeplan.domain.repeats import Signs
from placeplan.domain.responses import answer_from_mark
from placeplan.domain.surveys import Survey
from placeplan.operations.sending import send_draft
from placeplan.operations.setup import database_path
from placeplan.store.database import Database, open_database, writing
from placeplan.store.drafts import add_draft
from placeplan.store.profiles import current_counts
from placeplan.store.recounts import recount
from placeplan.store.responses import withdraw_response
from placeplan.store.surveys import add_survey
from tests.factories import LISBURN_SOUTH, SURVEY_DAY, make_survey
from tests.store.stocked import stock

WORDS = "The path by the river floods each winter, so nobody can walk to school."
Send = Callable[..., str]


@pytest.fixture
def survey(database: Database) -> Survey:
    return stock(database)


@pytest.fixture
def send(database: Database, survey: Survey) -> Send:
    """`send(good="words", seconds=4.0)`: begin a draft, send it, and give its key."""

    def begin_and_send(good: str = "", better: str = "", to: Survey = survey, **signs: Any) -> str:
        key = begin(database, to, good, better)
        assert send_draft(database, to, key, SURVEY_DAY, "", Signs(**signs))
        return key

    return begin_and_send


def begin(database: Database, survey: Survey, good: str = "", better: str = "") -> str:
    said = {"moving_around": answer_from_mark("4", good, better)}
    draft = Draft(str(uuid.uuid4()), area_code=LISBURN_SOUTH.code, answers=said)
    add_draft(database, survey.slug, draft.key, draft_content(draft), SURVEY_DAY)
    return draft.key


def flags(database: Database, key: str) -> set[str]:
    rows = database.conn.execute(
        "SELECT kind FROM flags JOIN responses ON responses.id = response_id WHERE key = ?", (key,)
    )
    return {kind for (kind,) in rows}


def groups(database: Database, *keys: str) -> list[str]:
    rows = database.conn.execute(
        "SELECT key, group_key FROM flagged_responses JOIN responses ON responses.id = response_id"
    )
    found = dict(rows.fetchall())
    return [found.get(key, "") for key in keys]


def test_an_ordinary_answer_leaves_nothing_behind(database: Database, send: Send) -> None:
    key = send(good=WORDS, seconds=900.0)
    assert flags(database, key) == set()
    assert groups(database, key) == [""]


def test_a_flagged_answer_is_counted_all_the_same(
    database: Database, survey: Survey, send: Send
) -> None:
    key = send(has_filled_honeypot=True, seconds=0.5, is_in_burst=True)
    assert flags(database, key) == {"honeypot", "too_quick", "burst"}
    assert groups(database, key) == [f"honeypot-{SURVEY_DAY}"]
    assert current_counts(database, survey.slug, LISBURN_SOUTH.code).responses == 1
    assert recount(database, survey.slug) == []


def test_answers_of_one_device_are_one_group(database: Database, send: Send) -> None:
    first = send()
    second = send(sent_before=first)
    third = send(sent_before=second)
    assert [flags(database, key) for key in (first, second, third)] == [
        set(),
        {"same_device"},
        {"same_device"},
    ]
    assert len(set(groups(database, first, second, third))) == 1


def test_the_answer_sent_before_may_be_withdrawn_or_another_surveys(
    database: Database, survey: Survey, send: Send
) -> None:
    other = make_survey(slug="elsewhere", areas=survey.areas)
    add_survey(database, other)
    withdrawn, elsewhere = send(), send(to=other)
    withdraw_response(database, withdrawn)
    for key in (withdrawn, elsewhere, "never-sent"):
        assert flags(database, send(sent_before=key)) == set()


def test_a_shared_tablet_is_not_flagged_for_being_the_same_device(
    database: Database, survey: Survey, send: Send
) -> None:
    first, second = send(), begin(database, survey)
    with writing(database):
        database.conn.execute("UPDATE drafts SET is_shared = 1")
    assert send_draft(database, survey, second, SURVEY_DAY, "", Signs(sent_before=first))
    assert flags(database, second) == set()


@pytest.mark.parametrize(
    ("text", "is_same"),
    [
        (WORDS, True),
        (WORDS.upper().replace(" ", "  "), True),
        (f"{WORDS} And so on.", False),
        (WORDS[:39], False),
    ],
)
def test_the_same_long_text_is_flagged_wherever_it_stood(
    database: Database, send: Send, text: str, is_same: bool
) -> None:
    for said in (WORDS[:39], WORDS):
        send(better=said)
    key = send(good=text)
    assert flags(database, key) == ({"same_text"} if is_same else set())


def test_a_text_is_still_found_when_the_first_that_had_it_is_withdrawn(
    database: Database, send: Send
) -> None:
    first, second = send(good=WORDS), send(good=WORDS)
    withdraw_response(database, first)
    assert groups(database, send(good=WORDS)) == groups(database, second)


def test_a_text_of_another_survey_is_not_the_same(
    database: Database, survey: Survey, send: Send
) -> None:
    other = make_survey(slug="elsewhere", areas=survey.areas)
    add_survey(database, other)
    send(good=WORDS, to=other)
    assert flags(database, send(good=WORDS)) == set()


def test_a_text_is_looked_up_in_an_index(database: Database, send: Send) -> None:
    asked: list[str] = []
    database.conn.set_trace_callback(asked.append)
    send(good=WORDS)
    database.conn.set_trace_callback(None)
    (lookup,) = [each for each in asked if "FROM text_marks" in each]
    plan = " ".join(row[3] for row in database.conn.execute(f"EXPLAIN QUERY PLAN {lookup}"))
    assert "SEARCH text_marks USING PRIMARY KEY (survey_id=? AND mark=?)" in plan


def test_a_withdrawn_answer_takes_its_flags_along(database: Database, send: Send) -> None:
    first = send(good=WORDS)
    second = send(good=WORDS, sent_before=first, has_filled_honeypot=True)
    withdraw_response(database, second)
    withdraw_response(database, first)
    for table in ("flagged_responses", "flags", "text_marks"):
        assert database[table].count == 0


def test_sending_at_once_stores_and_flags_once(
    instance: Path, database: Database, survey: Survey, send: Send
) -> None:
    first, key = send(good=WORDS), begin(database, survey, WORDS)

    def press(_press: int) -> bool:
        signs = Signs(seconds=1.0, sent_before=first)
        with closing(open_database(database_path(instance))) as own:
            return send_draft(own, survey, key, SURVEY_DAY, "", signs)

    with ThreadPoolExecutor(8) as presses:
        sent = list(presses.map(press, range(16)))
    assert sum(sent) == 1
    assert flags(database, key) == {"too_quick", "same_device", "same_text"}
    assert database["flagged_responses"].count == 2
    assert database["responses"].count == 2
