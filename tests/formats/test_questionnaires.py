"""Questionnaires in TOML, the shipped ones and a council's own."""

from pathlib import Path

import pytest

from placeplan.domain.faults import Refused
from placeplan.formats.questionnaires import questionnaire_from_toml
from tests.factories import ADULTS, PACKAGE

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
        (b"key = 1\nkey = 2\n", "toml_unreadable", ""),
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
    assert "line 2" in str(refused.value.faults[0].params["found"])
