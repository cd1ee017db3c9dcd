"""ARCHITECTURE.md is one page, and what it says of the house is so."""

import re
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from tests import stairs

CHECKOUT = Path(__file__).resolve().parent.parent
PAGE = (CHECKOUT / "ARCHITECTURE.md").read_text(encoding="utf-8")
PROSE = re.sub(r"^```.*?^```$", "", PAGE, flags=re.DOTALL | re.MULTILINE)
NAMED = sorted(set(re.findall(r"`([^`\n]+)`", PROSE)))
OBJECTS = [name for name in NAMED if "." in name and name.partition(".")[0] in stairs.STAIRS]
FILES = re.compile(r"[\w<][\w.<>*/-]*(/|\.\w+)")
PLACES = [name for name in NAMED if FILES.fullmatch(name) and name not in OBJECTS]
MOST_LINES = 100


def test_the_page_is_one_page() -> None:
    assert len(PAGE.splitlines()) <= MOST_LINES


def test_the_arrows_on_the_page_are_those_that_are_kept() -> None:
    drawn = {
        floor: set(below.split(", "))
        for floor, below in re.findall(r"^(\w+) +→ (.+)$", PAGE, re.MULTILINE)
    }
    kept = {
        floor: set(below - {"beside"}) or {"the standard library"}
        for floor, below in stairs.STAIRS.items()
        if floor != "beside"
    }
    assert drawn == kept, "ARCHITECTURE.md and tests/stairs.py draw different arrows"


@pytest.mark.parametrize("module", sorted(stairs.BESIDE))
def test_what_stands_beside_the_floors_is_named(module: str) -> None:
    assert f"`{module}.py`" in PAGE


@pytest.mark.parametrize("name", PLACES)
def test_a_file_that_is_named_is_there(name: str) -> None:
    pattern = re.sub(r"<\w+>", "*", name).rstrip("/")
    if "/" in pattern:
        found = [*CHECKOUT.glob(pattern), *(CHECKOUT / "placeplan").glob(pattern)]
    else:
        found = [*CHECKOUT.glob(pattern), *(CHECKOUT / "placeplan").rglob(pattern)]
    assert found, f"ARCHITECTURE.md sends a newcomer to {name}"
    assert not name.endswith("/") or any(path.is_dir() for path in found)


@pytest.mark.parametrize("name", OBJECTS)
def test_a_module_or_function_that_is_named_is_there(name: str) -> None:
    module, _dot, last = name.partition("(")[0].rpartition(".")
    found = import_module(f"placeplan.{module}")
    if not hasattr(found, last):
        import_module(f"placeplan.{module}.{last}")


def test_the_page_leads_to_every_folder() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    carried = project["tool"]["hatch"]["build"]["targets"]["sdist"]["only-include"]
    folders = {name for name in carried if (CHECKOUT / name).is_dir()}
    inside = {
        path.name
        for path in (CHECKOUT / "placeplan").iterdir()
        if path.is_dir() and not path.name.startswith("_")
    }
    missing = [name for name in sorted(folders | inside) if not re.search(rf"\b{name}/", PAGE)]
    assert not missing, f"a newcomer would not find {', '.join(missing)}"


def test_names_are_read_from_the_page() -> None:
    assert len(PLACES) > 25
    assert len(OBJECTS) >= 5
