"""Editions of plans as kept: added, withheld, never changed."""

from datetime import date
from typing import Any

from placeplan.domain.faults import refuse
from placeplan.domain.plan_editions import (
    EditionContent,
    PlanEdition,
    PublicPlan,
    checksum_of,
)
from placeplan.domain.plan_records import content_from_json, content_json
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.plan_rows import now

_LISTED = (
    "SELECT e.id, e.plan_id, e.number, e.status, e.title, e.made_at, e.made_by, e.checksum, e.note,"
    " coalesce(c.number, 0) AS corrects, e.correction, coalesce(w.reason, '') AS withheld"
    " FROM plan_editions AS e LEFT JOIN plan_editions AS c ON c.id = e.corrects_id"
    " LEFT JOIN withheld_editions AS w ON w.edition_id = e.id"
)


def add_edition(
    database: Database,
    edition: PlanEdition,
    content: EditionContent,
    word: bytes,
    *,
    summary: bytes = b"",
    trace: str = "",
) -> PlanEdition:
    """Keep an edition for good, with its Word file; the plan stands as it says from now on.

    `summary` is the plan in short as a Word file.

    `Refused` with `edition_made` when there is one of this number, and when its checksum is not
    that of its Word file; NotFound when the one that it corrects is not there.
    """
    if edition.checksum != checksum_of(word):
        raise refuse("checksum_differs", "checksum", found=edition.checksum)
    with writing(database):
        if next_number(database, edition.plan_id) != edition.number:
            raise refuse("edition_made", "number", found=edition.number)
        corrects = None
        if edition.corrects:
            corrects = get_edition(database, edition.plan_id, edition.corrects).id
        columns = {
            "plan_id": edition.plan_id,
            "number": edition.number,
            "status": edition.status,
            "title": edition.title,
            "made_at": edition.made_at or now(),
            "made_by": edition.made_by,
            "note": edition.note.strip(),
            "corrects_id": corrects,
            "correction": edition.correction.strip() if corrects else "",
            "content": content_json(content),
            "word": word,
            "checksum": edition.checksum,
            "summary": summary,
            "trace": trace,
        }
        names, marks = ", ".join(columns), ", ".join(f":{name}" for name in columns)
        database.conn.execute(f"INSERT INTO plan_editions ({names}) VALUES ({marks})", columns)
        _set_standing(database, edition.plan_id)
        return get_edition(database, edition.plan_id, edition.number)


def next_number(database: Database, plan_id: int) -> int:
    """The number that the plan's next edition will have."""
    row = database.conn.execute(
        "SELECT coalesce(max(number), 0) + 1 FROM plan_editions WHERE plan_id = ?", (plan_id,)
    ).fetchone()
    return int(row[0])


def get_edition(database: Database, plan_id: int, number: int) -> PlanEdition:
    """A plan's edition with this number; NotFound when it has none."""
    query = f"{_LISTED} WHERE e.plan_id = ? AND e.number = ?"
    for row in database.query(query, [plan_id, number]):
        return _edition_from_row(row)
    raise NotFound(f"edition {number} of plan {plan_id}")


def list_editions(database: Database, plan_id: int) -> list[PlanEdition]:
    """A plan's editions, the newest first."""
    query = f"{_LISTED} WHERE e.plan_id = ? ORDER BY e.number DESC"
    return [_edition_from_row(row) for row in list(database.query(query, [plan_id]))]


def find_newest_edition(database: Database, plan_id: int) -> PlanEdition | None:
    """The newest edition of a plan, whoever may read it."""
    return next(iter(list_editions(database, plan_id)), None)


def find_public_edition(
    database: Database, plan_id: int, *, is_adopted: bool = False
) -> PlanEdition | None:
    """The newest edition that anyone may read, or the newest of these that is adopted."""
    return next(
        (
            each
            for each in list_editions(database, plan_id)
            if each.is_public and (each.status == "adopted" or not is_adopted)
        ),
        None,
    )


def list_public_plans(database: Database, today: date) -> list[PublicPlan]:
    """The plans that anyone may read, by title, and until when comments on them are taken."""
    rows = database.conn.execute(
        "WITH shown AS (SELECT plan_id, max(number) AS newest,"
        " max(CASE WHEN status = 'adopted' THEN number END) AS adopted FROM plan_editions"
        " WHERE status <> 'draft' AND id NOT IN (SELECT edition_id FROM withheld_editions)"
        " GROUP BY plan_id)"
        " SELECT slug, coalesce(e.title, plans.title) AS name,"
        " CASE WHEN adopted < newest THEN adopted ELSE 0 END,"
        " adopted IS NOT NULL OR (newest IS NULL AND plans.status = 'adopted'), closes_on"
        " FROM plans LEFT JOIN shown ON shown.plan_id = plans.id"
        " LEFT JOIN plan_editions AS e ON e.plan_id = plans.id AND e.number = newest"
        " LEFT JOIN consultations AS c ON c.edition_id = e.id AND ? BETWEEN opens_on AND closes_on"
        " WHERE is_published = 1 ORDER BY name, slug",
        (today.isoformat(),),
    )
    return [
        PublicPlan(slug, title, number or 0, bool(is_adopted), on and date.fromisoformat(on))
        for slug, title, number, is_adopted, on in rows
    ]


def get_edition_content(database: Database, plan_id: int, number: int) -> EditionContent:
    """What an edition says; NotFound when there is no such edition."""
    return content_from_json(str(_column(database, plan_id, number, "content")))


def get_edition_word(database: Database, plan_id: int, number: int) -> bytes:
    """An edition's Word file, the bytes that its checksum is of; NotFound without the edition."""
    return bytes(_column(database, plan_id, number, "word"))


def get_edition_summary(database: Database, plan_id: int, number: int) -> bytes:
    """An edition's plan in short as a Word file; NotFound where there is none."""
    summary = bytes(_column(database, plan_id, number, "summary"))
    if not summary:
        raise NotFound(f"summary of edition {number} of plan {plan_id}")
    return summary


def get_edition_trace(database: Database, plan_id: int, number: int) -> str:
    """Where an edition's figures came from, as JSON; empty where that was not written down."""
    return str(_column(database, plan_id, number, "trace"))


def withhold_edition(
    database: Database, plan_id: int, number: int, reason: str, withheld_by: str
) -> None:
    """Take an edition off the public site; `Refused` without a reason."""
    if not reason.strip():
        raise refuse("withheld_without_reason", "reason")
    with writing(database):
        edition = get_edition(database, plan_id, number)
        database.conn.execute(
            "INSERT INTO withheld_editions VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (edition.id, reason.strip(), now(), withheld_by),
        )
        _set_standing(database, plan_id)


def release_edition(database: Database, plan_id: int, number: int) -> None:
    """Put an edition that was withheld back on the public site."""
    with writing(database):
        edition = get_edition(database, plan_id, number)
        database.conn.execute("DELETE FROM withheld_editions WHERE edition_id = ?", (edition.id,))
        _set_standing(database, plan_id)


def _set_standing(database: Database, plan_id: int) -> None:
    """A plan stands as its newest edition that was issued, and is public while one may be read."""
    editions = list_editions(database, plan_id)
    issued = [each for each in editions if each.status != "draft"]
    is_published = any(each.is_public for each in editions)
    database.conn.execute(
        "UPDATE plans SET status = ?, is_published = ? WHERE id = ?",
        (issued[0].status if issued else "draft", int(is_published), plan_id),
    )


def _column(database: Database, plan_id: int, number: int, name: str) -> Any:
    row = database.conn.execute(
        f"SELECT {name} FROM plan_editions WHERE plan_id = ? AND number = ?", (plan_id, number)
    ).fetchone()
    if row is None:
        raise NotFound(f"edition {number} of plan {plan_id}")
    return row[0]


def _edition_from_row(row: dict[str, Any]) -> PlanEdition:
    return PlanEdition(**row)
