"""Officers look at likely repeats, leave answers out with a reason, and count them again."""

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from placeplan.domain.faults import Refused
from placeplan.domain.repeats import FlagKind
from placeplan.domain.surveys import Survey
from placeplan.operations.repeats import ANSWERS_AT_ONCE, count_again, leave_out, mark_looked_at
from placeplan.store.database import Database, writing
from placeplan.store.flags import add_flags
from placeplan.store.profiles import current_counts, find_frozen_counts
from placeplan.store.recounts import recount
from placeplan.store.repeats import (
    count_groups,
    count_to_look_at,
    find_group,
    list_groups,
    list_member_keys,
    list_members,
    list_reviews,
)
from placeplan.store.response_rows import get_response
from placeplan.store.responses import add_response, remove_response, withdraw_response
from placeplan.store.surveys import get_survey
from tests.factories import CASTLEREAGH_EAST, LISBURN_SOUTH, SURVEY_DAY, make_response
from tests.store.stocked import stock

SLUG, WHY = "your-place", "sent by a program"


@pytest.fixture
def survey(database: Database) -> Survey:
    return stock(database)


def store_group(
    database: Database, survey: Survey, size: int = 3, flags: Sequence[FlagKind] = ("same_device",)
) -> tuple[str, list[str]]:
    """Store answers that look alike: the key of the group, and those of the answers."""
    first = make_response(survey)
    keys = [first.key]
    with writing(database):
        add_response(database, first)
        like = number_of(database, first.key)
        for _answer in range(size - 1):
            response = make_response(survey)
            add_response(database, response)
            add_flags(database, response, flags, like)
            keys.append(response.key)
    group = database.conn.execute(
        "SELECT group_key FROM flagged_responses WHERE response_id = ?", (like,)
    ).fetchone()[0]
    return group, keys


def number_of(database: Database, key: str) -> int:
    row = database.conn.execute("SELECT id FROM responses WHERE key = ?", (key,)).fetchone()
    return int(row[0])


def counted(database: Database) -> int:
    return current_counts(database, SLUG, LISBURN_SOUTH.code).responses


def test_a_survey_without_flags_has_nothing_to_look_at(database: Database, survey: Survey) -> None:
    with writing(database):
        add_response(database, make_response(survey))
    assert count_to_look_at(database, SLUG) == count_groups(database, SLUG, "all") == 0
    assert list_groups(database, SLUG, "all", 0, 10) == []
    assert find_group(database, SLUG, "nothing") is None


def test_a_group_says_what_its_answers_have_in_common(database: Database, survey: Survey) -> None:
    key, keys = store_group(database, survey)
    with writing(database):
        elsewhere = make_response(survey, area_code=CASTLEREAGH_EAST.code)
        add_response(database, elsewhere)
        like = number_of(database, keys[0])
        add_flags(database, elsewhere, ["same_device", "same_text"], like)
    (group,) = list_groups(database, SLUG, "to_look_at", 0, 10)
    assert group == find_group(database, SLUG, key)
    assert (group.responses, group.to_look_at, group.excluded) == (4, 3, 0)
    assert dict(group.flags) == {"same_device": 3, "same_text": 1}
    assert group.area_codes == (CASTLEREAGH_EAST.code, LISBURN_SOUTH.code)
    assert (group.first_on, group.last_on) == (SURVEY_DAY, SURVEY_DAY)
    members = list_members(database, survey, key, 0, 2)
    assert [each.stored.response.key for each in members] == keys[:2]
    assert [each.flags for each in members] == [(), ("same_device",)]
    assert len(list_members(database, survey, key, 2, 10)) == 2


def test_groups_come_newest_first_and_page_by_page(database: Database, survey: Survey) -> None:
    made = [store_group(database, survey, 2)[0] for _group in range(3)]
    listed = [
        group.key for page in range(3) for group in list_groups(database, SLUG, "all", page, 1)
    ]
    assert listed == made[::-1]


def test_leaving_out_changes_every_figure_and_keeps_who_and_why(
    database: Database, survey: Survey
) -> None:
    group, keys = store_group(database, survey)
    assert leave_out(database, SLUG, group, [keys[1], "never-sent"], "Ann", f" {WHY} ") == [keys[1]]
    stored = get_response(database, keys[1])
    assert (stored.state, stored.state_reason) == ("excluded", WHY)
    assert counted(database) == 2
    (review,) = list_reviews(database, keys)
    assert review[0] == keys[1] and review[2:] == ("Ann", "excluded", WHY)
    assert leave_out(database, SLUG, group, [keys[1]], "Ben", "again") == []
    assert count_again(database, SLUG, group, keys, "Ben", SURVEY_DAY) == [keys[1]]
    assert counted(database) == 3
    assert [each.action for each in list_reviews(database, keys)] == ["included", "excluded"]
    assert recount(database, SLUG) == []


def test_nothing_is_left_out_without_a_reason_or_from_another_group(
    database: Database, survey: Survey
) -> None:
    group, keys = store_group(database, survey)
    other, _others = store_group(database, survey)
    with pytest.raises(Refused):
        leave_out(database, SLUG, group, keys, "Ann", " ")
    assert leave_out(database, SLUG, other, keys, "Ann", WHY) == []
    assert counted(database) == 6
    assert list_reviews(database, keys) == []


def test_a_whole_group_is_left_out_bit_by_bit(database: Database, survey: Survey) -> None:
    size = ANSWERS_AT_ONCE + 3
    group, keys = store_group(database, survey, size)
    everyone = list_member_keys(database, SLUG, group)
    assert everyone == keys
    assert leave_out(database, SLUG, group, everyone, "Ann", WHY) == keys
    assert counted(database) == 0
    found = find_group(database, SLUG, group)
    assert found is not None and (found.excluded, found.to_look_at) == (size, 0)
    assert count_groups(database, SLUG, "excluded") == 1
    assert count_groups(database, SLUG, "to_look_at") == 0
    assert count_again(database, SLUG, group, everyone, "Ann", SURVEY_DAY) == keys
    assert recount(database, SLUG) == []


def test_what_came_after_an_officer_looked_waits_to_be_looked_at(
    database: Database, survey: Survey
) -> None:
    group, keys = store_group(database, survey, 4)
    mark_looked_at(database, SLUG, group, keys[2], "Ann")
    assert count_to_look_at(database, SLUG) == 1
    mark_looked_at(database, SLUG, group, keys[3], "Ann")
    assert count_to_look_at(database, SLUG) == 0
    assert {each.action for each in list_reviews(database, keys)} == {"looked_at"}
    assert counted(database) == 4


def test_public_figures_move_on_when_enough_are_counted_again(
    database: Database, survey: Survey
) -> None:
    group, keys = store_group(database, survey, 10)
    leave_out(database, SLUG, group, keys, "Ann", WHY)
    assert find_frozen_counts(database, SLUG, LISBURN_SOUTH.code, None, "public") is None
    count_again(database, SLUG, group, keys, "Ann", SURVEY_DAY)
    frozen = find_frozen_counts(database, SLUG, LISBURN_SOUTH.code, None, "public")
    assert frozen is not None and frozen.counts.responses == 10


def test_what_was_removed_at_a_workshop_is_put_back_there(
    database: Database, survey: Survey
) -> None:
    group, keys = store_group(database, survey)
    remove_response(database, keys[0], "a facilitator")
    assert count_again(database, SLUG, group, keys, "Ann", SURVEY_DAY) == []


def test_whatever_an_officer_gives_as_reason_is_one(database: Database, survey: Survey) -> None:
    group, keys = store_group(database, survey)
    leave_out(database, SLUG, group, keys[:1], "Ann", "removed by the caretaker")
    stored = get_response(database, keys[0])
    assert (stored.state_reason, stored.removed_by) == ("removed by the caretaker", "")
    assert count_again(database, SLUG, group, keys, "Ann", SURVEY_DAY) == keys[:1]


def test_a_withdrawn_answer_takes_its_reviews_along(database: Database, survey: Survey) -> None:
    group, keys = store_group(database, survey, 2)
    leave_out(database, SLUG, group, keys, "Ann", WHY)
    withdraw_response(database, keys[1])
    assert [each.response_key for each in list_reviews(database, keys)] == [keys[0]]
    withdraw_response(database, keys[0])
    assert database["response_reviews"].count == database["flagged_responses"].count == 0


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.booleans(), st.sets(st.integers(0, 3), min_size=1)), max_size=6))
def test_counts_are_those_of_what_is_not_left_out_whatever_was_done(
    database: Database, steps: list[tuple[bool, set[int]]]
) -> None:
    survey = database_survey(database)
    group, keys = store_group(database, survey, 4)
    before, out = counted(database) - 4, set()
    for is_out, chosen in steps:
        wanted = [keys[number] for number in chosen]
        if is_out:
            leave_out(database, SLUG, group, wanted, "Ann", WHY)
            out |= chosen
        else:
            count_again(database, SLUG, group, wanted, "Ann", SURVEY_DAY)
            out -= chosen
        assert counted(database) == before + 4 - len(out)
    assert recount(database, SLUG) == []


def database_survey(database: Database) -> Survey:
    """The survey, stored by the first example and found by the next."""
    if database["surveys"].count == 0:
        return stock(database)
    return get_survey(database, SLUG)
