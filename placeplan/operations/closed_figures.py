"""Files taken in, or out again, after a survey has closed and its figures were frozen."""

from datetime import date

from placeplan.domain.counts import Counts
from placeplan.domain.faults import refuse
from placeplan.domain.public_steps import PUBLIC_STEP
from placeplan.domain.surveys import Survey
from placeplan.store.database import Database, writing
from placeplan.store.profiles import Moment, current_counts, find_frozen_counts, freeze_counts
from placeplan.store.retention import find_expiry_day


def refuse_when_expired(database: Database, survey: Survey) -> None:
    """`Refused` when a survey's responses were deleted at the end of their retention.

    What its figures were counted from is gone, so nothing may be added to them any more.
    """
    if day := find_expiry_day(database, survey.slug):
        raise refuse("responses_expired", found=day.isoformat())


def move_closed_figures(database: Database, survey: Survey, today: date) -> None:
    """Freeze again what was frozen before a file came or went, where ten or more did.

    Answers collected elsewhere come when their survey is over. Where fewer came, or went, the
    figures stay as they were: the few could be found by subtraction. So do they for good once the
    responses are deleted at the end of their retention.
    """
    if find_expiry_day(database, survey.slug):
        return
    parts: list[tuple[str, str | None]] = [(area.code, None) for area in survey.areas]
    parts += [(place.area_code, place.key) for place in survey.places]
    moments: tuple[Moment, ...] = ("public", "closed")
    with writing(database):
        for area_code, place_key in parts:
            now = current_counts(database, survey.slug, area_code, place_key)
            for moment in moments:
                part = (survey.slug, area_code, place_key, moment)
                shown = find_frozen_counts(database, *part)
                if shown and _has_moved(shown.counts, now, moment):
                    freeze_counts(database, *part, today)


def _has_moved(shown: Counts, now: Counts, moment: Moment) -> bool:
    is_back = now.responses < shown.responses
    if moment == "public" and not is_back:
        return False
    individuals = abs(now.individuals - shown.individuals)
    groups = abs(now.responses - now.individuals - shown.responses + shown.individuals)
    moved = [each for each in (individuals, groups) if each]
    return bool(moved) and all(each >= PUBLIC_STEP for each in moved)
