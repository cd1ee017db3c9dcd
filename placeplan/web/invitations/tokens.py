"""The tokens in invitation links: signed, so that a forged one is not even looked up."""

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

SALT = "placeplan.invitations"


def signed(token: str, key: str = "") -> str:
    """What stands in the link for this token; outside a request, name the site's secret key."""
    return str(_serializer(key).dumps(token))


def token_in(link: str) -> str | None:
    """The token that a link was made for; None when this site did not sign it."""
    try:
        token = _serializer().loads(link)
    except BadSignature:
        return None
    return token if isinstance(token, str) else None


def _serializer(key: str = "") -> URLSafeSerializer:
    return URLSafeSerializer(key or current_app.secret_key or "", salt=SALT)
