"""Questionnaires in TOML files."""

from dataclasses import replace

from placeplan.domain.faults import Refused
from placeplan.domain.questionnaire_records import (
    questionnaire_as_mapping,
    questionnaire_from_mapping,
)
from placeplan.domain.questionnaires import Questionnaire
from placeplan.formats.toml_lines import key_lines, line_of
from placeplan.formats.toml_texts import toml_content, toml_lines

CREDIT_OF_FORM = (
    "# A questionnaire of placeplan. Give it a key of your own before you change it, and a higher",
    "# version each time it changes. Keys of themes are permanent.",
)


def questionnaire_from_toml(content: bytes) -> Questionnaire:
    """Read a questionnaire; raises `Refused` with every fault by its key path and line."""
    text, parsed = toml_content(content)
    try:
        return questionnaire_from_mapping(parsed)
    except Refused as refused:
        lines = key_lines(text)
        found = [
            replace(each, params={**each.params, "line": line_of(lines, each.field)})
            for each in refused.faults
        ]
        raise Refused(*sorted(found, key=lambda each: each.params["line"])) from refused


def questionnaire_toml(questionnaire: Questionnaire) -> bytes:
    """The questionnaire as a TOML file, which is read back unchanged."""
    lines = [*CREDIT_OF_FORM, "", *toml_lines(questionnaire_as_mapping(questionnaire))]
    return ("\n".join(lines) + "\n").encode()
