"""Taking response files in, all or nothing, and giving them out again."""

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from python_calamine import CalamineWorkbook

from placeplan.domain.faults import Refused
from placeplan.domain.responses import Response
from placeplan.domain.surveys import Survey
from placeplan.operations.responses import (
    MOST_FAULTS_KEPT,
    Imported,
    RefusedFile,
    export_csv,
    export_json,
    export_xlsx,
    import_responses,
)
from placeplan.store.database import Database, open_database, writing
from placeplan.store.drafts import add_draft
from placeplan.store.profiles import find_frozen_counts
from placeplan.store.recounts import recount
from placeplan.store.responses import add_response, exclude_response, withdraw_response
from placeplan.store.surveys import add_survey, update_survey
from placeplan.store.workshops import get_workshop, list_workshops
from tests.factories import LISBURN_SOUTH, SURVEY_DAY, make_response, make_survey
from tests.formats.response_files import file_of, written
from tests.store.stocked import stock
from tests.strategies import survey_responses, surveys

TODAY = date(2026, 6, 20)


def take_in(database: Database, survey: Survey, content: bytes, dry_run: bool = False) -> Imported:
    return import_responses(database, survey, BytesIO(content), today=TODAY, dry_run=dry_run)


def exported(database: Database, survey: Survey, area_code: str | None = None) -> bytes:
    return b"".join(export_csv(database, survey, area_code))


def dump(database: Database) -> list[str]:
    return list(database.conn.iterdump())


@contextmanager
def another_database(prepared: Path) -> Iterator[Database]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(prepared, folder))
        with closing(open_database(path)) as database:
            yield database


@settings(max_examples=12)
@given(found=survey_responses(surveys().filter(lambda survey: len(survey.areas) == 2)))
def test_export_import_export_gives_the_same_bytes(
    prepared_database: Path, found: tuple[Survey, list[Response]]
) -> None:
    survey, responses = found
    with another_database(prepared_database) as one, another_database(prepared_database) as two:
        for database in (one, two):
            stock(database)
            with writing(database):
                add_survey(database, survey := make_survey_like(survey))
        with writing(one):
            for response in responses:
                add_response(one, moved(response, survey))
        content = exported(one, survey)
        assert take_in(two, survey, content).added == len(responses)
        assert exported(two, survey) == content
        assert take_in(two, survey, content) == Imported(0, len(responses), 0, ())
        assert take_in(one, survey, content).known == len(responses)
        assert recount(two, survey.slug) == []
        texts = "SELECT theme_key, kind, text FROM comments ORDER BY text, theme_key, kind"
        assert one.conn.execute(texts).fetchall() == two.conn.execute(texts).fetchall()


def make_survey_like(survey: Survey) -> Survey:
    return make_survey(
        slug="another",
        questionnaire=survey.questionnaire,
        areas=survey.areas,
        places=survey.places,
        closes_on=survey.closes_on,
    )


def moved(response: Response, survey: Survey) -> Response:
    names = (name for name in Response.__slots__ if name != "survey")
    return Response(survey=survey, **{name: getattr(response, name) for name in names})


def test_two_identical_sheets_are_two_and_the_same_file_twice_adds_nothing(
    database: Database, survey: Survey
) -> None:
    content = file_of({}, {}, {"actions": "Benches"})
    assert take_in(database, survey, content) == Imported(3, 0, 0, ())
    assert take_in(database, survey, content) == Imported(0, 3, 0, ())
    assert take_in(database, survey, file_of({}, {}, {})) == Imported(1, 2, 0, ())
    assert exported(database, survey).count(b"\r\n") == 5
    assert recount(database, survey.slug) == []


def test_three_faults_are_all_named_and_nothing_is_changed(
    database: Database, survey: Survey
) -> None:
    before = dump(database)
    content = file_of(
        {}, {"moving_around_rating": "8"}, {"area": "X"}, {}, {"actions": "x" * 20_000}
    )
    with pytest.raises(RefusedFile) as caught:
        take_in(database, survey, content)
    assert [(fault.row, fault.field) for fault in caught.value.faults] == [
        (3, "moving_around_rating"),
        (4, "area"),
        (6, "actions"),
    ]
    assert caught.value.count == 3
    assert dump(database) == before


def test_faults_beyond_the_first_thousand_are_counted(database: Database, survey: Survey) -> None:
    content = file_of(*[{"moving_around_rating": "8"}] * 1_200)
    with pytest.raises(RefusedFile) as caught:
        take_in(database, survey, content)
    assert caught.value.count == 1_200
    assert len(caught.value.faults) == MOST_FAULTS_KEPT


def test_a_dry_run_says_what_would_happen_and_changes_nothing(
    database: Database, survey: Survey
) -> None:
    before = dump(database)
    content = file_of({}, {"channel": "workshop", "workshop": "hall"})
    assert take_in(database, survey, content, dry_run=True) == Imported(2, 0, 0, ("hall",))
    assert dump(database) == before


def test_a_known_key_with_other_content_is_a_fault(database: Database, survey: Survey) -> None:
    response = make_response(survey)
    with writing(database):
        add_response(database, response)
    changed = written([make_response(survey, {"moving_around": "1"}, key=response.key)], survey)
    with pytest.raises(RefusedFile) as caught:
        take_in(database, survey, changed)
    (fault,) = caught.value.faults
    assert (fault.code, fault.row, fault.field) == ("response_key_taken", 2, "response_key")


def test_a_key_of_another_survey_is_a_fault(database: Database, survey: Survey) -> None:
    other = make_survey(slug="other", areas=survey.areas)
    response = make_response(survey)
    with writing(database):
        add_survey(database, other)
        add_response(database, response)
    with pytest.raises(RefusedFile):
        take_in(database, other, written([response], survey))


def test_a_key_twice_in_a_file_is_one_response_or_a_fault(
    database: Database, survey: Survey
) -> None:
    response = make_response(survey)
    other = make_response(survey, {"moving_around": "1"}, key=response.key)
    with pytest.raises(RefusedFile) as caught:
        take_in(database, survey, written([response, other], survey))
    assert caught.value.faults[0].row == 3
    assert take_in(database, survey, written([response, response], survey)).added == 1
    assert recount(database, survey.slug) == []


def test_a_withdrawn_response_is_not_brought_back(database: Database, survey: Survey) -> None:
    stays, goes = make_response(survey), make_response(survey)
    content = written([stays, goes], survey)
    take_in(database, survey, content)
    with writing(database):
        withdraw_response(database, goes.key)
    assert take_in(database, survey, content) == Imported(0, 1, 1, ())
    assert goes.key.encode() not in exported(database, survey)


def test_excluded_responses_and_drafts_are_not_exported(database: Database, survey: Survey) -> None:
    response = make_response(survey)
    with writing(database):
        add_response(database, response)
        exclude_response(database, response.key, "Sent twice")
        add_draft(database, survey.slug, "draft", {}, SURVEY_DAY)
    assert exported(database, survey).count(b"\r\n") == 1


def test_an_unknown_workshop_is_made_and_closed(database: Database, survey: Survey) -> None:
    rows = [{"channel": "workshop", "workshop": "Town hall"}] * 2
    later = {"channel": "workshop", "workshop": "Town hall", "collected_on": "2026-06-14"}
    assert take_in(database, survey, file_of(*rows, later)).workshops == ("Town hall",)
    (workshop,) = list_workshops(database, survey.slug)
    assert workshop.state == "closed" and workshop.title == "Town hall"
    assert workshop.held_on == SURVEY_DAY and workshop.area_code == LISBURN_SOUTH.code
    assert take_in(database, survey, file_of(later, later)).workshops == ()
    assert get_workshop(database, survey.slug, "Town hall") == workshop


def test_the_publics_figures_move_on_with_a_file_of_ten(database: Database, survey: Survey) -> None:
    take_in(database, survey, file_of(*[{}] * 9))
    args = (survey.slug, LISBURN_SOUTH.code, None, "public")
    assert find_frozen_counts(database, *args) is None  # type: ignore[arg-type]  # the moment is one
    take_in(database, survey, file_of(*[{}] * 13))
    frozen = find_frozen_counts(database, *args)  # type: ignore[arg-type]  # the moment is one
    assert frozen is not None and frozen.counts.responses == 13


def test_a_survey_changed_while_the_file_was_read_is_noticed(
    database: Database, survey: Survey
) -> None:
    with writing(database):
        update_survey(database, make_survey(title="Renamed", areas=survey.areas))
    with pytest.raises(Refused) as caught:
        take_in(database, survey, file_of({}))
    assert caught.value.faults[0].code == "changed_meanwhile"
    assert exported(database, survey).count(b"\r\n") == 1


def test_a_connection_still_reads_only_after_an_import(database: Database, survey: Survey) -> None:
    take_in(database, survey, file_of({}))
    assert database.conn.execute("PRAGMA query_only").fetchone()[0] == 1
    assert len(database.conn.execute("PRAGMA database_list").fetchall()) == 1


def test_progress_is_told_in_bytes(database: Database, survey: Survey) -> None:
    seen: list[int] = []
    content = file_of(*[{}] * 1_000)
    import_responses(database, survey, BytesIO(content), today=TODAY, progress=seen.append)
    assert seen == sorted(seen) and 0 < seen[-1] <= len(content)


def test_one_area_alone_can_be_exported(database: Database, survey: Survey) -> None:
    take_in(database, survey, file_of({}, {"area": "N10000701"}))
    assert exported(database, survey, "N10000701").count(b"\r\n") == 2


def test_rows_are_exported_by_day_and_then_by_key(database: Database, survey: Survey) -> None:
    days = ["2026-06-14", "2026-06-12", "2026-06-13", "2026-06-12"]
    take_in(database, survey, file_of(*({"collected_on": day} for day in days)))
    lines = exported(database, survey).decode().splitlines()[1:]
    order = [(line.split(",")[7], line.split(",")[0]) for line in lines]
    assert order == sorted(order)


def test_excel_holds_texts_as_they_are_and_ratings_as_numbers(
    database: Database, survey: Survey
) -> None:
    take_in(database, survey, file_of({"actions": "'=1+1"}, {"actions": "007"}))
    export_xlsx(database, survey, output := BytesIO())
    headings, *rows = (
        CalamineWorkbook.from_filelike(BytesIO(output.getvalue())).get_sheet_by_index(0).to_python()
    )
    assert {row[headings.index("actions")] for row in rows} == {"=1+1", "007"}
    assert {row[headings.index("moving_around_rating")] for row in rows} == {4}


def test_json_says_what_was_said_and_nothing_else(database: Database, survey: Survey) -> None:
    take_in(database, survey, file_of({"moving_around_good": "Paths"}))
    content = json.loads(b"".join(export_json(database, survey)))
    assert content["survey"] == survey.slug
    (response,) = content["responses"]
    assert response["answers"] == {"moving_around": {"rating": 4, "good": "Paths"}}
