"""`backup` and `restore`."""

from pathlib import Path

import click

from placeplan.cli.instances import InstanceCommand, instance_folder, opened_instance
from placeplan.cli.progress import still_working
from placeplan.operations.backups import restore_backup, write_backup


@click.command(cls=InstanceCommand)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Write database, settings and secret key to one file; the site may go on being used."""
    with opened_instance(), still_working("Backing up"):
        write_backup(instance_folder(), file)
    click.echo(f"Backed up to {file}. It holds the secret key and what people wrote: keep it safe.")


@click.command(cls=InstanceCommand)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(file: Path) -> None:
    """Bring an instance back from a backup, into a folder that holds none."""
    with still_working("Restoring"):
        restore_backup(instance_folder(), file)
    click.echo(f"Restored to {instance_folder()}. Bring it up to date with: placeplan migrate")
