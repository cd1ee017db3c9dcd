"""Workshops, drafts, areas and places come back as they were kept."""

from dataclasses import replace
from datetime import date

import pytest

from placeplan.domain.areas import Place
from placeplan.domain.faults import Refused
from placeplan.domain.surveys import Survey
from placeplan.store.areas import add_areas, add_places, get_area, list_areas, list_places
from placeplan.store.database import Database, writing
from placeplan.store.drafts import (
    add_draft,
    find_draft,
    remove_draft,
    remove_drafts_before,
    update_draft,
)
from placeplan.store.faults import NotFound
from placeplan.store.workshops import (
    add_workshop,
    find_workshop,
    get_workshop,
    list_workshops,
    update_workshop,
)
from tests.factories import CASTLEREAGH_EAST, LISBURN_SOUTH, PLACES, make_workshop

MAY, JUNE = date(2026, 5, 31), date(2026, 6, 1)


def test_workshops_are_listed_latest_first(database: Database, survey: Survey) -> None:
    first = make_workshop(key="b", held_on=MAY)
    second = make_workshop(key="a", venue="Hall", facilitator="Sam", people=12, notes="Loud ☂")
    with writing(database):
        add_workshop(database, first)
        add_workshop(database, second)
    assert list_workshops(database, survey.slug) == list_workshops(database) == [second, first]
    assert get_workshop(database, survey.slug, "a") == second


def test_a_workshop_is_changed_in_place(database: Database, survey: Survey) -> None:
    workshop = make_workshop()
    closed = replace(workshop, state="closed", people=9)
    with writing(database):
        with pytest.raises(NotFound):
            update_workshop(database, workshop)
        add_workshop(database, workshop)
        update_workshop(database, closed)
    assert list_workshops(database, survey.slug) == [closed]


def test_a_workshops_key_is_taken_once_in_a_survey(database: Database, survey: Survey) -> None:
    with pytest.raises(Refused) as refused, writing(database):
        add_workshop(database, make_workshop())
        add_workshop(database, make_workshop(title="Another"))
    assert refused.value.faults[0].code == "workshop_key_taken"
    assert find_workshop(database, survey.slug, "hall-june") is None
    with pytest.raises(NotFound):
        get_workshop(database, survey.slug, "hall-june")


def test_a_draft_is_kept_replaced_and_removed(database: Database, survey: Survey) -> None:
    with writing(database):
        add_draft(database, survey.slug, "key", {"good": "Déjà vu 🌳"}, MAY)
        assert find_draft(database, survey.slug, "key") == {"good": "Déjà vu 🌳"}
        update_draft(database, survey.slug, "key", lambda kept: {**kept, "step": 2}, JUNE)
        kept = {"good": "Déjà vu 🌳", "step": 2}
        assert find_draft(database, survey.slug, "key") == kept
        remove_draft(database, "key")
        with pytest.raises(NotFound):
            update_draft(database, survey.slug, "key", dict, JUNE)
    assert find_draft(database, survey.slug, "key") is None


def test_old_drafts_are_removed_and_new_ones_stay(database: Database, survey: Survey) -> None:
    with writing(database):
        add_draft(database, survey.slug, "old", {}, MAY)
        add_draft(database, survey.slug, "new", {}, JUNE)
        assert remove_drafts_before(database, JUNE) == 1
    assert find_draft(database, survey.slug, "old") is None
    assert find_draft(database, survey.slug, "new") == {}
    assert find_draft(database, "another-survey", "new") is None


@pytest.mark.usefixtures("survey")
def test_areas_and_places_known_already_are_renewed(database: Database) -> None:
    renamed = replace(LISBURN_SOUTH, name="Renamed", valid_to="2030-01-01")
    with writing(database):
        add_areas(database, [renamed])
        add_places(database, [replace(PLACES[0], name="Renamed", kind="rural")])
    assert get_area(database, renamed.code) == renamed
    assert list_areas(database) == [CASTLEREAGH_EAST, renamed]
    assert [place.name for place in list_places(database, renamed.code)] == [
        PLACES[1].name,
        "Renamed",
    ]
    assert list_places(database, CASTLEREAGH_EAST.code) == []
    with pytest.raises(NotFound):
        get_area(database, "N0")


@pytest.mark.usefixtures("survey")
def test_a_place_in_an_unknown_area_is_refused(database: Database) -> None:
    strangers = [Place("N0", "a", "A", "urban"), Place("N0", "b", "B", "rural"), *PLACES]
    with pytest.raises(Refused) as refused, writing(database):
        add_places(database, strangers)
    assert [(fault.code, fault.params["found"]) for fault in refused.value.faults] == [
        ("area_unknown", "N0")
    ]
