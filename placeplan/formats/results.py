"""A profile's figures as JSON and CSV: calculated exactly and rounded once, to four places."""

import csv
import json
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from io import StringIO
from typing import Any

from placeplan.domain.areas import Area
from placeplan.domain.figures import root_half_up, round_half_up
from placeplan.domain.profiles import Everyone, Profile, Series
from placeplan.domain.surveys import Survey
from placeplan.domain.theme_profiles import ThemeProfile, WeightedTheme
from placeplan.formats.formula_cells import escaped_cell

PLACES = 4
WEIGHTING = "groups by people"


def results_json(survey: Survey, area: Area, profile: Profile) -> bytes:
    """All figures of a profile as one JSON object, in the order in which scripts expect them."""
    content = _results(survey, area, profile)
    return (json.dumps(content, ensure_ascii=False, default=float) + "\n").encode()


def results_csv(survey: Survey, area: Area, profile: Profile) -> bytes:
    """The same figures as a table: one row for each theme in each series."""
    content = _results(survey, area, profile)
    priorities = {priority["key"]: priority for priority in content["priorities"]}
    points = [f"count_{point}" for point in survey.questionnaire.scale.points]
    rows = [
        _row(content, series, theme, priorities, points)
        for series in content["series"]
        for theme in series["themes"]
    ]
    buffer = StringIO(newline="")
    writer = csv.DictWriter(buffer, list(rows[0]), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue().encode()


def _results(survey: Survey, area: Area, profile: Profile) -> dict[str, Any]:
    first, last = profile.counts.first_on, profile.counts.last_on
    return {
        "survey": survey.slug,
        "questionnaire": survey.questionnaire.key,
        "area": {"code": area.code, "name": area.name},
        "dates": {
            "first": first.isoformat() if first else None,
            "last": last.isoformat() if last else None,
        },
        "channels": dict(profile.channels),
        "series": [_series(profile.individuals), _series(profile.groups), _all(profile.everyone)],
        "priorities": [
            {"key": each.key, "individuals": each.individuals, "groups": each.groups}
            for each in profile.priorities
        ],
        "strengths": [theme.key for theme in profile.strengths],
        "needs": [theme.key for theme in profile.needs],
    }


def _series(series: Series) -> dict[str, Any]:
    return {
        "key": series.key,
        "responses": series.responses,
        "people": series.people,
        "themes": [_theme(theme) for theme in series.themes],
    }


def _theme(theme: ThemeProfile) -> dict[str, Any]:
    deviation = None if theme.variance is None else root_half_up(theme.variance, PLACES)
    return {
        "key": theme.key,
        "answered": theme.answered,
        "dont_know": theme.dont_know,
        "blank": theme.blank,
        "ranges": [list(spread) for spread in theme.disagreements],
        "mean": _rounded(theme.mean),
        "median": _rounded(theme.median),
        "sd": deviation,
        "counts": list(theme.counts),
        "divided": theme.is_divided,
    }


def _all(everyone: Everyone) -> dict[str, Any]:
    return {
        "key": "everyone",
        "weighting": WEIGHTING,
        "responses": everyone.responses,
        "people": everyone.people,
        "themes": [_weighted(theme) for theme in everyone.themes],
    }


def _weighted(theme: WeightedTheme) -> dict[str, Any]:
    return {"key": theme.key, "people": theme.people, "mean": _rounded(theme.mean)}


def _rounded(value: Fraction | None) -> Decimal | None:
    return None if value is None else round_half_up(value, PLACES)


def _row(
    content: Mapping[str, Any],
    series: Mapping[str, Any],
    theme: Mapping[str, Any],
    priorities: Mapping[str, Mapping[str, int]],
    points: list[str],
) -> dict[str, Any]:
    key = theme["key"]
    named = priorities.get(key, {}).get(series["key"], "" if series["key"] == "everyone" else 0)
    ranges = "; ".join(f"{low}-{high} ({people})" for low, high, people in theme.get("ranges", ()))
    counts = dict(zip(points, theme.get("counts", [""] * len(points)), strict=True))
    return {
        "survey": content["survey"],
        "questionnaire": content["questionnaire"],
        "area": content["area"]["code"],
        "area_name": escaped_cell(content["area"]["name"]),
        **{f"{which}_on": day or "" for which, day in content["dates"].items()},
        **content["channels"],
        "series": series["key"],
        "weighting": series.get("weighting", ""),
        "responses": series["responses"],
        "people": series["people"],
        "theme": key,
        "theme_people": theme.get("people", ""),
        **{name: theme.get(name, "") for name in ("answered", "dont_know", "blank")},
        "ranges": ranges,
        **{name: _shown(theme.get(name)) for name in ("mean", "median", "sd")},
        **counts,
        "divided": {True: "yes", False: "no", None: ""}[theme.get("divided")],
        "priority": named,
        "strength": _among(content, "strengths", series, key),
        "need": _among(content, "needs", series, key),
    }


def _shown(value: Decimal | None) -> str:
    return "" if value is None else str(value)


def _among(content: Mapping[str, Any], name: str, series: Mapping[str, Any], key: str) -> str:
    if series["key"] != "individuals":
        return ""
    return "yes" if key in content[name] else "no"
