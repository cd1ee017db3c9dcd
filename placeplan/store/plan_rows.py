"""What the parts of a plan have in common as rows: a place in an order, and a way back."""

from datetime import UTC, datetime
from typing import Any, Literal

from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound

PlanTable = Literal["findings", "actions", "plan_steps"]
Direction = Literal["up", "down"]

# what rows of a table are put in order among
_SIBLINGS: dict[str, tuple[str, ...]] = {
    "findings": ("plan_id", "kind"),
    "actions": ("finding_id",),
}


def insert_row(database: Database, table: PlanTable, columns: dict[str, Any]) -> int:
    """Keep a row and return its id."""
    with writing(database):
        names, marks = ", ".join(columns), ", ".join(f":{name}" for name in columns)
        cursor = database.conn.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", columns)
        return int(cursor.lastrowid or 0)


def change_row(database: Database, table: PlanTable, row_id: int, columns: dict[str, Any]) -> None:
    """Change a row in place; NotFound when there is none."""
    with writing(database):
        assignments = ", ".join(f"{name} = :{name}" for name in columns)
        cursor = database.conn.execute(
            f"UPDATE {table} SET {assignments} WHERE id = :id", columns | {"id": row_id}
        )
        if cursor.rowcount == 0:
            raise NotFound(f"{table} {row_id}")


def next_position(database: Database, table: PlanTable, parent: str, parent_id: int) -> int:
    """The position after the last one."""
    row = database.conn.execute(
        f"SELECT coalesce(max(position), 0) + 1 FROM {table} WHERE {parent} = ?", (parent_id,)
    ).fetchone()
    return int(row[0])


def move_row(database: Database, table: PlanTable, row_id: int, direction: Direction) -> None:
    """Change places with the row before or after it; the first and last stay where they are."""
    with writing(database):
        same = " AND ".join(f"other.{name} = this.{name}" for name in _SIBLINGS[table])
        compare, order = ("<", "DESC") if direction == "up" else (">", "ASC")
        row = database.conn.execute(
            f"SELECT this.position, other.id, other.position FROM {table} AS this"
            f" JOIN {table} AS other ON {same} AND other.is_removed = 0"
            f" AND other.position {compare} this.position"
            f" WHERE this.id = ? ORDER BY other.position {order} LIMIT 1",
            (row_id,),
        ).fetchone()
        if row is not None:
            here, other_id, there = row
            database.conn.execute(f"UPDATE {table} SET position = ? WHERE id = ?", (there, row_id))
            database.conn.execute(f"UPDATE {table} SET position = ? WHERE id = ?", (here, other_id))


def touch_plan(database: Database, plan_id: int) -> None:
    """Note that the plan was changed just now."""
    with writing(database):
        database.conn.execute("UPDATE plans SET updated_at = ? WHERE id = ?", (now(), plan_id))


def now() -> str:
    """This moment as a UTC text."""
    return datetime.now(UTC).isoformat("T", "seconds")
