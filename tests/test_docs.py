"""The guides say what there is: commands, settings, targets and files."""

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import click
import pytest

from placeplan.cli import main
from placeplan.settings import Settings, setting_help

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
ROLES = ("resident", "facilitator", "partner", "officer", "administrator")
LARGEST_PICTURE = 120_000


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def commands(group: click.Group, above: str = "") -> Iterator[str]:
    """Every command that does something, as it is typed."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from commands(command, f"{above}{name} ")
        else:
            yield f"{above}{name}"


@pytest.mark.parametrize("command", list(commands(main)))
def test_every_command_is_in_the_docs(command: str) -> None:
    assert re.search(rf"`(placeplan )?{command}`", text_of("docs/deployment.md")), (
        f"add a row for `{command}` to “All commands” in docs/deployment.md"
    )


@pytest.mark.parametrize("setting", fields(Settings), ids=lambda setting: setting.name)
def test_every_setting_is_in_the_docs_as_it_is(setting) -> None:
    row = f"| `{setting.name}` | `{setting.default}` | {setting_help(setting.name)} |"
    assert row in text_of("docs/deployment.md").splitlines()


def test_no_setting_is_in_the_docs_that_is_gone() -> None:
    named = set(re.findall(r"^\| `(\w+)` \|", text_of("docs/deployment.md"), re.MULTILINE))
    assert named == {setting.name for setting in fields(Settings)}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_what_a_document_asks_make_for_can_be_made(path: Path) -> None:
    asked = re.findall(
        r"(?:^|`)make ([a-z][a-z-]*)", path.read_text(encoding="utf-8"), re.MULTILINE
    )
    targets = set(re.findall(r"^([a-z-]+):", text_of("Makefile"), re.MULTILINE))
    assert set(asked) <= targets


def test_readme_begins_with_the_two_commands() -> None:
    readme = text_of("README.md")
    assert readme.index("make demo") < readme.index("make test") < readme.index("pip install")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8")):
        if not target.startswith("https://"):
            assert (path.parent / target.partition("#")[0]).exists(), target


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_no_path_of_somebodys_machine_is_named(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"(?<![\w.:/*])/(home|Users|root|work|tmp|opt|srv|var|etc|usr)\b", text)
    assert not re.search(r"\b[A-Z]:\\", text)


@pytest.mark.parametrize("role", ROLES)
def test_every_role_has_a_guide_that_is_named_in_the_readme(role: str) -> None:
    assert f"docs/guides/{role}.md" in text_of("README.md")


def test_pictures_are_shown_with_words_and_are_small() -> None:
    shown = dict(re.findall(r'<img src="([^"]+)"[^>]* alt="([^"]+)"', text_of("README.md")))
    kept = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs/pictures").iterdir()}
    assert set(shown) == kept
    assert all(len(words) > 40 for words in shown.values())
    assert all((ROOT / name).stat().st_size <= LARGEST_PICTURE for name in kept)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_the_tests_that_a_document_names_are_there(path: Path) -> None:
    named = set(re.findall(r"`(tests/[\w/]+\.py)`", path.read_text(encoding="utf-8")))
    missing = {name for name in named if not (ROOT / name).exists()}
    assert not missing, f"{path.name} names tests that are not there"
