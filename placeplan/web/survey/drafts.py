"""Which draft belongs to this browser, and saving it.

The session keeps per survey the key of the draft, when it was begun, and the key of the answer
sent last: nothing of what was answered. The store keeps the rest. With a draft in it, the session
outlasts the browser.
"""

import time
import uuid
from collections.abc import Callable
from typing import Any

from flask import current_app, session

from placeplan.domain.drafts import Draft, draft_content, draft_from_content
from placeplan.domain.receipts import receipt_code, return_code, return_hash
from placeplan.domain.surveys import Survey
from placeplan.store.database import writing
from placeplan.store.drafts import (
    add_draft,
    find_draft,
    remove_draft,
    set_return_hash,
    update_draft,
)
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.sessions import KIOSK, SIGNED_IN, STAYS

KEPT, DRAFT, SENT, ASKED = "survey", "draft", "sent", "asked"
BEGUN = "begun"
MOST_SURVEYS = 8
TAG_LENGTH = 8


def draft_key(slug: str) -> str:
    """The key of this browser's draft for a survey; empty when there is none."""
    return _kept(slug).get(DRAFT, "")


def seconds_since_begun(slug: str) -> float | None:
    """How long ago this browser's draft was begun, unless that was on another device."""
    begun = _kept(slug).get(BEGUN, "")
    return time.time() - int(begun) if begun else None


def sent_key(slug: str) -> str:
    """The key of the answer this browser sent last; empty when there is none."""
    return _kept(slug).get(SENT, "")


def tag_of(key: str) -> str:
    """What a page carries to say which draft it belongs to."""
    return key[:TAG_LENGTH]


def begin_draft(survey: Survey, *, is_short: bool = False) -> Draft:
    """Make a new draft for this browser, in place of one that it had."""
    area = survey.areas[0].code if len(survey.areas) == 1 else ""
    draft = Draft(str(uuid.uuid4()), area_code=area, is_short=is_short)
    with writing(db()):
        remove_draft(db(), draft_key(survey.slug))
        add_draft(
            db(), survey.slug, draft.key, draft_content(draft), today(), is_shared=KIOSK in session
        )
    _keep(survey.slug, **{DRAFT: draft.key, BEGUN: f"{time.time():.0f}"})
    return draft


def load_draft(survey: Survey) -> Draft | None:
    """This browser's draft, if it is still there."""
    key = draft_key(survey.slug)
    content = find_draft(db(), survey.slug, key) if key else None
    return None if content is None else draft_from_content(key, content, survey)


def save_step(survey: Survey, draft: Draft, change: Callable[[Draft], Draft]) -> Draft:
    """Save one step. What other windows saved meanwhile stays; NotFound when it was just sent."""
    _stay()
    changed = draft

    def change_content(content: dict[str, Any]) -> dict[str, Any]:
        nonlocal changed
        changed = change(draft_from_content(draft.key, content, survey))
        return draft_content(changed)

    update_draft(db(), survey.slug, draft.key, change_content, today())
    return changed


def keep_return_code(draft: Draft) -> str:
    """The code by which another device takes up this draft; NotFound when it was just sent."""
    code = return_code(draft.key, current_app.config["SECRET_KEY"])
    set_return_hash(db(), draft.key, return_hash(code), today())
    return code


def take_up(slug: str, key: str) -> None:
    """Make the survey's draft with this key this browser's, in place of one that it had."""
    _keep(slug, **{DRAFT: key, BEGUN: ""})


def remember_sent(slug: str, key: str) -> None:
    """The draft with this key has become an answer."""
    kept = dict(_kept(slug))
    if kept.get(SENT) != key:
        kept.pop(ASKED, None)
    kept[SENT] = key
    if kept.get(DRAFT) == key:
        kept = _without_draft(kept)
    _replace(slug, kept)


def remember_asked(slug: str) -> None:
    """The equality questions were asked since the last answer was sent."""
    _keep(slug, **{ASKED: "yes"})


def was_asked(slug: str) -> bool:
    """Whether the equality questions were asked since this browser's last answer."""
    return ASKED in _kept(slug)


def forget_sent(slug: str, key: str) -> None:
    """The answer with this key was withdrawn; nothing changes where another was sent last."""
    if key and sent_key(slug) == key:
        gone = (SENT, ASKED)
        _replace(slug, {name: kept for name, kept in _kept(slug).items() if name not in gone})


def forget_draft(slug: str) -> None:
    """This browser has no draft for the survey any more."""
    _replace(slug, _without_draft(_kept(slug)))


def forget_survey(slug: str) -> None:
    """This browser knows of no draft and no answer for the survey."""
    _replace(slug, {})


def forget_everything() -> None:
    """This browser knows of no resident any more; who has signed in stays so."""
    kept = session.get(SIGNED_IN) and dict(session)
    session.clear()
    if kept:
        session.update({name: kept[name] for name in kept if name not in (KEPT, KIOSK, STAYS)})


def receipt_of(key: str) -> str:
    """The receipt code of a response."""
    return receipt_code(key, current_app.config["SECRET_KEY"])


def _without_draft(kept: dict[str, str]) -> dict[str, str]:
    return {name: each for name, each in kept.items() if name not in (DRAFT, BEGUN)}


def _kept(slug: str) -> dict[str, str]:
    return session.get(KEPT, {}).get(slug, {})


def _keep(slug: str, **keys: str) -> None:
    _replace(slug, {**_kept(slug), **keys})


def _replace(slug: str, keys: dict[str, str]) -> None:
    others = {name: kept for name, kept in session.get(KEPT, {}).items() if name != slug}
    latest = dict(list(others.items())[1 - MOST_SURVEYS :])
    session[KEPT] = {**latest, slug: keys} if keys else latest
    _stay()


def _stay() -> None:
    """Have the browser keep the session while there is a draft; said anew on each day of work."""
    has_draft = any(DRAFT in kept for kept in session.get(KEPT, {}).values())
    if not has_draft or KIOSK in session:
        session.pop(STAYS, None)
    elif session.get(STAYS) != today().isoformat():
        session[STAYS] = today().isoformat()
