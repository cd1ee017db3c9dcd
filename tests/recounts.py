"""Counts again, from the rows themselves, whatever a plan's trace says it has counted.

It shares no code with the product: each measure is a query of its own over the answers as they were
given, never over kept counts. A new measure gets its recount here, or its plan cannot be checked.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

Statement = dict[str, Any]
Found = int | Fraction | str | None
Recount = Callable[["Rows", Statement], Found]
RECOUNTS: dict[str, Recount] = {}
FORMS = {"individuals": "individual", "groups": "group"}
SETTINGS = {"minimum_answers": 10, "minimum_cell": 10}


def recounts(*measures: str) -> Callable[[Recount], Recount]:
    """Decorator: this function counts these measures again."""

    def add(recount: Recount) -> Recount:
        RECOUNTS.update(dict.fromkeys(measures, recount))
        return recount

    return add


class Rows:
    """The rows behind a plan's statements, on a day."""

    def __init__(self, connection: sqlite3.Connection, plan_id: int, today: str) -> None:
        self.connection = connection
        self.plan_id = plan_id
        self.today = today

    def all(self, query: str, *values: object) -> list[Any]:
        return self.connection.execute(query, values).fetchall()

    def one(self, query: str, *values: object) -> Any:
        return self.all(query, *values)[0][0]

    def scope(self, said: Statement) -> tuple[str, list[object]]:
        """Which responses a statement is about, as a condition on `responses AS r`."""
        where = (
            "r.state = 'counted' AND r.area_code = ?"
            " AND r.survey_id = (SELECT id FROM surveys WHERE slug = ?)"
        )
        values: list[object] = [said["area"], said["survey"]]
        if said["series"] in FORMS:
            where += " AND r.form = ?"
            values.append(FORMS[said["series"]])
        if said["place"]:
            where += " AND r.place_key = ?"
            values.append("" if said["place"] == "not_given" else said["place"])
        return where, values

    def ratings(self, said: Statement) -> list[tuple[int, int]]:
        """Each rating of the statement's theme, with the people behind it."""
        where, values = self.scope(said)
        return self.all(
            "SELECT CAST(answer AS INTEGER), people FROM responses AS r JOIN answers"
            f" ON response_id = r.id WHERE {where} AND theme_key = ? AND answer GLOB '[1-9]'",
            *values,
            said["theme"],
        )

    def scale(self, said: Statement) -> dict[str, Any]:
        return self.questionnaire(said)["scale"]

    def questionnaire(self, said: Statement) -> dict[str, Any]:
        content = self.one(
            "SELECT content FROM questionnaires JOIN surveys ON questionnaire_id ="
            " questionnaires.id WHERE slug = ?",
            said["survey"],
        )
        return json.loads(content)


def faults(connection: sqlite3.Connection, plan_id: int, trace: dict[str, Any]) -> Iterator[str]:
    """What in a trace is not so in the database, a sentence each."""
    rows = Rows(connection, plan_id, trace["date"])
    for said in trace["statements"]:
        found = RECOUNTS[said["counts"]](rows, said)
        if comparable(found) != comparable(said["figure"]):
            yield (
                f"{said['section']}, block {said['block']}, {said['spot']}: “{said['shown']}” in"
                f" “{said['text']}” says {said['counts']} = {said['figure']}; the rows say {found}"
            )
        elif not says(said):
            yield f"“{said['shown']}” in “{said['text']}” does not say {said['figure']}"


def comparable(figure: Found | float) -> object:
    """A figure as it may be compared: dates as text, numbers to four places."""
    if figure is None or isinstance(figure, str):
        return figure
    exact = Fraction(str(figure)) if isinstance(figure, float) else Fraction(figure)
    return rounded(exact, 4)


def rounded(value: Fraction, places: int) -> Decimal:
    """Half up, by long division: an independent way to the product's."""
    quotient = Decimal(value.numerator * 10 ** (places + 12) // value.denominator)
    return quotient.scaleb(-places - 12).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
MONTHS = "January February March April May June July August September October November December"


def says(said: Statement) -> bool:
    """Whether the words shown are a way to write the figure."""
    shown, figure = said["shown"].lower(), said["figure"]
    if said["spot"] == "chart":
        return True
    if figure is None:
        return shown == "–"
    if isinstance(figure, str):
        year, month, day = figure.split("-")
        full = f"{int(day)} {MONTHS.split()[int(month) - 1]} {year}".lower()
        return full.startswith(shown)
    if said["counts"] == "share":
        return (
            shown == f"{rounded(100 * Fraction(str(figure)), 0)}%"
            or abs(float(shown.rstrip("%")) - 100 * figure) <= 0.51
        )
    if said["counts"] == "variance":
        return abs(float(shown) - figure**0.5) < 0.051
    ways = {f"{figure:,}", f"{figure}"}
    if isinstance(figure, int):
        ways |= {f"{figure}.0"} | ({WORDS[figure]} if 0 <= figure < len(WORDS) else set())
        ways |= {0: {"none"}, 1: {"once"}, 2: {"twice"}}.get(figure, set())
    else:
        # the exact mean was rounded once; four places may not say which way a half went
        ways |= {f"{figure + nudge:.1f}" for nudge in (-0.00005, 0.00005)}
    return shown in ways


@recounts("responses")
def _responses(rows: Rows, said: Statement) -> Found:
    where, values = rows.scope(said)
    channel = " AND r.channel = ?" if said["part"] else ""
    more = [said["part"]] if said["part"] else []
    return rows.one(f"SELECT count(*) FROM responses AS r WHERE {where}{channel}", *values, *more)


@recounts("people")
def _people(rows: Rows, said: Statement) -> Found:
    if said["theme"]:
        return sum(people for _rating, people in rows.ratings(said))
    where, values = rows.scope(said)
    if said["part"] == "at_tables_and_alone":
        tables = rows.one(
            f"SELECT coalesce(sum(people), 0) FROM responses AS r WHERE {where} AND form = 'group'",
            *values,
        )
        alone = rows.one(
            f"SELECT count(*) FROM responses AS r WHERE {where} AND form = 'individual'"
            " AND channel = 'workshop'",
            *values,
        )
        return min(tables, alone)
    channel = " AND r.channel = ?" if said["part"] else ""
    more = [said["part"]] if said["part"] else []
    return rows.one(
        f"SELECT coalesce(sum(people), 0) FROM responses AS r WHERE {where}{channel}",
        *values,
        *more,
    )


@recounts("answered")
def _answered(rows: Rows, said: Statement) -> Found:
    return len(rows.ratings(said))


@recounts("mean")
def _mean(rows: Rows, said: Statement) -> Found:
    found = rows.ratings(said)
    weights = [people if said["series"] == "everyone" else 1 for _rating, people in found]
    if not found:
        return None
    total = sum(rating * weight for (rating, _), weight in zip(found, weights, strict=True))
    return Fraction(total, sum(weights))


@recounts("median")
def _median(rows: Rows, said: Statement) -> Found:
    found = sorted(rating for rating, _people in rows.ratings(said))
    half = len(found) // 2
    if not found:
        return None
    return Fraction(found[half] + found[-half - 1], 2)


@recounts("variance")
def _variance(rows: Rows, said: Statement) -> Found:
    found = [rating for rating, _people in rows.ratings(said)]
    if len(found) < 2:
        return None
    mean = Fraction(sum(found), len(found))
    return sum((rating - mean) ** 2 for rating in found) / (len(found) - 1)


@recounts("count_at_point")
def _at_point(rows: Rows, said: Statement) -> Found:
    return sum(rating == int(said["part"]) for rating, _people in rows.ratings(said))


@recounts("share")
def _share(rows: Rows, said: Statement) -> Found:
    found, scale = [rating for rating, _people in rows.ratings(said)], rows.scale(said)
    ends = scale["lowest"] + scale["highest"]
    tests = {"low": lambda r: 2 * r < ends, "middle": lambda r: 2 * r == ends}
    test = tests.get(said["part"], lambda r: 2 * r > ends)
    return Fraction(sum(map(test, found)), len(found)) if found else None


@recounts("dont_know")
def _unsure(rows: Rows, said: Statement) -> Found:
    return _marked(rows, said, "answer = 'dk'")


@recounts("blank")
def _blank(rows: Rows, said: Statement) -> Found:
    where, values = rows.scope(said)
    whole = rows.one(f"SELECT count(*) FROM responses AS r WHERE {where}", *values)
    return whole - _marked(rows, said, "1")


def _marked(rows: Rows, said: Statement, test: str) -> int:
    where, values = rows.scope(said)
    return rows.one(
        "SELECT count(*) FROM responses AS r JOIN answers ON response_id = r.id"
        f" WHERE {where} AND theme_key = ? AND {test}",
        *values,
        said["theme"],
    )


@recounts("groups_undecided")
def _undecided(rows: Rows, said: Statement) -> Found:
    return len(_ranges(rows, said))


@recounts("range_end")
def _range_end(rows: Rows, said: Statement) -> Found:
    position, end = said["part"].split(":")
    return int(_ranges(rows, said)[int(position)].split("-")[end == "highest"])


def _ranges(rows: Rows, said: Statement) -> list[str]:
    where, values = rows.scope(said)
    theme, more = (" AND theme_key = ?", [said["theme"]]) if said["theme"] else ("", [])
    found = rows.all(
        "SELECT answer FROM responses AS r JOIN answers ON response_id = r.id"
        f" WHERE {where}{theme} AND answer GLOB '*-*' ORDER BY collected_on, r.key",
        *values,
        *more,
    )
    return [answer for (answer,) in found]


@recounts("named_priority")
def _priority(rows: Rows, said: Statement) -> Found:
    where, values = rows.scope(said)
    return rows.one(
        f"SELECT count(*) FROM responses AS r WHERE {where}"
        " AND instr(';' || priorities || ';', ';' || ? || ';')",
        *values,
        said["theme"],
    )


@recounts("comments")
def _comments(rows: Rows, said: Statement) -> Found:
    where, values = rows.scope(said)
    has_theme = said["theme"] or said["part"] in ("assets", "actions")
    theme, more = (" AND theme_key = ?", [said["theme"]]) if has_theme else ("", [])
    return rows.one(
        "SELECT count(*) FROM responses AS r JOIN comments AS c ON response_id = r.id"
        f" WHERE {where} AND kind = ?{theme}",
        *values,
        said["part"],
        *more,
    )


@recounts("age_band")
def _age_band(rows: Rows, said: Statement) -> Found:
    where, values = rows.scope(said)
    band = "" if said["part"] == "not_given" else said["part"]
    return rows.one(
        f"SELECT count(*) FROM responses AS r WHERE {where} AND form = 'individual'"
        " AND age_band = ?",
        *values,
        band,
    )


@recounts("place_people")
def _place_people(rows: Rows, said: Statement) -> Found:
    where, values = rows.scope(said)
    return rows.one(
        f"SELECT count(*) FROM responses AS r WHERE {where} AND form = 'individual'", *values
    )


@recounts("first_on", "last_on")
def _collected(rows: Rows, said: Statement) -> Found:
    where, values = rows.scope(said)
    end = "min" if said["counts"] == "first_on" else "max"
    return rows.one(f"SELECT {end}(collected_on) FROM responses AS r WHERE {where}", *values)


@recounts("opens_on", "closes_on")
def _run(rows: Rows, said: Statement) -> Found:
    return rows.one(f"SELECT {said['counts']} FROM surveys WHERE slug = ?", said["survey"])


@recounts("themes_asked")
def _themes(rows: Rows, said: Statement) -> Found:
    return len(rows.questionnaire(said)["themes"])


@recounts("scale_point")
def _scale_point(rows: Rows, said: Statement) -> Found:
    return rows.scale(said)[said["part"]]


@recounts("strengths", "needs")
def _called(rows: Rows, said: Statement) -> Found:
    found = 0
    for theme in rows.questionnaire(said)["themes"]:
        of_theme = said | {"theme": theme["key"], "series": "individuals"}
        mean = _mean(rows, of_theme)
        if mean is None or len(rows.ratings(of_theme)) < SETTINGS["minimum_answers"]:
            continue
        scale = rows.scale(said)
        if said["counts"] == "needs":
            found += mean <= Fraction(str(scale["need_at_most"]))
        else:
            found += mean >= Fraction(str(scale["strength_at_least"]))
    return found


@recounts("setting")
def _setting(rows: Rows, said: Statement) -> Found:
    if said["part"] in SETTINGS:
        return SETTINGS[said["part"]]
    if said["part"] == "questionnaire_version":
        return rows.questionnaire(said)["version"]
    return Fraction(str(rows.scale(said)[said["part"]]))


@recounts("rule")
def _rule(rows: Rows, said: Statement) -> Found:
    divided = 0
    for theme in rows.questionnaire(said)["themes"]:
        of_theme = said | {"theme": theme["key"], "series": "individuals"}
        found = [rating for rating, _people in rows.ratings(of_theme)]
        shares = [_share(rows, of_theme | {"part": band}) or 0 for band in ("low", "high")]
        is_divided = found and all(share >= Fraction(3, 10) for share in shares)
        divided += bool(is_divided and len(found) >= SETTINGS["minimum_answers"])
    return divided - 6


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
    return rows.one(
        "SELECT count(*) FROM findings AS f WHERE plan_id = ? AND kind = ? AND NOT is_removed"
        + acted,
        rows.plan_id,
        said["counts"].removesuffix("s"),
    )


@recounts("actions")
def _actions(rows: Rows, said: Statement) -> Found:
    kind, _, value = said["part"].partition(":")
    test, values = {
        "": ("1", []),
        "no_lead": ("a.lead = ''", []),
        "no_outcome": ("a.outcome NOT IN (SELECT title FROM outcomes)", []),
        "outcome": ("a.outcome = ?", [value]),
    }.get(kind, ("a.lead <> '' AND a.lead_state = ?", [kind]))
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
    return rows.connection.execute(
        f"SELECT {counted} FROM listings JOIN listing_areas ON listing_id = listings.id"
        f" WHERE area_code = :area AND state = 'approved' AND {test}",
        {"today": rows.today, "area": said["area"], "part": said["part"]},
    ).fetchone()[0]


@recounts("listing_on", "step_on")
def _row_date(rows: Rows, said: Statement) -> Found:
    number, column = said["part"].split(":")
    table = {"listing_on": "listings", "step_on": "plan_steps"}[said["counts"]]
    return rows.one(f"SELECT {column} FROM {table} WHERE id = ?", int(number))


@recounts("drafted_on")
def _today(rows: Rows, _said: Statement) -> Found:
    return rows.today
