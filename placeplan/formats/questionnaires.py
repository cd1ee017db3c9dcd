"""Questionnaires in TOML files."""

import tomllib

from placeplan.domain.faults import refuse
from placeplan.domain.questionnaire_records import questionnaire_from_mapping
from placeplan.domain.questionnaires import Questionnaire


def questionnaire_from_toml(content: bytes) -> Questionnaire:
    """Read a questionnaire; raises `Refused` with every fault by its key path, or by its line."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refuse("not_utf8", found=error.start) from error
    try:
        parsed = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise refuse("toml_unreadable", found=str(error)) from error
    return questionnaire_from_mapping(parsed)
