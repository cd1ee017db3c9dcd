"""Makes plans, evidence and the sources of drafts for tests. All of it is made up."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeVar

from placeplan.domain.breakdown_tables import place_breakdown
from placeplan.domain.counts import counts_of
from placeplan.domain.listings import Listing
from placeplan.domain.outcomes import Outcome
from placeplan.domain.partnerships import Partnership
from placeplan.domain.plan_trees import Chart, PlanTree
from placeplan.domain.plans import Action, Finding, Plan, Step, WrittenSection
from placeplan.domain.profiles import profile_of
from placeplan.domain.responses import Response
from placeplan.domain.surveys import Survey
from placeplan.operations.plan_drafting.sources import PlanSources, SurveyEvidence
from tests.factories import (
    LISBURN_SOUTH,
    PLACES,
    make_group_response,
    make_response,
    make_survey,
    make_workshop,
)

Drawn = TypeVar("Drawn")
TODAY = date(2026, 9, 1)
QUOTED = "It’s grand, so it is 💚"


def make_responses(
    survey: Survey, individuals: int = 30, groups: int = 3, seed: int = 1
) -> list[Response]:
    """Random answers for Lisburn South, the same for the same seed."""
    chance = random.Random(seed)
    keys = survey.questionnaire.theme_keys

    def marks(extra: Sequence[str] = ()) -> dict[str, str]:
        possible = ["", "dk", *"1234567", *extra]
        return {key: chance.choice(possible) for key in keys} | {"moving_around": "4"}

    def some_day() -> date:
        return survey.opens_on + timedelta(days=chance.randrange(60))

    alone = [
        make_response(
            survey,
            marks(),
            collected_on=some_day(),
            place_key=chance.choice(["", *(place.key for place in survey.places)]),
            priorities=tuple(chance.sample(keys, 3)),
            age_band=chance.choice(["", "25_39", "40_64", "65_plus"]),
        )
        for _ in range(individuals)
    ]
    together = [
        make_group_response(
            survey,
            marks(["3-5"]),
            collected_on=some_day(),
            people=chance.randrange(4, 9),
            priorities=tuple(chance.sample(keys, 2)),
        )
        for _ in range(groups)
    ]
    return alone + together


def make_evidence(
    survey: Survey | None = None, responses: Sequence[Response] | None = None, **changes: Any
) -> SurveyEvidence:
    """What a survey says of Lisburn South."""
    survey = survey or make_survey()
    given = make_responses(survey) if responses is None else responses
    ages: dict[str, int] = {}
    for response in given:
        if response.form == "individual":
            ages[response.age_band] = ages.get(response.age_band, 0) + 1

    def profile(key: str | None = None) -> Any:
        wanted = [each for each in given if key in (None, each.place_key)]
        return profile_of(survey.questionnaire, counts_of(wanted))

    evidence = SurveyEvidence(
        survey=survey,
        area_code=LISBURN_SOUTH.code,
        profile=profile(),
        by_place=place_breakdown(
            profile(), {place.key: profile(place.key) for place in survey.places}, 10
        ),
        workshops=(replace(make_workshop(), people=24),),
        comment_counts={(key, "good"): 3 for key in survey.questionnaire.theme_keys}
        | {("", "assets"): 1, ("", "actions"): 12},
        age_bands=ages,
    )
    return replace(evidence, **changes)


def drawings(tree: PlanTree, kind: type[Drawn]) -> list[Drawn]:
    """What a plan draws of a kind: its radars, or its distributions."""
    blocks = [block for section in tree.sections for block in section.blocks]
    charts = [block.chart for block in blocks if isinstance(block, Chart)]
    return [chart for chart in charts if isinstance(chart, kind)]


def make_action(**changes: Any) -> Action:
    """A suggested action that nobody has agreed to lead."""
    return Action(
        **{
            "title": "Light the underpass",
            "lead": "Made-up roads body",
            "partners": ("Made-up council", "Made-up police"),
            "timescale": "Within two years",
            "measure": "People counted after dark",
            "outcome": "Our Community",
        }
        | changes
    )


def make_findings() -> tuple[Finding, ...]:
    """An asset and two issues, one of them with two actions."""
    declined = make_action(
        title="Close the lane", lead_state="declined", lead_reason="It is a diversion."
    )
    return (
        Finding("asset", "The river path", "Used every day.", "natural_space"),
        Finding("issue", "Dark paths", "", "feeling_safe", (make_action(), declined)),
        Finding("issue", "No evening bus", "Nobody gets home.", "public_transport"),
    )


def make_plan(**changes: Any) -> Plan:
    """A draft plan for Lisburn South with words, findings and a step."""
    return Plan(
        **{
            "area": LISBURN_SOUTH,
            "survey_slugs": ("your-place",),
            "title": "Lisburn South locality plan",
            "written": {
                "about_the_area": WrittenSection(
                    "about_the_area", "A **proud** place.\n\n- one\n- two\n\n1. first\n2. second"
                )
            },
            "findings": make_findings(),
            "steps": (Step("board", "The Board decides", date(2026, 12, 3)),),
        }
        | changes
    )


def make_listing(**changes: Any) -> Listing:
    """A programme that runs in Lisburn South."""
    return Listing(
        **{
            "partner": "Made-up health body",
            "name": "Walk and talk",
            "kind": "programme",
            "heading": "social",
            "area_codes": (LISBURN_SOUTH.code,),
            "description": "A gentle walk. Tea after.",
            "state": "approved",
        }
        | changes
    )


def make_sources(**changes: Any) -> PlanSources:
    """Everything a plan could want."""
    return PlanSources(
        **{
            "partnership": Partnership(
                name="Made-up partnership", council="Made-up council", vision="A place for all."
            ),
            "plan": make_plan(),
            "today": TODAY,
            "outcomes": (Outcome("Our Community", "People belong."), Outcome("The Economy")),
            "places": PLACES,
            "areas_in_council": 7,
            "evidence": (make_evidence(),),
            "listings": (make_listing(),),
        }
        | changes
    )


def nothing_at_all() -> PlanSources:
    """A plan of which nothing is known but its area."""
    plan = Plan(LISBURN_SOUTH, (), "Lisburn South locality plan")
    return PlanSources(Partnership(), plan, TODAY)
