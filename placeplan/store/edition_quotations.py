"""Which editions that anyone may read quote a comment: they were frozen, so they go on doing so."""

from placeplan.domain.findings import FindingQuotation
from placeplan.domain.plan_editions import ISSUED, PlanEdition
from placeplan.domain.plan_records import record_json
from placeplan.store.database import Database
from placeplan.store.plan_editions import get_edition


def list_editions_quoting(database: Database, comment_id: int) -> list[PlanEdition]:
    """The public editions that quote a comment, as it stands or before words were taken out."""
    wordings = database.conn.execute(
        "SELECT said.text, theme_key, kind, slug, CAST(substr(collected_on, 1, 4) AS INT)"
        " FROM comments JOIN responses ON responses.id = response_id"
        " JOIN surveys ON surveys.id = comments.survey_id"
        " JOIN (SELECT id, text FROM comments UNION SELECT comment_id, text FROM comment_originals)"
        " AS said ON said.id = comments.id WHERE comments.id = ?",
        (comment_id,),
    ).fetchall()
    marks = ", ".join("?" * len(ISSUED))
    found = {
        (plan_id, number)
        for wording in wordings
        for plan_id, number in database.conn.execute(
            f"SELECT plan_id, number FROM plan_editions WHERE status IN ({marks})"
            " AND id NOT IN (SELECT edition_id FROM withheld_editions) AND instr(content, ?) > 0",
            (*ISSUED, record_json(FindingQuotation(*wording))),
        )
    }
    return [get_edition(database, plan_id, number) for plan_id, number in sorted(found)]
