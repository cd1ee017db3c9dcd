"""What an instance does by itself once a day."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from placeplan.domain.reminders import Reminder
from placeplan.domain.response_imports import DAYS_A_FILE_WAITS
from placeplan.domain.sign_ins import TimeLimits
from placeplan.operations.backups import write_nightly_backup
from placeplan.operations.profiles import freeze_closed_surveys
from placeplan.operations.reminders import list_reminders
from placeplan.operations.retention import remove_expired_responses
from placeplan.store.comment_words import forget_removed_words
from placeplan.store.database import Database, empty_journal
from placeplan.store.drafts import remove_drafts_before
from placeplan.store.monitoring import forget_monitoring_marks
from placeplan.store.sign_in_attempts import remove_attempts_over
from placeplan.store.sign_ins import remove_sign_ins_over
from placeplan.store.staged_exports import remove_staged_exports_before
from placeplan.store.subscribers import scatter_subscribers


@dataclass(frozen=True)
class NightlyWork:
    """What was done: the backup, how many older ones went, surveys frozen, what was removed.

    `reminders` are what now needs officers' attention.
    """

    backup: Path
    backups_removed: int
    frozen: tuple[str, ...]
    drafts_removed: int
    responses_removed: dict[str, int]
    reminders: list[Reminder]


def do_nightly_work(
    instance: Path,
    database: Database,
    today: date,
    draft_days: int,
    retention_days: int,
    time_limits: TimeLimits,
) -> NightlyWork:
    """Back up first, then freeze surveys that have closed and remove what is past its time.

    Afterwards nothing that was deleted or withdrawn is left in the database's files.

    Before the backup the lists of who is kept informed lose the order in which people joined, it
    is forgotten who has answered the equality questions, and files of answers go that have waited
    too long: no copy is to hold the names in them. So do staff's sign-ins that are over,
    and attempts to sign in.
    """
    remove_sign_ins_over(database, time_limits)
    remove_attempts_over(database)
    remove_staged_exports_before(database, today - timedelta(days=DAYS_A_FILE_WAITS - 1))
    forget_monitoring_marks(database)
    scatter_subscribers(database)
    backup, removed = write_nightly_backup(instance, today.isoformat())
    frozen = tuple(survey.slug for survey in freeze_closed_surveys(database, today))
    drafts = remove_drafts_before(database, today - timedelta(days=draft_days), today)
    expired = remove_expired_responses(database, today, retention_days)
    forget_removed_words(database)
    empty_journal(database)
    reminders = list_reminders(database, today, retention_days)
    return NightlyWork(backup, removed, frozen, drafts, expired, reminders)
