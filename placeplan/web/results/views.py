"""The results: surveys with their areas, areas side by side, and one area or place in full."""

from typing import Any, cast

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.breakdown_tables import Dimension
from placeplan.domain.comments import groups_in_order
from placeplan.domain.profiles import Profile
from placeplan.domain.surveys import Survey
from placeplan.store.profiles import find_frozen_counts
from placeplan.store.repeats import count_to_look_at
from placeplan.store.surveys import list_surveys
from placeplan.web.access import may_open, principal
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.results import words
from placeplan.web.results.ages import add_ages
from placeplan.web.results.areas import (
    ORDERS,
    area_radar,
    bars,
    counts_sentence,
    place_rows,
)
from placeplan.web.results.breakdowns import dimensions_of, shown_breakdown
from placeplan.web.results.charts import SERIES, chosen_series
from placeplan.web.results.comments import comment_previews
from placeplan.web.results.comparisons import QUESTIONNAIRE, compared_areas, compared_themes
from placeplan.web.results.downloads import add_downloads
from placeplan.web.results.monitoring import add_monitoring
from placeplan.web.results.overviews import survey_overviews
from placeplan.web.results.places import place_page
from placeplan.web.results.scope import Scope, fewest, for_area, for_survey, may_read_comments
from placeplan.web.results.waves import add_waves

bp = Blueprint("results", __name__)
add_ages(bp)
add_downloads(bp)
add_monitoring(bp)
add_waves(bp)


@bp.app_template_global()
def result_words() -> object:
    """The names and figures of the results pages, for their templates."""
    return words


@bp.app_template_global()
def may_go(endpoint: str) -> bool:
    """Whether whoever asks may open a page."""
    return may_open(endpoint, principal().role)


@bp.get("/results")
def list_results() -> ResponseReturnValue:
    overviews = survey_overviews(db(), list_surveys(db()), today())
    return render_template("results/list_results.html", overviews=overviews)


@bp.get("/results/<slug>")
@for_survey
def show_survey(survey: Survey) -> ResponseReturnValue:
    areas = compared_areas(survey)
    shown = [each for each in areas if each.is_shown]
    sort = request.args.get("sort", QUESTIONNAIRE)
    is_descending = request.args.get("direction", "down") == "down"
    return render_template(
        "results/show_survey.html",
        survey=survey,
        areas=areas,
        shown=shown,
        themes=compared_themes(survey, shown, sort, is_descending),
        sort=sort,
        is_descending=is_descending,
        fewest=fewest(),
        repeats_to_look_at=count_to_look_at(db(), survey.slug),
    )


@bp.get("/results/<slug>/<area_code>")
@for_area
def show_profile(scope: Scope) -> ResponseReturnValue:
    profile = scope.profile()
    places, by_place = place_rows(scope, profile, scope.place_profiles())
    if scope.place is not None:
        return place_page(scope, scope.place, profile, by_place)
    series = chosen_series(request.args.getlist("series"), profile)
    dimension = _dimension(scope)
    return render_template(
        "results/show_profile.html",
        scope=scope,
        profile=profile,
        frozen=_frozen(scope, profile),
        series=series,
        all_series=SERIES,
        radar=area_radar(scope, profile, series),
        bars=bars(profile, _order()),
        order=_order(),
        places=places,
        dimensions=_dimension_links(scope, dimension),
        breakdown=shown_breakdown(scope, dimension, by_place),
        previews=comment_previews(scope) if may_read_comments() else None,
        comment_groups=groups_in_order(scope.survey.questionnaire.theme_keys),
        fewest=fewest(),
        themes=scope.survey.questionnaire.themes_by_key,
        channel_items=_channel_items,
        counts_sentence=counts_sentence,
        query={"series": list(series)} if request.args.getlist("series") else {},
    )


def _order() -> str:
    asked = request.args.get("order", "")
    return asked if asked in ORDERS else ORDERS[0]


def _dimension(scope: Scope) -> Dimension | None:
    asked = request.args.get("by", "")
    known = dimensions_of(scope.survey, scope.area.code)
    return cast(Dimension, asked) if asked in known else None


def _dimension_links(scope: Scope, chosen: Dimension | None) -> list[tuple[str, str, bool]]:
    kept = {key: values for key, values in request.args.to_dict(flat=False).items() if key != "by"}
    links = [
        (
            words.dimension_name(each),
            scope.address(**kept, by=each, _anchor="breakdowns"),
            each == chosen,
        )
        for each in dimensions_of(scope.survey, scope.area.code)
    ]
    none = (_("None"), scope.address(**kept, _anchor="breakdowns"), chosen is None)
    return [none, *links]


def _channel_items(profile: Profile) -> list[tuple[str, str, None]]:
    return [
        (words.count_text(count), words.channel_name(channel).lower(), None)
        for channel, count in profile.channels.items()
    ]


def _frozen(scope: Scope, profile: Profile) -> dict[str, Any] | None:
    if scope.survey.state(today()) != "closed":
        return None
    found = find_frozen_counts(db(), scope.survey.slug, scope.area.code, None, "closed")
    if found is None:
        return None
    return {
        "on": found.frozen_on,
        "responses": found.counts.responses,
        "since": profile.responses - found.counts.responses,
    }
