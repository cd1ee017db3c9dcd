"""Headers and limits that every answer carries, and the forgery check of every form."""

from collections.abc import Callable
from typing import Any

from flask import Flask, Response, current_app, request
from flask.typing import ResponseReturnValue
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
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

View = Callable[..., ResponseReturnValue]

csrf = CSRFProtect()
limiter = Limiter(get_remote_address, storage_uri="memory://", headers_enabled=False)


def limited(rate: Callable[[], str], **options: Any) -> Callable[[View], View]:
    """Decorator: the view answers one address only as often as `rate` says.

    `rate` gives a text such as `60 per minute`; `options` are those of flask-limiter.
    """

    def limit(view: View) -> View:
        limited_view = limiter.limit(rate, **options)(view)
        limited_view.is_limited = True
        return limited_view

    return limit


@limiter.request_filter
def has_no_limit() -> bool:
    """Whether the view is without a limit, as most are; the limiter takes longer to find out."""
    view = current_app.view_functions.get(request.endpoint)
    return not getattr(view, "is_limited", False)


def protect(app: Flask, settings: Settings) -> None:
    """Check every form for forgery, count attempts, and send the headers with every answer."""
    csrf.init_app(app)
    limiter.init_app(app)

    @app.after_request
    def send_headers(response: Response) -> Response:
        response.headers.update(HEADERS)
        if settings.is_secure:
            response.headers.setdefault("Strict-Transport-Security", f"max-age={A_YEAR}")
        if request.endpoint == "static":
            kept = f"public, max-age={A_YEAR}, immutable" if "v" in request.args else "no-cache"
            response.headers["Cache-Control"] = kept
        response.headers.setdefault("Cache-Control", "no-store")
        return response
