"""`users`: accounts of the staff."""

import click

from placeplan.cli.instances import InstanceGroup, instance_settings, opened_instance
from placeplan.domain.accounts import STAFF_ROLES, Account, Role, email_faults
from placeplan.domain.faults import Refused, refuse
from placeplan.settings import Settings
from placeplan.store.accounts import add_account, add_one_time_link, find_account_by_email
from placeplan.store.authenticators import remove_authenticator
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
    _say_link(settings, account, token)


@users.command("link")
@click.argument("email")
@click.option("--without-code", is_flag=True, help="Take the codes away: the telephone is lost.")
def make_link(email: str, without_code: bool) -> None:
    """Print a new link with which the owner of an account sets another password, once.

    For the last administrator, whom nobody else can help on the site.
    """
    settings = instance_settings()
    with opened_instance() as database, writing(database):
        account = find_account_by_email(database, email)
        if account is None or not account.is_active:
            raise refuse("account_unknown", "EMAIL", found=email)
        if without_code:
            remove_authenticator(database, account.id)
        token = add_one_time_link(database, account.id, hours=settings.link_hours)
    _say_link(settings, account, token)


def _say_link(settings: Settings, account: Account, token: str) -> None:
    click.echo(f"{settings.public_address.rstrip('/')}/set-password/{token}")
    hours = settings.link_hours
    click.echo(
        f"Give {account.name} this link: it sets the password once, within {hours} hours.", err=True
    )
