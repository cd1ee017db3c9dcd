"""Files whose rows wait on screen; nothing of them counts until they are taken in."""

import json
from dataclasses import asdict
from typing import Any

from placeplan.domain.listing_tables import ColumnMap, Row, Table
from placeplan.domain.staged_files import StagedFile
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.moments import now_text


def add_staged_file(database: Database, staged: StagedFile) -> int:
    """Keep a file until it is taken in or put aside, and return its id."""
    with writing(database):
        columns = _columns(staged) | {"created_at": now_text()}
        names, marks = ", ".join(columns), ", ".join(f":{name}" for name in columns)
        cursor = database.conn.execute(
            f"INSERT INTO staged_files ({names}) VALUES ({marks})", columns
        )
        return int(cursor.lastrowid or 0)


def update_staged_file(database: Database, staged: StagedFile) -> None:
    """Keep what was mended; raises NotFound."""
    with writing(database):
        get_staged_file(database, staged.id)
        columns = _columns(staged)
        assignments = ", ".join(f"{name} = :{name}" for name in columns)
        database.conn.execute(
            f"UPDATE staged_files SET {assignments} WHERE id = :id", columns | {"id": staged.id}
        )


def get_staged_file(database: Database, staged_id: int) -> StagedFile:
    """The waiting file with this number; NotFound when there is none."""
    for row in database.query("SELECT * FROM staged_files WHERE id = ?", [staged_id]):
        return _staged_from_row(row)
    raise NotFound(f"staged file {staged_id}")


def list_staged_files(database: Database) -> list[StagedFile]:
    """All files that wait, newest first."""
    return [
        _staged_from_row(row)
        for row in database.query("SELECT * FROM staged_files ORDER BY created_at DESC, id DESC")
    ]


def remove_staged_file(database: Database, staged_id: int) -> None:
    """Put a file aside: nothing of it is left. Raises NotFound."""
    with writing(database):
        get_staged_file(database, staged_id)
        database.conn.execute("DELETE FROM staged_files WHERE id = ?", (staged_id,))


def _columns(staged: StagedFile) -> dict[str, str | int]:
    table = staged.table
    return {
        "file_name": staged.file_name,
        "headings": _json(table.headings),
        "mapping": _json(asdict(staged.columns) if staged.columns else None),
        "rows": _json([[row.number, row.cells, row.is_left_out] for row in table.rows]),
        "partners": _json(dict(staged.partners)),
        "formula_count": table.formula_count,
        "created_by": staged.created_by,
    }


def _staged_from_row(row: dict[str, Any]) -> StagedFile:
    mapping = json.loads(row["mapping"])
    rows = tuple(
        Row(number, tuple(cells), is_left_out)
        for number, cells, is_left_out in json.loads(row["rows"])
    )
    return StagedFile(
        file_name=row["file_name"],
        table=Table(tuple(json.loads(row["headings"])), rows, row["formula_count"]),
        columns=ColumnMap(**mapping | {"columns": tuple(mapping["columns"])}) if mapping else None,
        partners=json.loads(row["partners"]),
        created_by=row["created_by"],
        created_at=row["created_at"],
        id=row["id"],
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
