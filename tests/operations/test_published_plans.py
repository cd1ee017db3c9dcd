"""A published plan: no figure in it stands for fewer than ten people, nor can one be worked out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from placeplan.domain.counts import counts_of
from placeplan.domain.distributions import DistributionChart
from placeplan.domain.figures import round_half_up
from placeplan.domain.plan_trees import Chart, PlanTree, Table, texts_of
from placeplan.domain.plans import Plan
from placeplan.domain.profiles import profile_of
from placeplan.domain.radar import RadarChart
from placeplan.domain.responses import Response, answer_from_mark
from placeplan.domain.surveys import Survey
from placeplan.domain.theme_profiles import ThemeProfile
from placeplan.operations.plan_drafting.publication import published_evidence
from placeplan.operations.plan_drafting.sections import draft_tree
from placeplan.operations.plans import plan_tree
from placeplan.store.database import Database, writing
from placeplan.store.plans import add_plan
from placeplan.store.responses import add_response
from tests.factories import LISBURN_SOUTH, make_group_response, make_response, make_survey
from tests.plan_sources import drawings, make_evidence, make_plan, make_responses, make_sources

CODE = LISBURN_SOUTH.code
OPEN_DAY, CLOSED_DAY = date(2026, 6, 20), date(2026, 9, 1)
TEN = 10
SURVEY = make_survey()
RATED = ("feeling_safe", "natural_space", "housing_and_community")
SMALL = "one|two|three|four|five|six|seven|eight|nine|[1-9]"
OF_PEOPLE = re.compile(
    rf"\b(?<!than )(?:{SMALL}) (?:individuals?|people|persons?|comments?|answers?)\b"
)
OF_GROUPS = re.compile(r"(?:by )?groups,? (?:\d\.\d, n = |\(n = )\d+", re.IGNORECASE)
SMALL_N = re.compile(r"n = [1-9]\b")


@pytest.fixture
def plan(database: Database, survey: Survey) -> Plan:
    return add_plan(database, CODE, [survey.slug], "Lisburn South locality plan")


def answer(database: Database, survey: Survey, marks: dict[str, str], count: int) -> None:
    with writing(database):
        for _ in range(count):
            add_response(database, make_response(survey, marks, priorities=("feeling_safe",)))


def words(tree: PlanTree) -> str:
    return "\n".join(t for s in tree.sections for block in s.blocks for t in texts_of(block))


def public(database: Database, plan: Plan) -> PlanTree:
    return plan_tree(database, plan.id, CLOSED_DAY, is_public=True)


def published(responses: Sequence[Response], survey: Survey = SURVEY) -> PlanTree:
    evidence = published_evidence(make_evidence(survey, responses))
    return draft_tree(make_sources(plan=make_plan(status="adopted"), evidence=(evidence,)))


def tables(tree: PlanTree) -> Iterator[Table]:
    for section in tree.sections:
        yield from (block for block in section.blocks if isinstance(block, Table))


def table(tree: PlanTree, caption: str) -> Table:
    (found,) = (each for each in tables(tree) if each.caption.startswith(caption))
    return found


def row(tree: PlanTree, caption: str, title: str) -> tuple[str, ...]:
    (found,) = (cells for cells in table(tree, caption).rows if cells[0] == title)
    return found[1:]


def charts(tree: PlanTree) -> list[Chart]:
    return [block for s in tree.sections for block in s.blocks if isinstance(block, Chart)]


@pytest.mark.parametrize("count", [0, 2, 9])
def test_nothing_is_published_of_fewer_than_ten(
    count: int, database: Database, survey: Survey, plan: Plan
) -> None:
    answer(database, survey, {"feeling_safe": "2"}, count)
    tree = public(database, plan)
    assert "Fewer than 10 people answered “Your place” for Lisburn South" in words(tree)
    assert "2.0" not in words(tree)
    assert not re.search(r"\bn = \d|(two|nine|2|9) individuals", words(tree) + tree.basis)
    assert not charts(tree)
    assert not list(tables(tree))
    assert tree.basis.endswith("from too few answers to show in “Your place”.")


@pytest.mark.parametrize("count", [10, 12])
def test_means_are_published_from_ten_on(
    count: int, database: Database, survey: Survey, plan: Plan
) -> None:
    answer(database, survey, {"feeling_safe": "2"}, count)
    tree = public(database, plan)
    assert f"{count} individuals" in tree.basis
    assert row(tree, "Mean rating", "Feeling safe") == ("2.0", str(count))
    assert row(tree, "Themes named", "Feeling safe") == (str(count),)
    assert row(tree, "Mean rating", "Natural space") == ("Too few", "Too few")


def test_a_theme_that_nine_of_twelve_rated_has_no_figure(
    database: Database, survey: Survey, plan: Plan
) -> None:
    answer(database, survey, {"feeling_safe": "2", "natural_space": "6"}, 9)
    answer(database, survey, {"feeling_safe": "2"}, 3)
    tree = public(database, plan)
    assert row(tree, "Mean rating", "Natural space") == ("Too few", "Too few")
    assert set(row(tree, "All ratings by individuals", "Natural space")) == {"Too few"}
    assert "6.0" not in words(tree)
    (chart,) = drawings(tree, RadarChart)
    (series,) = chart.series
    assert [value for value in series.values if value is not None] == [2.0]


def test_how_many_gave_each_point_is_published_only_where_ten_or_nobody_did() -> None:
    even = ["2"] * 10 + ["6"] * 10
    odd = ["2"] * 10 + ["3"] * 1 + ["6"] * 9
    given = [
        make_response(SURVEY, {"feeling_safe": one, "natural_space": other})
        for one, other in zip(even, odd, strict=True)
    ]
    tree = published(given)
    titles = [column.heading for column in table(tree, "All ratings by individuals").columns]
    assert titles[1:9] == ["n", *(f"Gave {point}" for point in range(1, 8))]
    assert row(tree, "All ratings by individuals", "Feeling safe")[:8] == (
        *("20", "0", "10", "0", "0", "0", "10", "0"),
    )
    assert row(tree, "All ratings by individuals", "Natural space")[:8] == ("20", *["Hidden"] * 7)
    assert "on Feeling safe, 50% gave 1 to 3 and 50% gave 5 to 7" in words(tree)
    assert "Opinions also differ widely on Natural space (mean 3.9, n = 20)." in words(tree)
    alone = published([make_response(SURVEY, {"natural_space": mark}) for mark in odd])
    assert "Opinions differ widely on Natural space (mean 3.9, n = 20)." in words(alone)
    assert "A mean hides" not in words(alone)


def test_groups_are_published_where_ten_people_stand_behind_the_figure() -> None:
    marks = {"feeling_safe": "2", "natural_space": "6"}
    alone = [make_response(SURVEY, {"feeling_safe": "4"}) for _ in range(12)]
    one = make_group_response(SURVEY, marks, people=9)
    assert "Groups: mean" not in words(published([*alone, one]))
    assert "roups most often" not in words(published([*alone, one]))
    two = [one, make_group_response(SURVEY, {"feeling_safe": "3"}, people=3)]
    tree = published([*alone, *two])
    assert row(tree, "Mean rating", "Feeling safe") == ("4.0", "12", "2.5", "2")
    assert row(tree, "Mean rating", "Natural space") == ("Too few",) * 4
    by_themselves = published([*alone[:9], *two])
    assert row(by_themselves, "Mean rating", "Feeling safe") == ("2.5", "2")
    assert "nine" not in words(by_themselves)
    assert "4.0" not in words(by_themselves)


def test_individuals_cannot_be_worked_out_from_everyone_together() -> None:
    alone = [make_response(SURVEY, {"natural_space": "4"}) for _ in range(3)]
    alone += [make_response(SURVEY, {"feeling_safe": "2", "natural_space": "4"}) for _ in range(9)]
    groups = [make_group_response(SURVEY, {"feeling_safe": "6", "natural_space": "6"})] * 2
    tree = published([*alone, *(replace(each, key=str(n)) for n, each in enumerate(groups))])
    assert row(tree, "Everyone together", "Feeling safe") == ("Too few", "Too few")
    assert row(tree, "Everyone together", "Natural space")[0] == "28"


def test_a_place_is_not_named_where_the_rest_could_be_worked_out() -> None:
    here = [make_response(SURVEY, {"feeling_safe": "7"}, place_key="hilltop") for _ in range(20)]
    rest = [make_response(SURVEY, {"feeling_safe": "1"}) for _ in range(9)]
    tree = published([*here, *rest])
    assert "n = 20" not in words(tree)
    assert row(tree, "Individuals by place", "Hilltop (made up)") == ("Hidden",)
    tree = published([*here, *rest, make_response(SURVEY, {"feeling_safe": "1"})])
    assert "Feeling safe (mean 7.0, n = 20), higher" in words(tree)


def test_what_comes_in_after_the_close_moves_nothing_that_is_published(
    database: Database, survey: Survey, plan: Plan
) -> None:
    def send(count: int) -> None:
        said = {"feeling_safe": answer_from_mark("2", better="More light, please.")}
        with writing(database):
            for _ in range(count):
                late = make_response(survey, answers=said, age_band="65_plus")
                add_response(database, late)

    send(12)
    before = public(database, plan)
    assert row(before, "Individuals by age group", "65 and over") == ("12",)
    assert "It drew 12 comments on what could be better." in words(before)
    send(1)
    assert public(database, plan) == before


def test_officers_are_told_what_will_be_left_out(
    database: Database, survey: Survey, plan: Plan
) -> None:
    answer(database, survey, {"feeling_safe": "2", "natural_space": "6"}, 9)
    text = words(plan_tree(database, plan.id, CLOSED_DAY))
    assert "Individuals:\nall figures, because fewer than 10 people answered." in text
    assert "Feeling safe was" not in text
    assert "every quotation.\n" in text
    answer(database, survey, {"feeling_safe": "2"}, 3)
    text = words(plan_tree(database, plan.id, CLOSED_DAY))
    assert "the mean and n of Natural space, because fewer than 10 people rated each." in text
    chosen = "every quotation but those chosen for an asset or issue which may be quoted."
    assert chosen in text
    assert "For officers" not in words(public(database, plan))
    while_open = words(plan_tree(database, plan.id, OPEN_DAY))
    assert chosen in while_open and "age group, numbers of comments" in while_open
    assert "age group or comment" not in while_open


def marks_of(most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from("1234567"), max_size=most)


@st.composite
def answers_alike(draw: st.DrawFn) -> tuple[list[Response], list[Response]]:
    """Two tables of answers of which the public may know the same."""
    count = draw(st.integers(0, 16))
    pairs = {key: _alike(draw, count) for key in RATED}
    few = draw(st.tuples(st.integers(0, 9), st.integers(0, 9)))
    people = draw(st.tuples(st.integers(1, 9), st.integers(1, 9)))
    made = []
    for side in (0, 1):
        size = count if count >= TEN else draw(st.integers(0, 9))
        made.append(
            [
                *_individuals(size, {key: pair[side] for key, pair in pairs.items()}, few[side]),
                make_group_response(
                    SURVEY,
                    dict.fromkeys(RATED, draw(st.sampled_from("1234567"))),
                    people=people[side],
                ),
            ]
        )
    return made[0], made[1]


def _alike(draw: st.DrawFn, count: int) -> tuple[list[str], list[str]]:
    first = draw(marks_of(count))
    if len(first) < TEN:
        return first, draw(marks_of(min(count, TEN - 1)))
    second = sorted(first)
    place = draw(st.integers(1, len(second) - 1))
    low, high = int(second[0]), int(second[place])
    if high - low > 1:
        second[0], second[place] = str(low + 1), str(high - 1)
    return first, second


def _individuals(count: int, marks: dict[str, list[str]], naming: int) -> list[Response]:
    return [
        make_response(
            SURVEY,
            {"moving_around": "dk"}
            | {key: given[n] for key, given in marks.items() if n < len(given)},
            key=f"{n}",
            priorities=("feeling_safe",) if n < naming else (),
        )
        for n in range(count)
    ]


@settings(max_examples=60)
@given(answers_alike())
def test_what_is_hidden_changes_nothing_that_is_published(
    pair: tuple[list[Response], list[Response]],
) -> None:
    for key in RATED:
        one, other = (profile_of(SURVEY.questionnaire, counts_of(side)) for side in pair)
        themes = [each.individuals.theme(key) for each in (one, other)]
        assume(themes[0].is_divided == themes[1].is_divided or themes[0].answered < TEN)
        assume(themes[0].counts == themes[1].counts or not any(map(_shows_parts, themes)))
    assert published(pair[0]) == published(pair[1])


def _shows_parts(theme: ThemeProfile) -> bool:
    bands = (theme.low, theme.middle, theme.high)
    return theme.answered >= TEN and not any(0 < count < TEN for count in bands)


@settings(max_examples=40)
@given(st.integers(0, 45), st.integers(0, 4), st.integers(0, 99))
def test_no_published_figure_is_of_fewer_than_ten(alone: int, groups: int, seed: int) -> None:
    responses = make_responses(SURVEY, alone, groups, seed)
    tree = published(responses)
    for text in [tree.basis, *words(tree).split("\n")]:
        said = OF_GROUPS.sub("", text)
        assert not SMALL_N.search(said), text
        assert not OF_PEOPLE.search(said), text
    allowed = _means_of_ten(responses)
    for each in tables(tree):
        for title, *cells in each.rows:
            for column, cell in zip(each.columns[1:], cells, strict=True):
                if "groups" not in each.caption.lower():
                    _check(column.heading, cell, allowed.get(title, set()))
    for chart in drawings(tree, DistributionChart):
        assert all(segment.count >= 10 for bar in chart.bars for segment in bar.segments)
    drawn = [(c.labels, series) for c in drawings(tree, RadarChart) for series in c.series]
    for labels, series in drawn:
        for label, value in zip(labels, series.values, strict=True):
            if series.label.startswith("Individuals") and value is not None:
                # a mean of at most 45 ratings, as exact as it was before it became a float
                mean = Fraction(value).limit_denominator(45)
                assert str(round_half_up(mean, 1)) in allowed[label]


def _means_of_ten(responses: Sequence[Response]) -> dict[str, set[str]]:
    profile = profile_of(SURVEY.questionnaire, counts_of(responses))
    titles = {theme.key: theme.title for theme in SURVEY.questionnaire.themes}
    return {
        titles[theme.key]: {str(round_half_up(theme.mean, 1))}
        for theme in profile.individuals.themes
        if theme.mean is not None and theme.answered >= TEN
    }


def _check(heading: str, cell: str, means: set[str]) -> None:
    """What stands in a cell of individuals: a word, nobody, ten or more, or a mean of as many."""
    if heading in ("Individuals: mean", "Mean"):
        assert cell == "Too few" or cell in means
    elif heading.startswith(("Individuals", "Gave", "Don", "Blank", "People")) and cell.isdigit():
        assert cell == "0" or int(cell) >= TEN
