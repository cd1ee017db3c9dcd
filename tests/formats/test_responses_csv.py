"""Response files: what they may hold, what is wrong with them, and the way there and back."""

import csv
from fractions import Fraction
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.faults import Fault, Refused
from placeplan.domain.questionnaires import Scale
from placeplan.domain.responses import Response
from placeplan.domain.surveys import Survey
from placeplan.formats.response_columns import response_columns
from placeplan.formats.responses_csv import read_responses_csv
from placeplan.wording import fault_sentence
from tests.factories import (
    ADULTS,
    make_group_response,
    make_questionnaire,
    make_response,
    make_survey,
)
from tests.formats.response_files import PLAIN_ROW, file_of, read, written
from tests.strategies import survey_responses

HARMFUL = st.sampled_from(
    ["=1+1", "+1", "-1", "@x", "'=1", "''-", "'Twas ever thus", '"', "a\r\nb"]
)


def faults_of(row: dict[str, str]) -> list[Fault]:
    (found,) = read(file_of(row))
    assert found.response is None
    assert all(fault.row == 2 and fault_sentence(fault) for fault in found.faults)
    return list(found.faults)


def response_of(row: dict[str, str]) -> Response:
    (found,) = read(file_of(row))
    assert found.response is not None, found.faults
    return found.response


def refusal(content: bytes) -> list[Fault]:
    with pytest.raises(Refused) as caught:
        read(content)
    assert all(fault_sentence(fault) for fault in caught.value.faults)
    return list(caught.value.faults)


@given(survey_responses())
def test_a_file_gives_back_the_responses_written_to_it(
    found: tuple[Survey, list[Response]],
) -> None:
    survey, responses = found
    content = written(responses, survey)
    assert [row.response for row in read(content, survey)] == responses
    again = [row.response for row in read(b"\xef\xbb\xbf" + content, survey)]
    assert written(filter(None, again), survey) == content


@given(st.lists(st.one_of(HARMFUL, st.text(max_size=20)), min_size=4, max_size=4))
def test_texts_that_look_like_formulas_come_back_unchanged(texts: list[str]) -> None:
    survey = make_survey()
    response = make_response(survey, assets=texts[0], actions=texts[1])
    content = written([response], survey)
    (row,) = read(content, survey)
    assert row.response == response
    for cells in csv.reader(StringIO(content.decode(), newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)


def test_columns_stand_in_the_order_that_scripts_expect() -> None:
    columns = response_columns(ADULTS)
    assert columns[:12] == (
        *("response_key", "area", "place", "channel", "form", "people", "workshop"),
        *("collected_on", "moving_around_rating", "moving_around_range", "moving_around_good"),
        "moving_around_better",
    )
    assert columns[-5:] == ("priorities", "assets", "actions", "age_band", "connection")
    assert len(columns) == 8 + 4 * 14 + 5


def test_a_file_has_no_mark_at_its_start_ends_rows_with_crlf_and_quotes_little() -> None:
    survey = make_survey()
    content = written([make_response(survey, assets='say "hello"\nthere')], survey)
    assert content.startswith(b"response_key,area,")
    assert content.endswith(b"\r\n") and content.count(b"\r\n") == 2
    assert content.count(b'"') == 6 and b'"say ""hello""\nthere"' in content


def test_columns_may_stand_in_any_order_and_most_may_be_missing() -> None:
    backwards = dict(reversed(PLAIN_ROW.items()))
    rows = csv.writer(buffer := StringIO(newline=""))
    rows.writerow(backwards)
    rows.writerow(backwards.values())
    (row,) = read(buffer.getvalue().encode())
    assert row.response is not None
    assert row.response.answers["moving_around"].rating == 4
    assert row.response.people == 1 and row.response.key == ""


@pytest.mark.parametrize("name", ["area", "channel", "form", "collected_on"])
def test_a_required_column_that_is_missing_is_named(name: str) -> None:
    content = file_of({}).replace(name.encode(), b"place", 1)
    assert [(f.code, f.field, f.row) for f in refusal(content)] == [("column_missing", name, 1)]


def test_unknown_unnamed_and_repeated_columns_are_faults() -> None:
    found = refusal(b"area,channel,form,collected_on,area,,colour\r\n")
    assert [(f.code, f.params.get("found")) for f in found] == [
        ("column_unknown", "colour"),
        ("column_unnamed", 6),
        ("column_repeated", "area"),
    ]


@pytest.mark.parametrize(
    ("row", "code", "field"),
    [
        ({"moving_around_rating": "8"}, "rating_off_scale", "moving_around_rating"),
        ({"moving_around_rating": "0"}, "rating_off_scale", "moving_around_rating"),
        ({"moving_around_rating": "4.5"}, "rating_unreadable", "moving_around_rating"),
        ({"moving_around_rating": "3-5"}, "rating_unreadable", "moving_around_rating"),
        (
            {"moving_around_rating": "", "moving_around_range": "3-5"},
            "range_of_individual",
            "moving_around_range",
        ),
        ({"moving_around_range": "wide"}, "range_impossible", "moving_around_range"),
        ({"moving_around_rating": ""}, "no_answer", ""),
        ({"moving_around_good": "x" * 5_001}, "text_too_long", "moving_around_good"),
        ({"actions": "x" * 20_000}, "text_too_long", "actions"),
        ({"collected_on": "2026-04-30"}, "date_outside_survey", "collected_on"),
        ({"collected_on": "2026-08-01"}, "date_outside_survey", "collected_on"),
        ({"collected_on": "12/06/2026"}, "date_form", "collected_on"),
        ({"collected_on": "2026-02-30"}, "date_form", "collected_on"),
        ({"collected_on": "20260612"}, "date_form", "collected_on"),
        ({"collected_on": ""}, "date_form", "collected_on"),
        ({"area": "N00000000"}, "area_not_in_survey", "area"),
        ({"area": ""}, "area_not_in_survey", "area"),
        ({"place": "nowhere"}, "place_not_in_survey", "place"),
        ({"channel": "post"}, "not_in_list", "channel"),
        ({"channel": ""}, "not_in_list", "channel"),
        ({"form": ""}, "not_in_list", "form"),
        ({"form": "group"}, "people_missing", "people"),
        ({"form": "group", "people": "0"}, "people_impossible", "people"),
        ({"form": "group", "people": "many"}, "people_unreadable", "people"),
        ({"people": "2"}, "people_impossible", "people"),
        ({"form": "group", "people": "8", "channel": "online"}, "group_online", "channel"),
        ({"workshop": "hall"}, "workshop_with_other_channel", "workshop"),
        ({"workshop": "paper:hall", "channel": "workshop"}, "workshop_key_reserved", "workshop"),
        ({"priorities": "moving_around;parking"}, "theme_unknown", "priorities"),
        ({"priorities": "feeling_safe;feeling_safe"}, "repeated", "priorities"),
        ({"priorities": ";".join(ADULTS.theme_keys[:4])}, "too_many_priorities", "priorities"),
        ({"age_band": "old"}, "not_in_list", "age_band"),
        ({"connection": "live;love"}, "not_in_list", "connection"),
        ({"response_key": "12"}, "response_key_form", "response_key"),
    ],
)
def test_a_faulty_row_is_named_by_row_and_column(
    row: dict[str, str], code: str, field: str
) -> None:
    assert [(fault.code, fault.field) for fault in faults_of(row)] == [(code, field)]


def test_a_group_gives_a_rating_or_a_range_never_both() -> None:
    group = {"form": "group", "people": "8", "moving_around_range": "3-5"}
    assert [fault.code for fault in faults_of(group)] == ["rating_and_range"]
    response = response_of(group | {"moving_around_rating": ""})
    assert response.answers["moving_around"].agreed_range == (3, 5)


def test_every_fault_of_a_row_is_found() -> None:
    row = {"moving_around_rating": "8", "collected_on": "soon", "people": "some", "area": "X"}
    assert {fault.field for fault in faults_of(row)} == {
        *("moving_around_rating", "collected_on", "people", "area"),
    }


def test_rows_are_those_of_the_spreadsheet_whatever_their_cells_hold() -> None:
    rows = file_of({"actions": "one\ntwo\r\nthree"}, {}, {"moving_around_rating": "9"})
    assert [row.number for row in read(rows)] == [2, 3, 4]
    assert read(rows)[2].faults[0].row == 4
    assert [row.number for row in read(file_of({}, {}).replace(b"\r\n", b"\r\n\r\n", 1))] == [3, 4]


def test_dont_know_and_lists_are_read_leniently() -> None:
    row = {"moving_around_rating": " DK ", "connection": "live; work;", "priorities": " "}
    response = response_of(row)
    assert response.answers["moving_around"].is_dont_know
    assert response.connections == ("live", "work") and response.priorities == ()


def test_a_three_point_edition_takes_no_seven() -> None:
    scale = Scale(1, 3, "low", "high", Fraction(3, 2), Fraction(5, 2))
    survey = make_survey(questionnaire=make_questionnaire(scale=scale))
    assert read(file_of({"moving_around_rating": "3"}), survey)[0].response
    assert read(file_of({}), survey)[0].faults[0].code == "rating_off_scale"


@pytest.mark.parametrize(
    ("content", "code", "row"),
    [
        (b"", "file_empty", None),
        (b"\xef\xbb\xbf\r\n", "file_empty", None),
        (b"PK\x03\x04rest of a workbook", "csv_is_workbook", None),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not_csv", None),
        (b"area;channel;form;collected_on\r\n", "not_comma_separated", 1),
        (file_of({}) + b'"a"b,c\r\n', "csv_quotes", 3),
        (file_of({}) + b'"never closed', "csv_quotes", 3),
        (file_of({}, {"actions": "x" * 200_000}), "cell_too_long", 3),
        (file_of({}) + b"x" * 2_100_000, "cell_too_long", 3),
        (file_of(*[{}] * 200) + b"\0", "not_csv", 202),
    ],
)
def test_a_file_that_cannot_be_read_says_why(content: bytes, code: str, row: int | None) -> None:
    assert [(fault.code, fault.row) for fault in refusal(content)] == [(code, row)]


def test_a_letter_that_is_not_utf8_is_named_by_row_and_column() -> None:
    content = file_of({}, {"actions": "caf_"}).replace(b"caf_", b"caf\xe9")
    fault = read(content)[1].faults[0]
    assert (fault.code, fault.row, fault.field) == ("cell_not_utf8", 3, "actions")


def test_a_row_with_too_few_cells_is_a_fault() -> None:
    fault = read(file_of({}) + b"N10000707,paper\r\n")[1].faults[0]
    assert (fault.code, fault.row, fault.params["found"]) == ("cell_count", 3, 2)


def test_rows_before_the_unreadable_one_are_given_first() -> None:
    rows = read_responses_csv(BytesIO(file_of({}) + b'"never closed'), make_survey())
    assert next(rows).response is not None
    with pytest.raises(Refused):
        next(rows)


def test_a_groups_range_has_a_column_of_its_own() -> None:
    survey = make_survey()
    content = written([make_group_response(survey, {"moving_around": "3-5"})], survey)
    _headings, cells = csv.reader(StringIO(content.decode(), newline=""))
    assert cells[4:6] == ["group", "8"] and cells[8:10] == ["", "3-5"]
