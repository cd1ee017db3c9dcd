"""`demo`: a made-up partnership to look at, with its Word plan."""

from contextlib import closing
from pathlib import Path

import click

from placeplan.cli.instances import DEFAULT_FOLDER, InstanceCommand, instance_folder
from placeplan.cli.progress import progress_bar
from placeplan.cli.serving import THREADS, serve_instance
from placeplan.domain.faults import refuse
from placeplan.operations.demonstration.answers import individuals_wanted
from placeplan.operations.demonstration.making import Demonstration, make_demonstration
from placeplan.operations.plans import plan_docx_for
from placeplan.operations.setup import database_path
from placeplan.settings import FILE_NAME
from placeplan.store.database import open_database
from placeplan.web.app import secret_key
from placeplan.web.days import today
from placeplan.web.facilitators.tokens import signed_link
from placeplan.web.invitations.tokens import signed

FOLDER_NAME = "demo"
WORD_NAME = "lisburn-south-locality-plan.docx"
HOST = "127.0.0.1"


@click.command(cls=InstanceCommand)
@click.option("--no-serve", is_flag=True, help="Stop after the Word file.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
def demo(no_serve: bool, port: int) -> None:
    """Make a demonstration with made-up answers, write its Word plan, and serve it.

    It goes into ./instance/demo, or into the folder named with --instance. An older
    demonstration there is made anew; a real instance is never touched.
    """
    folder = _folder()
    with progress_bar("Making up answers", individuals_wanted()) as progress:
        made = make_demonstration(folder, today(), progress, with_past=True)
    click.echo(
        f"Everything in this demonstration is made up.\n\nWord plan   {_write(folder, made)}"
    )
    address = f"http://{HOST}:{port}"
    (folder / FILE_NAME).write_text(f'public_address = "{address}"\n', encoding="utf-8")
    _say_ways_in(made, secret_key(folder), address)
    if not no_serve:
        serve_instance(folder, HOST, port, THREADS)


def _folder() -> Path:
    named = instance_folder()
    folder = named / FOLDER_NAME if named == DEFAULT_FOLDER else named
    if folder.exists() and not folder.is_dir():
        raise refuse("not_a_folder", "--instance", found=str(folder))
    return folder


def _write(folder: Path, made: Demonstration) -> Path:
    with closing(open_database(database_path(folder))) as database:
        written = plan_docx_for(database, made.area_code, [made.survey_slug], today())
    file = folder / WORD_NAME
    file.write_bytes(written)
    return file


def _say_ways_in(made: Demonstration, key: str, address: str) -> None:
    lines = [
        ("Resident", f"{address}/surveys/{made.survey_slug}", ""),
        ("Partner", f"{address}/invitations/{signed(made.invitation_token, key)}", ""),
        ("Group", f"{address}/facilitators/{signed_link(made.facilitator_token, key)}", ""),
    ]
    lines += [
        (sign_in.role.value.capitalize(), sign_in.email, f"password {sign_in.password}")
        for sign_in in made.sign_ins
    ]
    click.echo(f"Address     {address}\nSign in at  {address}/sign-in\n")
    for who, where, password in lines:
        click.echo(f"{who:<14}{where:<26}  {password}".rstrip())
    click.echo()
