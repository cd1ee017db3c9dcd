"""What a survey says for a plan: as it is now, or as far as everyone may see it."""

from datetime import date
from typing import NamedTuple

from placeplan.domain.breakdown_tables import place_breakdown
from placeplan.domain.breakdowns import FEWEST_PEOPLE
from placeplan.domain.comments import CommentGroup, CommentKind
from placeplan.domain.counts import Counts
from placeplan.domain.plans import Plan
from placeplan.domain.profiles import FEWEST_ANSWERS, Profile, profile_of
from placeplan.domain.surveys import Survey
from placeplan.domain.workshops import Workshop
from placeplan.operations.plan_drafting.publication import published_evidence
from placeplan.operations.plan_drafting.sources import Quotable, SurveyEvidence
from placeplan.operations.profiles import PublicProfile, get_profile, public_profile
from placeplan.store.comments import count_comments
from placeplan.store.database import Database
from placeplan.store.plan_evidence import count_age_bands, list_quotable_comments
from placeplan.store.tags import count_comments_by_tag, count_people_by_tag
from placeplan.store.workshops import list_workshops

MOST_QUOTED = 3


class Limits(NamedTuple):
    """How many individuals rank a theme, and how many people a published figure stands for."""

    fewest: int = FEWEST_ANSWERS
    fewest_shown: int = FEWEST_PEOPLE


def current_evidence(
    database: Database, plan: Plan, survey: Survey, limits: Limits
) -> SurveyEvidence:
    """All that the counted responses of this moment say; quotations for a draft only."""
    area_code = plan.area.code

    def profile(place_key: str | None = None) -> Profile:
        return get_profile(database, survey, area_code, place_key, limits.fewest)

    whole = profile()
    places = {place.key: profile(place.key) for place in survey.places_in(area_code)}
    return SurveyEvidence(
        survey=survey,
        area_code=area_code,
        profile=whole,
        by_place=place_breakdown(whole, places, limits.fewest_shown),
        workshops=_workshops(database, survey, area_code),
        comment_counts=count_comments(database, survey.slug, area_code),
        quotations=_quotations(database, survey, area_code, whole)
        if plan.status == "draft"
        else {},
        age_bands=count_age_bands(database, survey.slug, area_code),
        tag_counts=count_comments_by_tag(database, survey.slug, area_code),
        tag_people=count_people_by_tag(database, survey.slug, area_code),
        fewest_shown=limits.fewest_shown,
    )


def public_evidence(
    database: Database, plan: Plan, survey: Survey, today: date, limits: Limits
) -> SurveyEvidence:
    """What the published figures say: nothing that stands for too few people."""
    area_code = plan.area.code

    def found(place_key: str | None = None) -> PublicProfile:
        kept = public_profile(database, survey, area_code, today, place_key, limits.fewest)
        nothing = profile_of(survey.questionnaire, Counts(), limits.fewest)
        return kept or PublicProfile(nothing, today)

    whole = found()
    is_partial = survey.state(today) != "closed"
    places = {
        place.key: found(place.key).profile
        for place in (() if is_partial else survey.places_in(area_code))
    }
    evidence = SurveyEvidence(
        survey=survey,
        area_code=area_code,
        profile=whole.profile,
        by_place=place_breakdown(whole.profile, places, limits.fewest_shown),
        workshops=_workshops(database, survey, area_code),
        comment_counts=whole.comments,
        age_bands=whole.age_bands,
        tag_counts=count_comments_by_tag(database, survey.slug, area_code),
        tag_people=count_people_by_tag(database, survey.slug, area_code),
        is_partial=is_partial,
        fewest_shown=limits.fewest_shown,
    )
    return published_evidence(evidence)


def _workshops(database: Database, survey: Survey, area_code: str) -> tuple[Workshop, ...]:
    held = list_workshops(database, survey.slug)
    return tuple(workshop for workshop in held if workshop.area_code == area_code)


def _quotations(
    database: Database, survey: Survey, area_code: str, profile: Profile
) -> dict[CommentGroup, tuple[Quotable, ...]]:
    """Up to three comments for each theme a draft speaks of, those that may be quoted first."""
    high = {theme.key for theme in (*profile.strengths, *profile.highest)}
    low = {theme.key for theme in (*profile.needs, *profile.lowest)}
    kinds: list[tuple[CommentKind, set[str]]] = [
        ("good", high),
        ("better", low),
        ("assets", {""}),
        ("actions", {""}),
    ]
    groups: list[CommentGroup] = [(key, kind) for kind, keys in kinds for key in sorted(keys)]
    return {
        group: tuple(
            Quotable(each.text, each.state == "may_be_quoted")
            for each in list_quotable_comments(database, survey.slug, area_code, group, MOST_QUOTED)
        )
        for group in groups
    }
