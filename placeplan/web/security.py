"""Headers that every answer carries, and the forgery check of every form."""

from collections.abc import Callable, Iterable
from typing import Any

from flask import Flask, Response, request
from flask_wtf import CSRFProtect

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
A_YEAR = 365 * 24 * 60 * 60

csrf = CSRFProtect()

WSGIApplication = Callable[..., Iterable[bytes]]


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
