"""What a radar's description says."""

import pytest

from placeplan.formats.radar_words import radar_description
from tests.formats.radar_charts import ALONE, GAPS, THEMES, in_english, make_chart


def test_description_names_the_three_strongest_and_weakest_and_the_responses() -> None:
    told = radar_description(make_chart(ALONE), 1240, in_english)
    assert (
        "strongest are Natural space (5.8), Identity and belonging (5.6) and Feeling safe (5.1)"
        in told
    )
    assert (
        "weakest are Public transport (2.3), Influence and sense of control (2.4) "
        "and Traffic and parking (2.9)" in told
    )
    assert "1,240 responses" in told


def test_description_names_what_is_missing_and_never_calls_it_weak() -> None:
    told = radar_description(make_chart(GAPS), 12, in_english)
    assert "Nothing to show for: Streets and spaces, Social interaction and Feeling safe." in told


@pytest.mark.parametrize("values", [(None,) * 3, (4.0, None, None), (4.0, None, 2.0)])
def test_description_of_few_values_names_no_theme_twice(values: tuple[float | None, ...]) -> None:
    told = radar_description(make_chart(values, themes=THEMES[:3]), 1, in_english)
    assert told.count("Moving around") <= 1
    assert "Based on one response." in told


def test_description_of_too_few_answers_calls_nothing_strong_or_weak() -> None:
    told = radar_description(make_chart(GAPS, ALONE), 8, in_english, is_ranked=False)
    assert "est are" not in told and "beside it" not in told
    assert told.startswith("Nothing to show for: Streets and spaces")
    assert told.endswith("Based on 8 responses.")


def test_description_rounds_half_up() -> None:
    told = radar_description(make_chart((2.25, 5.0, 4.0), themes=THEMES[:3]), 3, in_english)
    assert "Moving around (2.3)" in told
