"""Comments on a draft plan as a CSV file, for officers."""

import csv
from collections.abc import Iterable, Mapping
from io import StringIO

from placeplan.domain.consultations import ConsultationPoint, PlanComment
from placeplan.formats.formula_cells import escaped_cells

COLUMNS = ("received_on", "section", "comment", "state", "what_was_said", "outcome", "answer")


def plan_comments_csv(
    comments: Iterable[PlanComment],
    points: Iterable[ConsultationPoint],
    headings: Mapping[str, str],
) -> bytes:
    """Each comment with the point that answers it; those that are left out are not in it.

    `headings` by the key of a section. Formulas are escaped.
    """
    by_id = {point.id: point for point in points}
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for comment in comments:
        if comment.state == "left_out":
            continue
        point = by_id.get(comment.point)
        answered = (point.said, point.outcome, point.answer) if point else ("", "", "")
        cells = (
            comment.received_on.isoformat(),
            headings.get(comment.section_key, comment.section_key),
            comment.text,
            comment.state,
            *answered,
        )
        writer.writerow(escaped_cells(cells))
    return out.getvalue().encode()
