"""What an instance does by itself once a day."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from placeplan.operations.backups import write_nightly_backup
from placeplan.operations.profiles import freeze_closed_surveys
from placeplan.store.database import Database
from placeplan.store.drafts import remove_drafts_before


@dataclass(frozen=True)
class NightlyWork:
    """What was done: the backup, how many older ones went, surveys frozen, drafts removed."""

    backup: Path
    backups_removed: int
    frozen: tuple[str, ...]
    drafts_removed: int


def do_nightly_work(
    instance: Path, database: Database, today: date, draft_days: int
) -> NightlyWork:
    """Back up first, then freeze surveys that have closed and remove drafts grown old."""
    backup, removed = write_nightly_backup(instance, today.isoformat())
    frozen = tuple(survey.slug for survey in freeze_closed_surveys(database, today))
    drafts = remove_drafts_before(database, today - timedelta(days=draft_days))
    return NightlyWork(backup, removed, frozen, drafts)
