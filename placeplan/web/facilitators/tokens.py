"""The tokens in facilitator links: no partner's invitation is one."""

from placeplan.web.invitations.tokens import signed, token_in

SALT = "placeplan.facilitators"


def signed_link(token: str, key: str = "") -> str:
    """What stands in a link for this token; outside a request, name the site's secret key."""
    return signed(token, key, SALT)


def token_in_link(link: str) -> str | None:
    """The token that a link was made for; None when this site did not sign it."""
    return token_in(link, SALT)
