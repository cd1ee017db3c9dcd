"""Plans as kept: what officers decided and wrote. What is drafted from the data is never kept."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from placeplan.domain.faults import refuse
from placeplan.domain.plans import Plan, SectionKey, WrittenSection
from placeplan.store.areas import get_area
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.findings import list_findings
from placeplan.store.plan_rows import now, touch_plan
from placeplan.store.steps import list_steps
from placeplan.store.surveys import survey_id

LONGEST_SLUG = 80


def add_plan(database: Database, area_code: str, survey_slugs: Sequence[str], title: str) -> Plan:
    """Keep a new draft for an area; NotFound for an unknown area or survey, `Refused` otherwise."""
    plan = Plan(get_area(database, area_code), tuple(survey_slugs), title.strip())
    with writing(database):
        made_at = now()
        cursor = database.conn.execute(
            "INSERT INTO plans (area_code, slug, title, created_at, updated_at)"
            " VALUES (?, ?, ?, ?, ?)",
            (area_code, _free_slug(database, plan.title), plan.title, made_at, made_at),
        )
        plan_id = int(cursor.lastrowid or 0)
        _set_surveys(database, plan_id, plan.survey_slugs)
    return get_plan(database, plan_id)


def update_plan(
    database: Database, plan_id: int, *, title: str, survey_slugs: Sequence[str]
) -> None:
    """Change what a plan is called and which surveys it draws on.

    Its public address stays, and so does how it stands: that follows from its editions.
    """
    with writing(database):
        kept = get_plan(database, plan_id)
        plan = Plan(kept.area, tuple(survey_slugs), title.strip())
        database.conn.execute("UPDATE plans SET title = ? WHERE id = ?", (plan.title, plan_id))
        _set_surveys(database, plan_id, plan.survey_slugs)
        touch_plan(database, plan_id)


def update_section(
    database: Database, plan_id: int, key: SectionKey, prose: str, *, version: int, changed_by: str
) -> int:
    """Keep what an officer wrote in a section; returns its new version.

    `version` is the one the officer began from, 0 for an empty section; `Refused` with
    `changed_meanwhile` when somebody else has kept another since.
    """
    written = WrittenSection(key, prose.replace("\r\n", "\n").strip())
    with writing(database):
        kept = get_plan(database, plan_id).section(key)
        if kept.version != version:
            raise refuse("changed_meanwhile", "prose", found=version, expected=kept.version)
        if kept.prose == written.prose:
            return version
        database.conn.execute(
            "INSERT INTO plan_sections VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
            " prose = excluded.prose, version = excluded.version,"
            " updated_at = excluded.updated_at, updated_by = excluded.updated_by",
            (plan_id, key, written.prose, version + 1, now(), changed_by),
        )
        touch_plan(database, plan_id)
    return version + 1


def get_plan(database: Database, plan_id: int) -> Plan:
    """The plan with this number; NotFound when there is none."""
    for row in database.query("SELECT * FROM plans WHERE id = ?", [plan_id]):
        return _plan_from_row(database, row)
    raise NotFound(f"plan {plan_id}")


def get_published_plan(database: Database, slug: str) -> Plan:
    """The published plan at this address; NotFound when there is none or it is not published."""
    for row in database.query("SELECT * FROM plans WHERE slug = ? AND is_published = 1", [slug]):
        return _plan_from_row(database, row)
    raise NotFound(f"published plan {slug}")


def find_plan_of_area(database: Database, area_code: str) -> Plan | None:
    """The newest plan of an area, if there is one."""
    query = "SELECT * FROM plans WHERE area_code = ? ORDER BY id DESC LIMIT 1"
    for row in database.query(query, [area_code]):
        return _plan_from_row(database, row)
    return None


def find_published_plan(database: Database, survey_slug: str, area_code: str) -> Plan | None:
    """The newest published plan of an area that draws on a survey, if there is one."""
    query = (
        "SELECT plans.* FROM plans JOIN plan_surveys ON plan_id = plans.id"
        " WHERE survey_id = ? AND area_code = ? AND is_published = 1 ORDER BY id DESC LIMIT 1"
    )
    for row in database.query(query, [survey_id(database, survey_slug), area_code]):
        return _plan_from_row(database, row)
    return None


def list_plans(database: Database) -> list[Plan]:
    """Every plan, by area, the newest of an area first."""
    rows = list(
        database.query(
            "SELECT plans.* FROM plans JOIN areas ON code = area_code"
            " ORDER BY areas.name, plans.id DESC"
        )
    )
    return [_plan_from_row(database, row) for row in rows]


def _set_surveys(database: Database, plan_id: int, slugs: Sequence[str]) -> None:
    database.conn.execute("DELETE FROM plan_surveys WHERE plan_id = ?", (plan_id,))
    database.conn.executemany(
        "INSERT INTO plan_surveys (plan_id, survey_id, position) VALUES (?, ?, ?)",
        [(plan_id, survey_id(database, slug), position) for position, slug in enumerate(slugs)],
    )


def _free_slug(database: Database, title: str) -> str:
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:LONGEST_SLUG].strip("-") or "plan"
    taken = {row[0] for row in database.conn.execute("SELECT slug FROM plans")}
    slug, count = plain, 1
    while slug in taken:
        count += 1
        slug = f"{plain}-{count}"
    return slug


def _plan_from_row(database: Database, row: dict[str, Any]) -> Plan:
    slugs = database.conn.execute(
        "SELECT slug FROM plan_surveys JOIN surveys ON surveys.id = survey_id"
        " WHERE plan_id = ? ORDER BY position",
        (row["id"],),
    ).fetchall()
    return Plan(
        area=get_area(database, row["area_code"]),
        survey_slugs=tuple(slug for (slug,) in slugs),
        title=row["title"],
        status=row["status"],
        is_published=bool(row["is_published"]),
        slug=row["slug"],
        written=_written(database, row["id"]),
        findings=tuple(list_findings(database, row["id"])),
        steps=tuple(list_steps(database, row["id"])),
        id=row["id"],
        updated_at=row["updated_at"],
    )


def _written(database: Database, plan_id: int) -> dict[SectionKey, WrittenSection]:
    rows = database.query(
        "SELECT section_key AS key, prose, version, updated_at, updated_by FROM plan_sections"
        " WHERE plan_id = ?",
        [plan_id],
    )
    return {row["key"]: WrittenSection(**row) for row in rows}
