"""Letters to partners: what is asked is kept, and each letter gets a link of its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from placeplan.domain.figures import round_half_up
from placeplan.domain.gaps import Gaps, gaps_of
from placeplan.domain.letterheads import Letterhead
from placeplan.domain.partner_letters import Mailing, PartnerLetter, UnservedNeed, listed_in
from placeplan.domain.profiles import FEWEST_ANSWERS, Profile
from placeplan.domain.public_figures import public_part
from placeplan.domain.requests import Request
from placeplan.domain.surveys import Survey
from placeplan.operations.plans import plan_look
from placeplan.operations.profiles import get_profile, public_profile
from placeplan.store.areas import list_areas
from placeplan.store.database import Database, writing
from placeplan.store.listings import list_listings
from placeplan.store.partners import get_partner
from placeplan.store.partnerships import get_partnership
from placeplan.store.requests import add_request, list_chases
from placeplan.store.surveys import get_survey


@dataclass(frozen=True, slots=True)
class Asked:
    """What an officer asks of some partners: about which areas, until when, in whose name.

    `needs_of` is the survey whose unserved needs the letters tell of; empty for none.
    """

    partner_ids: tuple[int, ...]
    area_codes: tuple[str, ...]
    due_on: date
    asked_by: str
    needs_of: str = ""
    note: str = ""


def write_letters(
    database: Database,
    asked: Asked,
    *,
    now: str,
    today: date,
    days: int,
    address_of: Callable[[str], str],
    fewest: int = FEWEST_ANSWERS,
) -> tuple[Mailing, tuple[Request, ...]]:
    """Keep what is asked of each partner, and return their letters and the requests.

    Each letter has a new link, good for so many days; `address_of` makes it from its token. `now`
    is a UTC text. Raises `Refused` and NotFound with nothing kept.
    """
    with writing(database):
        letters, requests = [], []
        chases = {chase.partner.id: chase for chase in list_chases(database)}
        for partner_id in asked.partner_ids:
            request, token = add_request(database, _request(asked, partner_id, now), days=days)
            own = list_listings(database, partner_id=partner_id, on=today)
            letters.append(
                PartnerLetter(
                    partner=get_partner(database, partner_id),
                    listings=listed_in(own, asked.area_codes),
                    address=address_of(token),
                    first_asked_on=chases[partner_id].first_asked_on,
                )
            )
            requests.append(request)
        mailing = _mailing(database, asked, letters, today, fewest)
    return mailing, tuple(requests)


def area_gaps(
    database: Database, survey: Survey, area_code: str, today: date, fewest: int = FEWEST_ANSWERS
) -> tuple[Profile, Gaps]:
    """An area's profile of this moment, and its themes beside the listings there."""
    profile = get_profile(database, survey, area_code, fewest=fewest)
    listings = list_listings(database, area_code=area_code, states=["approved"], on=today)
    return profile, gaps_of(profile, listings, area_code, today)


def _request(asked: Asked, partner_id: int, now: str) -> Request:
    return Request(
        partner_id=partner_id,
        area_codes=asked.area_codes,
        due_on=asked.due_on,
        asked_at=now,
        asked_by=asked.asked_by,
        survey_slug=asked.needs_of,
        note=asked.note,
    )


def _mailing(
    database: Database, asked: Asked, letters: Sequence[PartnerLetter], today: date, fewest: int
) -> Mailing:
    partnership, look = get_partnership(database), plan_look(database)
    survey = get_survey(database, asked.needs_of) if asked.needs_of else None
    names = {area.code: area.name for area in list_areas(database)}
    return Mailing(
        letterhead=Letterhead(
            run_by=partnership.name or partnership.council,
            contact=partnership.contact,
            accent=look.accent,
            crest=look.crest,
        ),
        areas=tuple(names[code] for code in asked.area_codes),
        written_on=today,
        due_on=asked.due_on,
        letters=tuple(letters),
        needs=_needs(database, survey, asked.area_codes, today, fewest) if survey else (),
        survey_title=survey.title if survey else "",
        note=asked.note,
        signed_by=asked.asked_by,
        is_made_up=partnership.is_made_up,
    )


def _needs(
    database: Database, survey: Survey, area_codes: Sequence[str], today: date, fewest: int
) -> tuple[UnservedNeed, ...]:
    """By the figures that everyone may see: a letter leaves the council."""
    titles, highest = survey.questionnaire.themes_by_key, survey.questionnaire.scale.highest
    found = []
    for area in survey.areas:
        if area.code not in area_codes:
            continue
        kept = public_profile(database, survey, area.code, today, fewest=fewest)
        if kept is None:
            continue
        listings = list_listings(database, area_code=area.code, states=["approved"], on=today)
        gaps = gaps_of(public_part(kept.profile, fewest), listings, area.code, today)
        for each in gaps.unserved:
            if each.theme.mean is not None:
                title, mean = titles[each.theme.key].title, str(round_half_up(each.theme.mean, 1))
                found.append(UnservedNeed(area.name, title, mean, each.theme.answered, highest))
    return tuple(found)
