"""What the site writes to its log: one line of JSON for each request, and for each failure.

No line holds an internet address, a path, a token, a name or a word that anybody sent. Paths hold
tokens and codes, so a line names the page by its endpoint; messages of errors may quote what was
sent, so a failure is told by its kind and by where in the program it came up.
"""

import json
import logging
import re
import secrets
import time
import traceback
from datetime import UTC, datetime
from pathlib import PurePath

from flask import Flask, Response, g, request

from placeplan.web.site import site_settings

OWN = "placeplan"
# one that a reverse proxy may have given to the request
REQUEST_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
MOST_FRAMES = 12
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

log = logging.getLogger(__name__)


class JsonLines(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        # what other packages put into their messages is not known: the sentence has to do
        is_own = record.name.partition(".")[0] == OWN
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "message": record.getMessage() if is_own else str(record.msg),
        }
        line |= getattr(record, "facts", {})
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            line["error"] = [type(each).__name__ for each in _chain(error)]
            frames = traceback.extract_tb(error.__traceback__)[-MOST_FRAMES:]
            line["where"] = [_place(frame) for frame in frames]
        return json.dumps(line)


def log_as_json() -> None:
    """Write everything to standard error, for the service manager to keep."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)


def number_requests(app: Flask) -> None:
    """Give each request a number, which its answer carries, and a line in the log."""

    @app.before_request
    def begin() -> None:
        g.began_at = time.perf_counter()

    @app.after_request
    def end(response: Response) -> Response:
        response.headers["X-Request-Id"] = request_id()
        if log.isEnabledFor(logging.INFO):
            log.info("request", extra={"facts": _facts(response)})
        return response

    # Flask's own line on a failure holds the path
    app.log_exception = lambda _error: None  # type: ignore[method-assign, assignment]  # its documented way to log otherwise


def request_id() -> str:
    """The number of this request, which people are asked to tell when something failed.

    It is the one that a trusted reverse proxy gave, or a new one.
    """
    if "request_id" not in g:
        given = request.headers.get("X-Request-Id", "") if site_settings().trusted_proxies else ""
        g.request_id = given if REQUEST_ID.fullmatch(given) else secrets.token_hex(8)
    return g.request_id


def log_failure(error: BaseException) -> None:
    """Say in the log what failed and where, with the request's number."""
    log.error("failure", exc_info=error, extra={"facts": {"request": request_id()}})


def _facts(response: Response) -> dict[str, object]:
    facts: dict[str, object] = {
        "request": request_id(),
        "method": request.method if request.method in METHODS else "other",
        "endpoint": request.endpoint or "none",
        "status": response.status_code,
    }
    if "principal" in g:
        facts["role"] = str(g.principal.role)
    if "began_at" in g:
        facts["ms"] = round((time.perf_counter() - g.began_at) * 1000, 1)
    return facts


def _chain(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found


def _place(frame: traceback.FrameSummary) -> str:
    file = "/".join(PurePath(frame.filename).parts[-3:])
    return f"{file}:{frame.lineno} {frame.name}"
