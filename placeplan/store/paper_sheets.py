"""Paper sheets as kept: which response was entered from the sheet of which number."""

from placeplan.domain.faults import refuse
from placeplan.store.database import Database, writing
from placeplan.store.response_rows import SELECT, StoredResponse, stored_from_row
from placeplan.store.surveys import get_survey, survey_id


def list_paper_responses(
    database: Database, survey_slug: str, area_code: str
) -> list[StoredResponse]:
    """The numbered paper sheets of a survey's area, in the order they were entered."""
    survey = get_survey(database, survey_slug)
    rows = database.query(
        f"{SELECT} JOIN paper_sheets ON paper_sheets.response_id = responses.id"
        " WHERE surveys.slug = ? AND responses.area_code = ? ORDER BY responses.id",
        [survey_slug, area_code],
    )
    return [stored_from_row(database, row, survey) for row in rows]


def sheet_number_by_key(database: Database, survey_slug: str) -> dict[str, str]:
    """The numbers of a survey's paper sheets by the keys of their responses."""
    return dict(
        database.conn.execute(
            "SELECT key, number FROM paper_sheets JOIN responses ON responses.id = response_id"
            " WHERE paper_sheets.survey_id = ?",
            (survey_id(database, survey_slug),),
        )
    )


def find_sheet_number(database: Database, key: str) -> str:
    """The number of the paper sheet that the response with this key was entered from, if any."""
    row = database.conn.execute(
        "SELECT number FROM paper_sheets JOIN responses ON responses.id = response_id"
        " WHERE key = ?",
        (key,),
    ).fetchone()
    return str(row[0]) if row else ""


def check_sheet_number(database: Database, survey_slug: str, number: str, key: str) -> None:
    """Raises `Refused` when another response than that of `key` has this number."""
    taken = database.conn.execute(
        "SELECT areas.name FROM paper_sheets JOIN responses ON responses.id = response_id"
        " JOIN areas ON areas.code = responses.area_code"
        " WHERE paper_sheets.survey_id = ? AND number = ? AND key <> ?",
        (survey_id(database, survey_slug), number, key),
    ).fetchone()
    if taken:
        raise refuse("sheet_number_taken", "number", found=number, area=taken[0])


def set_sheet_number(database: Database, survey_slug: str, number: str, key: str) -> None:
    """Say which sheet of paper a stored response is."""
    with writing(database):
        check_sheet_number(database, survey_slug, number, key)
        database.conn.execute(
            "INSERT INTO paper_sheets (response_id, survey_id, number)"
            " SELECT id, survey_id, ? FROM responses WHERE key = ?"
            " ON CONFLICT (response_id) DO UPDATE SET number = excluded.number",
            (number, key),
        )
