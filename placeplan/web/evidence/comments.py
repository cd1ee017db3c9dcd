"""A comment's own page, where all that the grid does is done by forms."""

import json
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.comments import COMMENT_STATES
from placeplan.domain.faults import Refused
from placeplan.store.accounts import list_named_contacts
from placeplan.store.comment_reviews import find_original
from placeplan.store.comment_veils import redactions_of
from placeplan.store.faults import NotFound
from placeplan.store.tags import list_tags
from placeplan.store.workbench import get_comment
from placeplan.web.access import principal
from placeplan.web.database import db
from placeplan.web.evidence.actions import Outcome, make_change
from placeplan.web.evidence.blueprint import bp
from placeplan.web.evidence.rows import rows_of, scope_of
from placeplan.web.evidence.words import REASON_NAMES, STATE_NAMES
from placeplan.web.notices import Undo, notify
from placeplan.web.numbers import number_sent
from placeplan.wording import fault_sentence


@bp.get("/evidence/comments/<int:comment_id>")
def show_comment(comment_id: int) -> ResponseReturnValue:
    comment = get_comment(db(), comment_id)
    (row,) = rows_of([comment])
    is_contact = principal().is_named_contact
    return render_template(
        "evidence/show_comment.html",
        row=row,
        scope=scope_of(comment),
        tags=list_tags(db()),
        states=[(state, STATE_NAMES[state]) for state in COMMENT_STATES],
        reasons=REASON_NAMES,
        has_contact=bool(list_named_contacts(db())),
        original=find_original(db(), comment_id) if is_contact else None,
        redactions=redactions_of(db(), comment_id),
    )


@bp.post("/evidence/comments/<int:comment_id>")
def change_comment(comment_id: int) -> ResponseReturnValue:
    version = number_sent(request.form.get("version")) or 0
    change: dict[str, Any] = {"comments": [[comment_id, version]]}
    for name in ("action", "state", "name", "words", "reason"):
        if name in request.form:
            change[name] = request.form[name]
    if "tag" in request.form:
        change["tag"] = number_sent(request.form.get("tag")) or 0
    return _done(change, comment_id)


@bp.post("/evidence/undo")
def undo_change() -> ResponseReturnValue:
    try:
        change = json.loads(request.form.get("change", ""))
    except ValueError:
        change = {}
    return _done(
        change if isinstance(change, dict) else {}, number_sent(request.form.get("comment")) or 0
    )


def _done(change: dict[str, Any], comment_id: int) -> ResponseReturnValue:
    """Say what was done, and show the comment as it is now, or the area it was taken from."""
    back = _address_of_area(comment_id)
    try:
        outcome = make_change(change)
    except Refused as refused:
        notify(" ".join(fault_sentence(found, _) for found in refused.faults), kind="warning")
    else:
        _say(outcome, comment_id)
        comment_id = outcome.changed[0] if outcome.changed else comment_id
    try:
        get_comment(db(), comment_id)
    except NotFound:
        return redirect(back)
    return redirect(url_for("evidence.show_comment", comment_id=comment_id))


def _say(outcome: Outcome, comment_id: int) -> None:
    for sentence in outcome.refused.values():
        notify(sentence, kind="warning")
    if outcome.changed or outcome.gone:
        values = {"change": json.dumps(outcome.undo), "comment": str(comment_id)}
        undo = Undo(url_for("evidence.undo_change"), values=values) if outcome.undo else None
        if not outcome.refused:
            notify(outcome.said, undo=undo)


def _address_of_area(comment_id: int) -> str:
    try:
        comment = get_comment(db(), comment_id)
    except NotFound:
        return url_for("pages.show_staff_home")
    return scope_of(comment).address("evidence.show_comments")
