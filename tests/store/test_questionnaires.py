"""Editions: offered or not, in versions, pinned by surveys, and never lost while they are used."""

from dataclasses import replace

import pytest

from placeplan.domain.editions import Edition
from placeplan.domain.faults import Refused
from placeplan.domain.questionnaires import Questionnaire
from placeplan.store.database import Database, writing
from placeplan.store.drafts import add_draft
from placeplan.store.faults import NotFound
from placeplan.store.questionnaires import (
    add_own_questionnaire,
    add_questionnaire,
    get_edition,
    list_editions,
    list_offered_questionnaires,
    list_questionnaires,
    offer_questionnaire,
    remove_questionnaire,
)
from placeplan.store.surveys import get_survey, remove_survey, update_survey
from tests.factories import ADULTS, CHILDREN, SURVEY_DAY, make_questionnaire
from tests.store.stocked import stock

OWN = make_questionnaire(key="our-own", title="Our own")


def refused(database: Database, questionnaire: Questionnaire) -> set[tuple[str, str]]:
    with pytest.raises(Refused) as found:
        add_own_questionnaire(database, questionnaire)
    return {(fault.code, fault.field) for fault in found.value.faults}


def test_a_shipped_edition_is_offered_at_once(database: Database) -> None:
    add_questionnaire(database, ADULTS, is_shipped=True)
    assert list_editions(database) == [Edition(ADULTS, True, True, (1,))]
    assert list_offered_questionnaires(database) == [ADULTS]


def test_an_edition_that_was_there_before_is_known_as_shipped(database: Database) -> None:
    add_questionnaire(database, ADULTS)
    assert not get_edition(database, ADULTS.key).is_shipped
    add_questionnaire(database, ADULTS, is_shipped=True)
    assert get_edition(database, ADULTS.key).is_shipped


def test_a_councils_own_edition_waits_to_be_switched_on(database: Database) -> None:
    assert add_own_questionnaire(database, OWN)
    assert list_offered_questionnaires(database) == []
    assert list_questionnaires(database) == [OWN]
    offer_questionnaire(database, OWN.key, is_offered=True)
    assert list_offered_questionnaires(database) == [OWN]


@pytest.mark.parametrize("is_offered", [True, False])
def test_a_new_version_is_offered_if_the_one_before_was(
    database: Database, is_offered: bool
) -> None:
    add_own_questionnaire(database, OWN)
    offer_questionnaire(database, OWN.key, is_offered=is_offered)
    newer = replace(OWN, version=2, title="Our own, better")
    assert add_own_questionnaire(database, newer)
    edition = get_edition(database, OWN.key)
    assert (edition.questionnaire, edition.versions) == (newer, (1, 2))
    assert edition.is_offered == is_offered


def test_the_same_edition_twice_is_kept_once(database: Database) -> None:
    assert add_own_questionnaire(database, OWN)
    assert not add_own_questionnaire(database, OWN)
    assert get_edition(database, OWN.key).versions == (1,)


@pytest.mark.parametrize("version", [0, 1, 2])
def test_other_words_need_a_higher_version(database: Database, version: int) -> None:
    add_own_questionnaire(database, replace(OWN, version=2))
    changed = replace(OWN, version=version, title="Changed")
    assert refused(database, changed) == {("version_not_newer", "version")}
    assert get_edition(database, OWN.key).questionnaire.title == "Our own"


def test_a_shipped_edition_is_not_replaced_by_a_councils_own(database: Database) -> None:
    add_questionnaire(database, ADULTS, is_shipped=True)
    assert refused(database, replace(ADULTS, version=9)) == {("key_of_shipped", "key")}


def test_a_survey_keeps_the_version_it_pinned(database: Database) -> None:
    survey = stock(database)
    newer = replace(survey.questionnaire, version=2, title="Newer")
    add_questionnaire(database, newer)
    assert get_survey(database, survey.slug).questionnaire == survey.questionnaire
    edition = get_edition(database, ADULTS.key)
    assert edition.questionnaire == newer
    assert edition.surveys == ((survey.slug, survey.title),)


def test_an_edition_that_a_survey_pins_cannot_be_removed(database: Database) -> None:
    survey = stock(database)
    add_own_questionnaire(database, OWN)
    with writing(database):
        update_survey(database, replace(survey, questionnaire=OWN))
    add_own_questionnaire(database, replace(OWN, version=2))
    with pytest.raises(Refused, match="questionnaire_has_survey"):
        remove_questionnaire(database, OWN.key)
    remove_survey(database, survey.slug)
    remove_questionnaire(database, OWN.key)
    with pytest.raises(NotFound):
        get_edition(database, OWN.key)


def test_a_rating_of_seven_points_never_becomes_one_of_three(database: Database) -> None:
    survey = stock(database)
    with writing(database):
        update_survey(database, replace(survey, questionnaire=CHILDREN))
        update_survey(database, survey)
        add_draft(database, survey.slug, "made-up-key", {}, SURVEY_DAY)
    with pytest.raises(Refused, match="scale_has_drafts"):
        update_survey(database, replace(survey, questionnaire=CHILDREN))
    other_words = make_questionnaire(version=2, title="Other words")
    update_survey(database, replace(survey, questionnaire=other_words))
    assert get_survey(database, survey.slug).questionnaire == other_words


def test_a_shipped_edition_is_switched_off_not_removed(database: Database) -> None:
    add_questionnaire(database, CHILDREN, is_shipped=True)
    with pytest.raises(Refused, match="questionnaire_shipped"):
        remove_questionnaire(database, CHILDREN.key)
    offer_questionnaire(database, CHILDREN.key, is_offered=False)
    add_questionnaire(database, CHILDREN, is_shipped=True)
    assert list_offered_questionnaires(database) == []


@pytest.mark.parametrize("change", [remove_questionnaire, get_edition])
def test_an_edition_that_is_not_there_is_not_found(database: Database, change) -> None:
    with pytest.raises(NotFound):
        change(database, "nothing")
    with pytest.raises(NotFound):
        offer_questionnaire(database, "nothing", is_offered=True)
