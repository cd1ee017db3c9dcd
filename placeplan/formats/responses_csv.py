"""Responses in CSV files."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from itertools import islice
from typing import Any, BinaryIO

from placeplan.domain.faults import refuse
from placeplan.domain.questionnaires import Questionnaire
from placeplan.domain.surveys import Survey
from placeplan.formats.csv_rows import csv_rows
from placeplan.formats.formula_cells import escaped_cells
from placeplan.formats.response_cells import ReadRow, ResponseRows
from placeplan.formats.response_columns import response_cells, response_columns

ROWS_IN_A_CHUNK = 500


def read_responses_csv(file: BinaryIO, survey: Survey) -> Iterator[ReadRow]:
    """The rows of a response file, read as they are asked for.

    A faulty row carries its faults and the next follows. `Refused` when the headings will not do
    or when the file cannot be read on; all rows before have then been given.
    """
    rows = csv_rows(file)
    first = next(rows, None)
    if first is None:
        raise refuse("file_empty")
    reader = ResponseRows(survey, first[1])
    for number, cells in rows:
        yield reader.read(number, cells)


def responses_csv(
    records: Iterable[Mapping[str, Any]], questionnaire: Questionnaire
) -> Iterator[bytes]:
    """A response file in chunks, for records in export order; the first chunk has the headings."""
    buffer = StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(response_columns(questionnaire))
    rows = (escaped_cells(response_cells(record, questionnaire)) for record in records)
    while True:
        chunk = list(islice(rows, ROWS_IN_A_CHUNK))
        writer.writerows(chunk)
        if buffer.tell():
            yield buffer.getvalue().encode()
        if not chunk:
            return
        buffer.seek(0)
        buffer.truncate()
