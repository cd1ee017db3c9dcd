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
    """Back up, freeze the results of surveys that have closed, remove drafts grown old."""
    settings = instance_settings()
    with opened_instance() as database:
        done = do_nightly_work(instance_folder(), database, today(), settings.draft_days)
    click.echo(f"Backed up to {done.backup}; {done.backups_removed} older backups removed")
    click.echo(f"Results frozen: {', '.join(done.frozen) or 'none'}")
    click.echo(f"Drafts of more than {settings.draft_days} days removed: {done.drafts_removed}")
