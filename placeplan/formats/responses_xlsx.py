"""Responses in Excel workbooks."""

from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

from xlsxwriter import Workbook

from placeplan.domain.faults import refuse
from placeplan.domain.questionnaires import Questionnaire
from placeplan.formats.response_columns import response_cells, response_columns

MOST_ROWS = 1_048_576
SETTINGS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def write_responses_xlsx(
    records: Iterable[Mapping[str, Any]], questionnaire: Questionnaire, output: BinaryIO
) -> None:
    """Write a workbook with the columns of a response file; `Refused` beyond Excel's rows.

    Numbers of people and ratings are numbers, all else is text as it was given.
    """
    columns = response_columns(questionnaire)
    numeric = [name == "people" or name.endswith("_rating") for name in columns]
    with Workbook(output, SETTINGS) as workbook:
        sheet = workbook.add_worksheet("responses")
        sheet.freeze_panes(1, 1)
        bold = workbook.add_format({"bold": True})
        for column, name in enumerate(columns):
            sheet.write_string(0, column, name, bold)
        for row, record in enumerate(records, start=1):
            if row >= MOST_ROWS:
                raise refuse("workbook_full", most=MOST_ROWS)
            for column, cell in enumerate(response_cells(record, questionnaire)):
                if numeric[column] and cell.isdigit():
                    sheet.write_number(row, column, int(cell))
                elif cell:
                    sheet.write_string(row, column, cell)
