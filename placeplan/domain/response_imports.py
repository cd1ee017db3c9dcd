"""Files of answers from elsewhere: one that waits on screen, and those that were taken in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from placeplan.domain.mapped_values import Row
from placeplan.domain.response_mappings import ResponseMapping

# a waiting file may hold names and addresses, which nobody is to keep
DAYS_A_FILE_WAITS = 7


@dataclass(frozen=True, slots=True)
class StagedExport:
    """A file that waits; nothing of it counts until it is taken in.

    `rows` has all its rows, headings too; empty in a list of files. `is_mapped` says that an
    officer has looked at its columns. `left_out` has the numbers of the rows that stay outside.
    """

    survey_slug: str
    file_name: str
    rows: Sequence[Row]
    mapping: ResponseMapping
    row_count: int = 0
    encoding: str = ""
    sheets: tuple[str, ...] = ()
    formula_count: int = 0
    is_mapped: bool = False
    left_out: frozenset[int] = frozenset()
    version: int = 1
    created_by: str = ""
    created_on: date = date.min
    id: int = 0


@dataclass(frozen=True, slots=True)
class ResponseImport:
    """A file that was taken in: by whom, when (UTC), how many responses it added.

    `undone_at` and `undone_by` are empty while its responses are here.
    """

    file_name: str
    made_by: str
    made_at: str = ""
    response_count: int = 0
    left_out_count: int = 0
    undone_at: str = ""
    undone_by: str = ""
    id: int = 0
