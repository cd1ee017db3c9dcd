"""What can be done with comments, the same from the grid and from a comment's own page.

A change is plain data: an `action`, the `comments` it is about, each with the version it was made
from, and what the action needs. It comes back with the change that takes it back.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from placeplan.domain.faults import Refused, refuse
from placeplan.domain.plan_editions import PlanEdition
from placeplan.domain.tags import Tag
from placeplan.store.comment_reviews import (
    get_comment_row,
    redact_span,
    redact_words,
    set_comment_state,
    undo_redaction,
)
from placeplan.store.concerns import lift_concern, mark_concern
from placeplan.store.database import writing
from placeplan.store.edition_quotations import list_editions_quoting
from placeplan.store.faults import NotFound
from placeplan.store.tags import (
    add_tag,
    dismiss_suggestion,
    find_tag,
    get_tag,
    restore_suggestion,
    tag_comments,
    untag_comments,
)
from placeplan.web.access import principal
from placeplan.web.database import db
from placeplan.web.evidence.concerns import said_of_concerns
from placeplan.web.evidence.sent import is_texts, is_whole
from placeplan.web.evidence.words import STATE_NAMES
from placeplan.web.numbers import is_row_number
from placeplan.wording import fault_sentence

Change = Mapping[str, Any]
MOST_AT_ONCE = 1_000


@dataclass
class Outcome:
    """What came of a change: a sentence, who is another now or gone, and how to take it back.

    `refused` has, by comment, why it stayed as it is.
    """

    said: str = ""
    changed: list[int] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    refused: dict[int, str] = field(default_factory=dict)
    undo: dict[str, Any] | None = None


def make_change(change: Change) -> Outcome:
    """Make a change, as far as each comment has the version that it was made from.

    Raises `Refused` when it cannot be made at all.
    """
    action = ACTIONS.get(str(change.get("action")))
    if action is None or not is_whole(change):
        raise refuse("not_in_list", "action", found=str(change.get("action")), expected="")
    with writing(db()):
        return action(change)


def comments_in(change: Change) -> list[tuple[int, int]]:
    """The comments a change is about, each with its version."""
    sent = change.get("comments")
    found = []
    for pair in sent if isinstance(sent, list) else []:
        numbers = [each for each in pair if is_row_number(each)] if isinstance(pair, list) else []
        if len(numbers) >= 2:
            found.append((numbers[0], numbers[1]))
    if not 0 < len(found) <= MOST_AT_ONCE:
        raise refuse("comments_missing", "comments")
    return found


def _tag(change: Change) -> Outcome:
    tag = _tag_in(change)
    numbers = [number for number, _version in comments_in(change)]
    added = tag_comments(db(), tag.id, numbers, by=principal().name)
    undo = {"action": "untag", "tag": tag.id, "comments": [[number, 0] for number in added]}
    said = ngettext(
        "%(num)s comment is under “%(name)s” now.",
        "%(num)s comments are under “%(name)s” now.",
        len(numbers),
        name=tag.name,
    )
    return Outcome(said, changed=numbers, undo=undo if added else None)


def _untag(change: Change) -> Outcome:
    tag = get_tag(db(), _number(change, "tag"))
    numbers = [number for number, _version in comments_in(change)]
    removed = untag_comments(db(), tag.id, numbers)
    undo = {"action": "tag", "tag": tag.id, "comments": [[number, 0] for number in removed]}
    said = ngettext(
        "%(num)s comment is no longer under “%(name)s”.",
        "%(num)s comments are no longer under “%(name)s”.",
        len(numbers),
        name=tag.name,
    )
    return Outcome(said, changed=numbers, undo=undo if removed else None)


def _dismiss(change: Change) -> Outcome:
    tag = get_tag(db(), _number(change, "tag"))
    numbers = [number for number, _version in comments_in(change)]
    for number in numbers:
        dismiss_suggestion(db(), tag.id, number, by=principal().name)
    said = _("“%(name)s” is not suggested here again.", name=tag.name)
    return Outcome(said, numbers, undo=dict(change) | {"action": "suggest"})


def _suggest(change: Change) -> Outcome:
    tag = get_tag(db(), _number(change, "tag"))
    numbers = [number for number, _version in comments_in(change)]
    for number in numbers:
        restore_suggestion(db(), tag.id, number)
    return Outcome(_("“%(name)s” is suggested again.", name=tag.name), numbers)


def _state(change: Change) -> Outcome:
    """`state` for all, or in `states` one for each comment."""
    comments = comments_in(change)
    states = change.get("states") or [change.get("state")] * len(comments)
    if not is_texts(states, len(comments)):
        raise refuse("comments_missing", "states")
    before: list[tuple[list[int], str]] = []

    def set_one(number: int, version: int) -> None:
        state = get_comment_row(db(), number)["state"]
        wanted = states[[each for each, _version in comments].index(number)]
        new = set_comment_state(db(), number, wanted, version=version, by=principal().name)
        before.append(([number, new], state))

    outcome = _each(comments, set_one)
    count, name = len(outcome.changed), STATE_NAMES.get(states[0], "")
    outcome.said = ngettext(
        "%(num)s comment: %(state)s.", "%(num)s comments: %(state)s.", count, state=name
    )
    if before:
        outcome.undo = {
            "action": "state",
            "comments": [pair for pair, _state in before],
            "states": [state for _pair, state in before],
        }
    return outcome


def _concern(change: Change) -> Outcome:
    marked, quoting = list[int](), list[PlanEdition]()

    def mark(number: int, version: int) -> None:
        editions = list_editions_quoting(db(), number)
        marked.append(mark_concern(db(), number, version=version, by=principal().name))
        quoting.extend(editions)

    outcome = _each(comments_in(change), mark)
    outcome.changed, outcome.gone = [], outcome.changed
    outcome.said = said_of_concerns(len(outcome.gone), quoting)
    outcome.undo = {"action": "lift", "concerns": marked[::-1]} if marked else None
    return outcome


def _lift(change: Change) -> Outcome:
    sent, who = change.get("concerns"), principal()
    numbers = [each for each in sent if is_row_number(each)] if isinstance(sent, list) else []
    back = [
        lift_concern(db(), number, by=who.name, is_named_contact=who.is_named_contact)
        for number in numbers
    ]
    return Outcome(_("It is a comment again, as it was."), changed=back)


def _redact(change: Change) -> Outcome:
    (number, version), who = comments_in(change)[0], principal().name
    reason = str(change.get("reason", ""))
    if "words" in change:
        words = str(change["words"])
        new = redact_words(db(), number, words, reason, version=version, by=who)
    else:
        start, end = _number(change, "start"), _number(change, "end")
        new = redact_span(db(), number, start, end, reason, version=version, by=who)
    undo = {"action": "put_back", "comments": [[number, new]]}
    return Outcome(_("The words are taken out."), changed=[number], undo=undo)


def _put_back(change: Change) -> Outcome:
    (number, version), who = comments_in(change)[0], principal()
    undo_redaction(
        db(), number, version=version, by=who.name, is_named_contact=who.is_named_contact
    )
    return Outcome(_("The words are back."), changed=[number])


ACTIONS: dict[str, Callable[[Change], Outcome]] = {
    "tag": _tag,
    "untag": _untag,
    "dismiss": _dismiss,
    "suggest": _suggest,
    "state": _state,
    "concern": _concern,
    "lift": _lift,
    "redact": _redact,
    "put_back": _put_back,
}


def _each(comments: list[tuple[int, int]], work: Callable[[int, int], None]) -> Outcome:
    """Do it with each comment that nobody changed; say of the others who did."""
    outcome = Outcome()
    for number, version in comments:
        try:
            with writing(db()):
                work(number, version)
        except Refused as refused:
            if len(comments) == 1 and refused.faults[0].code != "comment_changed":
                raise
            outcome.refused[number] = fault_sentence(refused.faults[0], _)
        except NotFound:
            outcome.gone.append(number)
            outcome.refused[number] = _("Somebody else has marked this comment as a concern.")
        else:
            outcome.changed.append(number)
    return outcome


def _tag_in(change: Change) -> Tag:
    """The tag a change names by its number, or by a name, which is made where there is none."""
    if not (name := str(change.get("name") or "").strip()):
        return get_tag(db(), _number(change, "tag"))
    return find_tag(db(), name) or add_tag(db(), Tag(name), by=principal().name)


def _number(change: Change, name: str) -> int:
    found = change.get(name)
    if not is_row_number(found):
        raise NotFound(f"{name} {found}")
    return found
