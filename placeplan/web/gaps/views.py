"""The gaps of an area: its themes beside its partners' listings, and its places beside it."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from placeplan.domain.breakdown_tables import place_breakdown
from placeplan.domain.gaps import Gaps, Provision, gaps_of, place_gaps
from placeplan.domain.listings import DAYS_UNTIL_STALE
from placeplan.store.listings import list_listings
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.gaps.words import STANDING_NAMES, STANDING_TAGS
from placeplan.web.results.areas import heat
from placeplan.web.results.scope import Scope, enough, fewest, for_area

bp = Blueprint("gaps", __name__)

ORDERS = ("mean", "questionnaire")


@bp.get("/gaps/<slug>/<area_code>")
@for_area
def show_gaps(scope: Scope) -> ResponseReturnValue:
    profile, code = scope.profile(), scope.area.code
    listings = list_listings(db(), area_code=code, states=["approved"], on=today())
    gaps = gaps_of(profile, listings, code, today())
    by_place = place_breakdown(profile, scope.place_profiles(), fewest())
    order = request.args.get("order", ORDERS[0])
    return render_template(
        "gaps/show_gaps.html",
        scope=scope,
        profile=profile,
        gaps=gaps,
        rows=_in_order(gaps, order),
        order=order,
        place_gaps=place_gaps(profile, by_place, gaps),
        place_names={place.key: place.name for place in scope.survey.places_in(code)},
        places_hidden=[
            place.name
            for place in scope.survey.places_in(code)
            if by_place.people.get(place.key) is None
        ],
        themes=scope.survey.questionnaire.themes_by_key,
        scale=scope.survey.questionnaire.scale,
        standing_names=STANDING_NAMES,
        standing_tags=STANDING_TAGS,
        heat=heat,
        enough=enough(),
        fewest=fewest(),
        days_until_stale=DAYS_UNTIL_STALE,
        today=today(),
    )


def _in_order(gaps: Gaps, order: str) -> list[Provision]:
    """Worst rated first, those that too few rated last; or as in the questionnaire."""
    if order == "questionnaire":
        return list(gaps.provisions)
    rated = [each for each in gaps.provisions if each.standing != "too_few"]
    return [*sorted(rated, key=lambda each: each.theme.mean or 0), *gaps.too_few]
