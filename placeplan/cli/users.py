"""`users`: accounts of the staff."""

import click

from placeplan.cli.instances import InstanceGroup, instance_settings, opened_instance
from placeplan.domain.accounts import STAFF_ROLES, Role, email_faults
from placeplan.domain.faults import Refused, refuse
from placeplan.store.accounts import add_account, add_one_time_link
from placeplan.store.database import writing


@click.group(cls=InstanceGroup)
def users() -> None:
    """Accounts of the staff."""


@users.command("add")
@click.argument("email")
@click.option("--name", required=True, help="The person's name.")
@click.option("--role", required=True, type=click.Choice([role.value for role in STAFF_ROLES]))
def add_user(email: str, name: str, role: str) -> None:
    """Add an account and print a link with which its owner sets the password, once."""
    settings = instance_settings()
    faults = email_faults(email)
    if faults:
        raise Refused(*faults)
    if not name.strip():
        raise refuse("text_missing", "--name")
    with opened_instance(create=True) as database, writing(database):
        account = add_account(database, email=email, name=name, role=Role(role))
        token = add_one_time_link(database, account.id, hours=settings.link_hours)
    click.echo(f"{settings.public_address.rstrip('/')}/set-password/{token}")
    click.echo(
        f"Give {name} this link: it sets the password once, within {settings.link_hours} hours.",
        err=True,
    )
