"""More processes that do the same work beside this one, so that a site uses every core.

Python runs one thread at a time, however many there are. A companion gets the same listening
socket; whichever process is free takes the next visitor from it.
"""

import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import connection, get_context, parent_process
from multiprocessing.process import BaseProcess
from time import monotonic
from types import FrameType
from typing import Any

MOST_USUAL = 2
SHORTEST_LIFE = 10.0
SECONDS_TO_END = 30

log = logging.getLogger(__name__)


def usual_processes() -> int:
    """How many processes serve a site unless told otherwise: two, where there are two cores."""
    return 1 if sys.platform == "win32" else min(MOST_USUAL, os.cpu_count() or 1)


@contextmanager
def companions(count: int, work: Callable[..., None], *given: Any) -> Iterator[None]:
    """Have `count` processes run `work(*given)` until the block ends; one that ends is replaced.

    Each is told to stop by SIGTERM, which ends `work` by SystemExit. One that ends as soon as it
    has begun is not begun again: the site goes on without it, and the log says so.
    """
    if not count:
        yield
        return
    stopping = threading.Event()
    watchers = [
        threading.Thread(target=_keep_one, args=(stopping, work, given)) for _each in range(count)
    ]
    for watcher in watchers:
        watcher.start()
    try:
        yield
    finally:
        stopping.set()
        for watcher in watchers:
            watcher.join()


def stop_when_told() -> None:
    """Have SIGTERM end this process by SystemExit, so that what it does is brought to an end."""
    signal.signal(signal.SIGTERM, _stop)


def _keep_one(stopping: threading.Event, work: Callable[..., None], given: tuple[Any, ...]) -> None:
    begun = -SHORTEST_LIFE
    while not stopping.is_set():
        if monotonic() - begun < SHORTEST_LIFE:
            log.error("a process that serves this site ended as soon as it had begun")
            return
        begun = monotonic()
        process = get_context("spawn").Process(target=_accompany, args=(work, given))
        process.start()
        while process.is_alive() and not stopping.is_set():
            process.join(timeout=0.2)
        _end(process)


def _end(process: BaseProcess) -> None:
    process.terminate()
    process.join(SECONDS_TO_END)
    if process.is_alive():
        process.kill()
        process.join()


def _accompany(work: Callable[..., None], given: tuple[Any, ...]) -> None:
    # Ctrl+C reaches every process of a terminal; the one that was started ends the others
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    stop_when_told()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    work(*given)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        # at once: as long as this process has the socket, the site cannot be started again
        os._exit(1)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)
