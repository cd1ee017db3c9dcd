"""What officers wrote in the screening forms of an area of a survey, part by part."""

import json
from collections.abc import Mapping

from placeplan.domain.faults import refuse
from placeplan.domain.plans import Plan
from placeplan.domain.screening_questions import FORMS
from placeplan.domain.screenings import (
    SCREENING_KINDS,
    FilledPart,
    Screening,
    ScreeningKind,
    checked_answers,
)
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.plan_rows import now
from placeplan.store.surveys import get_survey, survey_id

DECISIONS = ("decision", "record")


def update_screening_part(
    database: Database,
    screening: Screening,
    part_key: str,
    given: Mapping[str, str],
    *,
    version: int,
    changed_by: str,
) -> int:
    """Keep what was answered in a part of a form; returns its new version.

    `version` is the one the change began from, 0 for an empty part; `Refused` with
    `changed_meanwhile` when somebody else has kept another since, or for faulty answers.
    """
    answers = checked_answers(screening.form.part(part_key), given)
    with writing(database):
        kept = get_screening(
            database, screening.survey_slug, screening.area_code, screening.form.kind
        ).filled_part(part_key)
        if kept.version != version:
            raise refuse("changed_meanwhile", found=version, expected=kept.version)
        if kept.answers == answers:
            return version
        database.conn.execute(
            "INSERT INTO screening_parts VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
            " content = excluded.content, version = excluded.version,"
            " updated_at = excluded.updated_at, updated_by = excluded.updated_by",
            (
                survey_id(database, screening.survey_slug),
                screening.area_code,
                screening.form.kind,
                part_key,
                json.dumps(answers, ensure_ascii=False),
                version + 1,
                now(),
                changed_by,
            ),
        )
    return version + 1


def copy_screening(
    database: Database, screening: Screening, from_area: str, *, changed_by: str
) -> None:
    """Begin a form with what is written in that of another area, but for what was decided.

    `Refused` where it has been begun already.
    """
    with writing(database):
        slug, kind = screening.survey_slug, screening.form.kind
        if get_screening(database, slug, screening.area_code, kind).state != "not_begun":
            raise refuse("screening_begun")
        source = get_screening(database, slug, from_area, kind)
        for part in screening.form.parts:
            answers = source.answers(part.key)
            if answers and part.key not in DECISIONS:
                kept = screening.filled_part(part.key).version
                update_screening_part(
                    database, screening, part.key, answers, version=kept, changed_by=changed_by
                )


def get_screening(
    database: Database, survey_slug: str, area_code: str, kind: ScreeningKind
) -> Screening:
    """A form as far as it is filled in; NotFound where the survey has no such area."""
    return list_screenings(database, survey_slug, area_code)[area_code, kind]


def list_screenings(
    database: Database, survey_slug: str, area_code: str | None = None
) -> dict[tuple[str, ScreeningKind], Screening]:
    """Both forms of one area of a survey, or of all, in the survey's order; NotFound for others."""
    survey = get_survey(database, survey_slug)
    codes = [area.code for area in survey.areas if area_code in (None, area.code)]
    if not codes:
        raise NotFound(f"{area_code} of {survey_slug}")
    filled: dict[tuple[str, str], dict[str, FilledPart]] = {}
    for row in database.query(
        "SELECT * FROM screening_parts WHERE survey_id = ?", [survey_id(database, survey_slug)]
    ):
        filled.setdefault((row["area_code"], row["kind"]), {})[row["part_key"]] = FilledPart(
            json.loads(row["content"]), row["version"], row["updated_at"], row["updated_by"]
        )
    return {
        (code, kind): Screening(FORMS[kind], survey_slug, code, filled.get((code, kind), {}))
        for code in codes
        for kind in SCREENING_KINDS
    }


def plan_screenings(database: Database, plan: Plan) -> tuple[Screening, ...]:
    """Both forms of the plan's area for each of its surveys that is asked there, in order."""
    found: list[Screening] = []
    for slug in plan.survey_slugs:
        if plan.area.code in get_survey(database, slug).area_codes:
            found += list_screenings(database, slug, plan.area.code).values()
    return tuple(found)
