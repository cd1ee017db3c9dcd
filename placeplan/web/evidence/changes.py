"""Changes that the grid sends, each answered with the rows as they are then."""

from typing import Any

from flask import get_template_attribute, jsonify, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.faults import Refused
from placeplan.store.faults import NotFound
from placeplan.store.tags import list_tags
from placeplan.store.workbench import list_numbered
from placeplan.web.database import db
from placeplan.web.evidence.actions import Outcome, make_change
from placeplan.web.evidence.blueprint import bp
from placeplan.web.evidence.rows import rows_of
from placeplan.wording import fault_sentence


@bp.post("/evidence/changes")
def change_comments() -> ResponseReturnValue:
    sent = request.get_json(silent=True)
    try:
        outcome = make_change(sent if isinstance(sent, dict) else {})
    except Refused as refused:
        return jsonify(_refusal(sent, refused)), 422
    except NotFound:
        return jsonify(sentence=_("This is no longer there. Load the page again.")), 422
    return jsonify(_answer(outcome))


def _answer(outcome: Outcome) -> dict[str, Any]:
    looked_at = {*outcome.changed, *outcome.refused}
    return {
        "said": outcome.said if outcome.changed or outcome.gone else "",
        "rows": _rows(looked_at),
        "gone": outcome.gone,
        "refused": list(outcome.refused.values()),
        "undo": outcome.undo,
        "tags": [{"id": tag.id, "name": tag.name} for tag in list_tags(db())],
    }


def _refusal(sent: object, refused: Refused) -> dict[str, Any]:
    """Why nothing was done, and the comments as they are now."""
    pairs = sent.get("comments", []) if isinstance(sent, dict) else []
    numbers = {
        pair[0] for pair in pairs if isinstance(pair, list) and pair and type(pair[0]) is int
    }
    return {
        "sentence": " ".join(fault_sentence(found, _) for found in refused.faults),
        "rows": _rows(numbers),
    }


def _rows(numbers: set[int]) -> dict[int, str]:
    draw = get_template_attribute("evidence/comment_row.html", "comment_row")
    return {row.comment.id: draw(row) for row in rows_of(list_numbered(db(), numbers))}
