"""The demonstration's partnership, survey, workshops, partners and listings."""

from datetime import date, timedelta
from typing import Any

from placeplan.domain.areas import Area
from placeplan.domain.listings import Listing
from placeplan.domain.outcomes import Outcome
from placeplan.domain.partners import Partner
from placeplan.domain.partnerships import Partnership
from placeplan.domain.surveys import Survey
from placeplan.domain.workshops import Workshop
from placeplan.operations.demonstration.texts import demonstration_texts
from placeplan.store.areas import get_area, list_areas, list_places
from placeplan.store.database import Database
from placeplan.store.listings import add_listing
from placeplan.store.outcomes import set_outcomes
from placeplan.store.partners import add_partner
from placeplan.store.partnerships import update_partnership
from placeplan.store.questionnaires import get_questionnaire
from placeplan.store.surveys import add_survey


def add_partnership(database: Database) -> None:
    """Store the partnership's settings and the outcomes of its Community Plan."""
    texts = demonstration_texts("plan")
    said = texts["partnership"]
    partnership = Partnership(
        name=said["name"],
        council=said["council"],
        contact=said["contact"],
        vision=said["vision"].strip(),
        privacy=said["privacy"].strip(),
        community_plan_themes="\n".join(outcome["title"] for outcome in texts["outcomes"]),
        is_made_up=True,
    )
    update_partnership(database, partnership)
    set_outcomes(
        database,
        [Outcome(outcome["title"], outcome["description"]) for outcome in texts["outcomes"]],
    )


def add_demonstration_survey(database: Database, said: dict[str, Any], today: date) -> Survey:
    """Store a survey as the demonstration's text says."""
    areas = tuple(get_area(database, code) for code in said["areas"])
    survey = Survey(
        slug=said["slug"],
        title=said["title"],
        questionnaire=get_questionnaire(database, said["questionnaire"]),
        areas=areas,
        places=tuple(place for area in areas for place in list_places(database, area.code)),
        opens_on=today - timedelta(days=said["opens_days_before"]),
        closes_on=today + timedelta(days=said["closes_days_after"]),
        introduction=said["introduction"].strip(),
        contact=said["contact"],
        is_published=True,
        is_made_up=True,
        asks_monitoring=said["asks_monitoring"],
    )
    add_survey(database, survey)
    return survey


def workshop_from(said: dict[str, Any], survey: Survey, today: date) -> Workshop:
    """A workshop of the survey, as the demonstration's text describes it."""
    return Workshop(
        key=said["key"],
        survey_slug=survey.slug,
        area_code=said["area"],
        held_on=today - timedelta(days=said["days_before"]),
        title=said["title"],
        venue=said["venue"],
        facilitator=said["facilitator"],
        people=said["people"],
        notes=said["notes"],
    )


def add_partners_and_listings(database: Database, today: date) -> list[int]:
    """Store the partners with their listings, all approved; returns the partners' ids."""
    council_areas = _areas_of_council(database)
    partner_ids = []
    for said in demonstration_texts("partners")["partners"]:
        partner = Partner(
            name=said["name"],
            email=said["contact_email"],
            aliases=tuple(said["aliases"]),
            is_statutory=said.get("is_statutory", False),
        )
        partner_id = add_partner(database, partner)
        partner_ids.append(partner_id)
        for listing in said["listings"]:
            built = _listing(listing, partner.name, partner_id, council_areas, today)
            add_listing(database, built)
    return partner_ids


def _areas_of_council(database: Database) -> list[Area]:
    first = get_area(database, demonstration_texts("surveys")["survey"]["areas"][0])
    return [area for area in list_areas(database) if area.council_code == first.council_code]


def _listing(
    said: dict[str, Any], partner: str, partner_id: int, all_areas: list[Area], today: date
) -> Listing:
    everywhere = tuple(area.code for area in all_areas)
    checked_on = _day(said["last_checked_on"])
    return Listing(
        partner=partner,
        partner_id=partner_id,
        name=said["name"],
        kind=said["kind"],
        heading=said["heading"],
        description=said["description"],
        area_codes=everywhere if said["areas"] == ["all"] else tuple(said["areas"]),
        theme_keys=tuple(said["themes"]),
        outcome=said["outcome"],
        starts_on=_day(said["starts_on"]),
        ends_on=_day(said["ends_on"]),
        contact=said["contact"],
        last_checked_on=min(checked_on, today) if checked_on else None,
        state="approved",
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
