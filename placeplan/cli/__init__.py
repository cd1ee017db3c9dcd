"""The command `placeplan`: thin calls into the floors below, one module for each noun.

A command's module is imported when that command is run, so that printing a result does not wait
for the web application: docs/decisions/0007-commands-on-demand.md.
"""

from importlib import import_module

import click

from placeplan import __version__
from placeplan.cli.instances import InstanceGroup

# the module of each command and the line that the list of commands has for it
COMMANDS = {
    "demo": ("demonstrations", "Make a demonstration, write its Word plan, and serve it."),
    "serve": ("serving", "Serve the site until Ctrl+C."),
    "migrate": ("serving", "Create the instance's database or bring it up to date."),
    "check": ("checks", "Look at whether the instance is in order."),
    "users": ("users", "Accounts of the staff."),
    "surveys": ("surveys", "Surveys: one run of a questionnaire each."),
    "responses": ("responses", "Responses to a survey, in from a file or out to one."),
    "listings": ("listings", "What partners run: services, programmes and plans."),
    "results": ("results", "Print all figures of an area."),
    "radar": ("results", "Draw the radar of an area as an SVG or PNG file."),
    "plan": ("plans", "Write an area's plan as a Word file."),
    "questionnaires": ("questionnaires", "Editions of the questionnaire, and checking a file."),
    "areas": ("areas", "Areas, and the places inside them."),
    "postcodes": ("postcodes", "Postcodes, by which residents find their area."),
    "nightly": ("nightly", "Back up, delete what is past its time, print reminders."),
    "backup": ("backups", "Write database, settings and secret key to one file."),
    "restore": ("backups", "Bring an instance back from a backup."),
}


class Commands(InstanceGroup):
    """The commands of the table above, in its order."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _line = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"placeplan.cli.{module}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_module, line) in COMMANDS.items()])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """From what residents say about their place to a locality plan in Word."""
