"""The plan says what is known of the area, what was done there, and how far the screenings are."""

from dataclasses import replace
from datetime import timedelta

import pytest

from placeplan.domain.engagement import OwnEntryRemark, SurveyRun, engagement_log, survey_key
from placeplan.domain.plan_trees import PlanTree, Table, texts_of
from placeplan.domain.plans import Plan
from placeplan.domain.screening_questions import FORMS
from placeplan.domain.screenings import Screening
from placeplan.operations.plan_drafting.publication import published_evidence
from placeplan.operations.plan_drafting.sections import draft_tree
from tests.factories import (
    LISBURN_SOUTH,
    filled_screening,
    make_area_figure,
    make_engagement,
    make_population,
    make_workshop,
)
from tests.plan_sources import TODAY, make_evidence, make_plan, make_sources

SEXES = [make_area_figure(str(n), sex=sex, age_band="0_15") for sex, n in
         (("female", 1200), ("male", 1300))]  # fmt: skip


def words(tree: PlanTree, section: str) -> str:
    return "\n".join(text for block in tree.section(section).blocks for text in texts_of(block))


def table(tree: PlanTree, section: str, caption: str) -> dict[str, tuple[str, ...]]:
    (found,) = (
        block
        for block in tree.section(section).blocks
        if isinstance(block, Table) and caption in block.caption
    )
    return {row[0]: row[1:] for row in found.rows}


def unwritten() -> Plan:
    return make_plan(written={})


def test_figures_stand_with_source_and_year_and_sums_are_said_to_be_sums() -> None:
    other = make_area_figure("17.5", subject="Deprivation", unit="%", note="Of 80", year=2017)
    tree = draft_tree(make_sources(plan=unwritten(), area_figures=(*SEXES, other)))
    assert table(tree, "about_the_area", "Who lives in") == {"0 to 15": ("1,200", "1,300", "2,500")}
    assert table(tree, "about_the_area", "What else") == {
        "Deprivation": ("17.5%", "Made up, 2017\nOf 80")
    }
    said = words(tree, "about_the_area")
    assert "Source: Made up, 2024." in said and "worked out here" in said
    assert "have still to be added" not in said


@pytest.mark.parametrize(
    ("subject", "detail", "title"),
    [
        ("Wards", "", "Wards"),
        ("Wards", "Number of wards", "Number of wards"),
        ("Age", "Average income", "Age: Average income"),
        ("Deprivation", "Rank", "Deprivation: Rank"),
    ],
)
def test_a_figure_says_its_subject_once(subject: str, detail: str, title: str) -> None:
    figure = make_area_figure("6", subject=subject, detail=detail)
    tree = draft_tree(make_sources(plan=unwritten(), area_figures=(figure,)))
    assert list(table(tree, "about_the_area", "What else")) == [title]


def test_what_is_not_known_of_the_area_is_said_to_be_missing() -> None:
    assert "have still to be added" in words(
        draft_tree(make_sources(plan=unwritten())), "about_the_area"
    )
    assert "cannot be said" in words(draft_tree(make_sources()), "who_answered")


def test_who_answered_stands_beside_who_lives_here() -> None:
    ages = {"under_16": 10, "16_24": 15, "25_39": 25, "40_64": 30, "65_plus": 20}
    evidence = make_evidence(age_bands=ages)
    figures = tuple(make_population(2000, 3000, 3000, 2000))
    tree = draft_tree(make_sources(evidence=(evidence,), area_figures=figures))
    assert table(tree, "who_answered", "beside who lives") == {
        "0 to 15": ("10", "10%", "2,000", "20%"),
        "16 to 39": ("40", "40%", "3,000", "30%"),
        "40 to 64": ("30", "30%", "3,000", "30%"),
        "65 and over": ("20", "20%", "2,000", "20%"),
    }


def test_what_was_done_stands_by_date_without_numbers_that_the_public_may_not_see() -> None:
    evidence = make_evidence()
    survey = evidence.survey
    run = SurveyRun(
        survey.slug, survey.title, survey.opens_on, survey.closes_on,
        evidence.profile.counts.turnout,
    )  # fmt: skip
    entered = [
        make_engagement(id=1),
        make_engagement(id=2, title="Later", starts_on=TODAY + timedelta(1)),
    ]
    chosen = {survey_key(survey.slug): OwnEntryRemark("involve")}
    log = engagement_log(entered, [run], [make_workshop(people=24)], chosen)
    sources = make_sources(evidence=(evidence,), engagement=log)
    officers = table(draft_tree(sources), "how_people_were_involved", "Engagement in")
    assert officers["Stall (made up)"][-2:] == ("60", "Inform")
    assert officers[survey.title][-1] == "Involve" and officers[survey.title][-2] != "–"
    assert "Later" not in officers
    public = draft_tree(replace(sources, evidence=(published_evidence(evidence),)))
    assert table(public, "how_people_were_involved", "Engagement in")[survey.title][-2] == "–"
    said = words(public, "how_people_were_involved")
    assert "the same person may have come more than once" in said
    assert "so that they understand it" in said and "People decide" not in said


def screenings(finished: bool) -> tuple[Screening, ...]:
    slug, code = make_evidence().survey.slug, LISBURN_SOUTH.code
    begun = filled_screening("section_75", slug, code)
    if not finished:
        begun = replace(begun, filled={"age": begun.filled["age"]})
    return begun, Screening(FORMS["rural_needs"], slug, code)


@pytest.mark.parametrize("finished", [False, True])
def test_a_screening_is_published_once_it_is_finished(finished: bool) -> None:
    sources = make_sources(screenings=screenings(finished))
    officers = words(draft_tree(sources), "screenings")
    assert "Made up." in officers and "has not been begun" in officers
    assert ("The form is not finished; still open are: " in officers) is not finished
    public = replace(sources, evidence=tuple(map(published_evidence, sources.evidence)))
    said = words(draft_tree(public), "screenings")
    assert ("Made up." in said) is finished
    assert ("published once it is finished" in said) is not finished


def test_what_was_not_finished_at_adoption_is_not_said_to_follow() -> None:
    evidence = (published_evidence(make_evidence()),)
    adopted = make_plan(status="adopted")
    said = words(
        draft_tree(make_sources(plan=adopted, evidence=evidence, screenings=screenings(False))),
        "screenings",
    )
    assert "had been begun, and was not finished when this plan was adopted." in said
    assert "had not been begun when this plan was adopted." in said
    assert "is decided" not in said and "published once" not in said


def test_without_a_survey_no_screening_is_begun() -> None:
    assert "neither the equality screening" in words(draft_tree(make_sources()), "screenings")
