"""Nothing ties equality monitoring to an answer: no key, no join, no order and no time.

Whole files are compared, byte by byte, that differ only in who said what and when.
"""

import shutil
from contextlib import closing
from datetime import date
from hashlib import sha256
from itertools import permutations, product
from pathlib import Path

import pytest

from placeplan.operations.retention import remove_expired_responses
from placeplan.store.database import Database, open_database, writing
from placeplan.store.monitoring import (
    add_monitoring,
    forget_monitoring_marks,
    shown_monitoring,
)
from placeplan.store.responses import add_response, withdraw_response
from placeplan.store.surveys import remove_survey
from tests.factories import make_response
from tests.store.stocked import stock

SLUG = "your-place"
SAID = (
    {"religious_belief": "none", "disability": "yes"},
    {"religious_belief": "catholic", "men_and_women": "woman"},
    {"racial_group": "roma", "age": "65_plus", "dependants": "both"},
)
# after which of three answers each person's monitoring comes in: at once, all at the end, mixed
TURNS = ((0, 1, 2), (2, 2, 2), (0, 2, 2), (1, 1, 2))


def filled_database(path: Path, said: tuple[dict[str, str], ...], turns: tuple[int, ...]) -> bytes:
    """Three answers and three people's monitoring; the file once all is in it."""
    with closing(open_database(path)) as database:
        survey = stock(database)
        for turn, rating in enumerate("147"):
            key = f"00000000-0000-4000-8000-00000000000{turn}"
            add_response(database, make_response(survey, {"moving_around": rating}, key=key))
            for person, after in zip(said, turns, strict=True):
                if after == turn:
                    add_monitoring(database, SLUG, person, sha256(str(person).encode()).hexdigest())
        forget_monitoring_marks(database)
        database.conn.execute("PRAGMA query_only = OFF")
        # when an officer made the survey
        database.conn.execute("UPDATE surveys SET created_at = ''")
        database.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path.read_bytes()


def test_whoever_said_it_when_and_after_which_answer_the_file_is_the_same(
    tmp_path: Path, prepared_database: Path
) -> None:
    files = set()
    for number, (turns, said) in enumerate(product(TURNS, permutations(SAID))):
        path = Path(shutil.copy(prepared_database, tmp_path / f"{number}.db"))
        files.add(filled_database(path, said, turns))
    assert len(files) == 1, "the file says who was counted when"


def test_the_table_has_no_room_for_a_person_a_time_or_an_order(database: Database) -> None:
    columns = [row[1] for row in database.conn.execute("PRAGMA table_info(monitoring_counts)")]
    assert columns == ["survey_id", "question", "answer", "people", "shown"]
    with pytest.raises(Exception, match="no such column"):
        database.conn.execute("SELECT rowid FROM monitoring_counts")
    pointing = database.conn.execute(
        "SELECT name FROM sqlite_master WHERE sql LIKE '%REFERENCES monitoring_counts%'"
    ).fetchall()
    assert not pointing


def test_a_person_with_a_mark_is_counted_once_until_the_marks_are_forgotten(
    database: Database,
) -> None:
    stock(database)
    for mark in ("a" * 64, "a" * 64, "b" * 64):
        add_monitoring(database, SLUG, {"age": "25_39"}, mark)
    counted = "SELECT people FROM monitoring_counts WHERE answer = '25_39'"
    assert database.execute(counted).fetchone() == (2,)
    forget_monitoring_marks(database)
    assert database.execute("SELECT count(*) FROM monitoring_marks").fetchone() == (0,)


def test_the_same_rows_are_there_whatever_people_say(database: Database) -> None:
    stock(database)
    add_monitoring(database, SLUG, SAID[0])
    before = database.execute("SELECT question, answer FROM monitoring_counts").fetchall()
    add_monitoring(database, SLUG, SAID[2])
    assert database.execute("SELECT question, answer FROM monitoring_counts").fetchall() == before


def test_figures_move_with_the_tenth_person_only(database: Database) -> None:
    stock(database)
    for _person in range(19):
        add_monitoring(database, SLUG, {"age": "25_39"})
        total = shown_monitoring(database, SLUG)["age", "25_39"]
        assert total in (0, 10)
    assert total == 10
    add_monitoring(database, SLUG, {"age": "16_24"})
    assert shown_monitoring(database, SLUG)["age", "25_39"] == 19


def test_withdrawing_an_answer_leaves_it(database: Database) -> None:
    response = make_response(stock(database))
    add_response(database, response)
    for _person in range(10):
        add_monitoring(database, SLUG, SAID[0])
    before = shown_monitoring(database, SLUG)
    withdraw_response(database, response.key)
    assert shown_monitoring(database, SLUG) == before


def test_it_goes_with_the_surveys_single_answers_and_with_the_survey(database: Database) -> None:
    stock(database)
    add_monitoring(database, SLUG, SAID[0])
    remove_expired_responses(database, date(2028, 7, 31), 730)
    add_monitoring(database, SLUG, SAID[0])
    remove_expired_responses(database, date(2030, 1, 1), 730)
    assert shown_monitoring(database, SLUG) == {}
    with writing(database):
        add_monitoring(database, SLUG, SAID[0])
        remove_survey(database, SLUG)
    assert database.execute("SELECT count(*) FROM monitoring_counts").fetchone() == (0,)
