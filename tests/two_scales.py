"""Two editions of different scales, answered so that a figure over both would give itself away.

Adults rate 6 or 7 of seven points, children 1 to 3 of three, and as many of them. A mean over
both would lie between 3.5 and 5, where neither edition alone can have one.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from placeplan.domain.responses import Response
from placeplan.domain.surveys import Survey
from tests.factories import (
    ADULTS,
    CHILDREN,
    LISBURN_SOUTH,
    PLACES,
    make_group_response,
    make_response,
    make_survey,
)

# with thresholds that no common mean could reach either
GLAD_ADULTS = replace(
    ADULTS,
    key="glad-adults",
    scale=replace(ADULTS.scale, need_at_most=Fraction(31, 5), strength_at_least=Fraction(34, 5)),
)
AREA = {"areas": (LISBURN_SOUTH,), "places": PLACES}
FIGURE = re.compile(r"(?<![\d.–-])\d\.\d(?![\d.])")
MARKS = {"adults": "67", "children": "123"}


def adults_survey() -> Survey:
    """A survey of adults in Lisburn South."""
    return make_survey(slug="adults", title="Adults", questionnaire=GLAD_ADULTS, **AREA)


def children_survey() -> Survey:
    """A survey of children in Lisburn South."""
    return make_survey(slug="children", title="Children", questionnaire=CHILDREN, **AREA)


def answers_to(survey: Survey, marks: Iterable[str], groups: Iterable[str]) -> list[Response]:
    """One response for each mark, given to every theme; then groups in the same way."""
    keys = survey.questionnaire.theme_keys
    alone = [
        make_response(
            survey,
            dict.fromkeys(keys, mark),
            place_key=PLACES[number % 2].key,
            channel=("online", "paper")[number % 2],
            age_band=("under_16", "25_39")[number % 2],
            priorities=keys[number % 5 :][:2],
        )
        for number, mark in enumerate(marks)
    ]
    together = [make_group_response(survey, dict.fromkeys(keys, mark)) for mark in groups]
    return alone + together


def figures_in(texts: Iterable[str]) -> set[Fraction]:
    """Every number with one decimal, as means are written."""
    return {Fraction(found) for text in texts for found in FIGURE.findall(text)}


def over_both(figures: Iterable[Fraction]) -> list[Fraction]:
    """Those that neither of the two editions alone can have."""
    return sorted(figure for figure in figures if 3 < figure < 6)
