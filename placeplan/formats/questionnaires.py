"""Questionnaires in TOML files."""

from placeplan.domain.questionnaire_records import (
    questionnaire_as_mapping,
    questionnaire_from_mapping,
)
from placeplan.domain.questionnaires import Questionnaire
from placeplan.formats.toml_texts import read_toml, toml_lines

CREDIT_OF_FORM = (
    "# A questionnaire of placeplan. Give it a key of your own before you change it, and a higher",
    "# version each time it changes. Keys of themes are permanent.",
)


def questionnaire_from_toml(content: bytes) -> Questionnaire:
    """Read a questionnaire; raises `Refused` with every fault by its key path and line."""
    return read_toml(content, questionnaire_from_mapping)


def questionnaire_toml(questionnaire: Questionnaire) -> bytes:
    """The questionnaire as a TOML file, which is read back unchanged."""
    lines = [*CREDIT_OF_FORM, "", *toml_lines(questionnaire_as_mapping(questionnaire))]
    return ("\n".join(lines) + "\n").encode()
