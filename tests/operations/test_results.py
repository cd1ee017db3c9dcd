"""The figures of `results` against an independent calculation over the exported file."""

import csv
import json
import statistics
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from io import StringIO
from pathlib import Path
from typing import Any

from hypothesis import given, settings

from placeplan.domain.responses import Response
from placeplan.domain.surveys import Survey
from placeplan.formats.results import results_csv, results_json
from placeplan.operations.profiles import get_profile
from placeplan.operations.responses import export_csv
from placeplan.store.database import writing
from placeplan.store.responses import add_response
from placeplan.store.surveys import add_survey
from tests.factories import LISBURN_SOUTH, make_group_response, make_response, make_survey
from tests.operations.test_responses import another_database, make_survey_like, moved
from tests.store.stocked import stock
from tests.strategies import survey_responses, surveys

Rows = list[dict[str, str]]


def rounded(value: Decimal | Fraction | float) -> float:
    with localcontext() as context:
        context.prec = 60
        exact = (
            Decimal(value.numerator) / value.denominator if isinstance(value, Fraction) else value
        )
        return float(Decimal(exact).quantize(Decimal("0.0001"), ROUND_HALF_UP))


def deviation(ratings: list[int]) -> float | None:
    if len(ratings) < 2:
        return None
    with localcontext() as context:
        context.prec = 60
        variance = statistics.variance([Fraction(rating) for rating in ratings])
        return rounded((Decimal(variance.numerator) / variance.denominator).sqrt())


def expected_theme(rows: Rows, key: str, points: range) -> dict[str, Any]:
    marks = [row[f"{key}_rating"] for row in rows]
    ratings = [int(mark) for mark in marks if mark.isdigit()]
    ranges = [
        [*map(int, row[f"{key}_range"].split("-")), int(row["people"])]
        for row in rows
        if row[f"{key}_range"]
    ]
    middle = Fraction(points[0] + points[-1], 2)
    low = sum(rating < middle for rating in ratings)
    high = sum(rating > middle for rating in ratings)
    return {
        "key": key,
        "answered": len(ratings),
        "dont_know": marks.count("dk"),
        "blank": len(rows) - len(ratings) - marks.count("dk") - len(ranges),
        "ranges": ranges,
        "mean": rounded(Fraction(sum(ratings), len(ratings))) if ratings else None,
        "median": rounded(statistics.median(map(Fraction, ratings))) if ratings else None,
        "sd": deviation(ratings),
        "counts": [ratings.count(point) for point in points],
        "divided": bool(ratings) and 10 * min(low, high) >= 3 * len(ratings),
    }


def expected_everyone(rows: Rows, key: str) -> dict[str, Any]:
    given_by = [
        (int(row[f"{key}_rating"]), int(row["people"]))
        for row in rows
        if row[f"{key}_rating"].isdigit()
    ]
    people = sum(n for _rating, n in given_by)
    total = sum(rating * n for rating, n in given_by)
    return {
        "key": key,
        "people": people,
        "mean": rounded(Fraction(total, people)) if people else None,
    }


def expected_priorities(rows: Rows, keys: tuple[str, ...]) -> list[dict[str, Any]]:
    named = {
        form: Counter(
            key for row in rows if row["form"] == form for key in row["priorities"].split(";")
        )
        for form in ("individual", "group")
    }
    found = [
        {"key": key, "individuals": named["individual"][key], "groups": named["group"][key]}
        for key in keys
    ]
    said = [each for each in found if each["individuals"] or each["groups"]]
    return sorted(said, key=lambda each: -each["individuals"])


def expected_series(survey: Survey, rows: Rows) -> list[dict[str, Any]]:
    keys, points = survey.questionnaire.theme_keys, survey.questionnaire.scale.points
    series = []
    for form in ("individual", "group"):
        found = [row for row in rows if row["form"] == form]
        series.append(
            {
                "key": f"{form}s",
                "responses": len(found),
                "people": sum(int(row["people"]) for row in found),
                "themes": [expected_theme(found, key, points) for key in keys],
            }
        )
    everyone = {
        "key": "everyone",
        "weighting": "groups by people",
        "responses": len(rows),
        "people": sum(int(row["people"]) for row in rows),
        "themes": [expected_everyone(rows, key) for key in keys],
    }
    return [*series, everyone]


def ranked(themes: list[dict[str, Any]], points: range) -> list[tuple[Fraction, str]]:
    return [
        (
            Fraction(
                sum(p * n for p, n in zip(points, theme["counts"], strict=True)), theme["answered"]
            ),
            theme["key"],
        )
        for theme in themes
        if theme["answered"] >= 3
    ]


def expected(survey: Survey, rows: Rows) -> dict[str, Any]:
    scale = survey.questionnaire.scale
    days = sorted(row["collected_on"] for row in rows)
    channels = [row["channel"] for row in rows]
    series = expected_series(survey, rows)
    means = ranked(series[0]["themes"], scale.points)
    best, worst = (sorted(means, key=lambda pair: sign * pair[0]) for sign in (-1, 1))
    return {
        "survey": survey.slug,
        "questionnaire": survey.questionnaire.key,
        "area": {"code": LISBURN_SOUTH.code, "name": LISBURN_SOUTH.name},
        "dates": {"first": days[0] if days else None, "last": days[-1] if days else None},
        "channels": {name: channels.count(name) for name in ("online", "paper", "workshop")},
        "series": series,
        "priorities": expected_priorities(rows, survey.questionnaire.theme_keys),
        "strengths": [key for mean, key in best if mean >= scale.strength_at_least],
        "needs": [key for mean, key in worst if mean <= scale.need_at_most],
    }


@settings(max_examples=30)
@given(found=survey_responses(surveys().filter(lambda survey: len(survey.areas) == 2), most=25))
def test_results_agree_with_an_independent_calculation_to_the_last_digit(
    prepared_database: Path, found: tuple[Survey, list[Response]]
) -> None:
    survey, responses = found
    with another_database(prepared_database) as database:
        stock(database)
        with writing(database):
            add_survey(database, survey := make_survey_like(survey))
            for response in responses:
                add_response(database, moved(response, survey))
        content = b"".join(export_csv(database, survey, LISBURN_SOUTH.code)).decode()
        profile = get_profile(database, survey, LISBURN_SOUTH.code, fewest=3)
    rows = list(csv.DictReader(StringIO(content, newline="")))
    written = results_json(survey, LISBURN_SOUTH, profile)
    wanted = expected(survey, rows)
    assert json.loads(written) == wanted
    assert written == (json.dumps(wanted, ensure_ascii=False) + "\n").encode(), "keys out of order"


def test_the_table_says_the_same_as_the_json(prepared_database: Path) -> None:
    survey = make_survey()
    with another_database(prepared_database) as database:
        stock(database)
        with writing(database):
            for mark in ("1", "1", "2", "dk", "7"):
                add_response(database, make_response(survey, {"moving_around": mark}))
            add_response(
                database,
                make_group_response(survey, {"moving_around": "3-5"}, priorities=("feeling_safe",)),
            )
        profile = get_profile(database, survey, LISBURN_SOUTH.code)
    rows = list(csv.DictReader(StringIO(results_csv(survey, LISBURN_SOUTH, profile).decode())))
    assert len(rows) == 3 * 14
    alone, together = rows[0], rows[14]
    assert (alone["mean"], alone["median"], alone["sd"]) == ("2.7500", "1.5000", "2.8723")
    assert [alone[f"count_{point}"] for point in range(1, 8)] == ["2", "1", "0", "0", "0", "0", "1"]
    assert together["ranges"] == "3-5 (8)" and together["mean"] == ""
    assert rows[28]["series"] == "everyone" and rows[28]["theme_people"] == "4"
    safe = next(row for row in rows if row["theme"] == "feeling_safe" and row["series"] == "groups")
    assert safe["priority"] == "1"


def test_an_area_without_answers_has_all_series_channels_and_themes(
    prepared_database: Path,
) -> None:
    survey = make_survey()
    with another_database(prepared_database) as database:
        stock(database)
        profile = get_profile(database, survey, LISBURN_SOUTH.code)
    content = json.loads(results_json(survey, LISBURN_SOUTH, profile))
    assert content["dates"] == {"first": None, "last": None}
    assert content["channels"] == {"online": 0, "paper": 0, "workshop": 0}
    assert [len(series["themes"]) for series in content["series"]] == [14, 14, 14]
