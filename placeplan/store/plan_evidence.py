"""What a plan needs of responses beyond their profile: age groups, and comments to quote."""

from placeplan.domain.comments import CommentGroup
from placeplan.store.database import Database
from placeplan.store.surveys import survey_id

SHORTEST_QUOTED, LONGEST_QUOTED = 25, 300
_SCOPE = (
    "responses.survey_id = :survey AND responses.area_code = :area AND responses.state = 'counted'"
)


def count_age_bands(database: Database, survey_slug: str, area_code: str) -> dict[str, int]:
    """How many counted individuals of an area gave each age band; empty where none was given."""
    rows = database.conn.execute(
        f"SELECT age_band, count(*) FROM responses WHERE {_SCOPE} AND form = 'individual'"
        " GROUP BY age_band",
        {"survey": survey_id(database, survey_slug), "area": area_code},
    )
    return dict(rows.fetchall())


def list_quotable_comments(
    database: Database, survey_slug: str, area_code: str, group: CommentGroup, most: int
) -> list[str]:
    """Comments of a theme and kind that read well as quotations, the most telling first.

    What is good is quoted from those who rated the theme high, what could be better from those
    who rated it low; none is very short or very long.
    """
    theme_key, kind = group
    best_first = "DESC" if kind == "good" else "ASC"
    rows = database.conn.execute(
        "SELECT DISTINCT text FROM (SELECT text, comments.id, answers.answer FROM comments"
        f" JOIN responses ON responses.id = comments.response_id AND {_SCOPE}"
        " LEFT JOIN answers ON answers.response_id = comments.response_id"
        " AND answers.theme_key = comments.theme_key AND answers.answer GLOB '[1-9]'"
        " WHERE comments.survey_id = :survey AND comments.area_code = :area"
        " AND comments.theme_key = :theme AND kind = :kind"
        " AND length(text) BETWEEN :shortest AND :longest"
        f" ORDER BY answers.answer IS NULL, answers.answer {best_first}, comments.id)"
        " LIMIT :most",
        {
            "survey": survey_id(database, survey_slug),
            "area": area_code,
            "theme": theme_key,
            "kind": kind,
            "shortest": SHORTEST_QUOTED,
            "longest": LONGEST_QUOTED,
            "most": most,
        },
    )
    return [text for (text,) in rows]
