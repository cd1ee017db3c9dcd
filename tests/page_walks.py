"""From link to link over all pages that a role may open."""

from collections.abc import Callable, Iterable
from fnmatch import fnmatchcase
from urllib.parse import urlsplit

from flask import Flask

from placeplan.domain.accounts import Role
from placeplan.web.access import may_open

FILES = (
    "static",
    "styles.*",
    "*.download*",
    "*.export",
    "*.show_qr_*",
    "setup.print_*",
    "setup.show_crest",
    "pages.choose_language",
    "pages.show_health",
    "scripts.show_script",
    "own_account.show_time_left",
    "workshops.show_token",
    "workshops.list_stored",
    "workshops.show_worker",
)
# no link of the demonstration leads there: the tests of these journeys go there themselves
WITHOUT_LINKS = (
    "survey.*",
    "published.*",
    "invitations.*",
    "facilitators.*",
    "informing.ask_*",
    "informing.confirm_leaving",
    "withdrawing.show_withdrawn",
    "accounts.set_password",
    "accounts.enter_code",
    "accounts.go_to_council",
    "accounts.come_back_from_council",
    "accounts.set_up_authenticator",
    "own_account.renew_codes",
    "own_account.remove_own_authenticator",
    "listings.choose_columns",
    "listings.mend_rows",
    "bringing.choose_columns",
    "bringing.show_preview",
    "setup.edit_area_figure",
    "consulting.*",
    "plans.show_edition",
    "plans.show_officers_edition",
    "plans.withhold_edition",
    "plans.show_consultation",
    "plans.edit_comment_days",
    "plans.review_plan_comment",
    "plans.*_point",
    "plans.add_progress",
    "pages.show_patterns",
    "workshops.open_pile",
    "workshops.show_not_kept",
)
EACH_KEY = ("plans.edit_section",)


def pages_of(app: Flask, role: Role) -> set[str]:
    """The endpoints of the pages that this role may open and that links lead to."""
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in rule.methods}
    return {
        endpoint
        for endpoint in endpoints
        if may_open(endpoint, role) and not _is_any(endpoint, FILES + WITHOUT_LINKS)
    }


def walk(app: Flask, address: str, links_on: Callable[[str], Iterable[str]]) -> set[str]:
    """Open one page of each endpoint that links lead to; the endpoints that were opened.

    `links_on` opens the page with this path and gives the addresses on it.
    """
    matcher = app.url_map.bind("127.0.0.1")
    seen: set[tuple[str, str]] = set()
    waiting = [address]
    while waiting:
        path = urlsplit(waiting.pop(0)).path
        if not path or not matcher.test(path, "GET"):
            continue
        endpoint, values = matcher.match(path, "GET")
        which = (str(endpoint), values.get("kind", values["key"] if endpoint in EACH_KEY else ""))
        if which not in seen and not _is_any(endpoint, FILES):
            seen.add(which)
            waiting += links_on(path)
    return {endpoint for endpoint, _which in seen}


def _is_any(endpoint: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(endpoint, pattern) for pattern in patterns)
