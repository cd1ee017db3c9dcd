"""`nightly`: what is to be done once a day."""

import click

from placeplan.cli.instances import (
    InstanceCommand,
    instance_folder,
    instance_settings,
    opened_instance,
)
from placeplan.operations.nightly import do_nightly_work
from placeplan.web.days import today


@click.command(cls=InstanceCommand)
def nightly() -> None:
    """Back up, freeze the results of closed surveys, remove answers and drafts past their time."""
    settings = instance_settings()
    with opened_instance() as database:
        done = do_nightly_work(
            instance_folder(),
            database,
            today(),
            draft_days=settings.draft_days,
            retention_days=settings.retention_days,
        )
    click.echo(f"Backed up to {done.backup}; {done.backups_removed} older backups removed")
    click.echo(f"Results frozen: {', '.join(done.frozen) or 'none'}")
    click.echo(f"Drafts of more than {settings.draft_days} days removed: {done.drafts_removed}")
    removed = [f"{slug} ({count})" for slug, count in done.responses_removed.items()]
    click.echo(f"Answers past their retention removed: {', '.join(removed) or 'none'}")
