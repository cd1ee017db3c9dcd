"""Progress bars, for whoever watches a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

Progress = Callable[[int], None]


@contextmanager
def progress_bar(label: str, length: int) -> Iterator[Progress]:
    """Gives a function to call with how far things are, up to `length`.

    A bar is drawn on standard error, and only when that is a terminal.
    """
    if not sys.stderr.isatty():
        yield lambda _position: None
        return
    with click.progressbar(length=length, label=label, file=sys.stderr) as bar:
        yield lambda position: bar.update(position - bar.pos)
        bar.update(length - bar.pos)
