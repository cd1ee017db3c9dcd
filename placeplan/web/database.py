"""This request's connection to the database."""

from pathlib import Path

from flask import Flask, current_app, g

from placeplan.domain.partnerships import Partnership
from placeplan.operations.setup import database_path
from placeplan.store.database import Database, open_database
from placeplan.store.partnerships import get_partnership


def db() -> Database:
    """The connection of this request: opened when first asked for, closed at its end."""
    if "database" not in g:
        g.database = open_database(database_path(Path(current_app.instance_path)))
    return g.database


def partnership() -> Partnership:
    """The partnership's settings, read once a request."""
    if "partnership" not in g:
        g.partnership = get_partnership(db())
    return g.partnership


def close_after_requests(app: Flask) -> None:
    """Give each request's connection back when the request is over."""

    @app.teardown_appcontext
    def close(_error: BaseException | None) -> None:
        database = g.pop("database", None)
        if database is not None:
            database.close()
