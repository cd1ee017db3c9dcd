"""The schema as numbered SQL files, applied in order and never changed once released."""

import sqlite3
from importlib import resources

from sqlite_utils import Database, Migrations

MIGRATIONS = Migrations("placeplan")


def _register(name: str, sql: str) -> None:
    @MIGRATIONS(name=name)
    def apply(database: Database) -> None:
        for statement in _statements(sql):
            database.conn.execute(statement)


def _statements(sql: str) -> list[str]:
    statements, current = [], ""
    for line in sql.splitlines(keepends=True):
        current += line
        if sqlite3.complete_statement(current):
            statements.append(current)
            current = ""
    # what is left over is a statement without its semicolon, or nothing but comments
    return [*statements, current]


for _file in sorted(resources.files(__name__).iterdir(), key=lambda file: file.name):
    if _file.name.endswith(".sql"):
        _register(_file.name.removesuffix(".sql"), _file.read_text(encoding="utf-8"))
