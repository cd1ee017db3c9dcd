"""What was just done, said once at the top of the next page, with a way to take it back."""

from dataclasses import asdict, dataclass, field
from typing import Any

from flask import flash, get_flashed_messages, session

CATEGORY = "notice"


@dataclass(frozen=True, slots=True)
class Undo:
    """A button that takes back what was done: its words, the address it posts to, and what."""

    action: str
    label: str = ""
    values: dict[str, str] = field(default_factory=dict)


def notify(sentence: str, *, kind: str = "success", undo: Undo | None = None) -> None:
    """Say `sentence` on the next page. `kind` is success, information or warning."""
    flash(
        {"sentence": sentence, "kind": kind, "undo": asdict(undo) if undo else None},  # type: ignore[arg-type]  # a session keeps any JSON
        CATEGORY,
    )


def has_notices() -> bool:
    """Whether this page will have something to say at its top."""
    return bool(session.get("_flashes"))


def notices() -> list[dict[str, Any]]:
    """The notices that wait for this page; each is given once."""
    return get_flashed_messages(category_filter=[CATEGORY])  # type: ignore[return-value]  # as notify() put them
