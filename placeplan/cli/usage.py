"""Words that a command does not understand, said in one line."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import click


class Misused(click.ClickException):
    """Ends a command with exit 2 and one line on standard error."""

    exit_code = click.UsageError.exit_code

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(self.message, file=file, err=file is None)


@contextmanager
def saying_usage_in_one_line() -> Iterator[None]:
    """What click would say in several lines becomes one; a group alone still shows its help."""
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        raise Misused(_line(error)) from error


def _line(error: click.UsageError) -> str:
    if isinstance(error, click.MissingParameter):
        return f"{_name(error)}: Give this too; see --help"
    if isinstance(error, click.BadParameter):
        return f"{_name(error)}: {error.message}"
    return error.format_message()


def _name(error: click.BadParameter) -> str:
    if isinstance(error.param, click.Option):
        return max(error.param.opts, key=len)
    return error.param.make_metavar(error.ctx) if error.param and error.ctx else ""
