"""`serve` and `migrate`."""

import signal
import sys
from pathlib import Path
from types import FrameType

import click
import waitress

from placeplan.cli.instances import InstanceCommand, instance_folder, instance_settings
from placeplan.cli.progress import still_working
from placeplan.domain.faults import refuse
from placeplan.formats.radar_files import warm_up
from placeplan.operations.backups import upgrade_instance
from placeplan.web.app import create_app


@click.command(cls=InstanceCommand)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option("--threads", default=8, show_default=True, type=click.IntRange(min=1))
def serve(host: str, port: int, threads: int) -> None:
    """Serve the site until Ctrl+C, after bringing the instance up to date."""
    instance_settings()
    _upgrade()
    serve_instance(instance_folder(), host, port, threads)


@click.command(cls=InstanceCommand)
def migrate() -> None:
    """Create the instance's database or bring it up to date, after a backup."""
    instance_settings()
    if not _upgrade():
        click.echo("The database is up to date.")


def serve_instance(instance: Path, host: str, port: int, threads: int) -> None:
    """Serve an instance whose database is up to date, until the process is told to stop."""
    app = create_app(instance)
    try:
        server = waitress.create_server(app, host=host, port=port, threads=threads, ident=None)
    except ValueError as error:
        raise refuse("host_unknown", "--host", found=host) from error
    except OSError as error:
        raise refuse("port_taken", "--port", found=port, reason=error.strerror or "") from error
    signal.signal(signal.SIGTERM, _stop)
    click.echo(f"placeplan is at http://{host}:{server.effective_port} (Ctrl+C stops it)")
    sys.stdout.flush()
    warm_up()
    server.run()
    server.close()


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


def _upgrade() -> bool:
    with still_working("Bringing the database up to date"):
        applied, backup = upgrade_instance(instance_folder())
    if backup is not None:
        click.echo(f"Backed up to {backup}")
    for name in applied:
        click.echo(f"Applied {name}")
    return bool(applied)
