"""The floors, kept: each failure says which file broke which rule, and what to do about it.

The rules themselves are in tests/stairs.py. The second half of this file breaks each of them in a
small made-up tree, so that a check that sees nothing is noticed.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import stairs
from tests.source_tree import Import, Module, modules

CHECKOUT = Path(__file__).resolve().parent.parent

ImportRule = Callable[[Import], Iterator[str]]


def broken_by_imports(root: Path, rule: ImportRule) -> list[str]:
    return [
        sentence
        for module in modules(root, "placeplan")
        if not list(stairs.misplaced(module))
        for found in module.imports()
        for sentence in rule(found)
    ]


def broken_by_modules(root: Path, rule: Callable[[Module], Iterator[str]]) -> list[str]:
    tree = modules(root, "placeplan", "tests", "benchmarks")
    return [sentence for module in tree for sentence in rule(module)]


def say(sentences: list[str]) -> str:
    return "\n" + "\n".join(f"- {sentence}" for sentence in sentences)


def test_every_module_stands_on_a_floor() -> None:
    broken = [
        text for module in modules(CHECKOUT, "placeplan") for text in stairs.misplaced(module)
    ]
    assert not broken, say(broken)


@pytest.mark.parametrize("rule", [stairs.wrong_way, stairs.wrong_floor, stairs.late])
def test_imports_go_down_the_stairs(rule: ImportRule) -> None:
    broken = broken_by_imports(CHECKOUT, rule)
    assert not broken, say(broken)


def test_modules_and_functions_are_short() -> None:
    broken = broken_by_modules(CHECKOUT, stairs.too_long)
    assert not broken, say(broken)


def test_no_module_is_a_drawer() -> None:
    broken = broken_by_modules(CHECKOUT, stairs.drawer)
    assert not broken, say(broken)


def test_the_package_itself_has_the_version_and_nothing_else() -> None:
    lines = (CHECKOUT / "placeplan" / "__init__.py").read_text(encoding="utf-8").splitlines()
    assert [line.partition(" = ")[0] for line in lines if line] == ["__version__"], (
        "placeplan/__init__.py runs whenever any part is imported, so it has the version alone."
    )


def make_module(root: Path, name: str, text: str) -> Module:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return next(module for module in modules(root, name.split("/")[0]) if module.path == path)


@pytest.mark.parametrize(
    ("name", "text", "names_in_the_sentence"),
    [
        ("domain/areas.py", "from placeplan.store import areas", ("domain", "placeplan.store")),
        ("domain/areas.py", "from ..store.areas import find_area", ("placeplan.store.areas",)),
        ("domain/areas.py", "from placeplan import settings", ("placeplan.settings",)),
        ("store/areas.py", "import placeplan.formats.radars", ("store may call only domain",)),
        ("formats/radars.py", "from placeplan.store.areas import find_area", ("formats",)),
        ("operations/plans.py", "from placeplan.web.app import create_app", ("operations",)),
        ("web/app.py", "from placeplan import cli", ("web", "placeplan.cli")),
        ("web/app.py", "from placeplan.helpful import x", ("on no floor",)),
    ],
)
def test_an_import_up_the_stairs_or_across_is_seen(
    name: str, text: str, names_in_the_sentence: tuple[str, ...], tmp_path: Path
) -> None:
    make_module(tmp_path, f"placeplan/{name}", text)

    (sentence,) = broken_by_imports(tmp_path, stairs.wrong_way)

    assert f"{name}:1" in sentence
    assert all(word in sentence for word in names_in_the_sentence)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("domain/areas.py", "import flask"),
        ("domain/areas.py", "import pathlib"),
        ("domain/areas.py", "import requests"),
        ("domain/areas.py", "if True:\n    import sqlite3"),
        ("operations/plans.py", "import sqlite3"),
        ("operations/plans.py", "from flask_babel import gettext"),
        ("web/app.py", "from matplotlib.figure import Figure"),
        ("web/app.py", "import sqlite_utils"),
        ("store/areas.py", "import requests"),
        ("wording.py", "import flask"),
    ],
)
def test_a_library_on_a_floor_not_its_own_is_seen(name: str, text: str, tmp_path: Path) -> None:
    make_module(tmp_path, f"placeplan/{name}", text)

    (sentence,) = broken_by_imports(tmp_path, stairs.wrong_floor)

    assert name in sentence


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("domain/areas.py", "import dataclasses\nfrom placeplan.domain.faults import Fault"),
        ("store/areas.py", "import sqlite3\nfrom placeplan.domain import areas"),
        ("formats/radars.py", "def draw():\n    from matplotlib.figure import Figure"),
        ("operations/plans.py", "from placeplan.store import plans\nimport placeplan.formats"),
        ("web/app.py", "import flask\nfrom placeplan import __version__, wording"),
        ("cli.py", "import click\nfrom placeplan.web.app import create_app"),
        ("cli/plans.py", "from placeplan.operations import plans"),
        ("cli/__init__.py", "from importlib import import_module"),
        ("__main__.py", "from placeplan.cli import main"),
    ],
)
def test_an_import_down_the_stairs_is_let_pass(name: str, text: str, tmp_path: Path) -> None:
    make_module(tmp_path, f"placeplan/{name}", text)

    for rule in (stairs.wrong_way, stairs.wrong_floor, stairs.late):
        assert broken_by_imports(tmp_path, rule) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("web/app.py", "def f():\n    from placeplan.store import areas"),
        ("web/app.py", "class A:\n    import json"),
        ("formats/radars.py", "def draw():\n    import segno"),
        ("formats/radars.py", "def draw():\n    if True:\n        import json"),
        ("operations/plans.py", "async def f():\n    import docx"),
        ("operations/plans.py", "from importlib import import_module"),
        ("cli/plans.py", "from importlib import import_module"),
    ],
)
def test_a_late_import_is_seen(name: str, text: str, tmp_path: Path) -> None:
    make_module(tmp_path, f"placeplan/{name}", text)

    assert len(broken_by_imports(tmp_path, stairs.late)) == 1


def test_a_module_on_no_floor_is_seen(tmp_path: Path) -> None:
    module = make_module(tmp_path, "placeplan/extras.py", "")

    assert len(list(stairs.misplaced(module))) == 1


def test_a_module_of_251_lines_is_seen_and_one_of_250_is_not(tmp_path: Path) -> None:
    long = make_module(tmp_path, "placeplan/domain/long.py", "x = 1\n" * 251)
    short = make_module(tmp_path, "placeplan/domain/short.py", "x = 1\n" * 250)

    assert len(list(stairs.too_long(long))) == 1
    assert list(stairs.too_long(short)) == []


def test_a_function_of_41_lines_is_seen_and_its_docstring_is_not_counted(tmp_path: Path) -> None:
    docstring = '    """One.\n\n    Three.\n    """\n'
    long = make_module(tmp_path, "placeplan/domain/a.py", "def f():\n" + "    x = 1\n" * 40)
    told = make_module(
        tmp_path, "placeplan/domain/b.py", "def f():\n" + docstring + "    x = 1\n" * 39
    )

    assert len(list(stairs.too_long(long))) == 1
    assert list(stairs.too_long(told)) == []


@pytest.mark.parametrize(
    "name", ["store/utils.py", "web/common/views.py", "domain/date_helpers.py", "cli/manager.py"]
)
def test_a_drawer_is_seen(name: str, tmp_path: Path) -> None:
    module = make_module(tmp_path, f"placeplan/{name}", "")

    assert len(list(stairs.drawer(module))) == 1
