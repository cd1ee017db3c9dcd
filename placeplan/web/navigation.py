"""The staff's navigation: what stands in the left list, and for whom."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import current_app, request, url_for
from flask_babel import lazy_gettext as _l

from placeplan.web.access import may_open, principal


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the left list: its words and the endpoint it leads to."""

    label: object
    endpoint: str


@dataclass(frozen=True, slots=True)
class Link:
    """A line as it stands on this page."""

    label: str
    url: str
    is_current: bool


ENTRIES: tuple[Entry, ...] = (
    Entry(_l("Start"), "pages.show_staff_home"),
    Entry(_l("Reminders"), "reminders.list_reminders"),
    Entry(_l("Surveys"), "setup.list_surveys"),
    Entry(_l("Questionnaires"), "setup.list_questionnaires"),
    Entry(_l("Workshops"), "workshops.list_workshops"),
    Entry(_l("Results"), "results.list_results"),
    Entry(_l("Code frame"), "code_frame.list_tags"),
    Entry(_l("Engagement log"), "engagement.list_logs"),
    Entry(_l("Partners"), "partners.list_partners"),
    Entry(_l("Partners’ listings"), "listings.list_listings"),
    Entry(_l("Plans"), "plans.list_plans"),
    Entry(_l("Accounts"), "accounts.list_accounts"),
    Entry(_l("Withdraw an answer"), "withdrawals.find"),
    Entry(_l("Areas"), "setup.list_areas"),
    Entry(_l("Community Plan"), "setup.edit_community_plan"),
    Entry(_l("Partnership settings"), "setup.edit_partnership"),
)

# Shelves stand under the list: the surveys and areas one works in. A journey adds one with
# `@adds_shelf(_l("Surveys"))` over a function that gives (label, address) pairs.
Shelf = Callable[[], list[tuple[str, str]]]
_shelves: list[tuple[object, Shelf]] = []


def adds_shelf(title: object) -> Callable[[Shelf], Shelf]:
    """Decorator: what this function gives stands under `title` in the left list."""

    def add(shelf: Shelf) -> Shelf:
        _shelves.append((title, shelf))
        return shelf

    return add


def shelves() -> list[tuple[str, list[Link]]]:
    """The shelves of this page, each with its links."""
    return [
        (str(title), [Link(label, url, url == request.path) for label, url in shelf()])
        for title, shelf in _shelves
    ]


def main_links() -> list[Link]:
    """The entries this person may open, in order."""
    role = principal().role
    return [
        Link(str(entry.label), url_for(entry.endpoint), _is_here(entry.endpoint))
        for entry in ENTRIES
        if entry.endpoint in current_app.view_functions and may_open(entry.endpoint, role)
    ]


def _is_here(endpoint: str) -> bool:
    here = request.endpoint or ""
    journey = endpoint.partition(".")[0]
    if here == endpoint:
        return True
    is_only_one = sum(entry.endpoint.startswith(f"{journey}.") for entry in ENTRIES) == 1
    return is_only_one and here.startswith(f"{journey}.")
