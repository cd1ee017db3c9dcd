"""What was taken out of a response's texts, and how its texts are told apart from it.

`comments.text` is always what may be read; here are the originals and the concerns, for those parts
of the store that must know them: correcting a sheet, and taking the same file in again.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from placeplan.domain.comments import KEPT_BACK, CommentGroup
from placeplan.domain.redactions import Redaction, hidden_words
from placeplan.domain.response_records import fingerprint
from placeplan.domain.responses import Response
from placeplan.store.database import Database

ChangeText = Callable[[CommentGroup, str], str]


@dataclass(frozen=True, slots=True)
class Veil:
    """One text of a response: as it is shown, as it was given, and as it was before a concern.

    `formerly` is what was shown before the whole text was kept back; empty where it was not.
    """

    shown: str
    original: str
    redactions: tuple[Redaction, ...] = ()
    formerly: str = ""

    @property
    def is_kept_back(self) -> bool:
        """Whether it was marked as a concern."""
        return self.shown == KEPT_BACK

    def is_same(self, text: str) -> bool:
        """Whether a text that was sent is this one, in any of its forms."""
        known = {self.shown, self.original}
        return text in (known | {"", self.formerly} if self.is_kept_back else known)


def veils_of(database: Database, response_id: int) -> dict[CommentGroup, Veil]:
    """The texts of a response of which something is kept back, by theme and kind."""
    execute = database.conn.execute
    found: dict[CommentGroup, Veil] = {}
    for theme_key, kind, text, kept in execute(
        "SELECT theme_key, kind, text, kept FROM concerns WHERE response_id = ? ORDER BY id",
        (response_id,),
    ):
        content = json.loads(kept)
        spans = tuple(Redaction(*each[:3]) for each in content["redactions"])
        found[(theme_key, kind)] = Veil(KEPT_BACK, content["original"] or text, spans, text)
    for identity, theme_key, kind, shown, original in execute(
        "SELECT id, theme_key, kind, comments.text, comment_originals.text FROM comments"
        " JOIN comment_originals ON comment_id = id WHERE response_id = ?",
        (response_id,),
    ).fetchall():
        found[(theme_key, kind)] = Veil(shown, original, redactions_of(database, identity))
    return found


def redactions_of(database: Database, comment_id: int) -> tuple[Redaction, ...]:
    """What was taken out of a comment, in the order in which it was taken out."""
    rows = database.conn.execute(
        "SELECT span_start, span_end, reason FROM redactions WHERE comment_id = ? ORDER BY id",
        (comment_id,),
    )
    return tuple(Redaction(*row) for row in rows)


def as_shown(database: Database, response: Response) -> Response:
    """A response as it was sent, as it would be read if it said nothing new."""
    row = database.conn.execute(
        "SELECT id FROM responses WHERE key = ?", (response.key,)
    ).fetchone()
    return response if row is None else shown_again(response, veils_of(database, row[0]))


def shown_again(response: Response, veils: Mapping[CommentGroup, Veil]) -> Response:
    """A response as it was sent, with what is kept back in its place again."""

    def change(group: CommentGroup, text: str) -> str:
        veil = veils.get(group)
        return veil.shown if veil and veil.is_same(text) else text

    return with_texts(response, veils, change)


def as_given(response: Response, veils: Mapping[CommentGroup, Veil]) -> Response:
    """A response as it is shown, with the texts as they were given."""

    def change(group: CommentGroup, text: str) -> str:
        veil = veils.get(group)
        return veil.original if veil and text == veil.shown else text

    return with_texts(response, veils, change)


def veiled(response: Response, veils: Mapping[CommentGroup, Veil]) -> Response:
    """What a response said at another time, without what is kept back of it now."""

    def change(group: CommentGroup, text: str) -> str:
        veil = veils.get(group)
        if not text or veil is None or veil.is_same(text):
            return veil.shown if text and veil else text
        return (
            KEPT_BACK if veil.is_kept_back else hidden_words(text, veil.original, veil.redactions)
        )

    return with_texts(response, veils, change)


def with_texts(response: Response, groups: Iterable[CommentGroup], change: ChangeText) -> Response:
    """A response with these of its texts changed."""
    answers = dict(response.answers)
    endings: dict[str, str] = {"assets": response.assets, "actions": response.actions}
    for theme_key, kind in groups:
        if theme_key and theme_key in answers:
            answer = answers[theme_key]
            text = change((theme_key, kind), answer.good if kind == "good" else answer.better)
            answers[theme_key] = (
                replace(answer, good=text) if kind == "good" else replace(answer, better=text)
            )
        elif not theme_key:
            endings[kind] = change(("", kind), endings[kind])
    return replace(response, answers=answers, assets=endings["assets"], actions=endings["actions"])


def given_fingerprint(response: Response, veils: Mapping[CommentGroup, Veil]) -> str:
    """The fingerprint of a response as it was given, whatever is kept back of it."""
    return fingerprint(as_given(response, veils))
