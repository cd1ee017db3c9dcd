"""Plans brought together: the stored plan or none, the data of this moment, one tree of both."""

from collections.abc import Sequence
from datetime import date

from placeplan.domain.comments import CommentGroup, CommentKind
from placeplan.domain.counts import Counts
from placeplan.domain.plan_trees import PlanTree
from placeplan.domain.plans import Plan
from placeplan.domain.profiles import FEWEST_ANSWERS, Profile, profile_of
from placeplan.domain.surveys import Survey
from placeplan.formats.plan_docx import PlanLook, plan_docx
from placeplan.operations.plan_drafting.sections import draft_tree
from placeplan.operations.plan_drafting.sources import PlanSources, SurveyEvidence
from placeplan.operations.profiles import get_profile, public_profile
from placeplan.store.areas import get_area, list_areas, list_places
from placeplan.store.comments import count_comments
from placeplan.store.database import Database, reading
from placeplan.store.faults import NotFound
from placeplan.store.listings import list_listings
from placeplan.store.outcomes import list_outcomes
from placeplan.store.partners import list_partners
from placeplan.store.partnerships import get_file, get_partnership
from placeplan.store.plan_evidence import count_age_bands, list_quotable_comments
from placeplan.store.plans import find_plan_of_area, get_plan
from placeplan.store.surveys import get_survey
from placeplan.store.workshops import list_workshops

MOST_QUOTED = 3
CREST, TEMPLATE = "crest", "plan_template"
PICTURES = ("image/png", "image/jpeg")


def plan_tree(
    database: Database,
    plan_id: int,
    today: date,
    *,
    is_public: bool = False,
    fewest: int = FEWEST_ANSWERS,
) -> PlanTree:
    """The stored plan with its drafted parts made anew from the data of this moment.

    `is_public` takes the figures the public may see, which move in steps and freeze at a
    survey's close. NotFound when there is no such plan.
    """
    return draft_tree(
        gather(database, get_plan(database, plan_id), today, is_public=is_public, fewest=fewest)
    )


def draft_plan(
    database: Database,
    area_code: str,
    survey_slugs: Sequence[str],
    today: date,
    fewest: int = FEWEST_ANSWERS,
) -> PlanTree:
    """The area's plan over these surveys: the stored one's words, or a draft that is not stored.

    NotFound for an unknown area or survey.
    """
    stored = find_plan_of_area(database, area_code)
    plan = plan_over(database, stored, area_code, survey_slugs)
    return draft_tree(gather(database, plan, today, fewest=fewest))


def plan_over(
    database: Database, stored: Plan | None, area_code: str, survey_slugs: Sequence[str]
) -> Plan:
    """The stored plan drawing on these surveys, or a new one that is not stored."""
    slugs = tuple(dict.fromkeys(survey_slugs))
    area = get_area(database, area_code)
    if stored is None:
        return Plan(area, slugs, new_title(area.name))
    return Plan(
        area=area,
        survey_slugs=slugs,
        title=stored.title,
        status=stored.status,
        is_published=stored.is_published,
        slug=stored.slug,
        written=stored.written,
        findings=stored.findings,
        steps=stored.steps,
        id=stored.id,
        updated_at=stored.updated_at,
    )


def new_title(area_name: str) -> str:
    """What a plan is called until an officer gives it another title."""
    return f"{area_name} locality plan"


def plan_look(database: Database) -> PlanLook:
    """The partnership's accent colour, crest and Word template, where it has them."""
    return PlanLook(
        accent=get_partnership(database).accent_colour,
        crest=_file(database, CREST, PICTURES),
        template=_file(database, TEMPLATE),
    )


def plan_docx_for(
    database: Database,
    area_code: str,
    survey_slugs: Sequence[str],
    today: date,
    fewest: int = FEWEST_ANSWERS,
) -> bytes:
    """The Word file of `draft_plan`."""
    return plan_docx(
        draft_plan(database, area_code, survey_slugs, today, fewest), plan_look(database)
    )


def gather(
    database: Database,
    plan: Plan,
    today: date,
    *,
    is_public: bool = False,
    fewest: int = FEWEST_ANSWERS,
) -> PlanSources:
    """All that the plan is drafted from, read as of one moment."""
    surveys = [get_survey(database, slug) for slug in plan.survey_slugs]
    if is_public:
        # the first to ask after a close freezes the profile, which writes
        for survey in surveys:
            public_profile(database, survey, plan.area.code, today)
    with reading(database):
        council = plan.area.council_code
        return PlanSources(
            partnership=get_partnership(database),
            plan=plan,
            today=today,
            outcomes=tuple(list_outcomes(database)),
            places=tuple(list_places(database, plan.area.code)),
            areas_in_council=sum(
                1 for area in list_areas(database) if area.council_code == council
            ),
            evidence=tuple(
                _evidence(database, plan, survey, today, is_public=is_public, fewest=fewest)
                for survey in surveys
            ),
            listings=tuple(list_listings(database, area_code=plan.area.code, states=["approved"])),
            partners=tuple(list_partners(database)),
        )


def _evidence(
    database: Database, plan: Plan, survey: Survey, today: date, *, is_public: bool, fewest: int
) -> SurveyEvidence:
    area_code = plan.area.code

    def profile(place_key: str | None = None) -> Profile:
        if is_public:
            found = public_profile(database, survey, area_code, today, place_key, fewest)
            return found.profile if found else profile_of(survey.questionnaire, Counts(), fewest)
        return get_profile(database, survey, area_code, place_key, fewest)

    whole = profile()
    is_partial = is_public and survey.state(today) != "closed"
    places = () if is_partial else survey.places_in(area_code)
    quotes_are_shown = plan.status == "draft" and not is_public
    return SurveyEvidence(
        survey=survey,
        profile=whole,
        place_profiles={place.key: profile(place.key) for place in places},
        workshops=tuple(
            each for each in list_workshops(database, survey.slug) if each.area_code == area_code
        ),
        comment_counts={} if is_partial else count_comments(database, survey.slug, area_code),
        quotations=_quotations(database, survey, area_code, whole) if quotes_are_shown else {},
        age_bands={} if is_partial else count_age_bands(database, survey.slug, area_code),
        is_partial=is_partial,
    )


def _quotations(
    database: Database, survey: Survey, area_code: str, profile: Profile
) -> dict[CommentGroup, tuple[str, ...]]:
    """Up to three comments for each theme that a draft speaks of, none reviewed yet."""
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
        group: tuple(list_quotable_comments(database, survey.slug, area_code, group, MOST_QUOTED))
        for group in groups
    }


def _file(database: Database, name: str, media_types: Sequence[str] = ()) -> bytes:
    try:
        media_type, content = get_file(database, name)
    except NotFound:
        return b""
    return content if not media_types or media_type in media_types else b""
