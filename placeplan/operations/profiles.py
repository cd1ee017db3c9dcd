"""Profiles as they are now, as the public may see them, and as they stood when a survey closed."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from placeplan.domain.comments import CommentGroup
from placeplan.domain.profiles import FEWEST_ANSWERS, Profile, profile_of
from placeplan.domain.public_steps import moved_on
from placeplan.domain.surveys import Survey
from placeplan.store.database import Database, writing
from placeplan.store.profiles import FrozenCounts, current_counts, find_frozen_counts, freeze_counts
from placeplan.store.retention import find_expiry_day
from placeplan.store.surveys import list_surveys


class PublicProfile(NamedTuple):
    """A profile that public figures are taken from, and the day it is of.

    Of an area whose survey is closed: also its individuals by age band, and its comments.
    """

    profile: Profile
    as_of: date
    age_bands: Mapping[str, int] = MappingProxyType({})
    comments: Mapping[CommentGroup, int] = MappingProxyType({})


def get_profile(
    database: Database,
    survey: Survey,
    area_code: str,
    place_key: str | None = None,
    fewest: int = FEWEST_ANSWERS,
) -> Profile:
    """All counted responses of this moment, for an area or for one place in it.

    Once the responses have been deleted at the end of their retention, the frozen profile. That
    all of them were withdrawn before brings it back to nobody.

    `fewest` individuals must have rated a theme before it is called a strength or a need.
    """
    counts = current_counts(database, survey.slug, area_code, place_key)
    if not counts.responses and find_expiry_day(database, survey.slug):
        frozen = find_frozen_counts(database, survey.slug, area_code, place_key, "closed")
        counts = frozen.counts if frozen else counts
    return profile_of(survey.questionnaire, counts, fewest)


def public_profile(
    database: Database,
    survey: Survey,
    area_code: str,
    today: date,
    place_key: str | None = None,
    fewest: int = FEWEST_ANSWERS,
) -> PublicProfile | None:
    """What the public may see: the last step of ten while open, the frozen profile afterwards.

    None where nothing may be shown yet. The first to ask after the close freezes the profile.
    The close is a step as well: themes that few more rated since the last one stay as they were.
    A place has no steps of its own, so it is shown only once the survey is closed.
    """
    step = find_frozen_counts(database, survey.slug, area_code, place_key, "public")
    frozen = step
    if survey.state(today) == "closed":
        frozen = _closed_counts(database, survey, area_code, place_key, today)
    if frozen is None:
        return None
    counts = moved_on(step.counts, frozen.counts) if step else frozen.counts
    profile = profile_of(survey.questionnaire, counts, fewest)
    return PublicProfile(profile, frozen.frozen_on, frozen.age_bands, frozen.comments)


def freeze_closed_surveys(database: Database, today: date) -> list[Survey]:
    """Freeze the profiles of surveys that have closed; returns the surveys frozen now.

    A profile that was frozen stays as it is, whatever becomes of the responses.
    """
    return [
        survey for survey in list_surveys(database) if freeze_closed_survey(database, survey, today)
    ]


def freeze_closed_survey(database: Database, survey: Survey, today: date) -> bool:
    """Freeze what is not frozen yet of a survey that has closed; whether there was anything."""
    return survey.state(today) == "closed" and _freeze(database, survey, today)


def _closed_counts(
    database: Database, survey: Survey, area_code: str, place_key: str | None, today: date
) -> FrozenCounts | None:
    found = find_frozen_counts(database, survey.slug, area_code, place_key, "closed")
    if found is None and _freeze(database, survey, today):
        found = find_frozen_counts(database, survey.slug, area_code, place_key, "closed")
    return found


def _freeze(database: Database, survey: Survey, today: date) -> bool:
    wanted = _unfrozen(database, survey)
    if not wanted:
        return False
    with writing(database):
        for area_code, place_key in _unfrozen(database, survey):
            freeze_counts(database, survey.slug, area_code, place_key, "closed", today)
    return True


def _unfrozen(database: Database, survey: Survey) -> list[tuple[str, str | None]]:
    parts: list[tuple[str, str | None]] = []
    for area in survey.areas:
        parts.append((area.code, None))
        parts += [(area.code, place.key) for place in survey.places_in(area.code)]
    return [
        part for part in parts if find_frozen_counts(database, survey.slug, *part, "closed") is None
    ]
