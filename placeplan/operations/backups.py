"""An instance in one file: its database, its settings, its secret key and its own languages."""

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from placeplan.domain.faults import refuse
from placeplan.operations.setup import DATABASE_NAME, database_path, prepare_instance
from placeplan.store.backups import check_copy, copy_database
from placeplan.store.database import list_pending_migrations

FILES_BESIDE = ("settings.toml", "secret_key")
# what a server that was killed had not yet brought into its database
JOURNAL_NAME = f"{DATABASE_NAME}-wal"
# languages that the partnership added itself
LANGUAGE_FILE = re.compile(r"translations/[A-Za-z_]+\.po")
BACKUPS_FOLDER = "backups"
NIGHTLY_KEPT = 14


def write_backup(instance: Path, file: Path) -> None:
    """Write a backup of the instance, as of one moment; it may be in use meanwhile.

    The file is complete or not there at all, and only its owner can read it. `Refused` when there
    is a file of that name.
    """
    if file.exists():
        raise refuse("file_exists", str(file))
    try:
        _write_archive(instance, file)
    except OSError as error:
        reason = error.strerror or ""
        raise refuse("file_unwritable", found=str(file), reason=reason) from error


def _write_archive(instance: Path, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=file.parent, prefix=".backup-") as folder:
        copy, archive = Path(folder, DATABASE_NAME), Path(folder, "archive")
        copy_database(database_path(instance), copy)
        with ZipFile(archive, "w", ZIP_DEFLATED) as written:
            written.write(copy, DATABASE_NAME)
            for name in _names_beside(instance):
                written.write(instance / name, name)
        archive.chmod(0o600)
        archive.replace(file)


def restore_backup(instance: Path, file: Path) -> None:
    """Bring an instance back from a backup, into a folder that holds none.

    `Refused` when the folder holds an instance, or when the backup is damaged or too new.
    """
    for name in (DATABASE_NAME, JOURNAL_NAME, *FILES_BESIDE):
        if (instance / name).exists():
            raise refuse("instance_not_empty", found=str(instance / name))
    instance.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=instance, prefix=".restore-") as folder:
        unpacked = Path(folder)
        _unpack(file, unpacked)
        check_copy(unpacked / DATABASE_NAME)
        for name in (*_names_beside(unpacked), DATABASE_NAME):
            (instance / name).parent.mkdir(exist_ok=True)
            (unpacked / name).chmod(0o600)
            (unpacked / name).replace(instance / name)


def upgrade_instance(instance: Path) -> tuple[list[str], Path | None]:
    """Create the instance's database or bring it up to date, after a backup when there was one.

    Returns the migrations that were applied, and the backup.
    """
    file = None
    path = database_path(instance)
    if path.exists() and list_pending_migrations(path):
        moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        file = instance / BACKUPS_FOLDER / f"before-migration-{moment}.zip"
        write_backup(instance, file)
    return prepare_instance(instance), file


def list_backups(instance: Path) -> list[Path]:
    """The backups that the instance made by itself, oldest first."""
    found = (instance / BACKUPS_FOLDER).glob("*.zip")
    return sorted(found, key=lambda file: (file.stat().st_mtime, file.name))


def write_nightly_backup(instance: Path, day: str) -> tuple[Path, int]:
    """The backup of this day, in place of an earlier one; older ones beyond a fortnight go.

    Returns the file, and how many were removed.
    """
    file = instance / BACKUPS_FOLDER / f"nightly-{day}.zip"
    fresh = file.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    write_backup(instance, fresh)
    fresh.replace(file)
    old = sorted(file.parent.glob("nightly-*.zip"))[:-NIGHTLY_KEPT]
    for each in old:
        each.unlink()
    return file, len(old)


def _names_beside(folder: Path) -> list[str]:
    """What a folder holds that goes with the database into a backup."""
    languages = [f"translations/{file.name}" for file in sorted(folder.glob("translations/*.po"))]
    names = [name for name in FILES_BESIDE if (folder / name).exists()]
    return names + [name for name in languages if LANGUAGE_FILE.fullmatch(name)]


def _is_of_a_backup(name: str) -> bool:
    is_language = LANGUAGE_FILE.fullmatch(name) is not None
    return is_language or name in (DATABASE_NAME, *FILES_BESIDE)


def _unpack(file: Path, folder: Path) -> None:
    try:
        with ZipFile(file) as archive:
            names = set(archive.namelist())
            if DATABASE_NAME not in names or not all(map(_is_of_a_backup, names)):
                raise refuse("backup_unreadable", found=", ".join(sorted(names)))
            for name in names:
                (folder / name).parent.mkdir(exist_ok=True)
                with archive.open(name) as source, (folder / name).open("wb") as target:
                    shutil.copyfileobj(source, target)
    except (BadZipFile, EOFError, OSError) as error:
        raise refuse("backup_unreadable", found=str(error)) from error
