"""What the staff's start says to do, in order: what is done, and what comes next."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import current_app, url_for
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from placeplan.store.database import Database
from placeplan.store.partners import list_partners
from placeplan.store.plans import list_plans
from placeplan.store.surveys import list_surveys
from placeplan.store.turnouts import turnout_by_area
from placeplan.store.workshops import list_workshops
from placeplan.web.access import may_open, principal
from placeplan.web.database import db, partnership


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: where, and how to know from the data how far it is.

    `found` gives what there is already in words, and nothing while there is nothing.
    """

    title: object
    text: object
    endpoint: str
    found: Callable[[Database], str]


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step as it stands on the page; no address where this person may not go."""

    title: str
    text: str
    url: str
    found: str
    is_next: bool


def _named(_database: Database) -> str:
    return partnership().name if partnership().contact else ""


def _surveys(database: Database) -> str:
    count = len(list_surveys(database))
    return ngettext("%(num)s survey", "%(num)s surveys", count) if count else ""


def _workshops(database: Database) -> str:
    count = len(list_workshops(database))
    return ngettext("%(num)s workshop", "%(num)s workshops", count) if count else ""


def _partners(database: Database) -> str:
    count = len(list_partners(database))
    return ngettext("%(num)s partner", "%(num)s partners", count) if count else ""


def _responses(database: Database) -> str:
    count = sum(
        tally.responses
        for survey in list_surveys(database)
        for tally in turnout_by_area(database, survey.slug).values()
    )
    return ngettext("%(num)s response", "%(num)s responses", count) if count else ""


def _plans(database: Database) -> str:
    count = len(list_plans(database))
    return ngettext("%(num)s plan", "%(num)s plans", count) if count else ""


STEPS = (
    Step(
        _l("Describe your partnership"),
        _l("Its name, contact and Community Plan stand on every page and in every plan."),
        "setup.edit_partnership",
        _named,
    ),
    Step(
        _l("Set up a survey"),
        _l("Choose areas, dates and the edition of the questionnaire, then share its address."),
        "setup.list_surveys",
        _surveys,
    ),
    Step(
        _l("Run workshops"),
        _l("Make a workshop and enter its sheets by keyboard."),
        "workshops.list_workshops",
        _workshops,
    ),
    Step(
        _l("Invite partners"),
        _l("They list the services, programmes and plans they run in each area."),
        "partners.list_partners",
        _partners,
    ),
    Step(
        _l("Read the results"),
        _l("Strengths, needs, priorities and comments, per area and place."),
        "results.list_results",
        _responses,
    ),
    Step(
        _l("Draft the plan"),
        _l("Sections are drafted from the figures; you add the words and download it for Word."),
        "plans.list_plans",
        _plans,
    ),
)


def first_steps() -> list[ShownStep]:
    """Every step with what there is already; the first that nothing was done for is next."""
    shown = []
    is_next_known = False
    for step in STEPS:
        url, found = _address(step.endpoint), step.found(db())
        is_next = bool(url) and not found and not is_next_known
        is_next_known = is_next_known or is_next
        shown.append(ShownStep(str(step.title), str(step.text), url, found, is_next))
    return shown


def _address(endpoint: str) -> str:
    is_there = endpoint in current_app.view_functions and may_open(endpoint, principal().role)
    return url_for(endpoint) if is_there else ""
