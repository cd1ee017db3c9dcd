"""`serve` and `migrate`."""

import socket
import sys
from pathlib import Path

import click
import waitress
from flask import Flask

from placeplan.cli.companions import companions, stop_when_told, usual_processes
from placeplan.cli.instances import InstanceCommand, instance_folder, instance_settings
from placeplan.cli.progress import still_working
from placeplan.domain.faults import refuse
from placeplan.formats.pictures import warm_up
from placeplan.operations.backups import upgrade_instance
from placeplan.web.app import create_app
from placeplan.web.logs import log_as_json

# more take turns at every query, and those who wait wait longer (decision 14)
THREADS = 4
# as many may wait to be let in as waitress itself lets wait
BACKLOG = 1024


@click.command(cls=InstanceCommand)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option("--threads", default=THREADS, show_default=True, type=click.IntRange(min=1))
@click.option(
    "--processes",
    default=usual_processes,
    show_default="2, or 1 on a single core",
    type=click.IntRange(1, 16),
    help="Processes that share the work, each with its threads.",
)
def serve(host: str, port: int, threads: int, processes: int) -> None:
    """Serve the site until Ctrl+C, after bringing the instance up to date."""
    instance_settings()
    _upgrade()
    log_as_json()
    serve_instance(instance_folder(), host, port, threads, processes)


@click.command(cls=InstanceCommand)
def migrate() -> None:
    """Create the instance's database or bring it up to date, after a backup."""
    instance_settings()
    if not _upgrade():
        click.echo("The database is up to date.")


def serve_instance(instance: Path, host: str, port: int, threads: int, processes: int = 1) -> None:
    """Serve an instance whose database is up to date, until the process is told to stop."""
    app = create_app(instance)
    stop_when_told()
    with listen(host, port) as listening:
        click.echo(f"placeplan is at http://{host}:{listening.getsockname()[1]} (Ctrl+C stops it)")
        sys.stdout.flush()
        warm_up()
        with companions(processes - 1, _serve_as_companion, instance, listening, threads):
            _serve(app, listening, threads)


def listen(host: str, port: int) -> socket.socket:
    """A socket that visitors can reach at this address; `Refused` where there can be none."""
    try:
        family, *_kind, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except (OSError, UnicodeError) as error:
        raise refuse("host_unknown", "--host", found=host) from error
    try:
        return socket.create_server(address[:2], family=family, backlog=BACKLOG)
    except OSError as error:
        raise refuse("port_taken", "--port", found=port, reason=error.strerror or "") from error


def _serve_as_companion(instance: Path, listening: socket.socket, threads: int) -> None:
    log_as_json()
    app = create_app(instance)
    warm_up()
    _serve(app, listening, threads)


def _serve(app: Flask, listening: socket.socket, threads: int) -> None:
    server = waitress.create_server(app, sockets=[listening], threads=threads, ident=None)
    try:
        server.run()
    finally:
        server.close()


def _upgrade() -> bool:
    with still_working("Bringing the database up to date"):
        applied, backup = upgrade_instance(instance_folder())
    if backup is not None:
        click.echo(f"Backed up to {backup}")
    for name in applied:
        click.echo(f"Applied {name}")
    return bool(applied)
