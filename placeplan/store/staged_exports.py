"""Exports of other tools that wait on screen; nothing of them counts until they are taken in."""

import json
import zlib
from collections.abc import Sequence
from datetime import date
from typing import Any

from placeplan.domain.faults import refuse
from placeplan.domain.mapped_values import Row
from placeplan.domain.mapping_records import mapping_as_record, mapping_from_record
from placeplan.domain.response_imports import StagedExport
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.surveys import survey_id

SELECT = (
    "SELECT staged_exports.id, slug, file_name, row_count, about, mapping, is_mapped, left_out,"
    " version, created_by, created_on FROM staged_exports JOIN surveys ON surveys.id = survey_id"
)
QUICKLY = 1


def add_staged_export(database: Database, staged: StagedExport) -> int:
    """Keep a file until it is taken in or put aside, and return its id."""
    with writing(database):
        columns = _columns(staged) | {
            "survey_id": survey_id(database, staged.survey_slug),
            "rows": _squeezed(staged.rows),
            "created_by": staged.created_by,
            "created_on": staged.created_on.isoformat(),
        }
        names, marks = ", ".join(columns), ", ".join(f":{name}" for name in columns)
        cursor = database.conn.execute(
            f"INSERT INTO staged_exports ({names}) VALUES ({marks})", columns
        )
        return int(cursor.lastrowid or 0)


def update_staged_export(
    database: Database, staged: StagedExport, *, with_rows: bool = False
) -> None:
    """Keep what was said of a file, and its rows where another file came in its place.

    `Refused` with `changed_meanwhile` when its version is no longer the kept one; NotFound when
    it was put aside or taken in.
    """
    with writing(database):
        find = "SELECT version FROM staged_exports WHERE id = ?"
        row = database.conn.execute(find, (staged.id,)).fetchone()
        if row is None:
            raise NotFound(f"staged export {staged.id}")
        if row[0] != staged.version:
            raise refuse("changed_meanwhile", "version", found=staged.version, expected=row[0])
        columns = _columns(staged) | {"version": staged.version + 1}
        if with_rows:
            columns |= {"rows": _squeezed(staged.rows)}
        assignments = ", ".join(f"{name} = :{name}" for name in columns)
        database.conn.execute(
            f"UPDATE staged_exports SET {assignments} WHERE id = :id", columns | {"id": staged.id}
        )


def get_staged_export(database: Database, survey_slug: str, staged_id: int) -> StagedExport:
    """The waiting file of this survey with all its rows; NotFound when there is none."""
    for row in database.conn.execute(
        f"{SELECT.replace(' FROM', ', rows FROM', 1)} WHERE staged_exports.id = ? AND slug = ?",
        (staged_id, survey_slug),
    ):
        rows = [(number, cells) for number, cells in json.loads(zlib.decompress(row[11]))]
        return _staged_from_row(row, rows)
    raise NotFound(f"staged export {staged_id}")


def list_staged_exports(database: Database, survey_slug: str) -> list[StagedExport]:
    """The files of a survey that wait, newest first, without their rows."""
    rows = database.conn.execute(
        f"{SELECT} WHERE slug = ? ORDER BY created_on DESC, staged_exports.id DESC", (survey_slug,)
    )
    return [_staged_from_row(row, ()) for row in rows]


def remove_staged_export(database: Database, survey_slug: str, staged_id: int) -> None:
    """Put a file aside: nothing of it is left. NotFound when there is none."""
    with writing(database):
        removed = database.conn.execute(
            "DELETE FROM staged_exports WHERE id = ? AND survey_id = ?",
            (staged_id, survey_id(database, survey_slug)),
        )
        if not removed.rowcount:
            raise NotFound(f"staged export {staged_id}")


def remove_staged_exports_before(database: Database, day: date) -> int:
    """Remove every file that has waited since before this day; how many there were."""
    with writing(database):
        return database.conn.execute(
            "DELETE FROM staged_exports WHERE created_on < ?", (day.isoformat(),)
        ).rowcount


def _columns(staged: StagedExport) -> dict[str, Any]:
    about = {
        "encoding": staged.encoding,
        "sheets": staged.sheets,
        "formula_count": staged.formula_count,
    }
    return {
        "file_name": staged.file_name,
        "row_count": staged.row_count,
        "about": json.dumps(about, ensure_ascii=False),
        "mapping": json.dumps(mapping_as_record(staged.mapping), ensure_ascii=False),
        "is_mapped": int(staged.is_mapped),
        "left_out": json.dumps(sorted(staged.left_out)),
    }


def _squeezed(rows: Sequence[Row]) -> bytes:
    return zlib.compress(json.dumps(list(rows), ensure_ascii=False).encode(), QUICKLY)


def _staged_from_row(row: Sequence[Any], rows: Sequence[Row]) -> StagedExport:
    about = json.loads(row[4])
    return StagedExport(
        id=row[0],
        survey_slug=row[1],
        file_name=row[2],
        rows=rows,
        row_count=row[3],
        encoding=about["encoding"],
        sheets=tuple(about["sheets"]),
        formula_count=about["formula_count"],
        mapping=mapping_from_record(json.loads(row[5])),
        is_mapped=bool(row[6]),
        left_out=frozenset(json.loads(row[7])),
        version=row[8],
        created_by=row[9],
        created_on=date.fromisoformat(row[10]),
    )
