"""How the actions of adopted plans stand, of one plan or of every area together."""

from datetime import date

from placeplan.domain.plan_editions import PlanEdition
from placeplan.domain.plans import Plan
from placeplan.domain.progress import AreaProgress, progress_of
from placeplan.store.database import Database, reading
from placeplan.store.decisions import list_decisions
from placeplan.store.plan_editions import get_edition_content, list_editions
from placeplan.store.plans import list_plans
from placeplan.store.progress import list_progress_reports


def plan_progress(
    database: Database, plan: Plan, until: date | None = None, *, is_public: bool = False
) -> AreaProgress | None:
    """How each action of the plan's newest adopted edition stands; None before an adoption.

    With `until`, as it stood on that day. `is_public` passes over an edition that is withheld.
    """
    edition = _adopted(database, plan, until, is_public=is_public)
    if edition is None:
        return None
    content = get_edition_content(database, plan.id, edition.number)
    return AreaProgress(
        area_name=plan.area.name,
        plan_title=edition.title,
        edition=edition.number,
        adopted_on=_adopted_on(database, edition),
        actions=progress_of(content, list_progress_reports(database, plan.id), until),
    )


def council_progress(database: Database, until: date) -> list[AreaProgress]:
    """The newest plan of each area that had an adopted edition on a day, by area.

    Editions that are withheld are passed over, as on the public site.
    """
    found: dict[str, AreaProgress] = {}
    with reading(database):
        for plan in list_plans(database):
            if plan.area.code in found:
                continue
            progress = plan_progress(database, plan, until, is_public=True)
            if progress:
                found[plan.area.code] = progress
    return list(found.values())


def left_out_editions(database: Database, until: date) -> list[PlanEdition]:
    """The editions that `council_progress` passes over: each a plan's newest, and withheld."""
    with reading(database):
        newest = [_adopted(database, p, until, is_public=False) for p in list_plans(database)]
    return [edition for edition in newest if edition and edition.withheld]


def _adopted(
    database: Database, plan: Plan, until: date | None, *, is_public: bool
) -> PlanEdition | None:
    return next(
        (
            each
            for each in list_editions(database, plan.id)
            if each.status == "adopted"
            and (each.is_public or not is_public)
            and (until is None or _adopted_on(database, each) <= until)
        ),
        None,
    )


def _adopted_on(database: Database, edition: PlanEdition) -> date:
    """The day of the decision that made it; the day it was made where none was recorded."""
    for decision in list_decisions(database, edition.plan_id):
        if decision.made_edition and decision.edition == edition.number:
            return decision.decided_on
    return date.fromisoformat(edition.made_at[:10])
