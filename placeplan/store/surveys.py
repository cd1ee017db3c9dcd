"""Surveys as kept, each with the questionnaire it pinned."""

import json
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from placeplan.domain.areas import Area, Place
from placeplan.domain.faults import refuse
from placeplan.domain.questionnaires import Questionnaire
from placeplan.domain.surveys import Survey
from placeplan.store.counts import COUNT_TABLES
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.questionnaires import add_questionnaire, questionnaire_with_checksum

SELECT = """
SELECT slug, title, opens_on, closes_on, introduction, contact, is_published, is_made_up,
  asks_monitoring, questionnaires.checksum,
  (SELECT json_group_array(json_array(
      code, name, council_code, council_name, seats, valid_from, valid_to))
    FROM survey_areas JOIN areas ON code = area_code WHERE survey_id = surveys.id),
  (SELECT json_group_array(json_array(area_code, key, name, kind))
    FROM survey_places JOIN places USING (area_code) WHERE key = place_key
    AND survey_id = surveys.id)
FROM surveys JOIN questionnaires ON questionnaires.id = questionnaire_id
"""
KEPT_SURVEYS = 64


USERS_OF_A_SURVEY = (
    ("responses", "survey_in_use"),
    ("workshops", "survey_has_workshop"),
    ("plan_surveys", "survey_has_plan"),
    ("screening_parts", "survey_has_screening"),
    ("finding_follow_ups", "survey_has_follow_up"),
)
# where officers make a survey; one of this name could not be opened
RESERVED_SLUG = "new"


def add_survey(database: Database, survey: Survey) -> None:
    """Keep a new survey; `Refused` when its address is taken."""
    if survey.slug == RESERVED_SLUG:
        raise refuse("slug_reserved", "slug", found=survey.slug)
    with writing(database):
        if find_survey(database, survey.slug):
            raise refuse("slug_taken", "slug", found=survey.slug)
        columns = _columns(database, survey) | {"created_at": datetime.now(UTC).isoformat("T")}
        names = ", ".join(columns)
        marks = ", ".join(f":{name}" for name in columns)
        database.conn.execute(f"INSERT INTO surveys ({names}) VALUES ({marks})", columns)
        _set_areas(database, survey)


def update_survey(database: Database, survey: Survey) -> None:
    """Change a survey in place. `Refused` when answers would be left outside it.

    Once there are responses, the questionnaire and the areas answered for stay; once somebody
    has begun to answer, so do the points of the scale.
    """
    with writing(database):
        kept = get_survey(database, survey.slug)
        _refuse_another_scale_under_drafts(database, kept, survey)
        if has_responses(database, survey.slug):
            if kept.questionnaire != survey.questionnaire:
                raise refuse("questionnaire_in_use", "questionnaire")
            _refuse_losing_answers(database, survey)
        columns = _columns(database, survey)
        assignments = ", ".join(f"{name} = :{name}" for name in columns)
        database.conn.execute(f"UPDATE surveys SET {assignments} WHERE slug = :slug", columns)
        database.conn.execute(
            "DELETE FROM survey_areas WHERE survey_id = ?", (survey_id(database, survey.slug),)
        )
        _set_areas(database, survey)


def remove_survey(database: Database, slug: str) -> None:
    """Remove a survey that nothing was made from; `Refused` otherwise."""
    with writing(database):
        identity = survey_id(database, slug)
        for table, code in USERS_OF_A_SURVEY:
            if _has_row(database, table, identity):
                raise refuse(code, "slug", found=slug)
        for table in (*COUNT_TABLES, "drafts", "frozen_profiles"):
            database.conn.execute(f"DELETE FROM {table} WHERE survey_id = ?", (identity,))
        database.conn.execute("DELETE FROM surveys WHERE id = ?", (identity,))


def get_survey(database: Database, slug: str) -> Survey:
    """The survey at this address; NotFound when there is none."""
    survey = find_survey(database, slug)
    if survey is None:
        raise NotFound(slug)
    return survey


def find_survey(database: Database, slug: str) -> Survey | None:
    """The survey at this address, if there is one."""
    row = database.conn.execute(f"{SELECT} WHERE slug = ?", (slug,)).fetchone()
    return None if row is None else _survey_from_row(database, row)


def list_surveys(database: Database) -> list[Survey]:
    """Every survey, the one that closes last first."""
    rows = database.conn.execute(f"{SELECT} ORDER BY closes_on DESC, title, slug")
    return [_survey_from_row(database, row) for row in rows]


def survey_id(database: Database, slug: str) -> int:
    """The database's own number for a survey; NotFound when there is none."""
    row = database.conn.execute("SELECT id FROM surveys WHERE slug = ?", (slug,)).fetchone()
    if row is None:
        raise NotFound(slug)
    return int(row[0])


def has_responses(database: Database, slug: str) -> bool:
    """Whether any response is stored for this survey, be it counted or excluded."""
    return _has_row(database, "responses", survey_id(database, slug))


def _has_row(database: Database, table: str, survey: int) -> bool:
    found = database.conn.execute(
        f"SELECT EXISTS (SELECT 1 FROM {table} WHERE survey_id = ?)", (survey,)
    ).fetchone()
    return bool(found[0])


def _columns(database: Database, survey: Survey) -> dict[str, str | int]:
    return {
        "slug": survey.slug,
        "title": survey.title,
        "questionnaire_id": add_questionnaire(database, survey.questionnaire),
        "opens_on": survey.opens_on.isoformat(),
        "closes_on": survey.closes_on.isoformat(),
        "introduction": survey.introduction,
        "contact": survey.contact,
        "is_published": int(survey.is_published),
        "is_made_up": int(survey.is_made_up),
        "asks_monitoring": int(survey.asks_monitoring),
    }


def _set_areas(database: Database, survey: Survey) -> None:
    identity = survey_id(database, survey.slug)
    database.conn.executemany(
        "INSERT INTO survey_areas (survey_id, area_code) VALUES (?, ?)",
        [(identity, area.code) for area in survey.areas],
    )
    database.conn.executemany(
        "INSERT INTO survey_places (survey_id, area_code, place_key) VALUES (?, ?, ?)",
        [(identity, place.area_code, place.key) for place in survey.places],
    )


def _refuse_another_scale_under_drafts(database: Database, kept: Survey, survey: Survey) -> None:
    # a 2 of seven points must not be sent as a 2 of three
    is_other = kept.questionnaire.scale.points != survey.questionnaire.scale.points
    if is_other and _has_row(database, "drafts", survey_id(database, kept.slug)):
        raise refuse("scale_has_drafts", "questionnaire")


def _refuse_losing_answers(database: Database, survey: Survey) -> None:
    # excluded responses and what was said before a correction must stay readable too
    answered = database.conn.execute(
        "SELECT area_code, place_key, min(collected_on), max(collected_on) FROM ("
        " SELECT area_code, place_key, collected_on FROM responses WHERE survey_id = :survey"
        " UNION ALL SELECT json_extract(content, '$.area'), json_extract(content, '$.place'),"
        " json_extract(content, '$.collected_on') FROM response_revisions"
        " JOIN responses ON responses.id = response_id WHERE survey_id = :survey) GROUP BY 1, 2",
        {"survey": survey_id(database, survey.slug)},
    ).fetchall()
    for area_code, place_key, first_on, last_on in answered:
        if area_code not in survey.area_codes:
            raise refuse("area_has_answers", "areas", found=area_code)
        if place_key and (area_code, place_key) not in survey.place_keys:
            raise refuse("place_has_answers", "places", found=place_key)
        if first_on < survey.opens_on.isoformat():
            raise refuse("date_has_answers", "opens_on", found=first_on)
        if last_on > survey.closes_on.isoformat():
            raise refuse("date_has_answers", "closes_on", found=last_on)


def _survey_from_row(database: Database, row: tuple[Any, ...]) -> Survey:
    return _survey(row, questionnaire_with_checksum(database, row[9]))


@lru_cache(maxsize=KEPT_SURVEYS)
def _survey(row: tuple[Any, ...], questionnaire: Questionnaire) -> Survey:
    # every page of a survey asks for it; the same row need not be checked again
    slug, title, opens_on, closes_on, introduction, contact, is_published, is_made_up = row[:8]
    asks_monitoring, _checksum, areas, places = row[8:]
    return Survey(
        slug=slug,
        title=title,
        questionnaire=questionnaire,
        areas=tuple(sorted((Area(*area) for area in json.loads(areas)), key=_by_name)),
        places=tuple(sorted((Place(*place) for place in json.loads(places)), key=_by_name)),
        opens_on=date.fromisoformat(opens_on),
        closes_on=date.fromisoformat(closes_on),
        introduction=introduction,
        contact=contact,
        is_published=bool(is_published),
        is_made_up=bool(is_made_up),
        asks_monitoring=bool(asks_monitoring),
    )


def _by_name(named: Area | Place) -> str:
    return named.name
