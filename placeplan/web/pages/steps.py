"""What the staff's start says to do, in order: what is done, and what comes next."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from flask import current_app, url_for
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from placeplan.store.comments import count_sorted_comments
from placeplan.store.consultations import count_consultations
from placeplan.store.database import Database
from placeplan.store.listings import count_listings
from placeplan.store.partners import list_partners
from placeplan.store.plans import list_plans
from placeplan.store.progress import count_progress_reports
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
    target: Callable[[Database], "Target"]
    found: Callable[[Database], str]


class Target(NamedTuple):
    """A page and what its address says."""

    endpoint: str
    values: Mapping[str, str | int] = {}


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step as it stands on the page; no address where this person may not go."""

    title: str
    text: str
    url: str
    found: str
    is_next: bool


def _page(endpoint: str) -> Callable[[Database], Target]:
    return lambda _database: Target(endpoint)


def _of_area(endpoint: str) -> Callable[[Database], Target]:
    """The page of the area with most responses of the newest survey that has any."""

    def find(database: Database) -> Target:
        for survey in sorted(list_surveys(database), key=lambda each: each.opens_on, reverse=True):
            turnout = turnout_by_area(database, survey.slug)
            if turnout:
                area_code = max(turnout, key=lambda code: turnout[code].responses)
                return Target(endpoint, {"slug": survey.slug, "area_code": area_code})
        return Target("results.list_results")

    return find


def _plan(database: Database) -> Target:
    """The page of the only plan, or the list of several."""
    plans = list_plans(database)
    if len(plans) == 1:
        return Target("plans.show_plan", {"plan_id": plans[0].id})
    return Target("plans.list_plans")


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


def _sorted_comments(database: Database) -> str:
    count = count_sorted_comments(database)
    return ngettext("%(num)s comment sorted", "%(num)s comments sorted", count) if count else ""


def _gaps(database: Database) -> str:
    # gaps are counted anew each time; what they need is both people's answers and listings
    count = sum(each.get("approved", 0) for each in count_listings(database).values())
    if not count or not _responses(database):
        return ""
    return ngettext("%(num)s listing compared", "%(num)s listings compared", count)


def _consultations(database: Database) -> str:
    count = count_consultations(database)
    return ngettext("%(num)s consultation", "%(num)s consultations", count) if count else ""


def _adopted(database: Database) -> str:
    count = sum(plan.status == "adopted" for plan in list_plans(database))
    return ngettext("%(num)s plan adopted", "%(num)s plans adopted", count) if count else ""


def _reports(database: Database) -> str:
    count = count_progress_reports(database)
    return ngettext("%(num)s report", "%(num)s reports", count) if count else ""


STEPS = (
    Step(
        _l("Describe your partnership"),
        _l("Its name, contact and Community Plan stand on every page and in every plan."),
        _page("setup.edit_partnership"),
        _named,
    ),
    Step(
        _l("Set up a survey"),
        _l("Choose areas, dates and the edition of the questionnaire, then share its address."),
        _page("setup.list_surveys"),
        _surveys,
    ),
    Step(
        _l("Run workshops"),
        _l("Make a workshop and enter its sheets by keyboard."),
        _page("workshops.list_workshops"),
        _workshops,
    ),
    Step(
        _l("Invite partners"),
        _l("They list the services, programmes and plans they run in each area."),
        _page("partners.list_partners"),
        _partners,
    ),
    Step(
        _l("Read the results"),
        _l("Strengths, needs, priorities and comments, per area and place."),
        _page("results.list_results"),
        _responses,
    ),
    Step(
        _l("Sort the comments"),
        _l("Tag what people wrote about, and say what may be quoted."),
        _of_area("evidence.show_comments"),
        _sorted_comments,
    ),
    Step(
        _l("Find gaps"),
        _l("What people rated low and no partner does much about, theme by theme."),
        _of_area("gaps.show_gaps"),
        _gaps,
    ),
    Step(
        _l("Draft the plan"),
        _l("Sections are drafted from the figures; you add the words and download it for Word."),
        _plan,
        _plans,
    ),
    Step(
        _l("Consult on the plan"),
        _l("Issue a draft that anyone can comment on, and say what came of it."),
        _plan,
        _consultations,
    ),
    Step(
        _l("Adopt the plan"),
        _l("Record who decided and when; the edition then stands for good."),
        _plan,
        _adopted,
    ),
    Step(
        _l("Report progress"),
        _l("Say of each action how far it is: you said, we did."),
        _plan,
        _reports,
    ),
)


def first_steps() -> list[ShownStep]:
    """Every step with what there is already; the first that nothing was done for is next."""
    shown = []
    is_next_known = False
    for step in STEPS:
        url, found = _address(step.target(db())), step.found(db())
        is_next = bool(url) and not found and not is_next_known
        is_next_known = is_next_known or is_next
        shown.append(ShownStep(str(step.title), str(step.text), url, found, is_next))
    return shown


def _address(target: Target) -> str:
    is_there = target.endpoint in current_app.view_functions
    if not is_there or not may_open(target.endpoint, principal().role):
        return ""
    return url_for(target.endpoint, **target.values)  # type: ignore[arg-type]  # no option of url_for
