"""What a file adds is looked at, taken in and out again; files that wait do not wait for long."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest

from placeplan.domain.faults import Refused
from placeplan.domain.response_imports import DAYS_A_FILE_WAITS, ResponseImport, StagedExport
from placeplan.domain.surveys import Survey
from placeplan.domain.tags import Tag
from placeplan.operations.backups import restore_backup
from placeplan.operations.closed_figures import move_closed_figures
from placeplan.operations.mapped_responses import (
    import_export,
    preview_export,
    take_in_staged_export,
    undo_import,
)
from placeplan.operations.nightly import do_nightly_work
from placeplan.operations.profiles import public_profile
from placeplan.operations.responses import export_csv, import_responses
from placeplan.operations.setup import database_path
from placeplan.operations.staged_exports import read_export
from placeplan.store.comment_reviews import set_comment_state
from placeplan.store.database import Database, open_database
from placeplan.store.responses import add_response, keep_version
from placeplan.store.retention import remove_expired
from placeplan.store.staged_exports import (
    add_staged_export,
    get_staged_export,
    list_staged_exports,
)
from placeplan.store.tags import add_tag, tag_comments
from tests.factories import LISBURN_SOUTH, TIME_LIMITS, make_response
from tests.other_tools import as_csv, other_tool_rows
from tests.store.stocked import stock

TODAY = date(2026, 11, 23)
ROWS = other_tool_rows(60)


@pytest.fixture
def survey(database: Database) -> Survey:
    """A survey that has closed."""
    return stock(database)


def keep(database: Database, survey: Survey, content: bytes) -> StagedExport:
    read = read_export(survey, BytesIO(content), "theirs.csv", TODAY)
    made = replace(read, created_by="An officer", created_on=TODAY)
    return get_staged_export(database, survey.slug, add_staged_export(database, made))


def shown(database: Database, survey: Survey) -> int:
    found = public_profile(database, survey, LISBURN_SOUTH.code, TODAY)
    return found.profile.responses if found else 0


def test_a_preview_says_what_would_be_added_and_stores_nothing(
    database: Database, survey: Survey
) -> None:
    without_id = [["" if at == 0 else cell for at, cell in enumerate(row)] for row in ROWS]
    staged = keep(database, survey, as_csv([*without_id, without_id[1]]))
    before = list(database.conn.iterdump())
    preview = preview_export(database, survey, staged)
    assert list(database.conn.iterdump()) == before
    assert (preview.sorted.new, preview.repeated, preview.alike) == (61, 1, 0)
    assert sum(preview.by_area.values()) == preview.counts.responses == 61
    assert preview.by_month == {"2026-06": 61}
    assert [row for row, _response in preview.examples] == [2, 3, 4]
    add_response(database, replace(preview.examples[0][1], key="typed-by-hand"))
    assert preview_export(database, survey, staged).alike == 2


def test_two_tools_that_number_alike_are_kept_apart_by_name(
    database: Database, survey: Survey
) -> None:
    first = keep(database, survey, as_csv(ROWS))
    assert (
        take_in_staged_export(database, survey, first, today=TODAY, made_by="An officer").added
        == 60
    )
    second = keep(database, survey, as_csv(other_tool_rows(60, seed=2)))
    preview = preview_export(database, survey, second)
    assert preview.sorted.taken == 60 == len(preview.faulty_rows)
    assert preview.faults[0].field == "ID"
    named = replace(second, mapping=replace(second.mapping, source="The other tool"))
    assert preview_export(database, survey, named).sorted.new == 60


def test_figures_of_a_closed_survey_follow_a_file_in_and_out(
    database: Database, survey: Survey
) -> None:
    assert shown(database, survey) == 0
    staged = keep(database, survey, as_csv(ROWS))
    done = take_in_staged_export(database, survey, staged, today=TODAY, made_by="An officer")
    in_area = sum(row[3] == "Lisburn South" for row in ROWS)
    assert shown(database, survey) == in_area > 10
    few = make_response(survey, key="one-more")
    add_response(database, few)
    undo_import(database, survey, done.import_id, today=TODAY, undone_by="An officer")
    assert shown(database, survey) == 1


@pytest.mark.parametrize("built", ["reviewed", "tagged", "corrected"])
def test_what_somebody_has_built_on_stays(database: Database, survey: Survey, built: str) -> None:
    staged = keep(database, survey, as_csv(ROWS))
    done = take_in_staged_export(database, survey, staged, today=TODAY, made_by="An officer")
    comment = database.conn.execute("SELECT min(id) FROM comments").fetchone()[0]
    if built == "reviewed":
        set_comment_state(database, comment, "may_be_quoted", version=1, by="An officer")
    elif built == "tagged":
        tag = add_tag(database, Tag("Buses"), by="An officer")
        tag_comments(database, tag.id, [comment], by="An officer")
    else:
        key = database.conn.execute("SELECT min(key) FROM responses").fetchone()[0]
        keep_version(database, key, "An officer")
    with pytest.raises(Refused) as refused:
        undo_import(database, survey, done.import_id, today=TODAY, undone_by="An officer")
    assert [(each.code, each.params["found"]) for each in refused.value.faults] == [
        ("import_built_on", 1)
    ]


def test_a_few_answers_do_not_move_what_was_frozen(database: Database, survey: Survey) -> None:
    keep_all = keep(database, survey, as_csv(ROWS))
    take_in_staged_export(database, survey, keep_all, today=TODAY, made_by="An officer")
    before = shown(database, survey)
    few = keep(database, survey, as_csv([ROWS[0], *other_tool_rows(66)[61:]]))
    take_in_staged_export(
        database, survey, replace(few, mapping=replace(few.mapping, asked_on="1-7")),
        today=TODAY, made_by="An officer",
    )  # fmt: skip
    assert shown(database, survey) == before


def test_a_file_that_is_not_settled_is_not_taken_in(database: Database, survey: Survey) -> None:
    rows = [ROWS[0], ["1", *ROWS[1][1:5], "Middling", *ROWS[1][6:]], *ROWS[2:]]
    staged = keep(database, survey, as_csv(rows))
    with pytest.raises(Refused) as refused:
        take_in_staged_export(database, survey, staged, today=TODAY, made_by="An officer")
    assert [each.code for each in refused.value.faults] == ["label_unknown"]
    assert list_staged_exports(database, survey.slug) != []


def test_files_that_wait_are_in_no_copy_and_go_after_some_nights(
    database: Database, survey: Survey, tmp_path: Path
) -> None:
    keep(database, survey, as_csv(ROWS))
    for days, left in ((DAYS_A_FILE_WAITS - 1, 1), (DAYS_A_FILE_WAITS, 0)):
        day = TODAY + timedelta(days=days)
        done = do_nightly_work(database.path.parent, database, day, 14, 730, TIME_LIMITS)
        assert len(list_staged_exports(database, survey.slug)) == left
        restored = tmp_path / f"restored-{days}"
        restore_backup(restored, done.backup)
        with closing(open_database(database_path(restored))) as copy:
            assert list_staged_exports(copy, survey.slug) == []


def test_nothing_is_taken_in_once_the_answers_were_deleted(
    database: Database, survey: Survey
) -> None:
    first = keep(database, survey, as_csv(ROWS))
    take_in_staged_export(database, survey, first, today=TODAY, made_by="An officer")
    before = shown(database, survey)
    remove_expired(database, survey.slug, TODAY)
    staged = keep(database, survey, as_csv(other_tool_rows(60, seed=2)))
    origin = ResponseImport("theirs.csv", "A test")
    takings: list[Callable[[], object]] = [
        lambda: take_in_staged_export(database, survey, staged, today=TODAY, made_by="An officer"),
        lambda: import_export(
            database, survey, BytesIO(as_csv(ROWS)), staged.mapping, origin=origin, today=TODAY
        ),
        lambda: import_responses(
            database, survey, BytesIO(b"".join(export_csv(database, survey))), today=TODAY
        ),
    ]
    for take_in in takings:
        with pytest.raises(Refused) as refused:
            take_in()
        assert [each.code for each in refused.value.faults] == ["responses_expired"]
    for number in range(12):
        add_response(database, make_response(survey, key=f"late-{number}"))
    move_closed_figures(database, survey, TODAY)
    assert shown(database, survey) == before > 10


def test_a_dry_run_of_a_file_changes_nothing(database: Database, survey: Survey) -> None:
    mapping = read_export(survey, BytesIO(as_csv(ROWS)), "theirs.csv", TODAY).mapping
    before = list(database.conn.iterdump())
    done = import_export(
        database, survey, BytesIO(as_csv(ROWS)), mapping,
        origin=ResponseImport("theirs.csv", "A test"), today=TODAY, dry_run=True,
    )  # fmt: skip
    assert done.added == 60 and list(database.conn.iterdump()) == before
