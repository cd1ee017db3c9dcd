"""The rows behind a plan's statements, and the table of who counts which measure again."""

import json
import sqlite3
from collections.abc import Callable
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
