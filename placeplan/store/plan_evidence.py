"""What a plan needs of responses beyond their profile: age groups, and comments to quote."""

from typing import NamedTuple

from placeplan.domain.comments import CommentGroup, CommentKind, CommentState
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


class QuotableComment(NamedTuple):
    """A comment that may stand in a plan; officers have said so where `state` is may_be_quoted."""

    text: str
    state: CommentState


class TaggedComment(NamedTuple):
    """A comment under a tag, as it may be read."""

    theme_key: str
    kind: CommentKind
    text: str
    state: CommentState


def list_quotable_comments(
    database: Database, survey_slug: str, area_code: str, group: CommentGroup, most: int
) -> list[QuotableComment]:
    """Comments of a theme and kind that read well as quotations, the most telling first.

    Those that may be quoted come first, then those that nobody has reviewed; none that is not to
    be published. What is good is quoted from those who rated the theme high, what could be better
    from those who rated it low; none is very short or very long.
    """
    theme_key, kind = group
    best_first = "DESC" if kind == "good" else "ASC"
    rows = database.conn.execute(
        "SELECT text, min(state) FROM (SELECT text, comments.state, comments.id, answers.answer"
        f" FROM comments JOIN responses ON responses.id = comments.response_id AND {_SCOPE}"
        " LEFT JOIN answers ON answers.response_id = comments.response_id"
        " AND answers.theme_key = comments.theme_key AND answers.answer GLOB '[1-9]'"
        " WHERE comments.survey_id = :survey AND comments.area_code = :area"
        " AND comments.theme_key = :theme AND kind = :kind AND comments.state <> 'not_published'"
        " AND length(text) BETWEEN :shortest AND :longest)"
        " GROUP BY text ORDER BY min(state), max(answer) IS NULL,"
        f" {'max' if kind == 'good' else 'min'}(answer) {best_first}, min(id) LIMIT :most",
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
    return [QuotableComment(*row) for row in rows]


def list_comments_of_tag(
    database: Database, survey_slug: str, area_code: str, tag_id: int, most: int
) -> list[TaggedComment]:
    """Comments of an area under a tag, those that may be quoted first, then the newest.

    None that is not to be published.
    """
    rows = database.conn.execute(
        "SELECT comments.theme_key, kind, text, comments.state FROM comment_tags"
        " JOIN comments ON comments.id = comment_id"
        f" JOIN responses ON responses.id = comments.response_id AND {_SCOPE}"
        " WHERE tag_id = :tag AND comments.state <> 'not_published'"
        " ORDER BY comments.state, comments.id DESC LIMIT :most",
        {
            "survey": survey_id(database, survey_slug),
            "area": area_code,
            "tag": tag_id,
            "most": most,
        },
    )
    return [TaggedComment(*row) for row in rows]
