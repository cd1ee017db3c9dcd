"""Changes of sheets as they were sent: each is taken once, however often it arrives."""

from dataclasses import dataclass

from placeplan.domain.workshops import Workshop
from placeplan.store.database import Database, writing
from placeplan.store.surveys import survey_id


@dataclass(frozen=True, slots=True)
class SheetEdit:
    """A change that was taken: of which sheet, and the version that it made."""

    response_key: str
    version: int


def find_sheet_edit(database: Database, key: str) -> SheetEdit | None:
    """The change with this key, if it was taken before."""
    row = database.conn.execute(
        "SELECT responses.key, sheet_edits.version FROM sheet_edits"
        " JOIN responses ON responses.id = response_id WHERE sheet_edits.key = ?",
        (key,),
    ).fetchone()
    return None if row is None else SheetEdit(*row)


def add_sheet_edit(database: Database, key: str, made: SheetEdit) -> None:
    """Remember that this change was taken."""
    with writing(database):
        database.conn.execute(
            "INSERT INTO sheet_edits (key, response_id, version)"
            " SELECT ?, id, ? FROM responses WHERE key = ?",
            (key, made.version, made.response_key),
        )


def sheets_stamp(database: Database, workshop: Workshop) -> str:
    """A text that is another one whenever a sheet of the workshop, or pile, is another one.

    It is read without reading a sheet, or what belongs to other workshops: a device asks for it
    every second.
    """
    of_these, values = (
        "workshop_id = (SELECT id FROM workshops WHERE survey_id = ? AND key = ?)",
        (
            survey_id(database, workshop.survey_slug),
            workshop.key,
        ),
    )
    if workshop.is_paper:
        of_these, values = (
            "survey_id = ? AND area_code = ? AND channel = 'paper'",
            (values[0], workshop.area_code),
        )
    row = database.conn.execute(
        "SELECT count(*), coalesce(max(responses.id), 0), total(responses.version),"
        " total(state = 'excluded'), total(sheet_checks.version), coalesce(max("
        "(SELECT max(id) FROM sheet_edits WHERE response_id = responses.id)), 0)"
        " FROM responses LEFT JOIN sheet_checks ON sheet_checks.response_id = responses.id"
        f" WHERE {of_these}",
        values,
    ).fetchone()
    return "-".join(str(int(each)) for each in row) + f"-{workshop.state}"
