"""What stands round the answers: areas, workshops, partners, and what officers decided."""

from tests.recounts.rows import Found, Rows, Statement, recounts

NAMED_IN_SHORT = 5


@recounts("surveys")
def _surveys(rows: Rows, _said: Statement) -> Found:
    return rows.one("SELECT count(*) FROM plan_surveys WHERE plan_id = ?", rows.plan_id)


@recounts("workshops", "workshop_people", "held_on")
def _workshops(rows: Rows, said: Statement) -> Found:
    counted = {
        "workshops": "count(*)",
        "workshop_people": "coalesce(sum(people), 0)",
        "held_on": "min(held_on)",
    }[said["counts"]]
    where = "area_code = ? AND survey_id = (SELECT id FROM surveys WHERE slug = ?)"
    key, more = (" AND key = ?", [said["part"]]) if said["part"] else ("", [])
    return rows.one(
        f"SELECT {counted} FROM workshops WHERE {where}{key}", said["area"], said["survey"], *more
    )


@recounts("seats")
def _seats(rows: Rows, said: Statement) -> Found:
    return rows.one("SELECT seats FROM areas WHERE code = ?", said["area"])


@recounts("areas_in_council")
def _areas(rows: Rows, said: Statement) -> Found:
    return rows.one(
        "SELECT count(*) FROM areas WHERE council_code ="
        " (SELECT council_code FROM areas WHERE code = ?)",
        said["area"],
    )


@recounts("places")
def _places(rows: Rows, said: Statement) -> Found:
    return rows.one("SELECT count(*) FROM places WHERE area_code = ?", said["area"])


@recounts("outcomes")
def _outcomes(rows: Rows, _said: Statement) -> Found:
    return rows.one("SELECT count(*) FROM outcomes")


@recounts("assets", "issues")
def _findings(rows: Rows, said: Statement) -> Found:
    acted = (
        " AND EXISTS (SELECT 1 FROM actions WHERE finding_id = f.id AND NOT actions.is_removed)"
        if said["part"] == "with_actions"
        else ""
    )
    found = rows.one(
        "SELECT count(*) FROM findings AS f WHERE plan_id = ? AND kind = ? AND NOT is_removed"
        + acted,
        rows.plan_id,
        said["counts"].removesuffix("s"),
    )
    return found - NAMED_IN_SHORT if said["part"] == "not_in_short" else found


@recounts("supporting_comments")
def _support(rows: Rows, said: Statement) -> Found:
    finding_id, _, channel = said["part"].partition(":")
    where, values = rows.scope(said)
    test, more = (" AND r.channel = ?", [channel]) if channel else ("", [])
    return rows.one(
        "SELECT count(*) FROM finding_comments AS f JOIN comments AS c ON c.id = comment_id"
        f" JOIN responses AS r ON r.id = response_id WHERE {where}{test} AND finding_id = ?",
        *values,
        *more,
        finding_id,
    )


@recounts("due_on")
def _due(rows: Rows, said: Statement) -> Found:
    return rows.one("SELECT due_on FROM actions WHERE id = ?", said["part"])


# whether the last answer of the lead was given to other words, another day or other measures
_REWORDED = """EXISTS (
    SELECT 1 FROM lead_answers AS said WHERE said.action_id = a.id AND state <> 'suggested'
    AND NOT EXISTS (SELECT 1 FROM lead_answers WHERE action_id = a.id AND id > said.id)
    AND (action_title <> a.title OR said.timescale <> a.timescale OR said.due_on <> a.due_on
        OR measures <> a.measure || char(10) || a.how_much || char(10) || a.how_well
        || char(10) || a.better_off)
)"""


@recounts("actions")
def _actions(rows: Rows, said: Statement) -> Found:
    kind, _, value = said["part"].partition(":")
    state, _, before = kind.partition("_")
    test, values = {
        "": ("1", []),
        "no_lead": ("a.lead = ''", []),
        "no_outcome": ("a.outcome NOT IN (SELECT title FROM outcomes)", []),
        "outcome": ("a.outcome = ?", [value]),
    }.get(kind, (f"a.lead <> '' AND a.lead_state = ? AND {_REWORDED} = ?", [state, bool(before)]))
    return rows.one(
        "SELECT count(*) FROM actions AS a JOIN findings AS f ON f.id = finding_id"
        f" WHERE plan_id = ? AND NOT a.is_removed AND NOT f.is_removed AND {test}",
        rows.plan_id,
        *values,
    )


@recounts("listings", "partners")
def _listings(rows: Rows, said: Statement) -> Found:
    counted = "count(DISTINCT partner_id)" if said["counts"] == "partners" else "count(*)"
    has_ended = "ends_on <> '' AND ends_on < :today"
    tests = {
        "": f"NOT ({has_ended})",
        "ended": has_ended,
        "stale": f"NOT ({has_ended}) AND last_checked_on < date(:today, '-365 days')",
    }
    test = tests.get(said["part"], f"NOT ({has_ended}) AND kind = :part")
    if said["theme"]:
        test += " AND id IN (SELECT listing_id FROM listing_themes WHERE theme_key = :theme)"
    return rows.connection.execute(
        f"SELECT {counted} FROM listings JOIN listing_areas ON listing_id = listings.id"
        f" WHERE area_code = :area AND state = 'approved' AND {test}",
        {"today": rows.today} | {name: said[name] for name in ("area", "part", "theme")},
    ).fetchone()[0]


@recounts("listing_on", "step_on")
def _row_date(rows: Rows, said: Statement) -> Found:
    number, column = said["part"].split(":")
    table = {"listing_on": "listings", "step_on": "plan_steps"}[said["counts"]]
    return rows.one(f"SELECT {column} FROM {table} WHERE id = ?", int(number))


@recounts("drafted_on")
def _today(rows: Rows, _said: Statement) -> Found:
    return rows.today


@recounts("decision")
def _decided_on(rows: Rows, said: Statement) -> Found:
    kind, _colon, number = said["part"].rpartition(":")
    if kind != "edition":
        return rows.one("SELECT decided_on FROM decisions WHERE id = ?", int(number))
    return rows.one(
        "SELECT decided_on FROM decisions AS d JOIN plan_editions AS e ON e.id = edition_id"
        " WHERE e.plan_id = ? AND e.number = ? AND made_edition AND NOT is_removed",
        rows.plan_id,
        int(number),
    )


@recounts("edition")
def _edition(rows: Rows, said: Statement) -> Found:
    return rows.one(
        "SELECT number FROM plan_editions WHERE plan_id = ? AND number = ?",
        rows.plan_id,
        said["figure"],
    )


@recounts("consultation_on", "consultation_comments")
def _consultation(rows: Rows, said: Statement) -> Found:
    edition, name = said["part"].split(":")
    columns = {
        "all": "(SELECT count(*) FROM consultation_comments WHERE consultation_id = c.id)",
        "left_out": "(SELECT count(*) FROM consultation_comments WHERE consultation_id = c.id"
        " AND state = 'left_out')",
    }
    return rows.one(
        f"SELECT {columns.get(name, name)} FROM consultations AS c"
        " JOIN plan_editions AS e ON e.id = edition_id WHERE e.plan_id = ? AND e.number = ?",
        rows.plan_id,
        int(edition),
    )


@recounts("tagged_comments")
def _tagged(rows: Rows, said: Statement) -> Found:
    where, values = rows.scope(said)
    return rows.one(
        "SELECT count(*) FROM comment_tags JOIN comments AS c ON c.id = comment_id"
        f" JOIN responses AS r ON r.id = c.response_id WHERE {where} AND tag_id = ?"
        " AND c.state <> 'concern'",
        *values,
        int(said["part"]),
    )
