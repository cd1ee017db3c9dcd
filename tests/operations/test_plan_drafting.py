"""What a draft says: always something in every section, only what is true, in good English."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.distributions import DistributionChart
from placeplan.domain.figures import round_half_up
from placeplan.domain.leads import Wording
from placeplan.domain.plan_trees import Chart, PlanTree, Prose, Quotation, Table, texts_of
from placeplan.domain.plans import SECTION_KEYS, PlanStatus, SectionKey, WrittenSection
from placeplan.domain.radar import RadarChart
from placeplan.domain.surveys import Survey
from placeplan.operations.plan_drafting.sections import APPENDICES, HEADINGS, draft_tree
from placeplan.operations.plan_drafting.sources import PlanSources, Quotable
from placeplan.operations.plan_drafting.summary import draft_summary
from tests.factories import (
    ADULTS,
    make_group_response,
    make_response,
    make_survey,
    make_workshop,
)
from tests.plan_sources import (
    TODAY,
    drawings,
    make_action,
    make_evidence,
    make_findings,
    make_listing,
    make_plan,
    make_responses,
    make_sources,
    nothing_at_all,
)

FAULTY_ENGLISH = re.compile(
    r"\b(1|one) (individuals|groups|themes|actions|comments|people)\b"
    r"|\.\.|  |\bNone\b(?! of)|no no\b"
)


def texts(tree: PlanTree, key: str = "") -> list[str]:
    sections = [tree.section(key)] if key else list(tree.sections)
    return [text for section in sections for block in section.blocks for text in texts_of(block)]


def words(sources: PlanSources, key: str = "") -> str:
    return "\n".join(texts(draft_tree(sources), key))


def tables(tree: PlanTree, key: str) -> Iterator[Table]:
    return (block for block in tree.section(key).blocks if isinstance(block, Table))


surveys = st.builds(
    make_survey,
    places=st.sampled_from([(), make_survey().places]),
    opens_on=st.just(date(2026, 5, 1)),
    closes_on=st.sampled_from([date(2026, 7, 31), TODAY + timedelta(days=3)]),
)


@st.composite
def any_sources(draw: st.DrawFn) -> PlanSources:
    survey: Survey = draw(surveys)
    individuals, groups = draw(st.integers(0, 40)), draw(st.integers(0, 4))
    responses = make_responses(survey, individuals, groups, draw(st.integers(0, 5)))
    one = make_evidence(survey, responses)
    if draw(st.booleans()):
        one = replace(one, workshops=(), comment_counts={}, age_bands={}, is_partial=True)
    changes: dict[str, Any] = {
        "evidence": draw(st.sampled_from([(), (one,), (one, make_evidence())]))
    }
    if draw(st.booleans()):
        changes["plan"] = make_plan(findings=(), steps=(), written={})
    if draw(st.booleans()):
        changes |= {"outcomes": (), "listings": (), "places": (), "areas_in_council": 0}
    return make_sources(**changes)


@given(any_sources())
def test_no_section_is_ever_empty(sources: PlanSources) -> None:
    tree = draft_tree(sources)
    headings = [section.heading for section in tree.sections]
    assert headings[:9] == list(HEADINGS.values())
    assert len(headings) == len(HEADINGS) + len(APPENDICES)
    for section in tree.sections:
        found = [text for block in section.blocks for text in texts_of(block)]
        assert any(len(text.split()) > 3 for text in found), section.heading


@given(any_sources())
def test_sentences_are_whole(sources: PlanSources) -> None:
    for text in texts(draft_tree(sources)):
        assert text == text.strip()
        assert not FAULTY_ENGLISH.search(text), text


def test_nothing_at_all_still_makes_a_plan_that_says_what_is_missing() -> None:
    tree = draft_tree(nothing_at_all())
    for key in SECTION_KEYS:
        assert re.search("yet|still to be|No ", " ".join(texts(tree, key))), key


def test_every_mean_and_n_is_the_profiles() -> None:
    evidence = make_evidence()
    tree = draft_tree(make_sources(evidence=(evidence,)))
    (table, *_) = tables(tree, "what_people_told_us")
    for row, alone, together in zip(
        table.rows, evidence.profile.individuals.themes, evidence.profile.groups.themes, strict=True
    ):
        means = [
            "–" if theme.mean is None else str(round_half_up(theme.mean, 1))
            for theme in (alone, together)
        ]
        assert row[1:] == (means[0], str(alone.answered), means[1], str(together.answered))


def test_the_full_results_hold_every_count() -> None:
    evidence = make_evidence()
    tree = draft_tree(make_sources(evidence=(evidence,)))
    individuals, groups, _everyone = tables(tree, "full_results")
    for row, theme in zip(individuals.rows, evidence.profile.individuals.themes, strict=True):
        assert row[1] == str(theme.answered)
        assert row[2:9] == tuple(map(str, theme.counts))
        assert row[9:11] == (str(theme.dont_know), str(theme.blank))
    for row, theme in zip(groups.rows, evidence.profile.groups.themes, strict=True):
        assert (row[11] == "0") == (not theme.disagreements)


def test_several_surveys_have_a_radar_each_and_no_common_mean() -> None:
    again = make_survey(slug="again", title="Your place again")
    both = (make_evidence(), make_evidence(again, make_responses(again, 20, 0, seed=2)))
    charts = drawings(draft_tree(make_sources(evidence=both)), RadarChart)
    assert [chart.title for chart in charts] == [
        "Your place: Lisburn South",
        "Your place again: Lisburn South",
    ]
    assert [len(chart.series) for chart in charts] == [2, 1]


def test_an_edition_of_three_points_keeps_its_own_scale_beside_one_of_seven() -> None:
    scale = replace(
        ADULTS.scale, highest=3, need_at_most=Fraction(3, 2), strength_at_least=Fraction(5, 2)
    )
    children = make_survey(
        slug="children", title="Children", questionnaire=replace(ADULTS, key="kids", scale=scale)
    )
    given = [make_response(children, {"feeling_safe": mark}) for mark in "1333333333"]
    both = (make_evidence(), make_evidence(children, given))
    tree = draft_tree(make_sources(evidence=both))
    section = tree.section("what_people_told_us")
    charts = [*drawings(tree, RadarChart), *drawings(tree, DistributionChart)]
    assert [(chart.lowest, chart.highest) for chart in charts] == [(1, 7), (1, 3)] * 2
    (rows,) = [
        block.rows
        for block in section.blocks
        if isinstance(block, Table) and block.caption.startswith("Mean") and "Chil" in block.caption
    ]
    assert ("Feeling safe", "2.8", "10", "–", "0") in rows or rows[11][1:3] == ("2.8", "10")
    assert "“Children” Feeling safe was rated 2.8" in words(make_sources(evidence=both))


def test_every_table_and_chart_of_ratings_states_n_channels_and_dates() -> None:
    section = draft_tree(make_sources()).section("what_people_told_us")
    for block in section.blocks:
        if isinstance(block, Table | Chart):
            assert re.search(r"30 individuals and three groups .* online .* 2026", block.note)


def test_nothing_is_ranked_below_ten_answers() -> None:
    survey = make_survey()
    few = make_evidence(survey, make_responses(survey, 9, 0))
    assert "too few to say which are strengths" in words(make_sources(evidence=(few,)))
    text = words(make_sources(evidence=(few,)), "what_people_told_us")
    assert "none is called high or low" in text
    assert "strongest" not in text and "Based on 9 responses." in text


def test_divided_opinions_are_named_with_their_shares() -> None:
    survey = make_survey()
    marks = ["1"] * 6 + ["7"] * 6
    split = [make_response(survey, {"feeling_safe": mark}) for mark in marks]
    text = words(make_sources(evidence=(make_evidence(survey, split),)), "what_people_told_us")
    assert "on Feeling safe, 50% gave 1 to 3 and 50% gave 5 to 7 (mean 4.0, n = 12)" in text


def test_groups_that_differ_by_a_point_are_named() -> None:
    survey = make_survey()
    alone = [make_response(survey, {"feeling_safe": "3"}) for _ in range(10)]
    table = make_group_response(survey, {"feeling_safe": "4", "moving_around": "3-5"})
    text = words(make_sources(evidence=(make_evidence(survey, [*alone, table]),)))
    assert "Feeling safe higher (groups 4.0, n = 1; individuals 3.0, n = 10)" in text
    assert "Once a group could not agree" in text


def test_a_place_that_differs_is_named_and_a_small_one_is_not() -> None:
    survey = make_survey()
    here = [make_response(survey, {"feeling_safe": "7"}, place_key="hilltop") for _ in range(10)]
    there = [make_response(survey, {"feeling_safe": "1"}) for _ in range(20)]
    few = [make_response(survey, {"feeling_safe": "1"}, place_key="millside") for _ in range(9)]
    big = make_sources(evidence=(make_evidence(survey, here + there),))
    assert "Hilltop (made up):\nFeeling safe (mean 7.0, n = 10), higher" in words(big)
    small = words(make_sources(evidence=(make_evidence(survey, here + there + few),)))
    assert "Millside (made up):\n" not in small
    assert "9" not in re.findall(r"Millside \(made up\)\n(\w+)", small)


@pytest.mark.parametrize("status", ["draft", "consultation_draft", "adopted"])
def test_a_lead_that_has_not_agreed_is_only_suggested(status: PlanStatus) -> None:
    issue = replace(
        make_findings()[1],
        actions=(
            make_action(),
            make_action(title="Cut the hedge", lead_state="agreed"),
            make_action(title="Close the lane", lead_state="declined", lead_reason="A diversion"),
            make_action(title="Seats", lead=""),
            make_action(lead_state="agreed", answered=Wording("Light it")),
            make_action(lead_state="declined", lead_reason="No", answered=Wording("Dig it up")),
        ),
    )
    plan = make_plan(status=status, findings=(issue,))
    (table,) = tables(draft_tree(make_sources(plan=plan)), "actions")
    assert [row[3].split("\n")[0] for row in table.rows] == [
        "Made-up roads body: suggested, not yet agreed",
        "Made-up roads body: agreed",
        "Made-up roads body: declined to lead",
        "Lead still to be found",
        "Made-up roads body: agreed to an earlier wording, not yet to this one",
        "Made-up roads body: declined an earlier wording, not yet answered again",
    ]
    said = words(make_sources(plan=plan), "actions")
    assert "for one a lead has agreed," in said
    assert "for one a lead agreed to an earlier wording, and not yet to this one" in said
    assert "A diversion." in said and "Dig it up.\nMade-up roads body: No." in said


def test_the_plan_in_short_names_who_agreed_to_an_earlier_wording_as_that() -> None:
    reworded = make_action(lead_state="agreed", answered=Wording("Light it"))
    issue = replace(make_findings()[1], actions=(reworded,))
    tree = draft_summary(make_sources(plan=make_plan(findings=(issue,))))
    (table,) = tables(tree, "better")
    assert table.rows[0][2] == (
        "Made-up roads body (agreed to an earlier wording, not yet to this one)"
    )


def test_figures_say_naturally_how_people_answered() -> None:
    survey = make_survey()
    one, other = make_response(survey), make_response(survey, channel="paper")
    alone = words(make_sources(evidence=(make_evidence(survey, [one]),)))
    assert "Based on one individual, online; collected" in alone
    both = words(make_sources(evidence=(make_evidence(survey, [one, other, other]),)))
    assert "Based on three individuals; one online and two on paper; collected" in both


def test_officers_words_stand_unchanged_among_the_draft() -> None:
    written: dict[SectionKey, WrittenSection] = {
        key: WrittenSection(key, f"Ours, on *{key}*.") for key in SECTION_KEYS
    }
    tree = draft_tree(make_sources(plan=make_plan(written=written)))
    for key in SECTION_KEYS:
        prose = [block for block in tree.section(key).blocks if isinstance(block, Prose)]
        assert [block.markdown for block in prose] == [f"Ours, on *{key}*."]


def test_quotations_carry_their_warning() -> None:
    survey = make_survey()
    good = [make_response(survey, {"natural_space": "7"}) for _ in range(10)]
    quotable = (Quotable("The river."), Quotable("The woods.", is_reviewed=True))
    evidence = make_evidence(survey, good, quotations={("natural_space", "good"): quotable})
    section = draft_tree(make_sources(evidence=(evidence,))).section("what_is_good_here")
    quoted = [block for block in section.blocks if isinstance(block, Quotation)]
    assert [(each.text, each.warning) for each in quoted] == [
        ("The river.", "Not yet reviewed for publication"),
        ("The woods.", ""),
    ]


ORDERS = ("Choose one or more", "where to look", "where to begin", "are invited to list")


def test_what_officers_should_do_is_not_told_to_the_public() -> None:
    bare = replace(nothing_at_all(), for_everyone=True)
    assert all(order in words(nothing_at_all()) for order in ORDERS)
    assert not any(order in words(bare) for order in ORDERS)


def test_without_listings_it_is_said_once() -> None:
    section = draft_tree(make_sources(listings=())).section("what_partners_are_doing")
    said = " ".join(text for block in section.blocks for text in texts_of(block))
    assert said.count("No partner has listed") == 1
    assert "Physical projects" not in said


def test_ended_listings_are_counted_but_not_shown() -> None:
    ended = make_listing(name="Old scheme", ends_on=TODAY - timedelta(days=1))
    text = words(make_sources(listings=(make_listing(), ended)), "what_partners_are_doing")
    assert "Walk and talk" in text
    assert "Old scheme" not in text
    assert "One listing has ended and is left out." in text


def test_uncounted_workshops_are_not_taken_for_empty_ones() -> None:
    uncounted = make_evidence(workshops=(make_workshop(),))
    text = words(make_sources(evidence=(uncounted,)), "how_people_were_involved")
    assert "how many people came was not recorded" in text


def test_made_up_plans_say_so() -> None:
    made_up = make_evidence(make_survey(is_made_up=True))
    tree = draft_tree(make_sources(evidence=(made_up,)))
    assert tree.is_made_up
    assert "made up for demonstration" in words(make_sources(evidence=(made_up,)))


def test_the_radar_shows_a_gap_where_nobody_rated() -> None:
    survey = make_survey()
    one = make_evidence(survey, [make_response(survey, {"feeling_safe": "3"})])
    (chart,) = drawings(draft_tree(make_sources(evidence=(one,))), RadarChart)
    assert [value for value in chart.series[0].values if value is not None] == [3.0]
