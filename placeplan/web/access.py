"""Who may open which page. Nothing is open unless it is written here.

`PUBLIC` lists the endpoints anyone may open. `RULES` says which roles open the others; the
first pattern that fits an endpoint decides, and an endpoint that fits none opens for nobody.
Hosts, who came by a facilitator link, open `HOSTED`, and those of one workshop alone.
"""

from collections.abc import Callable, Mapping
from fnmatch import fnmatchcase

from flask import Flask, abort, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.accounts import ANYONE, STAFF_ROLES, Principal, Role
from placeplan.web.notices import notify

PUBLIC = frozenset(
    {
        "static",
        "styles.show_stylesheet",
        "scripts.show_script",
        "workshops.show_worker",
        "workshops.show_not_kept",
        "pages.list_open_surveys",
        "pages.show_accessibility",
        "pages.show_privacy",
        "pages.show_cookies",
        "pages.show_health",
        "pages.choose_language",
        "setup.show_crest",
        "accounts.sign_in",
        "accounts.enter_code",
        "accounts.go_to_council",
        "accounts.come_back_from_council",
        "accounts.set_up_authenticator",
        "accounts.set_password",
        "survey.show_start",
        "survey.begin",
        "survey.confirm_restart",
        "survey.restart",
        "survey.ask_area",
        "survey.find_area",
        "survey.ask_place",
        "survey.rate_themes",
        "survey.ask_theme",
        "survey.ask_priorities",
        "survey.ask_assets",
        "survey.ask_actions",
        "survey.check_answers",
        "survey.ask_about",
        "survey.come_back_later",
        "survey.leave_device",
        "survey.enter_code",
        "survey.send",
        "survey.show_sent",
        "survey.ask_monitoring",
        "survey.send_monitoring",
        "survey.clear_device",
        "survey.finish",
        "survey.show_results",
        "withdrawing.ask_code",
        "withdrawing.confirm",
        "withdrawing.withdraw",
        "withdrawing.show_withdrawn",
        "informing.ask_address",
        "informing.join",
        "informing.ask_to_leave",
        "informing.leave",
        "informing.confirm_leaving",
        "informing.leave_by_link",
        "published.show_plan",
        "published.download",
        "published.download_edition_pdf",
        "published.show_edition",
        "published.download_edition",
        "published.download_edition_summary",
        "published.show_progress",
        "consulting.add_plan_comment",
        "consulting.show_thanks",
        "invitations.show_door",
        "invitations.open_door",
        "facilitators.show_door",
        "facilitators.open_door",
    }
)

STAFF = frozenset(STAFF_ROLES)
OFFICERS = frozenset({Role.OFFICER, Role.ADMINISTRATOR})
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
PARTNERS = frozenset({Role.PARTNER})
HOSTS = frozenset({Role.HOST})

# the pages of a workshop that whoever came by its facilitator link opens, beside the staff
HOSTED = (
    "workshops.show",
    "workshops.show_grid",
    "workshops.show_token",
    "workshops.list_stored",
    "workshops.show_ready",
    "workshops.save_sheet",
    "workshops.start_sheet",
    "workshops.edit_sheet",
    "workshops.remove_on_page",
    "workshops.put_back_on_page",
    "workshops.show_history",
    "workshops.show_wall",
    "workshops.edit_attendance",
    "workshops.download_pack",
)
# what a host opens that is of no workshop
LEAVING = "facilitators.leave"

RULES: tuple[tuple[str, frozenset[Role]], ...] = (
    (LEAVING, HOSTS),
    *((endpoint, STAFF | HOSTS) for endpoint in HOSTED),
    ("accounts.sign_out", STAFF),
    ("accounts.*", ADMINISTRATORS),
    ("own_account.*", STAFF),
    ("pages.show_staff_home", STAFF),
    ("pages.show_patterns", STAFF),
    ("workshops.*", STAFF),
    ("results.show_monitoring", OFFICERS),
    ("results.follow_up", OFFICERS),
    ("results.*", STAFF),
    ("evidence.*", OFFICERS),
    ("code_frame.*", OFFICERS),
    ("engagement.*", OFFICERS),
    ("screenings.*", OFFICERS),
    ("gaps.*", OFFICERS),
    ("repeats.*", OFFICERS),
    ("bringing.*", OFFICERS),
    ("withdrawals.*", OFFICERS),
    ("reminders.*", OFFICERS),
    ("listings.*", OFFICERS),
    ("partners.*", OFFICERS),
    ("invitations.*", PARTNERS),
    ("plans.*", OFFICERS),
    ("informing.*", OFFICERS),
    ("setup.edit_partnership", ADMINISTRATORS),
    ("setup.*_crest", ADMINISTRATORS),
    ("setup.*_plan_template", ADMINISTRATORS),
    ("setup.show_limits", ADMINISTRATORS),
    ("setup.*", OFFICERS),
)

Source = Callable[[], Principal | None]
_sources: list[Source] = []


def recognises(source: Source) -> Source:
    """Decorator: a way to know who is asking (a session, a link); the first that knows decides."""
    if source not in _sources:
        _sources.append(source)
    return source


def principal() -> Principal:
    """Whoever made this request; a resident where nothing else is known."""
    found: Principal | None = g.get("principal")
    if found is None:
        known = (source() for source in _sources)
        found = g.principal = next((one for one in known if one is not None), ANYONE)
    return found


def may_open(endpoint: str, role: Role) -> bool:
    """Whether someone in this role may open the endpoint."""
    return endpoint in PUBLIC or role in roles_of(endpoint)


def roles_of(endpoint: str) -> frozenset[Role]:
    """The roles that open an endpoint which is not public."""
    return next((roles for pattern, roles in RULES if fnmatchcase(endpoint, pattern)), frozenset())


def may_enter(endpoint: str, values: Mapping[str, object], who: Principal) -> bool:
    """Whether `who` may open the endpoint at an address with these values.

    Whoever is let into one workshop opens nothing that is not of it, whatever the rules say.
    """
    if not may_open(endpoint, who.role):
        return False
    if who.workshop is None or endpoint in PUBLIC or endpoint == LEAVING:
        return True
    return (values.get("slug"), values.get("workshop_key")) == who.workshop


def deny_by_default(app: Flask) -> None:
    """Ask the rules before every view."""

    @app.before_request
    def check() -> ResponseReturnValue | None:
        endpoint = request.endpoint
        if endpoint is None or may_enter(endpoint, request.view_args or {}, principal()):
            return None
        if principal() != ANYONE:
            abort(403)
        wanted = request.full_path.rstrip("?") if request.method in ("GET", "HEAD") else None
        if wanted is None and endpoint != "accounts.sign_out" and not request.is_json:
            notify(_signed_out(), kind="warning")
        return redirect(url_for("accounts.sign_in", next=wanted))


def _signed_out() -> str:
    return _(
        "You were signed out, so nothing was kept. Sign in in another tab, then go back to your"
        " page and send it again."
    )


def safe_address(address: str, otherwise: str = "pages.show_staff_home") -> str:
    """`address` when it is a path of this site, else that of an endpoint: the staff's home."""
    is_path = address.startswith("/") and not address.startswith("//") and "\\" not in address
    is_plain = not any(ord(letter) < 33 for letter in address)
    if is_path and is_plain:
        return address
    return url_for(otherwise)
