"""Shared tablets: a link that officers copy makes a browser forget each person before the next.

The mark in the link is signed, so that nobody can be sent a link that clears what they write.
The session says which survey's kiosk this browser is; it ends with the browser at the latest.
"""

import hmac
from typing import Any, NamedTuple

from flask import current_app, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from placeplan.domain.surveys import Survey
from placeplan.store.drafts import remove_unless_returning
from placeplan.web.access import PUBLIC
from placeplan.web.database import db
from placeplan.web.sessions import KIOSK
from placeplan.web.survey.doors import for_survey
from placeplan.web.survey.drafts import draft_key, forget_everything, forget_survey, sent_key
from placeplan.web.survey.sharing import public_address

PARAMETER = "kiosk"
MARK_LENGTH = 12
SECONDS_IDLE = 90
SECONDS_WARNED = 20
# on the last page, with the count in sight from the start: time to write down the receipt code
SECONDS_AFTER_SENDING = 60
LAST_PAGE = "survey.show_sent"


class Kiosk(NamedTuple):
    """What a page of a shared tablet needs: where to end, and whether anyone has begun.

    After `seconds_idle` without a touch the page ends by itself; for the last `seconds_warned` of
    them it counts down.
    """

    finish_url: str
    mark: str
    is_fresh: bool
    seconds_idle: int
    seconds_warned: int


def kiosk_address(survey: Survey) -> str:
    """The address to open on a shared tablet."""
    return f"{public_address(survey)}?{PARAMETER}={_mark_of(survey.slug)}"


def is_kiosk(slug: str) -> bool:
    """Whether this browser is a shared tablet for the survey."""
    return session.get(KIOSK) == slug


def become_kiosk(survey: Survey) -> None:
    """Make this browser a shared tablet if the address says so; what it had kept is forgotten."""
    if not _has_mark(request.args.get(PARAMETER, ""), survey.slug):
        return
    if not is_kiosk(survey.slug):
        forget_everything()
        session[KIOSK] = survey.slug
    elif sent_key(survey.slug) and not draft_key(survey.slug):
        forget_survey(survey.slug)


@for_survey
def finish(survey: Survey) -> ResponseReturnValue:
    """Forget this person at once, and show the next one the start."""
    slug = survey.slug
    if not _has_mark(request.form.get(PARAMETER, ""), slug):
        return redirect(url_for("survey.show_start", slug=slug))
    if is_kiosk(slug):
        remove_unless_returning(db(), draft_key(slug))
    forget_everything()
    return redirect(url_for("survey.show_start", slug=slug, kiosk=_mark_of(slug)))


def kiosk_of_page() -> dict[str, Any]:
    """For the templates of all public pages: the kiosk they are shown on, if any."""
    slug = session.get(KIOSK)
    if slug is None or (request.endpoint not in PUBLIC and request.endpoint is not None):
        return {}
    has_sent = bool(sent_key(slug)) and not draft_key(slug)
    is_last = has_sent and request.endpoint == LAST_PAGE
    return {
        "kiosk": Kiosk(
            finish_url=url_for("survey.finish", slug=slug),
            mark=_mark_of(slug),
            is_fresh=not draft_key(slug) and not has_sent,
            seconds_idle=SECONDS_AFTER_SENDING if is_last else SECONDS_IDLE,
            seconds_warned=SECONDS_AFTER_SENDING if is_last else SECONDS_WARNED,
        )
    }


def _mark_of(slug: str) -> str:
    secret = current_app.config["SECRET_KEY"].encode()
    return hmac.digest(secret, f"kiosk {slug}".encode(), "sha256").hex()[:MARK_LENGTH]


def _has_mark(given: str, slug: str) -> bool:
    return hmac.compare_digest(given.encode(), _mark_of(slug).encode())
