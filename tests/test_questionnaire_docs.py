"""docs/questionnaires.md: its example can be used, and its table names all there is."""

import re
from pathlib import Path

import pytest

from placeplan.domain.faults import Refused
from placeplan.formats.questionnaires import questionnaire_from_toml

DOCUMENT = (Path(__file__).parents[1] / "docs" / "questionnaires.md").read_text(encoding="utf-8")
EXAMPLE = re.search(r"```toml\n(.*?)```", DOCUMENT, re.DOTALL)[1]
NAMED = set(re.findall(r"`([a-z_.]+)`", "\n".join(re.findall(r"^\|([^|]+)\|", DOCUMENT, re.M))))


def names_known_in(example: str) -> set[str]:
    """What the reader says it knows when it meets names that mean nothing."""
    strange = "strange = 1\n"
    for table in ("[scale]\n", "[[themes]]\n"):
        example = example.replace(table, table + strange)
    with pytest.raises(Refused) as refused:
        questionnaire_from_toml((strange + example).encode())
    known = set()
    for fault in refused.value.faults:
        table = re.sub(r"\[\d+\]|strange$", "", fault.field)
        known |= {table + name for name in str(fault.params["expected"]).split(", ")}
    return known


def test_the_example_can_be_used() -> None:
    edition = questionnaire_from_toml(EXAMPLE.encode())
    assert edition.scale.has_faces
    assert [each.language for each in edition.translations] == ["ga"]


def test_every_name_is_in_the_table_and_no_other() -> None:
    assert names_known_in(EXAMPLE) - {"scale"} == NAMED - {"scale"}
