"""A list of who wants to be kept informed, as a CSV file for a mail merge."""

import csv
from collections.abc import Iterable
from io import StringIO

from placeplan.formats.formula_cells import escaped_cells

COLUMNS = ("email", "leave")


def subscribers_csv(rows: Iterable[tuple[str, str]]) -> bytes:
    """Each address with the link by which it leaves the list; formulas are escaped."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows(escaped_cells(row) for row in rows)
    return out.getvalue().encode()
