"""What an officer asks for when an edition is to be made, and whether it was made of just that."""

from dataclasses import dataclass, replace
from datetime import date

from placeplan.domain.decisions import Decision
from placeplan.domain.faults import refuse
from placeplan.domain.plan_editions import PlanEdition
from placeplan.domain.plans import PlanStatus
from placeplan.store.consultations import find_consultation
from placeplan.store.database import Database
from placeplan.store.decisions import list_decisions
from placeplan.store.plan_editions import get_edition, next_number


@dataclass(frozen=True, slots=True)
class WantedEdition:
    """What an officer asks for: the edition of this number, with what goes with it.

    `number` is the one that was next when the officer's page was made, so that a second press
    makes nothing. A consultation draft has the days between which comments are taken. `site` is
    the address of the site, which an issued edition names. `made_at` is a UTC text, empty for now.
    """

    number: int
    status: PlanStatus
    made_by: str
    note: str = ""
    corrects: int = 0
    correction: str = ""
    decision: Decision | None = None
    comment_days: tuple[date, date] | None = None
    site: str = ""
    made_at: str = ""


def edition_made_before(database: Database, plan_id: int, wanted: WantedEdition) -> PlanEdition:
    """The edition of this number if it was made of all that is wanted now; `Refused` otherwise."""
    if not 0 < wanted.number < next_number(database, plan_id):
        raise refuse("edition_made", "number", found=wanted.number)
    edition = get_edition(database, plan_id, wanted.number)
    decision = next(
        (
            each
            for each in list_decisions(database, plan_id)
            if each.made_edition and each.edition == wanted.number
        ),
        None,
    )
    days = find_consultation(database, plan_id, wanted.number)
    made = WantedEdition(
        number=edition.number,
        status=edition.status,
        made_by=edition.made_by,
        note=edition.note,
        corrects=edition.corrects,
        correction=edition.correction,
        decision=decision and _as_filled_in(decision),
        comment_days=(days.opens_on, days.closes_on) if days else None,
        site=wanted.site,
        made_at=wanted.made_at,
    )
    asked = replace(
        wanted,
        note=wanted.note.strip(),
        correction=wanted.correction.strip(),
        decision=wanted.decision and _as_filled_in(wanted.decision),
    )
    if made != asked:
        raise refuse("edition_made", "number", found=wanted.number)
    return edition


def _as_filled_in(decision: Decision) -> Decision:
    """A decision without what is added to it when it is kept."""
    return replace(decision.trimmed, edition=0, made_edition=False, recorded_by="", id=0)
