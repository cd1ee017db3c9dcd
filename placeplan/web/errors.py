"""What people see when something goes wrong: what happened, and what to do."""

from flask import Flask, g, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, SecurityError

from placeplan.domain.accounts import ANYONE
from placeplan.domain.faults import Refused
from placeplan.domain.partnerships import Partnership
from placeplan.store.faults import NotFound
from placeplan.web.access import principal
from placeplan.web.database import partnership
from placeplan.web.languages import checked_languages
from placeplan.web.logs import log_failure, request_id
from placeplan.wording import fault_sentence

WITH_A_PAGE = (400, 403, 404, 405, 413, 429)


def explain_errors(app: Flask) -> None:
    """Answer every error with a page."""
    for code in WITH_A_PAGE:
        app.register_error_handler(code, _show_http_error)
    app.register_error_handler(CSRFError, _show_stale_form)
    app.register_error_handler(SecurityError, _show_unknown_host)
    app.register_error_handler(NotFound, _show_not_found)
    app.register_error_handler(Refused, _show_refused)
    app.register_error_handler(500, _show_failure)


def _show_http_error(error: HTTPException) -> ResponseReturnValue:
    page = render_template(f"errors/{error.code}.html")
    return (
        page,
        error.code or 500,
        [(name, value) for name, value in error.get_headers() if name in ("Allow", "Retry-After")],
    )


def _show_stale_form(_error: CSRFError) -> ResponseReturnValue:
    return render_template("errors/stale_form.html"), 400


def _show_unknown_host(_error: SecurityError) -> ResponseReturnValue:
    return render_template("errors/unknown_host.html"), 400


def _show_not_found(_error: NotFound) -> ResponseReturnValue:
    return render_template("errors/404.html"), 404


def _show_refused(error: Refused) -> ResponseReturnValue:
    sentences = [fault_sentence(fault, _) for fault in error.faults]
    return render_template("errors/refused.html", sentences=sentences), 400


def _show_failure(error: BaseException) -> ResponseReturnValue:
    log_failure(getattr(error, "original_exception", None) or error)
    _do_without_the_database()
    return render_template("errors/500.html", reference=request_id()), 500


def _do_without_the_database() -> None:
    """Let the failure's own page be shown even where the database is what failed."""
    for name, ask, instead in (
        ("partnership", partnership, Partnership()),
        ("principal", principal, ANYONE),
        ("checked_languages", checked_languages, {}),
    ):
        try:
            ask()
        except Exception:  # it has been logged as the failure, or follows from it
            setattr(g, name, instead)
