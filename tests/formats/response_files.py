"""Response files as bytes, for tests."""

import csv
from collections.abc import Iterable
from io import BytesIO, StringIO

from placeplan.domain.response_records import record_of
from placeplan.domain.responses import Response
from placeplan.domain.surveys import Survey
from placeplan.formats.response_cells import ReadRow
from placeplan.formats.responses_csv import read_responses_csv, responses_csv
from tests.factories import LISBURN_SOUTH, SURVEY_DAY, make_survey

PLAIN_ROW = {
    "area": LISBURN_SOUTH.code,
    "channel": "paper",
    "form": "individual",
    "collected_on": SURVEY_DAY.isoformat(),
    "moving_around_rating": "4",
}


def file_of(*rows: dict[str, str], headings: Iterable[str] = ()) -> bytes:
    """A file of rows like `PLAIN_ROW` but for what each gives."""
    names = dict.fromkeys([*PLAIN_ROW, *(name for row in rows for name in row), *headings])
    buffer = StringIO(newline="")
    writer = csv.DictWriter(buffer, list(names), restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(PLAIN_ROW | row for row in rows)
    return buffer.getvalue().encode()


def read(content: bytes, survey: Survey | None = None) -> list[ReadRow]:
    """All rows of a file."""
    return list(read_responses_csv(BytesIO(content), survey or make_survey()))


def written(responses: Iterable[Response], survey: Survey) -> bytes:
    """The file of these responses, in the order given."""
    return b"".join(responses_csv(map(record_of, responses), survey.questionnaire))
