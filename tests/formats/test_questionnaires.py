"""Questionnaires in TOML, the shipped ones and a council's own."""

from pathlib import Path

import pytest
from hypothesis import given

from placeplan.domain.faults import Refused
from placeplan.domain.questionnaires import Questionnaire
from placeplan.formats.questionnaires import questionnaire_from_toml, questionnaire_toml
from tests.factories import ADULTS, PACKAGE
from tests.strategies import questionnaires

SHIPPED = sorted((PACKAGE / "questionnaires").glob("*.toml"))
TOML = (PACKAGE / "questionnaires" / "place_standard_adults.toml").read_bytes()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_questionnaire_can_be_read(path: Path) -> None:
    edition = questionnaire_from_toml(path.read_bytes())
    assert edition.key.replace("-", "_") == path.stem


def test_a_byte_order_mark_does_not_matter() -> None:
    assert questionnaire_from_toml(b"\xef\xbb\xbf" + TOML) == ADULTS


@pytest.mark.parametrize(
    ("content", "code", "field"),
    [
        (b"\xff\xfe", "not_utf8", ""),
        (b'key = "unfinished', "toml_unreadable", ""),
        (b"key = 1\nkey = 2\n", "toml_repeated", ""),
        (b"", "text_missing", "key"),
        (TOML.replace(b'"3.5"', b"inf"), "number_missing", "scale.need_at_most"),
        (TOML.replace(b"highest = 7", b"highest = 17"), "scale_impossible", "scale.highest"),
        (TOML.replace(b'key = "public_transport"', b""), "text_missing", "themes[2].key"),
    ],
)
def test_a_faulty_file_says_what_and_where(content: bytes, code: str, field: str) -> None:
    with pytest.raises(Refused) as refused:
        questionnaire_from_toml(content)
    assert (code, field) in {(fault.code, fault.field) for fault in refused.value.faults}


def test_a_fault_of_syntax_names_its_line() -> None:
    with pytest.raises(Refused) as refused:
        questionnaire_from_toml(b'key = "made-up"\ntitle = \n')
    assert refused.value.faults[0].params["line"] == 2


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"a = 1\nb = [", 2),
        (b"a = 1\n\xff", 2),
        (b"a = " + b"[" * 100_000, 1),
        (b"a = 1\nb = " + b"9" * 5_000, 2),
        (TOML.replace(b"highest = 7", b"highest = 17"), 13),
        (TOML.replace(b'title = "Public transport"\n', b""), 31),
        (TOML.replace(b"lowest_means", b"lowest_mean"), 14),
    ],
)
def test_a_fault_is_named_by_its_line(content: bytes, line: int) -> None:
    with pytest.raises(Refused) as refused:
        questionnaire_from_toml(content)
    assert line in [fault.params["line"] for fault in refused.value.faults]


def test_faults_come_in_the_order_of_their_lines() -> None:
    with pytest.raises(Refused) as refused:
        questionnaire_from_toml(TOML.replace(b"key = ", b"kay = "))
    lines = [fault.params["line"] for fault in refused.value.faults]
    assert lines == sorted(lines)
    assert len(set(lines)) > 14


@given(questionnaires())
def test_a_written_file_is_read_back_unchanged(edition: Questionnaire) -> None:
    assert questionnaire_from_toml(questionnaire_toml(edition)) == edition


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_edition_can_be_taken_as_a_start(path: Path) -> None:
    edition = questionnaire_from_toml(path.read_bytes())
    assert questionnaire_from_toml(questionnaire_toml(edition)) == edition
