"""Answers on three points and on seven never meet in one figure of a plan or of the results."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from placeplan.domain.counts import counts_of
from placeplan.domain.plan_trees import PlanTree, texts_of
from placeplan.domain.profiles import profile_of
from placeplan.domain.radar import RadarChart
from placeplan.domain.surveys import Survey
from placeplan.formats.results import results_json
from placeplan.operations.plan_drafting.sections import draft_tree
from placeplan.operations.plan_drafting.sources import SurveyEvidence
from tests.factories import LISBURN_SOUTH
from tests.plan_sources import drawings, make_evidence, make_plan, make_sources
from tests.two_scales import (
    MARKS,
    adults_survey,
    answers_to,
    children_survey,
    figures_in,
    over_both,
)


@st.composite
def marks_of_both(draw: st.DrawFn) -> dict[str, tuple[str, str]]:
    """For each survey the individuals' and the groups' marks, as many in one as in the other."""
    alone, together = draw(st.integers(10, 30)), draw(st.integers(0, 4))
    return {
        slug: (
            draw(st.text(points, min_size=alone, max_size=alone)),
            draw(st.text(points, min_size=together, max_size=together)),
        )
        for slug, points in MARKS.items()
    }


def evidence_of(survey: Survey, marks: tuple[str, str]) -> SurveyEvidence:
    return make_evidence(survey, answers_to(survey, *marks))


def plan_of(marks: dict[str, tuple[str, str]]) -> PlanTree:
    surveys = (adults_survey(), children_survey())
    both = tuple(evidence_of(survey, marks[survey.slug]) for survey in surveys)
    plan = make_plan(survey_slugs=("adults", "children"), written={})
    return draft_tree(make_sources(plan=plan, evidence=both))


def texts_in(tree: PlanTree) -> list[str]:
    return [
        text for section in tree.sections for block in section.blocks for text in texts_of(block)
    ]


@settings(max_examples=20)
@given(marks_of_both())
def test_no_figure_of_a_plan_is_of_both_editions(marks: dict[str, tuple[str, str]]) -> None:
    found = figures_in(texts_in(plan_of(marks)))
    assert over_both(found) == []
    assert min(found) <= 3 and max(found) >= 6, "the figures of one edition are missing"


@settings(max_examples=20)
@given(marks_of_both())
def test_no_radar_of_a_plan_is_of_both_editions(marks: dict[str, tuple[str, str]]) -> None:
    charts = drawings(plan_of(marks), RadarChart)
    assert [chart.highest for chart in charts] == [7, 3]
    for chart in charts:
        values = {value for series in chart.series for value in series.values if value is not None}
        assert all((value >= 6) == (chart.highest == 7) for value in values)


@settings(max_examples=20)
@given(marks_of_both(), st.text("123", min_size=10, max_size=30))
def test_what_is_said_of_adults_does_not_move_with_childrens_ratings(
    marks: dict[str, tuple[str, str]], other: str
) -> None:
    changed = marks | {"children": (other, "")}
    said, said_again = (
        [text for text in texts_in(plan_of(each)) if "Adults" in text and "Children" not in text]
        for each in (marks, changed)
    )
    assert said == said_again
    assert said


@given(marks_of_both())
def test_results_of_each_edition_run_over_its_own_points(
    marks: dict[str, tuple[str, str]],
) -> None:
    for survey in (adults_survey(), children_survey()):
        profile = profile_of(
            survey.questionnaire, counts_of(answers_to(survey, *marks[survey.slug]))
        )
        content = json.loads(results_json(survey, LISBURN_SOUTH, profile))
        points = survey.questionnaire.scale.points
        for series in content["series"][:2]:
            assert {len(theme["counts"]) for theme in series["themes"]} == {len(points)}
        for series in content["series"]:
            means = [theme["mean"] for theme in series["themes"] if theme["mean"] is not None]
            assert all((mean >= 6) == (points[-1] == 7) for mean in means)


def test_three_points_have_a_low_a_middle_and_a_high_one_and_may_divide() -> None:
    survey = children_survey()
    answers = answers_to(survey, "111122333", "")
    theme = profile_of(survey.questionnaire, counts_of(answers)).individuals.themes[0]
    assert (theme.low, theme.middle, theme.high) == (4, 2, 3)
    assert theme.is_divided
