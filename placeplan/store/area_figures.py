"""Figures about areas as kept, each with its source and year, and who changed it last."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from placeplan.domain.area_figures import AreaFigure, value_text
from placeplan.domain.faults import refuse
from placeplan.store.areas import get_area
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.plan_rows import now

_TEXTS = ("subject", "detail", "sex", "age_band", "unit", "source", "note")


class StoredFigures(NamedTuple):
    """What came of storing many at once."""

    added: int
    changed: int
    unchanged: int


def add_area_figure(
    database: Database, area_code: str, figure: AreaFigure, *, changed_by: str
) -> int:
    """Keep a new figure of an area and return its id.

    `Refused` where there is a figure of the same; NotFound for an unknown area.
    """
    with writing(database):
        get_area(database, area_code)
        _refuse_repeated(database, area_code, figure)
        return _insert(database, area_code, figure, changed_by)


def update_area_figure(
    database: Database, area_code: str, figure: AreaFigure, *, changed_by: str
) -> None:
    """Change a figure in place; its `version` is the one the change began from.

    `Refused` with `changed_meanwhile` when it has another by now, or where there is another
    figure of the same; NotFound when the area has no such figure.
    """
    with writing(database):
        kept = get_area_figure(database, area_code, figure.id)
        if kept.version != figure.version:
            raise refuse("changed_meanwhile", found=figure.version, expected=kept.version)
        _refuse_repeated(database, area_code, figure)
        _change(database, figure.id, _columns(figure, changed_by) | {"version": kept.version + 1})


def set_area_figures(
    database: Database, area_code: str, figures: Sequence[AreaFigure], *, changed_by: str
) -> StoredFigures:
    """Keep all of these: one of something that is known already takes its place, others stay."""
    with writing(database):
        kept = {figure.identity: figure for figure in list_area_figures(database, area_code)}
        added = changed = 0
        for figure in figures:
            before = kept.get(figure.identity)
            if before is None:
                _insert(database, area_code, figure, changed_by)
                added += 1
            elif before.says != figure.says:
                columns = _columns(figure, changed_by) | {"version": before.version + 1}
                _change(database, before.id, columns)
                changed += 1
    return StoredFigures(added, changed, len(figures) - added - changed)


def remove_area_figure(database: Database, area_code: str, figure_id: int) -> None:
    """Take a figure away; `restore_area_figure` puts it back."""
    with writing(database):
        get_area_figure(database, area_code, figure_id)
        _change(database, figure_id, {"is_removed": 1})


def restore_area_figure(database: Database, area_code: str, figure_id: int) -> None:
    """Put a removed figure back; `Refused` where another of the same was added meanwhile."""
    with writing(database):
        _refuse_repeated(database, area_code, get_area_figure(database, area_code, figure_id))
        _change(database, figure_id, {"is_removed": 0})


def get_area_figure(database: Database, area_code: str, figure_id: int) -> AreaFigure:
    """The area's figure with this number, removed or not; NotFound when there is none."""
    query = "SELECT * FROM area_figures WHERE area_code = ? AND id = ?"
    for row in database.query(query, [area_code, figure_id]):
        return _figure_from_row(row)
    raise NotFound(f"figure {figure_id} of {area_code}")


def list_area_figures(database: Database, area_code: str) -> list[AreaFigure]:
    """The figures of an area, in the order they came in."""
    rows = database.query(
        "SELECT * FROM area_figures WHERE area_code = ? AND is_removed = 0 ORDER BY id",
        [area_code],
    )
    return [_figure_from_row(row) for row in rows]


def count_area_figures(database: Database) -> dict[str, int]:
    """How many figures each area has, by its code; areas without any are left out."""
    rows = database.conn.execute(
        "SELECT area_code, count(*) FROM area_figures WHERE is_removed = 0 GROUP BY area_code"
    )
    return dict(rows.fetchall())


def _refuse_repeated(database: Database, area_code: str, figure: AreaFigure) -> None:
    for other in list_area_figures(database, area_code):
        if other.id != figure.id and other.identity == figure.identity:
            raise refuse("figure_repeated", "subject", found=other.subject, year=other.year)


def _insert(database: Database, area_code: str, figure: AreaFigure, changed_by: str) -> int:
    columns = _columns(figure, changed_by) | {"area_code": area_code}
    names, marks = ", ".join(columns), ", ".join(f":{name}" for name in columns)
    cursor = database.conn.execute(f"INSERT INTO area_figures ({names}) VALUES ({marks})", columns)
    return int(cursor.lastrowid or 0)


def _change(database: Database, figure_id: int, columns: dict[str, Any]) -> None:
    assignments = ", ".join(f"{name} = :{name}" for name in columns)
    database.conn.execute(
        f"UPDATE area_figures SET {assignments} WHERE id = :id", columns | {"id": figure_id}
    )


def _columns(figure: AreaFigure, changed_by: str) -> dict[str, Any]:
    texts = {name: getattr(figure, name).strip() for name in _TEXTS}
    audit = {"updated_at": now(), "updated_by": changed_by}
    return texts | {"value": value_text(figure.value), "year": figure.year} | audit


def _figure_from_row(row: dict[str, Any]) -> AreaFigure:
    texts = {name: row[name] for name in _TEXTS}
    return AreaFigure(
        **texts,
        value=Decimal(row["value"]),
        year=row["year"],
        version=row["version"],
        id=row["id"],
    )
