"""The engagement log of an area as a CSV file."""

import csv
from collections.abc import Iterable
from io import StringIO

from placeplan.domain.engagement import LogEntry
from placeplan.formats.formula_cells import escaped_cells

COLUMNS = (
    *("kind", "title", "starts_on", "ends_on", "venue", "people", "groups", "channels", "level"),
    *("run_by", "notes", "left_out_because"),
)


def engagement_csv(log: Iterable[LogEntry]) -> bytes:
    """Every entry, those left out with the reason; an empty number was not counted."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows(escaped_cells(_cells(entry)) for entry in log)
    return out.getvalue().encode()


def _cells(entry: LogEntry) -> list[str]:
    return [
        entry.kind,
        entry.title,
        entry.starts_on.isoformat(),
        entry.ends_on.isoformat() if entry.ends_on else "",
        entry.venue,
        "" if entry.people is None else str(entry.people),
        str(entry.groups) if entry.kind == "survey" else "",
        ";".join(entry.channels),
        entry.level,
        entry.run_by,
        entry.notes,
        entry.reason,
    ]
