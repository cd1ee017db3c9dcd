"""Plans brought together: the stored plan or none, the data of this moment, one tree of both."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from placeplan.domain.breakdowns import FEWEST_PEOPLE
from placeplan.domain.plan_editions import opened_with
from placeplan.domain.plan_trees import PlanTree
from placeplan.domain.plans import Plan, PlanStatus
from placeplan.domain.profiles import FEWEST_ANSWERS
from placeplan.formats.plan_docx import PlanLook, plan_docx
from placeplan.operations.consultations import consulted_drafts
from placeplan.operations.engagement import area_engagement
from placeplan.operations.plan_drafting.sections import draft_tree
from placeplan.operations.plan_drafting.sources import PlanSources
from placeplan.operations.plan_drafting.summary import draft_summary
from placeplan.operations.plan_evidence import Limits, current_evidence, public_evidence
from placeplan.operations.profiles import public_profile
from placeplan.store.area_figures import list_area_figures
from placeplan.store.areas import get_area, list_areas, list_places
from placeplan.store.database import Database, reading
from placeplan.store.decisions import list_decisions
from placeplan.store.faults import NotFound
from placeplan.store.follow_ups import list_judged_findings
from placeplan.store.listings import list_listings
from placeplan.store.outcomes import list_outcomes
from placeplan.store.partners import list_partners
from placeplan.store.partnerships import get_file, get_partnership
from placeplan.store.plan_editions import find_newest_edition
from placeplan.store.plans import find_plan_of_area, get_plan
from placeplan.store.screenings import plan_screenings
from placeplan.store.surveys import get_survey
from placeplan.store.tags import list_tags

CREST, TEMPLATE = "crest", "plan_template"
PICTURES = ("image/png", "image/jpeg")


def plan_tree(
    database: Database,
    plan_id: int,
    today: date,
    *,
    is_public: bool = False,
    status: PlanStatus = "draft",
    fewest: int = FEWEST_ANSWERS,
    fewest_shown: int = FEWEST_PEOPLE,
) -> PlanTree:
    """The stored plan with its drafted parts made anew from the data of this moment.

    It is the working draft, whatever editions were made of it, unless it is to be seen in another
    `status`. `is_public` takes the figures the public may see, which move in steps, freeze at a
    survey's close and never stand for fewer than `fewest_shown` people. NotFound when there is no
    such plan.
    """
    plan = replace(get_plan(database, plan_id), status=status, is_published=False)
    limits = Limits(fewest, fewest_shown)
    tree = draft_tree(gather(database, plan, today, limits, is_public=is_public))
    newest = find_newest_edition(database, plan_id) if status == "draft" else None
    if newest is None:
        return tree
    return opened_with(tree, f"Working draft after edition {newest.number}.")


def summary_tree(
    database: Database,
    plan_id: int,
    today: date,
    *,
    fewest: int = FEWEST_ANSWERS,
    fewest_shown: int = FEWEST_PEOPLE,
) -> PlanTree:
    """The working draft in short, with the figures that the public may see."""
    plan = replace(get_plan(database, plan_id), status="draft", is_published=False)
    limits = Limits(fewest, fewest_shown)
    return draft_summary(gather(database, plan, today, limits, is_public=True))


def draft_plan(
    database: Database,
    area_code: str,
    survey_slugs: Sequence[str],
    today: date,
    fewest: int = FEWEST_ANSWERS,
    fewest_shown: int = FEWEST_PEOPLE,
) -> PlanTree:
    """The area's plan over these surveys: the stored one's words, or a draft that is not stored.

    NotFound for an unknown area or survey.
    """
    stored = find_plan_of_area(database, area_code)
    plan = plan_over(database, stored, area_code, survey_slugs)
    return draft_tree(gather(database, plan, today, Limits(fewest, fewest_shown)))


def plan_over(
    database: Database, stored: Plan | None, area_code: str, survey_slugs: Sequence[str]
) -> Plan:
    """The stored plan drawing on these surveys, or a new one that is not stored."""
    slugs = tuple(dict.fromkeys(survey_slugs))
    area = get_area(database, area_code)
    if stored is None:
        return Plan(area, slugs, new_title(area.name))
    return replace(stored, survey_slugs=slugs, status="draft", is_published=False)


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
    fewest_shown: int = FEWEST_PEOPLE,
) -> bytes:
    """The Word file of `draft_plan`."""
    tree = draft_plan(database, area_code, survey_slugs, today, fewest, fewest_shown)
    return plan_docx(tree, plan_look(database))


def gather(
    database: Database,
    plan: Plan,
    today: date,
    limits: Limits,
    *,
    is_public: bool = False,
) -> PlanSources:
    """All that the plan is drafted from, read as of one moment."""
    surveys = [get_survey(database, slug) for slug in plan.survey_slugs]
    if is_public:
        # the first to ask after a close freezes the profile, which writes
        for survey in surveys:
            public_profile(database, survey, plan.area.code, today)
    with reading(database):
        return PlanSources(
            partnership=get_partnership(database),
            plan=plan,
            today=today,
            for_everyone=is_public,
            outcomes=tuple(list_outcomes(database)),
            tags=tuple(list_tags(database)),
            places=tuple(list_places(database, plan.area.code)),
            areas_in_council=_areas_in(database, plan.area.council_code),
            evidence=tuple(
                public_evidence(database, plan, survey, today, limits)
                if is_public
                else current_evidence(database, plan, survey, limits)
                for survey in surveys
            ),
            listings=tuple(list_listings(database, area_code=plan.area.code, states=["approved"])),
            partners=tuple(list_partners(database)),
            earlier_findings=tuple(list_judged_findings(database, plan)),
            area_figures=tuple(list_area_figures(database, plan.area.code)),
            engagement=area_engagement(database, plan.area.code),
            screenings=plan_screenings(database, plan),
            decisions=tuple(list_decisions(database, plan.id)),
            consultations=consulted_drafts(database, plan.id),
        )


def _areas_in(database: Database, council_code: str) -> int:
    return sum(1 for area in list_areas(database) if area.council_code == council_code)


def _file(database: Database, name: str, media_types: Sequence[str] = ()) -> bytes:
    try:
        media_type, content = get_file(database, name)
    except NotFound:
        return b""
    return content if not media_types or media_type in media_types else b""
