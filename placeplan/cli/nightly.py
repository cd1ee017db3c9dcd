"""`nightly`: what is to be done once a day."""

import click

from placeplan.cli.instances import (
    InstanceCommand,
    instance_folder,
    instance_settings,
    opened_instance,
)
from placeplan.cli.progress import still_working
from placeplan.operations.nightly import do_nightly_work
from placeplan.operations.plan_drafting.sentences import day
from placeplan.web.days import today
from placeplan.web.reminders.words import reminder_sentence


@click.command(cls=InstanceCommand)
def nightly() -> None:
    """Back up, freeze closed surveys' results, remove what is past its time, print reminders."""
    settings = instance_settings()
    with opened_instance() as database, still_working("Doing the nightly work"):
        done = do_nightly_work(
            instance_folder(),
            database,
            today(),
            draft_days=settings.draft_days,
            retention_days=settings.retention_days,
            time_limits=settings.time_limits,
        )
    click.echo(f"Backed up to {done.backup}; {done.backups_removed} older backups removed")
    click.echo(f"Results frozen: {', '.join(done.frozen) or 'none'}")
    click.echo(f"Drafts of more than {settings.draft_days} days removed: {done.drafts_removed}")
    removed = [f"{slug} ({count})" for slug, count in done.responses_removed.items()]
    click.echo(f"Answers past their retention removed: {', '.join(removed) or 'none'}")
    click.echo(f"Reminders for officers: {len(done.reminders) or 'none'}")
    for reminder in done.reminders:
        click.echo(f"- {reminder_sentence(reminder, day)}")
