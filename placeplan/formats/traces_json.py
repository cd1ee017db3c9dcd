"""A plan's trace as a file: what every figure in it counts, so that anyone may count again."""

import json
from datetime import date
from fractions import Fraction
from typing import Any

from placeplan.domain.figures import round_half_up
from placeplan.domain.plan_trees import PlanTree
from placeplan.domain.traces import Figure, Statement

PLACES = 4


def trace_json(tree: PlanTree) -> bytes:
    """The statements of fact of a plan in their order.

    `section` and `block` say where one stands, `spot` which part of the block it is, `text` and
    `shown` what is read there. `counts` names the measure, narrowed by what follows it. `figure` is
    the exact figure rounded to four places, a date as YYYY-MM-DD, or null where there is none; it
    was so on `date`.
    """
    statements = [_record(tree, statement) for statement in tree.trace]
    content = {
        "plan": tree.title,
        "area": tree.area_name,
        "status": tree.status,
        "date": tree.dated_on.isoformat(),
        "statements": statements,
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _record(tree: PlanTree, statement: Statement) -> dict[str, Any]:
    fact = statement.fact
    return {
        "section": statement.section,
        "block": statement.block,
        "spot": statement.place,
        "text": statement.text,
        "start": statement.start,
        "shown": statement.shown,
        "counts": fact.measure,
        "survey": fact.survey,
        "area": fact.area,
        "place": fact.place,
        "series": fact.series,
        "theme": fact.theme,
        "part": fact.part,
        "figure": _plain(fact.figure),
        "date": tree.dated_on.isoformat(),
    }


def _plain(figure: Figure) -> int | float | str | None:
    if isinstance(figure, date):
        return figure.isoformat()
    if isinstance(figure, Fraction):
        return float(round_half_up(figure, PLACES))
    return figure
