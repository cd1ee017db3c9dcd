"""The command `placeplan`: thin calls into the floors below, one module for each noun."""

import click

from placeplan import __version__
from placeplan.cli.areas import areas
from placeplan.cli.backups import backup, restore
from placeplan.cli.checks import check
from placeplan.cli.demonstrations import demo
from placeplan.cli.instances import InstanceGroup
from placeplan.cli.listings import listings
from placeplan.cli.nightly import nightly
from placeplan.cli.plans import plan
from placeplan.cli.responses import responses
from placeplan.cli.results import radar, results
from placeplan.cli.serving import migrate, serve
from placeplan.cli.surveys import surveys
from placeplan.cli.users import users

COMMANDS = (
    demo,
    serve,
    migrate,
    check,
    users,
    surveys,
    responses,
    listings,
    results,
    radar,
    plan,
    areas,
    nightly,
    backup,
    restore,
)


@click.group(cls=InstanceGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """From what residents say about their place to a locality plan in Word."""


for _command in COMMANDS:
    main.add_command(_command)
