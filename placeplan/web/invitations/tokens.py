"""The tokens in links that let people in: signed, so that a forged one is not even looked up.

`salt` says what a link is for: a partner's invitation, unless another is named.
"""

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

SALT = "placeplan.invitations"


def signed(token: str, key: str = "", salt: str = SALT) -> str:
    """What stands in the link for this token; outside a request, name the site's secret key."""
    return str(_serializer(key, salt).dumps(token))


def token_in(link: str, salt: str = SALT) -> str | None:
    """The token that a link was made for; None when this site did not sign it for this."""
    try:
        token = _serializer("", salt).loads(link)
    except BadSignature:
        return None
    return token if isinstance(token, str) else None


def _serializer(key: str, salt: str) -> URLSafeSerializer:
    return URLSafeSerializer(key or current_app.secret_key or "", salt=salt)
