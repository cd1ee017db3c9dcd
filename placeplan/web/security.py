"""Headers that every answer carries, and the forgery check of every form."""

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


def protect(app: Flask, settings: Settings) -> None:
    """Check every form for forgery, and send the headers with every answer."""
    csrf.init_app(app)
    always = dict(HEADERS)
    if settings.is_secure:
        always["Strict-Transport-Security"] = f"max-age={A_YEAR}"

    @app.after_request
    def send_headers(response: Response) -> Response:
        response.headers.extend(always)
        if request.endpoint == "static":
            kept = f"public, max-age={A_YEAR}, immutable" if "v" in request.args else "no-cache"
            response.headers["Cache-Control"] = kept
        response.headers.setdefault("Cache-Control", "no-store")
        return response
