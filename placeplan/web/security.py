"""Headers that every answer carries, and the forgery check of every form."""

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Response, request
from flask_wtf import CSRFProtect
from werkzeug.exceptions import SecurityError

from placeplan.settings import Settings

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "base-uri 'none'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self'",
        "manifest-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "worker-src 'self'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
A_YEAR = 365 * 24 * 60 * 60

csrf = CSRFProtect()

WSGIApplication = Callable[..., Iterable[bytes]]


def answer_to_own_names_only(app: Flask, settings: Settings) -> None:
    """Refuse requests that call the site by another name than its public address or this machine's.

    Whoever makes a victim's browser call it by a name of their own could else read its answers, or
    have them kept somewhere under that name.
    """
    own = {urlsplit(settings.public_address).hostname, *THIS_MACHINE}

    @app.before_request
    def check_name() -> None:
        if _name_in(request.host) not in own:
            raise SecurityError


def protect(app: Flask, settings: Settings) -> None:
    """Check every form for forgery, and send the headers with every answer."""
    csrf.init_app(app)
    always = [*HEADERS.items()]
    if settings.is_secure:
        always.append(("Strict-Transport-Security", f"max-age={A_YEAR}"))
    app.wsgi_app = _with_headers(app.wsgi_app, always)  # type: ignore[method-assign]  # Flask's documented way to wrap

    @app.after_request
    def say_how_long_to_keep(response: Response) -> Response:
        if request.endpoint == "static":
            kept = f"public, max-age={A_YEAR}, immutable" if "v" in request.args else "no-cache"
            response.headers["Cache-Control"] = kept
        response.headers.setdefault("Cache-Control", "no-store")
        return response


def _with_headers(answer: WSGIApplication, always: list[tuple[str, str]]) -> WSGIApplication:
    """The same answers with more headers; adding them to a response takes a hundred calls."""

    def answer_with_headers(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        return answer(
            environ,
            lambda status, headers, *error: start(status, [*headers, *always], *error),
        )

    return answer_with_headers


def _name_in(host: str) -> str:
    """A host without its port, in small letters; empty for what is none."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
