"""What the staff's start says to do, in order, with links for those who may."""

from flask import current_app, url_for
from flask_babel import lazy_gettext as _l

from placeplan.web.access import may_open, principal

STEPS: tuple[tuple[object, object, str], ...] = (
    (
        _l("Describe your partnership"),
        _l("Its name, contact and Community Plan stand on every page and in every plan."),
        "setup.edit_partnership",
    ),
    (
        _l("Set up a survey"),
        _l("Choose areas, dates and the edition of the questionnaire, then share its address."),
        "setup.list_surveys",
    ),
    (
        _l("Run workshops"),
        _l("Make a workshop and enter its sheets by keyboard."),
        "workshops.list_workshops",
    ),
    (
        _l("Invite partners"),
        _l("They list the services, programmes and plans they run in each area."),
        "listings.list_listings",
    ),
    (
        _l("Read the results"),
        _l("Strengths, needs, priorities and comments, per area and place."),
        "results.list_results",
    ),
    (
        _l("Draft the plan"),
        _l("Sections are drafted from the figures; you add the words and download it for Word."),
        "plans.list_plans",
    ),
)


def first_steps() -> list[tuple[str, str, str]]:
    """Title, text and address of each step; no address where this person may not go."""
    return [(str(title), str(text), _address(endpoint)) for title, text, endpoint in STEPS]


def _address(endpoint: str) -> str:
    is_there = endpoint in current_app.view_functions and may_open(endpoint, principal().role)
    return url_for(endpoint) if is_there else ""
