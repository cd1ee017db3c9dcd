"""Answers from another tool: read, mapped, looked at, taken in and out again."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from werkzeug.test import TestResponse

from placeplan.domain.accounts import Role
from placeplan.domain.surveys import Survey
from placeplan.store.database import Database
from placeplan.store.recounts import recount
from placeplan.store.response_imports import list_response_imports
from placeplan.store.response_rows import iterate_responses
from placeplan.store.responses import exclude_response
from placeplan.store.retention import remove_expired
from placeplan.store.staged_exports import get_staged_export, list_staged_exports
from tests.other_tools import as_csv, as_workbook, narrowed, other_tool_rows, with_ratings
from tests.pages import PageClient, find_form, read, text_of
from tests.store.stocked import stock

HOME = "/surveys-import/your-place"
SAVE = "Save and show what it says"
ROWS = narrowed(other_tool_rows(30))
RATING = 5


@pytest.fixture
def survey(database: Database) -> Survey:
    """A stored survey of two areas."""
    return stock(database)


@pytest.fixture
def officer(client_as: Callable[[Role], PageClient], survey: Survey) -> PageClient:
    """An officer who has answers in another tool."""
    return client_as(Role.OFFICER)


def send(
    officer: PageClient, content: bytes, name: str = "theirs.csv", **more: Any
) -> TestResponse:
    """Send a file; the answer is the page that follows."""
    return officer.post_form(HOME, {"file": (BytesIO(content), name)} | more, button="Read")


def save(officer: PageClient, sent: TestResponse, **given: str) -> TestResponse:
    """Save the columns of a file that was sent, as guessed but for what is given."""
    return officer.post_form(sent.request.path, given, button=SAVE)


def count(database: Database, table: str = "responses") -> int:
    return int(database.conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def with_cell(rows: list[list[str]], row: int, column: int, text: str) -> list[list[str]]:
    changed = [list(each) for each in rows]
    changed[row][column] = text
    return changed


def test_fifteen_hundred_comments_from_another_tool_are_brought(
    officer: PageClient, survey: Survey, database: Database
) -> None:
    sent = send(officer, as_csv(other_tool_rows(1500)))
    assert "best left out" in text_of(sent)
    seen = save(officer, sent)
    assert "Take in 1500 answers" in text_of(seen) and read(seen).select_one(".radar")
    assert "Nothing of this is stored yet" in text_of(seen) and count(database) == 0
    taken = officer.post_form(seen.request.path, button="Take in 1500 answers")
    assert "1500 answers were taken in" in text_of(taken)
    assert (count(database), count(database, "comments")) == (1500, 1500)
    assert recount(database, survey.slug) == [] and count(database, "staged_exports") == 0
    assert "person1@example.org" not in "".join(database.conn.iterdump())


def test_the_same_file_adds_nothing_and_goes_out_again_as_a_whole(
    officer: PageClient, survey: Survey, database: Database
) -> None:
    taken = officer.post_form(
        save(officer, send(officer, as_csv(ROWS))).request.path, button="Take in 30 answers"
    )
    again = save(officer, send(officer, as_csv(ROWS)))
    assert "There is nothing new in this file" in text_of(again)
    undo = find_form(read(taken), button="Take them out again")
    values = {each["name"]: each["value"] for each in undo.find_all("input")}
    out = officer.post(str(undo["action"]), data=values, follow_redirects=True)
    assert "30 answers were taken out" in text_of(out) and "Taken out again on" in text_of(out)
    assert count(database) == 0 and recount(database, survey.slug) == []
    twice = officer.post(str(undo["action"]), data=values, follow_redirects=True)
    assert "were taken out again already" in text_of(twice)
    assert "Take in 30 answers" in text_of(officer.get(again.request.path))


def test_no_file_is_kept_for_a_survey_whose_answers_were_deleted(
    officer: PageClient, survey: Survey, database: Database
) -> None:
    remove_expired(database, survey.slug, date(2026, 11, 1))
    said = "The answers to this survey were deleted on 2026-11-01"
    assert said in text_of(send(officer, as_csv(ROWS)))
    assert count(database, "staged_exports") == 0


def test_what_somebody_has_built_on_is_not_taken_out(
    officer: PageClient, survey: Survey, database: Database
) -> None:
    seen = save(officer, send(officer, as_csv(ROWS)))
    officer.post_form(seen.request.path, button="Take in 30 answers")
    first = next(iterate_responses(database, survey))
    exclude_response(database, first.key, "a test of ours")
    answer = officer.post_form(HOME, button="Take the answers out again")
    assert "1 of these answers were corrected, reviewed or used since" in text_of(answer)
    assert count(database) == 30


def test_faulty_rows_are_mended_in_the_file_or_left_out_knowingly(
    officer: PageClient, survey: Survey, database: Database
) -> None:
    rows = with_cell(with_cell(ROWS, 3, 1, "soon"), 4, 1, "12/06/2019")
    seen = save(officer, send(officer, as_csv(rows)))
    page = seen.request.path
    told = text_of(seen)
    assert "Row 4" in told and "Completion time: “soon” is not a date" in told
    assert "Completion time: 2019-06-12 was found; the survey is open from" in told
    assert not read(seen).find("button", string="Take in 28 answers")
    half = with_cell(rows, 3, 1, "12/06/2026")
    seen = officer.post_form(page, {"file": (BytesIO(as_csv(half)), "mended.csv")}, action="mended")
    assert "What mended.csv says" in text_of(seen) and "“soon”" not in text_of(seen)
    seen = officer.post_form(page, button="Leave out this row")
    assert "Take in 29 answers" in text_of(seen) and "row 5" in text_of(seen)
    seen = officer.post_form(page, button="Put all of them back")
    seen = officer.post_form(page, button="Leave out this row")
    taken = officer.post_form(page, button="Take in 29 answers")
    assert "29 answers were taken in, 1 row was left out." in text_of(taken)
    (kept,) = list_response_imports(database, survey.slug)
    assert (kept.file_name, kept.response_count, kept.left_out_count) == ("mended.csv", 29, 1)


def test_unknown_labels_are_asked_and_what_is_said_is_remembered(
    officer: PageClient, survey: Survey, database: Database
) -> None:
    rows = with_cell(with_cell(ROWS, 2, RATING, "Middling"), 3, RATING, "99")
    sent = send(officer, as_csv(rows))
    seen = save(officer, sent)
    assert seen.request.path == sent.request.path
    assert "Say what “Middling” means" in text_of(seen) and "Say what “99” means" in text_of(seen)
    asked = {text: read(seen).find("label", string=text) for text in ("Middling", "99")}
    names = {text: str(label["for"]) for text, label in asked.items()}  # type: ignore[index]
    options = {text: len(read(seen).select(f"#{name} option")) for text, name in names.items()}
    assert options == {"Middling": 10, "99": 3}
    seen = save(officer, sent, **{names["Middling"]: "4", names["99"]: "dk"})
    assert "Take in 30 answers" in text_of(seen)
    mapping = officer.get(f"{seen.request.path}/mapping.toml").data
    assert b'Middling = "4"' in mapping
    answer = send(officer, as_csv(rows), mapping=(BytesIO(mapping), "theirs.toml"))
    assert "Take in 30 answers" in text_of(answer)
    other = send(officer, as_csv([["A"], ["1"]]), mapping=(BytesIO(mapping), "theirs.toml"))
    assert "The mapping does not name this column" in text_of(other)


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (("8", "9", "10"), "outside 1-7, so this was asked on another scale"),
        (("Agree", "Disagree", "Neither"), "answers another question"),
        (("1 - excellent", "7 - poor", "4"), "seems to run the other way round"),
    ],
)
def test_other_scales_are_refused_with_the_reason(
    officer: PageClient, survey: Survey, database: Database, texts: tuple[str, ...], said: str
) -> None:
    rows = with_ratings(ROWS, lambda label: texts[ord(label[0]) % len(texts)])
    sent = send(officer, as_csv(rows))
    seen = save(officer, sent, **{f"column-{RATING}": "moving_around_rating"})
    assert said in text_of(seen) and seen.request.path == sent.request.path


def test_a_doubt_is_settled_by_whoever_saw_the_form(
    officer: PageClient, survey: Survey, database: Database
) -> None:
    rows = with_ratings(
        ROWS, lambda label: "3" if label[0] in "67" else label[:1].replace("D", "4")
    )
    sent = send(officer, as_csv(rows))
    assert "Say whether it was asked on 1-7" in text_of(save(officer, sent))
    assert "Take in 30 answers" in text_of(save(officer, sent, asked_on="yes"))


def test_columns_say_what_is_missing_or_chosen_twice(
    officer: PageClient, survey: Survey, database: Database
) -> None:
    sent = send(officer, as_csv(ROWS))
    seen = save(officer, sent, **{"column-3": ""}, **{"column-4": ""}, channel="")
    told = text_of(seen)
    assert "Say which column is “Area”" in told and "Say which column is “Channel”" in told
    seen = save(officer, sent, **{"column-6": "moving_around_rating"})
    assert "“Moving around: rating” is chosen for more than one column" in text_of(seen)
    assert read(seen).select_one("#column-6 option[selected]")["value"] == "moving_around_rating"  # type: ignore[index]


def test_workbooks_are_read_by_sheet_and_headings_by_row(
    officer: PageClient, survey: Survey, database: Database
) -> None:
    content = as_workbook(
        [["Our survey"], *ROWS], before=lambda sheet: sheet.write(0, 0, "Read me")
    )
    sent = send(officer, content, "theirs.xlsx", sheet="Answers")
    assert "The workbook has: About, Answers" in text_of(sent)
    assert read(sent).select_one("#heading_row")["value"] == "2"  # type: ignore[index]
    seen = save(officer, sent, heading_row="3")
    assert "29 answers" in text_of(seen)
    assert "There is no sheet “Other”" in text_of(send(officer, content, "t.xlsx", sheet="Other"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file has no rows"),
        (b"%PDF-1.7\n", "neither a CSV file nor an Excel file"),
        (b"A,B\n", "headings but no rows"),
        (b"A\n" + b"1\n" * 20_001, "more than 20000 rows"),
        (b"PK\x03\x04broken", "not an Excel file, or it is damaged"),
    ],
    ids=["empty", "pdf", "headings", "long", "broken"],
)
def test_a_file_that_cannot_be_read_says_why(
    officer: PageClient, database: Database, content: bytes, said: str
) -> None:
    assert said in text_of(send(officer, content)) and count(database, "staged_exports") == 0


def test_two_officers_do_not_overwrite_each_other(
    officer: PageClient, survey: Survey, database: Database
) -> None:
    sent = send(officer, as_csv(ROWS))
    page = read(sent)
    save(officer, sent)
    token = page.select_one("[name=csrf_token]")
    stale = {"csrf_token": str(token and token["value"]), "version": "1", "heading_row": "1"}
    stale |= {"dates": "day_first", "heading_rows": "1", "channel": "online", "form": "individual"}
    answer = officer.post(sent.request.path, data=stale, follow_redirects=True)
    assert "Somebody else has changed this meanwhile" in text_of(answer)
    staged = list_staged_exports(database, survey.slug)[0]
    assert get_staged_export(database, survey.slug, staged.id).version == 2


def test_what_was_put_aside_is_gone_and_its_pages_say_so(
    officer: PageClient, survey: Survey, database: Database
) -> None:
    sent = send(officer, as_csv(ROWS))
    answer = officer.post_form(sent.request.path, button="Put this file aside")
    assert "Nothing was taken in from theirs.csv" in text_of(answer)
    assert count(database, "staged_exports") == 0
    for path in (sent.request.path, sent.request.path.removesuffix("/columns")):
        assert "taken in or put aside before" in text_of(officer.get(path, follow_redirects=True))
