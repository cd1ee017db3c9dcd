"""Whoever writes through the store need not know whether a transaction is open."""

import ast
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from placeplan.domain.areas import Area
from placeplan.operations.setup import database_path
from placeplan.store.areas import add_areas, list_areas
from placeplan.store.database import Database, open_database
from tests.source_tree import Function, Module, modules

CHECKOUT = Path(__file__).resolve().parents[2]
WRITES = ("INSERT ", "UPDATE ", "DELETE ")
STORE = modules(CHECKOUT, "placeplan/store")


@pytest.mark.parametrize("module", STORE, ids=lambda module: module.name)
def test_every_store_function_that_writes_opens_or_joins_a_transaction(module: Module) -> None:
    assert list(open_writers(module)) == [], (
        "Let the whole body stand inside `with writing(database):`."
    )


def test_one_write_needs_no_transaction_around_it(instance: Path, database: Database) -> None:
    area = Area("X1", "Upper Example", "X", "Example Council", 5)
    add_areas(database, [area])
    with closing(open_database(database_path(instance))) as other:
        assert area in list_areas(other)


def open_writers(module: Module) -> Iterator[str]:
    """The public functions that write, or call a private one that does, outside `writing`."""
    functions = {each.name: each for each in ast.parse(module.text).body if is_store(each)}
    writers = {name for name, each in functions.items() if writes(each) and not guards(each)}
    for _round in functions:
        private = {name for name in writers if name.startswith("_")}
        writers |= {
            name
            for name, each in functions.items()
            if not guards(each) and private & set(names_in(each))
        }
    return (name for name in sorted(writers) if not name.startswith("_"))


def is_store(node: ast.stmt) -> bool:
    return isinstance(node, Function) and any(each.arg == "database" for each in node.args.args)


def writes(function: ast.AST) -> bool:
    return any(
        isinstance(node, ast.Constant) and str(node.value).startswith(WRITES)
        for node in ast.walk(function)
    )


def guards(function: ast.AST) -> bool:
    return any(
        isinstance(node, ast.With) and "writing(database)" in ast.unparse(node.items[0])
        for node in ast.walk(function)
    )


def names_in(function: ast.AST) -> Iterator[str]:
    return (node.id for node in ast.walk(function) if isinstance(node, ast.Name))
