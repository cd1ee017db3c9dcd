"""The comments that findings rest on, as kept: added, taken out, quoted, and counted.

What counts is decided at each reading: a comment counts while its response does, and is quoted
while its state allows it.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from placeplan.domain.findings import (
    FindingQuotation,
    Support,
    SupportCell,
    SupportingComment,
)
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.plan_rows import Direction, now, touch_plan

_THESE = "(SELECT value FROM json_each(?))"
_JOINED = (
    " FROM finding_comments AS f JOIN comments ON comments.id = comment_id"
    " JOIN responses ON responses.id = response_id AND responses.state = 'counted'"
    " JOIN surveys ON surveys.id = comments.survey_id"
)
_SERIES = "CASE form WHEN 'group' THEN 'groups' ELSE 'individuals' END"
# what a plan may rest on: counted responses from its area, to its surveys
_OF_PLAN = (
    " FROM comments JOIN responses ON responses.id = response_id AND responses.state = 'counted'"
    " JOIN plans ON plans.id = :plan AND comments.area_code = plans.area_code"
    " WHERE comments.survey_id IN (SELECT survey_id FROM plan_surveys WHERE plan_id = :plan)"
)


def add_support(
    database: Database, plan_id: int, finding_id: int, comment_ids: Iterable[int], *, by: str
) -> list[int]:
    """Let a finding rest on these comments too; returns those that it did not rest on before.

    Comments of another area or survey than the plan's, and those that do not count, are left out.
    NotFound when the plan has no such finding.
    """
    with writing(database):
        _refuse_strangers(database, plan_id, finding_id)
        rows = database.conn.execute(
            "INSERT OR IGNORE INTO finding_comments (finding_id, comment_id, added_by, added_at)"
            f" SELECT :finding, comments.id, :by, :at{_OF_PLAN}"
            " AND comments.id IN (SELECT value FROM json_each(:these)) RETURNING comment_id",
            {
                "finding": finding_id,
                "plan": plan_id,
                "by": by,
                "at": now(),
                "these": json.dumps(list(comment_ids)),
            },
        ).fetchall()
        touch_plan(database, plan_id)
    return sorted(comment_id for (comment_id,) in rows)


def remove_support(
    database: Database, plan_id: int, finding_id: int, comment_ids: Iterable[int]
) -> list[int]:
    """Let a finding no longer rest on these comments; returns those that it rested on."""
    with writing(database):
        _refuse_strangers(database, plan_id, finding_id)
        rows = database.conn.execute(
            f"DELETE FROM finding_comments WHERE finding_id = ? AND comment_id IN {_THESE}"
            " RETURNING comment_id",
            (finding_id, json.dumps(list(comment_ids))),
        ).fetchall()
        touch_plan(database, plan_id)
    return sorted(comment_id for (comment_id,) in rows)


def set_quoted(
    database: Database, plan_id: int, finding_id: int, comment_id: int, *, is_quoted: bool
) -> None:
    """Choose a comment that a finding rests on as its last quotation, or no longer as one."""
    with writing(database):
        _refuse_strangers(database, plan_id, finding_id)
        database.conn.execute(
            "UPDATE finding_comments SET is_quoted = :quoted, position ="
            " (SELECT coalesce(max(position), 0) + 1 FROM finding_comments"
            " WHERE finding_id = :finding) WHERE finding_id = :finding AND comment_id = :comment"
            " AND is_quoted <> :quoted",
            {"quoted": int(is_quoted), "finding": finding_id, "comment": comment_id},
        )
        touch_plan(database, plan_id)


def move_quotation(
    database: Database, plan_id: int, finding_id: int, comment_id: int, direction: Direction
) -> None:
    """Change places with the quotation before or after it; the first and last stay."""
    with writing(database):
        _refuse_strangers(database, plan_id, finding_id)
        shown = [each.id for each in list_supporting_comments(database, finding_id)
                 if each.is_quoted and each.may_be_quoted]  # fmt: skip
        if comment_id in shown:
            at = shown.index(comment_id)
            to = max(0, at - 1) if direction == "up" else min(len(shown) - 1, at + 1)
            shown.insert(to, shown.pop(at))
            database.conn.executemany(
                "UPDATE finding_comments SET position = ? WHERE finding_id = ? AND comment_id = ?",
                [(position, finding_id, each) for position, each in enumerate(shown, start=1)],
            )
        touch_plan(database, plan_id)


def list_support(database: Database, finding_ids: Sequence[int]) -> dict[int, Support]:
    """How many comments each of these findings rests on, by the finding's id."""
    found: dict[int, list[SupportCell]] = {}
    rows = database.conn.execute(
        f"SELECT finding_id, slug, {_SERIES}, channel, sum(comments), sum(people) FROM"
        " (SELECT finding_id, slug, form, channel, count(*) AS comments, people"
        f"{_JOINED} WHERE finding_id IN {_THESE} GROUP BY finding_id, responses.id)"
        " GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3 DESC, 4",
        (json.dumps(list(finding_ids)),),
    )
    for finding_id, *cell in rows:
        found.setdefault(finding_id, []).append(SupportCell(*cell))
    return {finding_id: Support(tuple(cells)) for finding_id, cells in found.items()}


def list_quotations(
    database: Database, finding_ids: Sequence[int]
) -> dict[int, tuple[FindingQuotation, ...]]:
    """What may be quoted of what was chosen for these findings, in the officers' order."""
    found: dict[int, list[FindingQuotation]] = {}
    rows = database.conn.execute(
        "SELECT finding_id, text, theme_key, kind, slug, CAST(substr(collected_on, 1, 4) AS INT)"
        f"{_JOINED} WHERE is_quoted = 1 AND comments.state = 'may_be_quoted'"
        f" AND finding_id IN {_THESE} ORDER BY position, comments.id",
        (json.dumps(list(finding_ids)),),
    )
    for finding_id, *said in rows:
        found.setdefault(finding_id, []).append(FindingQuotation(*said))
    return {finding_id: tuple(quotations) for finding_id, quotations in found.items()}


def list_supporting_comments(database: Database, finding_id: int) -> list[SupportingComment]:
    """The comments that a finding rests on: those chosen as quotations first, then the newest."""
    rows = database.conn.execute(
        f"SELECT comments.id, theme_key, kind, text, comments.state, {_SERIES}, channel, is_quoted"
        f"{_JOINED} WHERE finding_id = ?"
        " ORDER BY is_quoted DESC, iif(is_quoted, position, 0), comments.id DESC",
        (finding_id,),
    )
    return [_comment(row) for row in rows]


def list_candidates(
    database: Database,
    plan_id: int,
    *,
    kinds: Sequence[str],
    tag_id: int = 0,
    theme_key: str = "",
    finding_id: int = 0,
    among: Sequence[int] | None = None,
    most: int = -1,
) -> list[SupportingComment]:
    """The comments of a plan's area of these kinds, under a tag or on a theme, the newest first.

    With `finding_id` without those that the finding rests on already; with `among` none but these;
    with `most` no more than so many.
    """
    conditions = " AND kind IN (SELECT value FROM json_each(:kinds))"
    if tag_id:
        conditions += (
            " AND comments.id IN (SELECT comment_id FROM comment_tags WHERE tag_id = :tag)"
        )
    if theme_key:
        conditions += " AND theme_key = :theme"
    if finding_id:
        conditions += (
            " AND comments.id NOT IN"
            " (SELECT comment_id FROM finding_comments WHERE finding_id = :finding)"
        )
    if among is not None:
        conditions += " AND comments.id IN (SELECT value FROM json_each(:among))"
    rows = database.conn.execute(
        f"SELECT comments.id, theme_key, kind, text, comments.state, {_SERIES}, channel, 0"
        f"{_OF_PLAN}{conditions} ORDER BY comments.id DESC LIMIT :most",
        {
            "plan": plan_id,
            "kinds": json.dumps(list(kinds)),
            "tag": tag_id,
            "theme": theme_key,
            "finding": finding_id,
            "among": json.dumps(list(among or ())),
            "most": most,
        },
    )
    return [_comment(row) for row in rows]


def _comment(row: Sequence[Any]) -> SupportingComment:
    comment = SupportingComment(*row)
    return comment._replace(is_quoted=bool(comment.is_quoted))


def _refuse_strangers(database: Database, plan_id: int, finding_id: int) -> None:
    found = database.conn.execute(
        "SELECT 1 FROM findings WHERE id = ? AND plan_id = ?", (finding_id, plan_id)
    ).fetchone()
    if found is None:
        raise NotFound(f"finding {finding_id} of plan {plan_id}")
