"""`check`: whether the instance is in order, one line for each thing looked at."""

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import click

from placeplan.cli.faults import fault_line
from placeplan.cli.instances import InstanceCommand, instance_folder
from placeplan.cli.progress import still_working
from placeplan.domain.faults import Refused
from placeplan.operations.backups import list_backups
from placeplan.operations.setup import database_path
from placeplan.settings import FILE_NAME, read_settings
from placeplan.store.backups import database_faults, sqlite_version
from placeplan.store.database import Database, list_pending_migrations, open_database
from placeplan.store.recounts import recount
from placeplan.store.surveys import list_surveys

FAULTY = 1
LEAST_FREE_MB = 500
OLDEST_BACKUP_DAYS = 2
SHORTEST_KEY = 32
MEGABYTE = 1024 * 1024

Finding = tuple[bool, str]


@click.command(cls=InstanceCommand)
@click.pass_context
def check(context: click.Context) -> None:
    """Look at settings, database, SQLite, free disk, secret key and backups."""
    is_in_order = True
    for is_sound, line in _all_findings(instance_folder()):
        click.echo(f"{'ok   ' if is_sound else 'FAULT'}  {line}")
        is_in_order &= is_sound
    if not is_in_order:
        context.exit(FAULTY)


def _all_findings(instance: Path) -> Iterator[Finding]:
    yield from _settings(instance)
    yield from _database(instance)
    yield True, f"SQLite {sqlite_version()}"
    yield _free_disk(instance)
    yield _secret_key(instance)
    yield _backups(instance)


def _settings(instance: Path) -> Iterator[Finding]:
    try:
        read_settings(instance)
    except Refused as refused:
        for fault in refused.faults:
            yield False, f"settings: {fault_line(fault)}"
    else:
        has_file = (instance / FILE_NAME).exists()
        yield True, f"settings: {FILE_NAME if has_file else 'all as they come'}"


def _database(instance: Path) -> Iterator[Finding]:
    path = database_path(instance)
    if not path.exists():
        yield False, f"database: there is none in {instance}. Start one with: placeplan migrate"
        return
    with still_working("Looking at the database"):
        faults = database_faults(path)
    yield not faults, f"database: {'; '.join(faults[:3]) or 'sound'}"
    if faults:
        return
    pending = list_pending_migrations(path)
    if pending:
        yield False, f"database: older than this version. Run: placeplan migrate ({pending[0]} …)"
        return
    with closing(open_database(path)) as database, still_working("Counting again"):
        found = _kept_counts(database)
    yield found


def _kept_counts(database: Database) -> Finding:
    wrong = {
        survey.slug: len(differences)
        for survey in list_surveys(database)
        if (differences := recount(database, survey.slug))
    }
    if wrong:
        found = ", ".join(f"{count} of {slug}" for slug, count in wrong.items())
        return False, f"kept counts: these differ from a recount: {found}"
    return True, "kept counts: equal to a recount"


def _free_disk(instance: Path) -> Finding:
    there = next(each for each in (instance, *instance.absolute().parents) if each.exists())
    free = shutil.disk_usage(there).free // MEGABYTE
    return free >= LEAST_FREE_MB, f"free disk: {free:,} MB (at least {LEAST_FREE_MB} are wanted)"


def _secret_key(instance: Path) -> Finding:
    path = instance / "secret_key"
    if not path.exists():
        return True, "secret key: made on the first start"
    if len(path.read_bytes().strip()) < SHORTEST_KEY:
        return False, "secret key: too short. Remove the file and a new one is made"
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
        return False, "secret key: others can read it. Run: chmod 600 on the file secret_key"
    return True, "secret key: there, and readable by its owner only"


def _backups(instance: Path) -> Finding:
    found = list_backups(instance)
    if not found:
        return True, "backups: none yet. Let placeplan nightly run once a day"
    made_at = datetime.fromtimestamp(found[-1].stat().st_mtime, UTC)
    days = (datetime.now(UTC) - made_at).days
    line = f"backups: {len(found)}, the last {days} days ago ({found[-1].name})"
    return days <= OLDEST_BACKUP_DAYS, line
