"""What a workshop's pack is made from: the survey in its area, and what partners do there."""

from dataclasses import replace
from datetime import date

from placeplan.domain.handouts import Handout
from placeplan.domain.packs import Pack
from placeplan.domain.workshops import Workshop
from placeplan.store.database import Database
from placeplan.store.listings import list_listings


def pack_of(
    database: Database,
    workshop: Workshop,
    handout: Handout,
    *,
    name: str,
    held_on: str,
    as_of: tuple[date, str],
) -> Pack:
    """The workshop ready to be printed; `name` and `held_on` as people say them.

    `as_of` is the day of the listings and the same in words. The sheets ask about the workshop's
    area and its places alone.
    """
    day, day_in_words = as_of
    survey, code = handout.survey, workshop.area_code
    area = survey.area(code)
    in_area = replace(survey, areas=(area,), places=survey.places_in(code))
    approved = list_listings(database, area_code=code, states=["approved"], on=day)
    return Pack(
        handout=replace(handout, survey=in_area, occasion=f"{name}, {held_on}"),
        workshop=workshop,
        area=area,
        name=name,
        held_on=held_on,
        as_of=day_in_words,
        as_of_day=day,
        listings=tuple(approved),
    )
