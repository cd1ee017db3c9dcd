"""The engagement log as kept: what officers enter, and what they say of surveys and workshops."""

from dataclasses import replace

import pytest

from placeplan.domain.engagement import OwnEntryRemark, survey_key
from placeplan.domain.faults import Refused
from placeplan.domain.surveys import Survey
from placeplan.operations.engagement import area_engagement
from placeplan.store.database import Database
from placeplan.store.engagement import (
    add_engagement,
    count_engagement,
    get_engagement,
    list_engagement,
    list_engagement_remarks,
    remove_engagement,
    restore_engagement,
    update_engagement,
    update_engagement_remark,
)
from placeplan.store.faults import NotFound
from placeplan.store.responses import add_response
from placeplan.store.workshops import add_workshop
from tests.factories import (
    CASTLEREAGH_EAST,
    LISBURN_SOUTH,
    SURVEY_DAY,
    make_engagement,
    make_response,
    make_workshop,
)

AREA, BY = LISBURN_SOUTH.code, {"changed_by": "An officer"}


def test_an_entry_comes_back_as_it_was_entered(database: Database, survey: Survey) -> None:
    entry = make_engagement(ends_on=SURVEY_DAY, venue="Square", run_by="Us", notes="Rain")
    entry_id = add_engagement(database, AREA, entry, **BY)
    assert get_engagement(database, AREA, entry_id) == replace(entry, id=entry_id, version=1)
    uncounted = add_engagement(database, AREA, make_engagement(people=None), **BY)
    assert get_engagement(database, AREA, uncounted).people is None
    assert count_engagement(database) == {AREA: 2}
    with pytest.raises(NotFound):
        get_engagement(database, CASTLEREAGH_EAST.code, entry_id)


def test_an_entry_is_removed_put_back_and_overwritten_by_nobody_unseen(
    database: Database, survey: Survey
) -> None:
    entry_id = add_engagement(database, AREA, make_engagement(), **BY)
    remove_engagement(database, AREA, entry_id)
    assert list_engagement(database, AREA) == []
    restore_engagement(database, AREA, entry_id)
    seen = get_engagement(database, AREA, entry_id)
    update_engagement(database, AREA, replace(seen, people=70), **BY)
    with pytest.raises(Refused, match="changed_meanwhile"):
        update_engagement(database, AREA, replace(seen, people=7), **BY)
    assert [each.people for each in list_engagement(database, AREA)] == [70]


def test_a_remark_is_kept_by_version(database: Database, survey: Survey) -> None:
    key = survey_key(survey.slug)
    update_engagement_remark(database, AREA, key, OwnEntryRemark("involve"), **BY)
    with pytest.raises(Refused, match="changed_meanwhile"):
        update_engagement_remark(database, AREA, key, OwnEntryRemark("inform"), **BY)
    again = OwnEntryRemark("involve", "With the youth council", "", version=1)
    update_engagement_remark(database, AREA, key, again, **BY)
    assert list_engagement_remarks(database, AREA) == {key: replace(again, version=2)}
    assert list_engagement_remarks(database, CASTLEREAGH_EAST.code) == {}


def test_surveys_and_workshops_of_the_area_stand_in_its_log_by_themselves(
    database: Database, survey: Survey
) -> None:
    add_workshop(database, make_workshop(survey_slug=survey.slug, area_code=AREA, people=12))
    add_response(database, make_response(survey=survey, area_code=AREA))
    found = {each.kind: each.people for each in area_engagement(database, AREA)}
    assert found == {"survey": 1, "workshop": 12}
    elsewhere = area_engagement(database, CASTLEREAGH_EAST.code)
    assert [(each.kind, each.people) for each in elsewhere] == [("survey", 0)]
