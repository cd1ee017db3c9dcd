"""This request's connection to the database, and what is known of it from earlier requests."""

import weakref
from collections import deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from flask import Flask, current_app, g

from placeplan.domain.partnerships import Partnership
from placeplan.operations.setup import database_path
from placeplan.store.database import Database, open_database
from placeplan.store.partnerships import get_partnership
from placeplan.store.setups import setup_version

KEPT_OPEN = 16
MOST_KNOWN = 256
EXTENSION = "placeplan_connections"

FileIdentity = tuple[int, int] | None
Found = TypeVar("Found")


@dataclass(slots=True)
class Lent:
    """A connection, which file it was opened on, and what was read at which version of the setup.

    `known` goes by the function that read it and what it was asked.
    """

    database: Database
    file: FileIdentity
    version: int = -1
    known: dict[Hashable, Any] = field(default_factory=dict)


class Connections:
    """Connections to one database, lent to one request at a time and then to the next.

    Opening one costs as much as all queries of a page, and whenever the last one is closed SQLite
    moves its whole log into the database. A file put in place of the database is noticed.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._idle: deque[Lent] = deque()

    def lend(self) -> Lent:
        """A connection that nobody else has."""
        file = _identity(self._path)
        while self._idle:
            try:
                lent = self._idle.pop()
            except IndexError:  # another thread was quicker
                break
            if file is not None and lent.file == file:
                return lent
            lent.database.close()
        database = open_database(self._path)
        return Lent(database, _identity(self._path))

    def take_back(self, lent: Lent, *, is_sound: bool) -> None:
        """Keep a connection for the next request, unless something went wrong with this one."""
        is_sound = is_sound and not lent.database.conn.in_transaction
        if is_sound and len(self._idle) < KEPT_OPEN:
            self._idle.append(lent)
        else:
            lent.database.close()

    def close(self) -> None:
        """Close those that are not lent."""
        while self._idle:
            self._idle.pop().database.close()


def db() -> Database:
    """The connection of this request: lent when first asked for, given back at its end."""
    return _lent().database


def known(read: Callable[..., Found], *asked: Hashable) -> Found:
    """What `read` finds in the database, read once for as long as nobody changes the setup.

    Only for what officers set up: the tables that `setup_version` counts the changes of.
    """
    lent = _lent()
    if lent.database.conn.in_transaction:  # what is read now may yet be undone
        return read(lent.database, *asked)
    if "setup_version" not in g:
        g.setup_version = setup_version(lent.database)
        if g.setup_version != lent.version or len(lent.known) > MOST_KNOWN:
            lent.version, lent.known = g.setup_version, {}
    key = (read, asked)
    if key not in lent.known:
        lent.known[key] = read(lent.database, *asked)
    return lent.known[key]


def partnership() -> Partnership:
    """The partnership's settings."""
    if "partnership" not in g:
        g.partnership = known(get_partnership)
    return g.partnership


def lend_connections(app: Flask) -> None:
    """Lend each request a connection for as long as it lasts."""
    connections = Connections(database_path(Path(app.instance_path)))
    app.extensions[EXTENSION] = connections
    weakref.finalize(app, connections.close)

    @app.teardown_appcontext
    def give_back(error: BaseException | None) -> None:
        lent = g.pop("database", None)
        if lent is not None:
            current_app.extensions[EXTENSION].take_back(lent, is_sound=error is None)


def _lent() -> Lent:
    lent: Lent | None = g.get("database")
    if lent is None:
        lent = g.database = current_app.extensions[EXTENSION].lend()
    return lent


def _identity(path: Path) -> FileIdentity:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
