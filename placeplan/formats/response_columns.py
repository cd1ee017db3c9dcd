"""The columns of a response file, in their order, and a response's cells under them."""

from collections.abc import Mapping
from typing import Any

from placeplan.domain.questionnaires import Questionnaire

OPENING = (
    "response_key",
    "area",
    "place",
    "channel",
    "form",
    "people",
    "workshop",
    "collected_on",
)
OF_A_THEME = ("rating", "range", "good", "better")
CLOSING = ("priorities", "assets", "actions", "age_band", "connection")
REQUIRED = ("area", "channel", "form", "collected_on")
BETWEEN_ITEMS = ";"
NOTHING_SAID = ("", "", "", "")


def response_columns(questionnaire: Questionnaire) -> tuple[str, ...]:
    """The headings of a response file for this questionnaire, in order."""
    of_themes = (f"{key}_{part}" for key in questionnaire.theme_keys for part in OF_A_THEME)
    return (*OPENING, *of_themes, *CLOSING)


def response_cells(record: Mapping[str, Any], questionnaire: Questionnaire) -> list[str]:
    """A response's record as texts, one for each of `response_columns`."""
    cells = [str(record[name]) for name in OPENING]
    answers = record["answers"]
    for key in questionnaire.theme_keys:
        if key in answers:
            mark, good, better = answers[key]
            cells += ("", mark, good, better) if "-" in mark else (mark, "", good, better)
        else:
            cells += NOTHING_SAID
    cells += (
        BETWEEN_ITEMS.join(record["priorities"]),
        record["assets"],
        record["actions"],
        record["age_band"],
        BETWEEN_ITEMS.join(record["connection"]),
    )
    return cells
