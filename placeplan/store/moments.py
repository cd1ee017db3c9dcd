"""Moments as tables keep them: text in UTC, to the second, which sorts as time does."""

from datetime import UTC, datetime

FORM = "%Y-%m-%dT%H:%M:%SZ"


def now() -> datetime:
    """This moment in UTC."""
    return datetime.now(UTC)


def now_text() -> str:
    """This moment as tables keep it."""
    return moment_text(now())


def moment_text(moment: datetime) -> str:
    """A moment, such as `2026-05-01T09:30:00Z`."""
    return moment.astimezone(UTC).strftime(FORM)


def moment_of(text: str) -> datetime:
    """The moment that a table keeps as this text."""
    return datetime.strptime(text, FORM).replace(tzinfo=UTC)
