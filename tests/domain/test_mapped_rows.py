"""Exports of other tools are guessed at, settled and read as rows of a response file."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.choice_labels import understand_age, understand_connection, understands_themes
from placeplan.domain.export_dates import guessed_order, read_day
from placeplan.domain.export_layouts import Layout, guessed_layout, headings_in
from placeplan.domain.faults import Refused
from placeplan.domain.mapped_rows import MappedRows
from placeplan.domain.mapped_values import ExportValues, export_values
from placeplan.domain.mapping_guesses import guessed_mapping, looks_personal
from placeplan.domain.mapping_records import fitted, mapping_as_record, mapping_from_record
from placeplan.domain.response_mappings import (
    MappedColumn,
    ResponseMapping,
    column_meanings,
    mapping_faults,
)
from tests.factories import ADULTS, CHILDREN, make_survey
from tests.other_tools import other_tool_rows, with_ratings

SURVEY = make_survey()
TODAY = date(2026, 11, 23)
ROWS = other_tool_rows(60)
CONSTANTS = {
    "area": "N10000707", "channel": "paper", "form": "individual", "collected_on": "2026-06-12",
}  # fmt: skip


def mapping_of(means: dict[str, str], **more: Any) -> ResponseMapping:
    columns = tuple(MappedColumn(heading, meaning) for heading, meaning in means.items())
    return ResponseMapping(**{"columns": columns, "constants": CONSTANTS} | more)


def values_of(mapping: ResponseMapping, *cells: Sequence[str]) -> ExportValues:
    return export_values(enumerate(cells, start=2), mapping, SURVEY)


def codes_of(mapping: ResponseMapping, *cells: Sequence[str]) -> list[str]:
    return [each.code for each in values_of(mapping, *cells).unsettled(ADULTS.scale)]


def read(mapping: ResponseMapping, *cells: str) -> dict[str, str]:
    mapped = MappedRows(mapping, SURVEY)
    row = mapped.row(2, cells)
    assert row.faults == ()
    return {name: cell for name, cell in zip(mapped.headings, row.cells, strict=True) if cell}


def test_an_export_is_guessed_in_full() -> None:
    mapping = guessed_mapping(ROWS[0], ROWS[1:], SURVEY, TODAY)
    means = [column.means for column in mapping.columns]
    assert means[:5] == ["response_id", "collected_on", "", "area", "place"]
    themes = [f"{key}_{part}" for key in ADULTS.theme_keys for part in ("rating", "good", "better")]
    assert means[5:-5] == themes
    assert means[-5:] == ["priorities", "assets", "actions", "age_band", "connection"]
    assert mapping_faults(mapping, SURVEY) == []
    assert values_of(mapping, *ROWS[1:]).unsettled(ADULTS.scale) == []
    assert looks_personal(ROWS[0][2]) and not looks_personal(ROWS[0][3])
    first = read(mapping, *ROWS[1])
    assert {"area", "collected_on", "response_key", "priorities", "age_band"} <= first.keys()
    assert first["collected_on"].startswith("2026-06-") and first["connection"] == "live"


@pytest.mark.parametrize(
    "heading", ["Facilities and amenities", "Q10_Social contact", "movingaround"]
)
def test_other_titles_of_a_theme_are_known(heading: str) -> None:
    guess = guessed_mapping([heading], [["4"], ["2 - some words"]], SURVEY, TODAY)
    assert guess.columns[0].means.endswith("_rating")


@given(st.lists(st.sampled_from([*column_meanings(ADULTS), ""]), min_size=1, max_size=8))
def test_a_mapping_is_plain_data_and_back(meanings: list[str]) -> None:
    columns = [MappedColumn(f"Column {at} “x” = 1", each) for at, each in enumerate(meanings)]
    mapping = ResponseMapping(
        tuple(columns),
        CONSTANTS,
        {"rating": {"so so": "4"}},
        "month_first",
        "1-7",
        "Tool",
        "S",
        3,
        2,
    )
    assert mapping_from_record(mapping_as_record(mapping)) == mapping
    assert fitted(mapping, [column.heading for column in columns]) == mapping
    with pytest.raises(Refused):
        fitted(mapping, [*(column.heading for column in columns), "New"])


SAFE = {"Safe": "feeling_safe_rating"}


@pytest.mark.parametrize(
    ("cells", "codes"),
    [
        (["1", "4", "7"], []),
        (["1", "8", "9", "10", "0"], ["scale_outside"]),
        (["1", "6", "98", "99"], ["label_unknown", "label_unknown"]),
        (["1", "2", "5"], ["scale_in_doubt"]),
        (["1 - a lot of room for improvement", "3"], []),
        (["Strongly agree", "Agree"], ["scale_of_words"]),
        (["1 - excellent", "6"], ["scale_reversed"]),
        (["Middling", "7"], ["label_unknown"]),
        ([f"Comment number {at} of the column" for at in range(60)], ["too_many_labels"]),
    ],
)
def test_other_scales_are_refused_and_doubts_are_asked(cells: list[str], codes: list[str]) -> None:
    assert codes_of(mapping_of(SAFE), *([cell] for cell in cells)) == codes


def test_what_an_officer_says_settles_doubts_but_moves_no_point() -> None:
    said = {"rating": {"Middling": "4", "99": "dk", "5": "7", "N/A": ""}}
    mapping = mapping_of(SAFE, labels=said, asked_on="1-7")
    assert codes_of(mapping, ["Middling"], ["99"], ["5"], ["N/A"]) == []
    found = [
        read(mapping, text).get("feeling_safe_rating") for text in ("Middling", "99", "5", "N/A")
    ]
    assert found == ["4", "dk", "5", None]
    as_point = mapping_of(SAFE, labels={"rating": {"99": "7"}}, asked_on="1-7")
    assert codes_of(as_point, ["99"]) == ["label_unknown"]
    assert codes_of(
        mapping_of({"Safe (0 to 10)": "feeling_safe_rating"}, asked_on="1-7"), ["7"]
    ) == ["scale_of_heading"]


@given(st.integers(min_value=2, max_value=10))
def test_a_whole_file_on_another_scale_is_never_taken(top: int) -> None:
    points = {label: index for index, label in enumerate(dict.fromkeys(row[5] for row in ROWS[1:]))}
    rows = with_ratings(ROWS, lambda label: str(points.get(label, 0) % top + 1))
    mapping = guessed_mapping(rows[0], rows[1:], SURVEY, TODAY)
    rated = replace(mapping, columns=tuple(
        MappedColumn(each.heading, f"{ADULTS.theme_keys[0]}_rating", each.occurrence)
        if at == 5 else replace(each, means="" if at > 5 else each.means)
        for at, each in enumerate(mapping.columns)
    ))  # fmt: skip
    faults = values_of(rated, *rows[1:]).unsettled(ADULTS.scale)
    assert bool(faults) == (top not in (6, 7))


def test_boxes_several_columns_places_and_ranges_become_one_row() -> None:
    mapping = mapping_of(
        {
            "Top: bus": "priorities:public_transport",
            "Top: play": "priorities:play_and_recreation",
            "Live": "connection:live", "Work": "connection:work", "Village": "place",
            "Better 1": "natural_space_better", "Better 2": "natural_space_better",
            "Rating": "natural_space_rating",
        },
        constants=CONSTANTS | {"area": "", "form": "group", "channel": "workshop"},
    )  # fmt: skip
    cells = ["Yes", "No", "1", "0", "Hilltop", "Trees", "Benches", "3-5"]
    assert mapping_faults(mapping, SURVEY) == []
    assert read(mapping, *cells) == {
        "area": "N10000707", "place": "hilltop", "channel": "workshop", "form": "group",
        "collected_on": "2026-06-12", "priorities": "public_transport", "connection": "live",
        "natural_space_better": "Trees\nBenches", "natural_space_range": "3-5",
    }  # fmt: skip


def test_a_mapping_says_what_it_lacks() -> None:
    mapping = ResponseMapping(
        (MappedColumn("A", "feeling_safe_rating"), MappedColumn("B", "feeling_safe_rating"),
         MappedColumn("C", "weather_rating")),
        {"area": "N0", "colour": "red"}, {"rating": {"x": "9"}, "shoes": {}}, asked_on="1-5",
    )  # fmt: skip
    codes = [(each.code, each.field) for each in mapping_faults(mapping, SURVEY)]
    assert codes == [
        ("meaning_unknown", "C"), ("meaning_repeated", "B"), ("meaning_missing", "channel"),
        ("meaning_missing", "form"), ("meaning_missing", "collected_on"),
        ("area_not_in_survey", "area"), ("name_unknown", "constants.colour"),
        ("asked_on_other_scale", "asked_on"), ("not_in_list", "labels.rating.x"),
        ("name_unknown", "labels.shoes"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("12/06/2026 14:33", "day_first", date(2026, 6, 12)),
        ("6/12/26 2:33:11 PM", "month_first", date(2026, 6, 12)),
        ("2026/06/12 2:33:11 pm GMT+1", "day_first", date(2026, 6, 12)),
        ("2026-06-12T14:33:05.120Z", "month_first", date(2026, 6, 12)),
        ("12 June 2026", "month_first", date(2026, 6, 12)),
        ("Jun 12, 2026", "day_first", date(2026, 6, 12)),
        ("46185.61", "day_first", date(2026, 6, 12)),
        ("31/31/2026", "day_first", None),
        ("soon", "day_first", None),
    ],
)
def test_days_are_read_as_tools_write_them(text: str, order: Any, day: date | None) -> None:
    assert read_day(text, order) == day


def test_whether_the_day_comes_first_is_seen_from_the_days_of_the_survey() -> None:
    span = (date(2026, 5, 1), date(2026, 7, 31))
    assert guessed_order(["06/12/2026", "06/05/2026"], *span) == "month_first"
    assert guessed_order(["12/06/2026", "05/06/2026"], *span) == "day_first"


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("16-24", "16_24"), ("25 to 34", "25_39"), ("35–44", None), ("Under 16", "under_16"),
        ("65+", "65_plus"), ("75 or over", "65_plus"), ("over 65", "65_plus"), ("41", "40_64"),
        ("Prefer not to say", "prefer_not_to_say"), ("", ""), ("old", None),
    ],
)  # fmt: skip
def test_age_groups_are_ours_only_where_they_lie_within_one(text: str, band: str | None) -> None:
    assert understand_age(text) == band


def test_titles_with_commas_and_several_choices_are_understood() -> None:
    assert understand_connection("I live here; Student") == "live;study"
    assert understand_connection("By boat") is None
    of_children = understands_themes(CHILDREN)
    assert of_children("Shops, schools and help, Nature") == "facilities_and_services;natural_space"
    assert understands_themes(ADULTS)("Q2. Public transport;Social contact;") == (
        "public_transport;social_interaction"
    )
    assert understands_themes(ADULTS)("The weather") is None


def test_headings_are_found_below_a_title_and_in_two_rows() -> None:
    plain = [(1, ["Our survey", "", ""]), (3, ["ID", "Safe", "Age"]), (4, ["1", "4", "16-24"])]
    assert guessed_layout(plain) == Layout(3, 1)
    monkey = [
        (1, ["Respondent ID", "What matters most?", "", "Ideas"]),
        (2, ["", "Nature", "Play", "Open-Ended Response"]),
        (3, ["1", "Nature", "", ""]),
    ]
    assert guessed_layout(monkey) == Layout(1, 2)
    assert headings_in(monkey, Layout(1, 2)) == (
        "Respondent ID", "What matters most? – Nature", "What matters most? – Play",
        "Ideas – Open-Ended Response",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("headings", "row", "means"),
    [
        (
            ["id", "submitdate", "ipaddr", "Q1[SQ1] Moving around", "Q01c. What could be better?",
             "Q15[1]. Priorities [Play]", "Q16. Age group"],
            ["12", "2026-06-12 10:00:00", "10.0.0.1", "4", "The paths", "Yes", "25-34"],
            ["response_id", "collected_on", "", "moving_around_rating", "moving_around_better",
             "priorities:play_and_recreation", "age_band"],
        ),
        (
            ["Id", "Start time", "Completion time", "Name", "How would you rate feeling safe?",
             "What works well?", "What needs to change?2", "Which three themes matter most?"],
            ["1", "6/12/2026 10:00", "6/12/2026 10:10", "", "5", "Lights", "", "Feeling safe;"],
            ["response_id", "", "collected_on", "", "feeling_safe_rating", "feeling_safe_good",
             "feeling_safe_better", "priorities"],
        ),
        (
            ["Response ID", "Date Submitted", "Safety - Please rate - Rating",
             "Safety - What is good", "Which DEA do you live in? - DEA",
             "Connection - How are you connected?", "Collector ID"],
            ["ANON-1", "2026-06-12", "4 - in the middle", "Lights", "Lisburn South", "Live", "7"],
            ["response_id", "collected_on", "feeling_safe_rating", "feeling_safe_good", "area",
             "connection", ""],
        ),
    ],
    ids=["LimeSurvey", "Forms", "Citizen Space"],
)  # fmt: skip
def test_headings_of_several_tools_are_guessed(
    headings: list[str], row: list[str], means: list[str]
) -> None:
    found = guessed_mapping(headings, [row] * 5, SURVEY, TODAY)
    assert [column.means for column in found.columns] == means
