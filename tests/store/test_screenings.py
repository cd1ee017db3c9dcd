"""Screening forms as kept: by part, by version, and begun with what another area has."""

import pytest

from placeplan.domain.faults import Refused
from placeplan.domain.surveys import Survey
from placeplan.store.database import Database
from placeplan.store.faults import NotFound
from placeplan.store.screenings import (
    copy_screening,
    get_screening,
    list_screenings,
    update_screening_part,
)
from placeplan.store.surveys import remove_survey
from tests.factories import CASTLEREAGH_EAST, LISBURN_SOUTH

HERE, THERE = LISBURN_SOUTH.code, CASTLEREAGH_EAST.code
BY = {"changed_by": "An officer"}


def write(
    database: Database, survey: Survey, part: str, answers: dict[str, str], version: int = 0
) -> int:
    screening = get_screening(database, survey.slug, HERE, "section_75")
    return update_screening_part(database, screening, part, answers, version=version, **BY)


def test_a_part_is_kept_with_who_wrote_it_and_the_forms_apart(
    database: Database, survey: Survey
) -> None:
    assert write(database, survey, "age", {"needs": " Safe ways\r\nto school "}) == 1
    found = get_screening(database, survey.slug, HERE, "section_75")
    kept = found.filled_part("age")
    assert (kept.answers, kept.version) == ({"needs": "Safe ways\nto school"}, 1)
    assert kept.updated_by == "An officer" and found.state == "begun"
    others = {key: each.state for key, each in list_screenings(database, survey.slug).items()}
    assert others.pop((HERE, "section_75")) == "begun"
    assert set(others.values()) == {"not_begun"} and len(others) == 3
    with pytest.raises(NotFound):
        get_screening(database, survey.slug, "N0", "section_75")


def test_of_two_who_write_in_a_part_the_second_is_told(database: Database, survey: Survey) -> None:
    write(database, survey, "age", {"needs": "First"})
    with pytest.raises(Refused, match="changed_meanwhile"):
        write(database, survey, "age", {"needs": "Second"})
    assert write(database, survey, "age", {"needs": "First"}, version=1) == 1
    assert write(database, survey, "age", {}, version=1) == 2
    assert get_screening(database, survey.slug, HERE, "section_75").state == "not_begun"


def test_a_form_is_begun_with_another_areas_but_not_with_its_decision(
    database: Database, survey: Survey
) -> None:
    write(database, survey, "age", {"needs": "Benches"})
    write(database, survey, "decision", {"decision": "screened_out"})
    there = get_screening(database, survey.slug, THERE, "section_75")
    copy_screening(database, there, HERE, **BY)
    copied = get_screening(database, survey.slug, THERE, "section_75")
    assert {key: each.answers for key, each in copied.filled.items()} == {
        "age": {"needs": "Benches"}
    }
    with pytest.raises(Refused, match="screening_begun"):
        copy_screening(database, copied, HERE, **BY)


def test_a_survey_stays_as_long_as_something_is_written_of_it(
    database: Database, survey: Survey
) -> None:
    write(database, survey, "age", {"needs": "Benches"})
    with pytest.raises(Refused, match="survey_has_screening"):
        remove_survey(database, survey.slug)
    assert len(list(database.query("SELECT * FROM screening_parts"))) == 1
