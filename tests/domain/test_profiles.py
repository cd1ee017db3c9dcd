"""The rules of a profile, against an independent calculation from the ratings themselves."""

import statistics
from dataclasses import replace
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from itertools import cycle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.counts import Counts, Tally, counts_of
from placeplan.domain.figures import root_half_up, round_half_up
from placeplan.domain.profiles import Profile, Series, place_differences, profile_of
from placeplan.domain.responses import CHANNELS, Form, Response
from placeplan.domain.surveys import Survey
from placeplan.domain.theme_profiles import ThemeProfile
from tests.factories import ADULTS, make_group_response, make_questionnaire, make_response
from tests.strategies import ratings_of, small_questionnaires, survey_responses, surveys
from tests.translated import PSEUDO, speaking

FIFTY_DIGITS = Context(prec=50)
FOUR_PLACES = Decimal("0.0001")
SMALL = survey_responses(surveys(small_questionnaires()))
Found = tuple[Survey, list[Response]]


def profile_of_ratings(ratings: dict[str, list[int]], form: Form = "individual") -> Profile:
    """A profile of the adults' edition in which themes have exactly these ratings."""
    answers = {
        (form, key, str(point)): Tally(given.count(point), given.count(point))
        for key, given in ratings.items()
        for point in set(given)
    }
    most = max((len(given) for given in ratings.values()), default=0)
    return profile_of(ADULTS, Counts(turnout={("paper", form): Tally(most, most)}, answers=answers))


def figures(profile: Profile) -> list[object]:
    """All that a profile says in numbers, and which themes it ranks."""
    themes = [*profile.individuals.themes, *profile.groups.themes]
    ranked = (profile.ranked, profile.strengths, profile.needs)
    return [
        *((each.key, each.counts, each.dont_know, each.mean, each.median) for each in themes),
        *([each.key for each in found] for found in ranked),
        *((each.key, each.people, each.mean) for each in profile.everyone.themes),
        profile.priorities,
        profile.responses,
    ]


def both_series(found: Found) -> list[tuple[Series, str]]:
    profile = profile_of(found[0].questionnaire, counts_of(found[1]))
    return [(profile.individuals, "individual"), (profile.groups, "group")]


def four_places(value: Fraction) -> Decimal:
    exact = FIFTY_DIGITS.divide(Decimal(value.numerator), Decimal(value.denominator))
    return exact.quantize(FOUR_PLACES, ROUND_HALF_UP)


@given(SMALL, st.lists(st.sampled_from(["en", "ga", PSEUDO]), min_size=1))
def test_the_language_that_people_answer_in_changes_no_figure(
    found: Found, languages: list[str]
) -> None:
    survey = replace(found[0], questionnaire=speaking(found[0].questionnaire, PSEUDO))
    spoken = [
        replace(each, survey=survey.in_language(code))
        for each, code in zip(found[1], cycle(languages), strict=False)
    ]
    counts = counts_of(spoken)
    assert counts == counts_of(found[1])
    in_english = figures(profile_of(survey.questionnaire, counts))
    for code in languages:
        assert figures(profile_of(survey.questionnaire.in_language(code), counts)) == in_english


@given(SMALL)
def test_mean_and_median_agree_with_an_independent_calculation(found: Found) -> None:
    for series, form in both_series(found):
        for theme in series.themes:
            given_ones = [Fraction(each) for each in ratings_of(found[1], form, theme.key)]
            assert theme.answered == len(given_ones)
            if not given_ones:
                assert theme.mean is None
                assert theme.median is None
                continue
            assert theme.mean == statistics.mean(given_ones)
            assert theme.median == statistics.median(given_ones)
            assert round_half_up(theme.mean, 4) == four_places(statistics.mean(given_ones))


@given(SMALL)
def test_spread_agrees_with_an_independent_calculation(found: Found) -> None:
    for series, form in both_series(found):
        for theme in series.themes:
            given_ones = [Fraction(each) for each in ratings_of(found[1], form, theme.key)]
            if len(given_ones) < 2:
                assert theme.variance is None
                continue
            assert theme.variance == statistics.variance(given_ones)
            variance = statistics.variance(given_ones)
            exact = FIFTY_DIGITS.divide(Decimal(variance.numerator), Decimal(variance.denominator))
            root = FIFTY_DIGITS.sqrt(exact).quantize(FOUR_PLACES, ROUND_HALF_UP)
            assert root_half_up(theme.variance, 4) == root


@given(SMALL)
def test_every_response_is_answered_unknown_blank_or_a_range(found: Found) -> None:
    for series, form in both_series(found):
        mine = [each for each in found[1] if each.form == form]
        assert series.responses == len(mine)
        assert series.people == sum(each.people for each in mine)
        assert tuple(theme.key for theme in series.themes) == found[0].questionnaire.theme_keys
        for theme in series.themes:
            said = [each.answers[theme.key] for each in mine]
            assert theme.dont_know == sum(answer.is_dont_know for answer in said)
            assert theme.blank == sum(not answer.mark for answer in said)
            apart = len(theme.disagreements)
            assert theme.answered + theme.dont_know + theme.blank + apart == series.responses
            assert theme.low + theme.middle + theme.high == theme.answered
            assert len(theme.counts) == len(found[0].questionnaire.scale.points)


@given(SMALL)
def test_everyone_is_weighted_by_people_and_has_no_other_figure(found: Found) -> None:
    everyone = profile_of(found[0].questionnaire, counts_of(found[1])).everyone
    for theme in everyone.themes:
        repeated = [
            Fraction(response.answers[theme.key].rating or 0)
            for response in found[1]
            for _person in range(response.people)
            if response.answers[theme.key].rating is not None
        ]
        assert theme.people == len(repeated)
        assert theme.mean == (statistics.mean(repeated) if repeated else None)
        assert set(theme.__dataclass_fields__) == {"key", "people", "mean"}
    assert everyone.responses == len(found[1])
    assert everyone.people == sum(each.people for each in found[1])


@given(SMALL)
def test_channels_are_all_there_and_add_up(found: Found) -> None:
    profile = profile_of(found[0].questionnaire, counts_of(found[1]))
    assert tuple(profile.channels) == CHANNELS
    assert sum(profile.channels.values()) == profile.responses == len(found[1])


@given(SMALL)
def test_priorities_are_counted_per_series(found: Found) -> None:
    profile = profile_of(found[0].questionnaire, counts_of(found[1]))
    order = found[0].questionnaire.theme_keys
    for each in profile.priorities:
        named = [one.form for one in found[1] if each.key in one.priorities]
        assert (each.individuals, each.groups) == (named.count("individual"), named.count("group"))
        assert named
    ranks = [(-each.individuals, order.index(each.key)) for each in profile.priorities]
    assert ranks == sorted(ranks)
    assert len(ranks) == len({key for one in found[1] for key in one.priorities})


def test_a_range_is_in_no_mean() -> None:
    ranges = [make_group_response(marks={"feeling_safe": "1-7"}, people=20)]
    profile = profile_of(ADULTS, counts_of([*ranges, make_response(marks={"feeling_safe": "2"})]))
    theme = profile.groups.theme("feeling_safe")
    assert (theme.answered, theme.mean, len(theme.disagreements)) == (0, None, 1)
    everyone = {each.key: each for each in profile.everyone.themes}["feeling_safe"]
    assert (everyone.people, everyone.mean) == (1, 2)


@pytest.mark.parametrize(
    ("low", "middle", "high", "is_divided"),
    [(3, 4, 3, True), (30, 40, 30, True), (29, 41, 30, False), (1, 0, 1, True), (0, 0, 0, False)],
)
def test_opinions_are_divided_from_thirty_per_cent_on_each_side(
    low: int, middle: int, high: int, is_divided: bool
) -> None:
    counts = (low, 0, 0, middle, 0, high, 0)
    assert ThemeProfile("x", ADULTS.scale, counts, 0, 0).is_divided is is_divided


@given(st.lists(st.integers(0, 30), min_size=7, max_size=7))
def test_divided_compares_exact_shares(counts: list[int]) -> None:
    total = sum(counts)
    expected = total > 0 and all(10 * sum(side) >= 3 * total for side in (counts[:3], counts[4:]))
    assert ThemeProfile("x", ADULTS.scale, tuple(counts), 0, 0).is_divided is expected


def ratings_with_total(total: int, count: int) -> list[int]:
    low, extra = divmod(total, count)
    return [low + 1] * extra + [low] * (count - extra)


def test_thresholds_compare_exact_means() -> None:
    ratings = {
        "moving_around": ratings_with_total(500, 100),
        "public_transport": ratings_with_total(499, 100),
        "feeling_safe": ratings_with_total(350, 100),
        "natural_space": ratings_with_total(351, 100),
    }
    profile = profile_of_ratings(ratings)
    assert [theme.key for theme in profile.strengths] == ["moving_around"]
    assert [theme.key for theme in profile.needs] == ["feeling_safe"]
    # 4.99 is shown as 5.0 and is no strength
    mean = profile.individuals.theme("public_transport").mean
    assert mean is not None
    assert str(round_half_up(mean, 1)) == "5.0"


def test_strengths_and_needs_ask_for_ten_individuals() -> None:
    profile = profile_of_ratings({"moving_around": [7] * 9, "feeling_safe": [1] * 9})
    assert profile.strengths == profile.needs == profile.highest == profile.lowest == ()
    profile = profile_of_ratings({"moving_around": [7] * 10, "feeling_safe": [1] * 10})
    assert [theme.key for theme in profile.strengths] == ["moving_around"]
    assert [theme.key for theme in profile.needs] == ["feeling_safe"]


def test_groups_make_no_strength_and_no_need() -> None:
    profile = profile_of_ratings({"moving_around": [7] * 40, "feeling_safe": [1] * 40}, "group")
    assert profile.strengths == profile.needs == ()


def test_ties_are_broken_by_theme_order() -> None:
    keys = ADULTS.theme_keys
    profile = profile_of_ratings({key: [6] * 10 for key in reversed(keys)})
    assert tuple(theme.key for theme in profile.strengths) == keys
    assert tuple(theme.key for theme in profile.highest) == keys[:3]
    profile = profile_of_ratings({key: [2] * 10 for key in reversed(keys)})
    assert tuple(theme.key for theme in profile.needs) == keys
    assert tuple(theme.key for theme in profile.lowest) == keys[:3]


def test_the_best_comes_first_among_strengths_and_the_worst_among_needs() -> None:
    ratings = {"moving_around": [5] * 10, "feeling_safe": [6] * 10}
    ratings |= {"natural_space": [3] * 10, "care_and_maintenance": [1] * 10}
    profile = profile_of_ratings(ratings)
    assert [theme.key for theme in profile.strengths] == ["feeling_safe", "moving_around"]
    assert [theme.key for theme in profile.needs] == ["care_and_maintenance", "natural_space"]


def groups_apart(alone: int, together: int, count: int = 10) -> Profile:
    responses = [make_response(marks={"feeling_safe": str(alone)}) for _ in range(count)]
    table = make_group_response(marks={"feeling_safe": str(together)})
    return profile_of(ADULTS, counts_of([*responses, table]))


def test_groups_that_differ_by_a_point_are_pointed_out() -> None:
    ((alone, together),) = groups_apart(4, 5).group_differences
    assert (alone.key, alone.mean, together.mean) == ("feeling_safe", 4, 5)
    assert groups_apart(5, 4).group_differences
    assert not groups_apart(4, 4).group_differences
    assert not groups_apart(4, 7, count=9).group_differences


def test_a_place_that_differs_from_its_area_is_pointed_out() -> None:
    area = profile_of_ratings({"feeling_safe": [4] * 30, "natural_space": [4] * 30})
    here = profile_of_ratings({"feeling_safe": [5] * 10, "natural_space": [4] * 9 + [5]})
    few = profile_of_ratings({"feeling_safe": [7] * 9})
    found = place_differences(area, {"here": here, "few": few})
    assert {key: [pair[0].key for pair in pairs] for key, pairs in found.items()} == {
        "here": ["feeling_safe"]
    }


def test_who_sat_at_a_table_and_alone_is_said() -> None:
    alone = [make_response(channel="workshop") for _ in range(5)]
    profile = profile_of(ADULTS, counts_of([*alone, make_group_response(people=3)]))
    assert profile.everyone.at_tables_and_alone == 3
    assert profile_of(ADULTS, counts_of(alone)).everyone.at_tables_and_alone == 0


def test_a_profile_of_nothing_has_every_theme_and_no_figure() -> None:
    edition = make_questionnaire()
    profile = profile_of(edition, Counts())
    assert [theme.key for theme in profile.individuals.themes] == list(edition.theme_keys)
    assert all(theme.mean is None and theme.blank == 0 for theme in profile.groups.themes)
    assert profile.strengths == profile.needs == profile.priorities == ()
