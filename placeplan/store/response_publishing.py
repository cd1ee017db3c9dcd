"""Taking a staged file's responses over into the instance, in one short transaction."""

from datetime import date

from placeplan.domain.faults import refuse
from placeplan.domain.response_imports import ResponseImport
from placeplan.domain.surveys import Survey
from placeplan.store.comment_words import adding_many
from placeplan.store.counts import CountChanges, add_counts
from placeplan.store.database import Database, writing
from placeplan.store.profiles import freeze_public_step
from placeplan.store.response_imports import add_response_import
from placeplan.store.response_staging import StagedResponses
from placeplan.store.surveys import get_survey, survey_id
from placeplan.store.workshops import add_workshop

TAKEN_OVER = (
    "key, area_code, place_key, channel, form, people, collected_on, priorities, age_band,"
    " connection, content_hash"
)


class Outdated(Exception):
    """Raised when what is kept has changed since the staged responses were sorted."""


def publish_staged(
    database: Database,
    staged: StagedResponses,
    survey: Survey,
    entered_by: str,
    on: date,
    origin: ResponseImport | None = None,
) -> int:
    """Keep and count every new response, with the workshops that are new, or none of them.

    The public's figures move on where ten or more came. With `origin` it is kept which file they
    came from; the id of that is returned, else 0. Raises Outdated when the staged responses
    must be sorted again first, `Refused` when the survey was changed since the file was read.
    """
    workshops, areas, changes = (
        staged.list_new_workshops(),
        staged.list_areas(),
        staged.count_changes(),
    )
    database.conn.execute("ATTACH ? AS staged", (str(staged.path),))
    try:
        with writing(database):
            if get_survey(database, survey.slug) != survey:
                raise refuse("changed_meanwhile")
            _refuse_outdated(database)
            for workshop in workshops:
                add_workshop(database, workshop)
            survey_number = survey_id(database, survey.slug)
            import_id = add_response_import(database, survey_number, origin) if origin else None
            _take_over(database, survey_number, entered_by, import_id, changes)
            for area_code in areas:
                freeze_public_step(database, survey.slug, area_code, on)
            return import_id or 0
    finally:
        database.conn.execute("DETACH staged")


def _refuse_outdated(database: Database) -> None:
    row = database.conn.execute(
        "SELECT EXISTS (SELECT 1 FROM staged.responses AS r WHERE r.state = 'new' AND"
        " (r.key IN (SELECT key FROM main.responses)"
        " OR r.key_hash IN (SELECT key_hash FROM main.tombstones)))"
    ).fetchone()
    if row[0]:
        raise Outdated


def _take_over(
    database: Database,
    survey: int,
    entered_by: str,
    import_id: int | None,
    changes: CountChanges,
) -> None:
    execute = database.conn.execute
    base = execute("SELECT coalesce(max(id), 0) FROM main.responses").fetchone()[0]
    values = {"base": base, "survey": survey, "entered_by": entered_by, "import": import_id}
    execute(
        "INSERT INTO main.responses (id, survey_id, entered_by, import_id, workshop_id,"
        f" {TAKEN_OVER}) SELECT :base + row, :survey, :entered_by, :import,"
        " (SELECT id FROM main.workshops AS w"
        f" WHERE w.survey_id = :survey AND w.key = r.workshop_key), {TAKEN_OVER}"
        " FROM staged.responses AS r WHERE r.state = 'new' ORDER BY row",
        values,
    )
    execute(
        "INSERT INTO main.answers (response_id, theme_key, answer)"
        " SELECT :base + row, theme_key, answer FROM staged.answers JOIN staged.responses AS r"
        " USING (row) WHERE r.state = 'new' ORDER BY row, theme_key",
        values,
    )
    with adding_many(database):
        execute(
            "INSERT INTO main.comments (response_id, survey_id, area_code, theme_key, kind, text)"
            " SELECT :base + row, :survey, r.area_code, theme_key, kind, text"
            " FROM staged.comments AS c JOIN staged.responses AS r USING (row)"
            " WHERE r.state = 'new' ORDER BY c.id",
            values,
        )
    add_counts(database, survey, changes)
