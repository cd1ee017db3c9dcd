"""Hypothesis strategies for what a survey is made of. All of it is made up."""

import string
from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from placeplan.domain.questionnaire_records import PAGE_NAMES
from placeplan.domain.questionnaires import PRESENTATIONS, Questionnaire, Scale, Theme
from placeplan.domain.responses import (
    AGE_BANDS,
    CHANNELS,
    CONNECTIONS,
    Answer,
    Response,
)
from placeplan.domain.surveys import Survey
from tests.factories import ADULTS, CASTLEREAGH_EAST, LISBURN_SOUTH, PLACES, make_survey

KEYS = st.text(string.ascii_lowercase + string.digits + "_", min_size=1, max_size=12).filter(
    lambda key: key not in PAGE_NAMES
)
TEXTS = st.text(min_size=1, max_size=30).map(str.strip).filter(bool)
COMMENTS = st.one_of(
    st.just(""), st.text(max_size=40), st.sampled_from(["Déjà vu 🌳", "a\r\nb", " "])
)


def scales() -> st.SearchStrategy[Scale]:
    """Scales of any number of points that are allowed, with thresholds inside them."""
    ends = st.tuples(st.integers(1, 9), st.integers(1, 9)).filter(lambda pair: pair[0] < pair[1])
    return ends.flatmap(lambda pair: _scales_between(*pair))


def _scales_between(lowest: int, highest: int) -> st.SearchStrategy[Scale]:
    tenths = st.integers(10 * lowest, 10 * highest)
    thresholds = st.tuples(tenths, tenths).filter(lambda pair: pair[0] < pair[1])
    middles = st.just("") if (lowest + highest) % 2 else st.one_of(st.just(""), TEXTS)
    return st.builds(
        lambda ends, pair, middle, wants_faces: Scale(
            lowest,
            highest,
            *ends,
            *(Fraction(each, 10) for each in pair),
            middle_means=middle,
            has_faces=wants_faces and bool(middle) and highest - lowest == 2,
        ),
        st.tuples(TEXTS, TEXTS),
        thresholds,
        middles,
        st.booleans(),
    )


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    """Editions of any scale and of any number of themes from three."""
    keys = draw(st.lists(KEYS, min_size=3, max_size=20, unique=True))
    prompts = st.lists(TEXTS, min_size=1, max_size=7).map(tuple)
    themes = tuple(Theme(key, draw(TEXTS), draw(TEXTS), draw(prompts)) for key in keys)
    words = draw(st.tuples(TEXTS, TEXTS, TEXTS, TEXTS))
    return Questionnaire(
        "made-up",
        draw(st.integers(0, 999)),
        *words,
        draw(scales()),
        themes,
        presentation=draw(st.sampled_from(PRESENTATIONS)),
        has_helpline=draw(st.booleans()),
    )


def small_questionnaires() -> st.SearchStrategy[Questionnaire]:
    """Editions of three themes and any scale: as much as a rule of a profile needs."""
    themes = tuple(Theme(key, key.title(), f"{key}?", ("Why?",)) for key in ("one", "two", "three"))
    return scales().map(
        lambda scale: Questionnaire("small", 1, "Small", "anyone", "en", "None", scale, themes)
    )


def surveys(
    editions: st.SearchStrategy[Questionnaire] | None = None,
) -> st.SearchStrategy[Survey]:
    """Surveys of one or two areas, from May 2026, for up to two months."""
    areas = st.sampled_from([(LISBURN_SOUTH,), (CASTLEREAGH_EAST, LISBURN_SOUTH)])
    return st.builds(
        lambda edition, chosen, days, places: make_survey(
            questionnaire=edition,
            areas=chosen,
            places=places,
            closes_on=date(2026, 5, 1) + timedelta(days),
        ),
        st.one_of(st.just(ADULTS), small_questionnaires()) if editions is None else editions,
        areas,
        st.integers(0, 60),
        st.sampled_from([(), PLACES[:1], PLACES]),
    )


@st.composite
def answers(draw: st.DrawFn, scale: Scale, form: str) -> Answer:
    """Ratings, don't knows, blanks and, of groups, ranges; with and without comments."""
    kinds = ["rating", "rating", "dk", "blank"] + (["range"] if form == "group" else [])
    kind = draw(st.sampled_from(kinds))
    ends = st.lists(st.sampled_from(scale.points), min_size=2, max_size=2, unique=True)
    return Answer(
        rating=draw(st.sampled_from(scale.points)) if kind == "rating" else None,
        is_dont_know=kind == "dk",
        agreed_range=tuple(sorted(draw(ends))) if kind == "range" else None,  # type: ignore[arg-type]
        good=draw(COMMENTS),
        better=draw(COMMENTS),
    )


@st.composite
def responses(draw: st.DrawFn, survey: Survey, **fixed: Any) -> Response:
    """Responses of a survey of either form, through any channel; `fixed` fields are kept."""
    form = draw(st.sampled_from(["individual", "group"]))
    area = draw(st.sampled_from(survey.areas))
    places = ["", *(place.key for place in survey.places_in(area.code))]
    themes = survey.questionnaire.theme_keys
    chosen = draw(st.lists(st.sampled_from(themes), min_size=1, max_size=len(themes), unique=True))
    days = (survey.closes_on - survey.opens_on).days
    values: dict[str, Any] = {
        "key": str(draw(st.uuids(version=4))),
        "survey": survey,
        "area_code": area.code,
        "place_key": draw(st.sampled_from(places)),
        "form": form,
        "channel": draw(st.sampled_from(CHANNELS[1:] if form == "group" else CHANNELS)),
        "people": draw(st.integers(1, 30)) if form == "group" else 1,
        "collected_on": survey.opens_on + timedelta(draw(st.integers(0, days))),
        "answers": {key: draw(answers(survey.questionnaire.scale, form)) for key in chosen},
        "priorities": tuple(draw(st.lists(st.sampled_from(themes), max_size=3, unique=True))),
        "assets": draw(COMMENTS),
        "actions": draw(st.sampled_from(["More benches", "A path — to the river"])),
        "age_band": draw(st.sampled_from(AGE_BANDS)),
        "connections": tuple(draw(st.lists(st.sampled_from(CONNECTIONS), unique=True))),
    }
    return Response(**(values | fixed))


@st.composite
def survey_responses(
    draw: st.DrawFn, survey_strategy: st.SearchStrategy[Survey] | None = None, most: int = 15
) -> tuple[Survey, list[Response]]:
    """A survey, and some responses to it, each with a key of its own."""
    survey = draw(surveys() if survey_strategy is None else survey_strategy)
    found = draw(st.lists(responses(survey), max_size=most, unique_by=lambda each: each.key))
    return survey, found


def ratings_of(found: Iterable[Response], form: str, theme_key: str) -> list[int]:
    """The ratings that responses of one form gave to a theme, with nothing else."""
    given = (each.answers[theme_key].rating for each in found if each.form == form)
    return [rating for rating in given if rating is not None]
