"""Both guides of facilitators, on paper and here, call pages and buttons by their names."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FORMATS = ROOT / "placeplan" / "formats"
GUIDE = ("guide_before", "guide_during", "facilitator_guide_docx", "agenda_docx")
QUOTED = re.compile(r"“([^”]+)”")
# what somebody says ends as a sentence does; a page or a button does not
SAID = re.compile(r"[.?!]$")
BOLD = re.compile(r"\*\*([^*]+)\*\*")
SHOWN = re.compile(r"""_\((?:"([^"]+)"|'([^']+)')""")


def texts(path: Path) -> Iterator[str]:
    """The texts in a module's code."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def names_in_guide() -> list[str]:
    """What stands in quotes in the guide and is said by nobody."""
    found = {
        quoted
        for name in GUIDE
        for text in texts(FORMATS / f"{name}.py")
        for quoted in QUOTED.findall(text)
    }
    return sorted(name for name in found if not SAID.search(name))


def names_in_documentation() -> list[str]:
    """What stands in bold in the guide that comes with the product."""
    text = (ROOT / "docs/guides/facilitator.md").read_text(encoding="utf-8")
    found = {" ".join(bold.split()) for bold in BOLD.findall(text)}
    return sorted({part for bold in found for part in bold.rstrip(".").split(" → ")})


def names_shown() -> set[str]:
    """Whatever pages for facilitators show, and what the parts of an agenda are called."""
    templates = [
        path
        for folder in ("workshops", "facilitators", "accounts", "components")
        for path in ROOT.glob(f"templates/{folder}/*.html")
    ]
    shown = {
        "".join(found)
        for path in templates
        for found in SHOWN.findall(path.read_text(encoding="utf-8"))
    }
    for path in [*ROOT.glob("placeplan/web/workshops/*.py"), FORMATS / "agenda_docx.py"]:
        shown.update(text.rstrip(".") for text in texts(path))
    return shown


def test_the_guide_names_pages_and_buttons() -> None:
    for names in (names_in_guide(), names_in_documentation()):
        assert {"Enter sheets", "Ready for the hall", "Leave"} <= set(names)


@pytest.mark.parametrize("name", sorted({*names_in_guide(), *names_in_documentation()}))
def test_the_guides_call_nothing_by_a_name_that_no_page_has(name: str) -> None:
    shown = names_shown()
    assert name in shown or name.capitalize() in shown
