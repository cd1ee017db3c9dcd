"""What is shown of work that takes a while, for whoever watches a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from threading import Event, Thread
from time import monotonic

import click

Progress = Callable[[int], None]

SECOND = 1.0


@contextmanager
def progress_bar(label: str, length: int, then: str = "") -> Iterator[Progress]:
    """Gives a function to call with how far things are, up to `length`.

    A bar is drawn on standard error, and only when that is a terminal; once it is full, and
    `then` says what goes on, the seconds that this takes.
    """
    if not sys.stderr.isatty():
        yield lambda _position: None
        return
    with ExitStack() as shown:
        bar = shown.enter_context(click.progressbar(length=length, label=label, file=sys.stderr))

        def tell(position: int) -> None:
            nonlocal then
            bar.update(position - bar.pos)
            if then and position >= length:
                shown.pop_all().close()
                shown.enter_context(still_working(then))
                then = ""

        yield tell
        bar.update(length - bar.pos)


@contextmanager
def still_working(label: str) -> Iterator[None]:
    """Shows the seconds that something takes, from the first one on; only on a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    is_done = Event()
    clock = Thread(target=_show_seconds, args=(label, is_done), daemon=True)
    clock.start()
    try:
        yield
    finally:
        is_done.set()
        clock.join()


def _show_seconds(label: str, is_done: Event) -> None:
    begun, line = monotonic(), ""
    while not is_done.wait(SECOND):
        line = f"{label} … {monotonic() - begun:,.0f} s"
        click.echo(f"\r{line}", nl=False, err=True)
    if line:
        click.echo(f"\r{' ' * len(line)}\r", nl=False, err=True)
