"""Backups: written while in use, and brought back whole or not at all."""

import zipfile
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from placeplan.domain.accounts import Role
from placeplan.domain.faults import Refused
from placeplan.domain.surveys import Survey
from placeplan.operations.backups import (
    NIGHTLY_KEPT,
    list_backups,
    restore_backup,
    upgrade_instance,
    write_backup,
    write_nightly_backup,
)
from placeplan.operations.nightly import do_nightly_work
from placeplan.operations.setup import database_path
from placeplan.store.accounts import add_account
from placeplan.store.backups import database_faults
from placeplan.store.database import Database, open_database, writing
from placeplan.store.drafts import add_draft, find_draft
from placeplan.store.migrations import MIGRATIONS
from placeplan.store.moments import now
from placeplan.store.responses import add_response
from placeplan.store.sign_ins import add_sign_in, note_seen
from placeplan.store.surveys import list_surveys
from tests.factories import TIME_LIMITS, make_response


def code_of(caught: pytest.ExceptionInfo[Refused]) -> str:
    return caught.value.faults[0].code


def test_a_backup_brings_database_settings_and_key_back(
    instance: Path, database: Database, survey: Survey, tmp_path: Path
) -> None:
    (instance / "settings.toml").write_text("draft_days = 3\n")
    (instance / "secret_key").write_text("k" * 64)
    with writing(database):
        add_response(database, make_response(survey))
    write_backup(instance, file := tmp_path / "backup.zip")
    restore_backup(back := tmp_path / "back", file)
    assert sorted(path.name for path in back.iterdir()) == [
        "placeplan.db",
        "secret_key",
        "settings.toml",
    ]
    with closing(open_database(database_path(back))) as restored:
        assert list(restored.conn.iterdump()) == list(database.conn.iterdump())
        assert list_surveys(restored) == [survey]


def test_a_backup_brings_the_languages_back_that_the_partnership_added(
    instance: Path, tmp_path: Path
) -> None:
    folder = instance / "translations"
    folder.mkdir()
    (folder / "cy.po").write_text("# Welsh")
    (folder / "notes.txt").write_text("no language")
    write_backup(instance, file := tmp_path / "backup.zip")
    restore_backup(back := tmp_path / "back", file)
    assert [path.name for path in (back / "translations").iterdir()] == ["cy.po"]
    assert (back / "translations" / "cy.po").read_text() == "# Welsh"


def test_nothing_is_restored_over_an_instance(
    instance: Path, survey: Survey, tmp_path: Path
) -> None:
    write_backup(instance, file := tmp_path / "backup.zip")
    with pytest.raises(Refused) as caught:
        restore_backup(instance, file)
    assert code_of(caught) == "instance_not_empty"


def test_a_backup_is_not_brought_back_beside_the_journal_of_another_database(
    instance: Path, tmp_path: Path
) -> None:
    write_backup(instance, tmp_path / "backup.zip")
    left = tmp_path / "left"
    left.mkdir()
    (left / "placeplan.db-wal").write_bytes(b"what another database would read as its own")
    with pytest.raises(Refused) as caught:
        restore_backup(left, tmp_path / "backup.zip")
    assert code_of(caught) == "instance_not_empty"


@pytest.mark.parametrize("content", [b"", b"not a zip file", b"PK\x03\x04broken"])
def test_what_is_no_backup_is_refused_and_leaves_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "backup.zip").write_bytes(content)
    with pytest.raises(Refused) as caught:
        restore_backup(tmp_path / "new", tmp_path / "backup.zip")
    assert code_of(caught) == "backup_unreadable"
    assert list((tmp_path / "new").iterdir()) == []


@pytest.mark.parametrize("names", [["other.txt"], ["placeplan.db", "../escape"], ["placeplan.db"]])
def test_an_archive_of_other_things_is_refused(tmp_path: Path, names: list[str]) -> None:
    with zipfile.ZipFile(tmp_path / "backup.zip", "w") as archive:
        for name in names:
            archive.writestr(name, "no database" * 100)
    with pytest.raises(Refused) as caught:
        restore_backup(tmp_path / "new", tmp_path / "backup.zip")
    assert code_of(caught) == "backup_unreadable"


def test_a_backup_of_a_newer_version_is_refused(
    instance: Path, database: Database, tmp_path: Path
) -> None:
    with writing(database):
        database.conn.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('placeplan', '9999_future', '')"
        )
    write_backup(instance, tmp_path / "backup.zip")
    with pytest.raises(Refused) as caught:
        restore_backup(tmp_path / "new", tmp_path / "backup.zip")
    assert code_of(caught) == "backup_newer"


def test_a_backup_never_takes_another_files_place(instance: Path, tmp_path: Path) -> None:
    (tmp_path / "backup.zip").write_bytes(b"precious")
    with pytest.raises(Refused):
        write_backup(instance, tmp_path / "backup.zip")
    assert (tmp_path / "backup.zip").read_bytes() == b"precious"


def test_an_instance_is_backed_up_before_it_is_migrated(tmp_path: Path) -> None:
    instance = tmp_path / "old"
    instance.mkdir()
    with closing(open_database(database_path(instance))) as database:
        database.conn.execute("PRAGMA query_only = OFF")
        MIGRATIONS.apply(database, stop_before="0006_plans")
    applied, backup = upgrade_instance(instance)
    assert applied and backup is not None and backup.exists()
    assert upgrade_instance(instance) == ([], None)


def test_nightly_backs_up_freezes_and_clears_old_drafts(
    instance: Path, database: Database, survey: Survey
) -> None:
    with writing(database):
        add_draft(database, survey.slug, "old", {}, date(2026, 7, 1))
        add_draft(database, survey.slug, "new", {}, date(2026, 7, 30))
    done = do_nightly_work(
        instance,
        database,
        date(2026, 8, 1),
        14,
        730,
        TIME_LIMITS,
    )
    assert done.frozen == (survey.slug,) and done.drafts_removed == 1
    assert done.backup in list_backups(instance)
    assert find_draft(database, survey.slug, "new") is not None
    again = do_nightly_work(
        instance,
        database,
        date(2026, 8, 1),
        14,
        730,
        TIME_LIMITS,
    )
    assert again.frozen == () and again.backup == done.backup


def test_nightly_forgets_where_nobody_is_signed_in_any_more(
    instance: Path, database: Database
) -> None:
    account = add_account(database, email="a@example.org", name="A", role=Role.OFFICER)
    for browser in ("left alone", "used"):
        add_sign_in(database, account.id, browser)
    note_seen(database, 1, now() - timedelta(hours=2))
    do_nightly_work(instance, database, date(2026, 8, 1), 14, 730, TIME_LIMITS)
    assert database.conn.execute("SELECT browser FROM sign_ins").fetchall() == [("used",)]


def test_a_fortnight_of_nightly_backups_is_kept(instance: Path) -> None:
    for day in range(1, 18):
        write_nightly_backup(instance, f"2026-08-{day:02}")
    kept = sorted(path.name for path in list_backups(instance))
    assert len(kept) == NIGHTLY_KEPT and kept[0] == "nightly-2026-08-04.zip"


def test_a_damaged_database_is_found_out(instance: Path) -> None:
    assert database_faults(database_path(instance)) == []
    database_path(instance).write_bytes(b"SQLite format 3\0" + b"\xff" * 5_000)
    assert database_faults(database_path(instance))
