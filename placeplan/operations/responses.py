"""Responses in from a file, all or nothing, and out to one."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, BinaryIO

from placeplan.domain.faults import Fault, Refused, fault
from placeplan.domain.response_imports import ResponseImport
from placeplan.domain.response_records import canonical_row, row_fingerprint, row_key
from placeplan.domain.responses import Response
from placeplan.domain.surveys import Survey
from placeplan.formats.response_cells import ReadRow
from placeplan.formats.responses_csv import read_responses_csv, responses_csv
from placeplan.formats.responses_json import responses_json
from placeplan.formats.responses_xlsx import write_responses_xlsx
from placeplan.operations.closed_figures import refuse_when_expired
from placeplan.store.database import Database, reading
from placeplan.store.response_publishing import Outdated, publish_staged
from placeplan.store.response_rows import iterate_records
from placeplan.store.response_staging import Sorted, StagedResponses, staging

MOST_FAULTS_KEPT = 1_000
ROWS_BETWEEN_PROGRESS = 200
TRIES = 5

Progress = Callable[[int], None]


@dataclass(frozen=True)
class Imported:
    """What an import did, or would do: responses by what became of them, and new workshops.

    `import_id` takes all of it out again; 0 after a dry run.
    """

    added: int
    known: int
    withdrawn: int
    workshops: tuple[str, ...]
    import_id: int = 0


class RefusedFile(Refused):
    """Raised for a file with faults: all are counted, the first are carried, by row."""

    def __init__(self, faults: list[Fault], count: int) -> None:
        super().__init__(*sorted(faults, key=lambda each: each.row or 0))
        self.count = count


def import_responses(
    database: Database,
    survey: Survey,
    file: BinaryIO,
    *,
    today: date,
    entered_by: str = "",
    progress: Progress | None = None,
    dry_run: bool = False,
    origin: ResponseImport | None = None,
) -> Imported:
    """Take every response of a CSV file in, or none; `dry_run` only says what would happen.

    `file` must be seekable; `progress` is called with the bytes read so far. With `origin` it is
    kept which file they came from. Raises `RefusedFile` with the faults of all rows; nothing has
    changed then.
    """
    rows = _told(read_responses_csv(file, survey), file, progress)
    return import_rows(
        database, survey, rows, today=today, entered_by=entered_by, dry_run=dry_run, origin=origin
    )


def import_rows(
    database: Database,
    survey: Survey,
    rows: Iterable[ReadRow],
    *,
    today: date,
    entered_by: str = "",
    dry_run: bool = False,
    origin: ResponseImport | None = None,
) -> Imported:
    """The same for rows that were read already, whatever file they stood in."""
    refuse_when_expired(database, survey)
    with staging(database, survey.slug) as staged:
        faults = stage_rows(staged, rows)
        for _try in range(TRIES):
            found = sort_staged(staged, faults)
            faults.raise_if_any()
            workshops = tuple(workshop.key for workshop in staged.list_new_workshops())
            import_id = 0
            if not dry_run:
                made = replace(origin, response_count=found.new) if origin else None
                try:
                    import_id = publish_staged(database, staged, survey, entered_by, today, made)
                except Outdated:
                    continue
            return Imported(found.new, found.known, found.withdrawn, workshops, import_id)
    raise TimeoutError("other files with the same responses kept being taken in meanwhile")


def export_csv(
    database: Database,
    survey: Survey,
    area_code: str | None = None,
    progress: Progress | None = None,
) -> Iterator[bytes]:
    """The survey's counted responses as a CSV file, in chunks, all of one moment.

    `progress` is called with the number of responses written so far.
    """
    with reading(database):
        records = _records(database, survey, area_code, progress)
        yield from responses_csv(records, survey.questionnaire)


def export_json(
    database: Database,
    survey: Survey,
    area_code: str | None = None,
    progress: Progress | None = None,
) -> Iterator[bytes]:
    """The same responses as a JSON file, in chunks."""
    with reading(database):
        yield from responses_json(_records(database, survey, area_code, progress), survey)


def export_xlsx(
    database: Database,
    survey: Survey,
    output: BinaryIO,
    area_code: str | None = None,
    progress: Progress | None = None,
) -> None:
    """The same responses as an Excel workbook, written to `output`."""
    with reading(database):
        records = _records(database, survey, area_code, progress)
        write_responses_xlsx(records, survey.questionnaire, output)


def _records(
    database: Database, survey: Survey, area_code: str | None, progress: Progress | None
) -> Iterator[dict[str, Any]]:
    position = 0
    for position, record in enumerate(iterate_records(database, survey.slug, area_code), start=1):
        if progress and position % ROWS_BETWEEN_PROGRESS == 1:
            progress(position - 1)
        yield record
    if progress:
        progress(position)


class FaultList:
    """The first faults of a file, and the number of all."""

    def __init__(self) -> None:
        self.kept: list[Fault] = []
        self.count = 0

    def take(self, faults: Iterable[Fault], count: int) -> None:
        """Note these faults, of which there are `count`."""
        room = MOST_FAULTS_KEPT - len(self.kept)
        self.kept += [each for each, _ in zip(faults, range(room), strict=False)]
        self.count += count

    def raise_if_any(self) -> None:
        """Raises `RefusedFile` when anything was noted."""
        if self.count:
            raise RefusedFile(self.kept, self.count)


def stage_rows(staged: StagedResponses, rows: Iterable[ReadRow]) -> FaultList:
    """Set the responses of these rows out, and note the faults of the others."""
    faults = FaultList()
    try:
        for row in rows:
            if row.response is None:
                faults.take(row.faults, len(row.faults))
            else:
                _stage_row(staged, row.number, row.response)
    except Refused as refused:
        faults.take(refused.faults, len(refused.faults))
    return faults


def sort_staged(staged: StagedResponses, faults: FaultList) -> Sorted:
    """Compare what was set out with what is kept now; keys that are taken are noted as faults."""
    found = staged.sort()
    faults.take(
        (
            fault("response_key_taken", "response_key", found=key).at_row(row)
            for row, key in staged.list_taken(MOST_FAULTS_KEPT)
        ),
        found.taken,
    )
    return found


def _told(rows: Iterable[ReadRow], file: BinaryIO, progress: Progress | None) -> Iterator[ReadRow]:
    for position, row in enumerate(rows):
        yield row
        if progress and position % ROWS_BETWEEN_PROGRESS == 0:
            progress(file.tell())
    if progress:
        progress(file.tell())


def _stage_row(staged: StagedResponses, row: int, response: Response) -> None:
    slug, content = response.survey.slug, canonical_row(response)
    content_hash = row_fingerprint(slug, content)
    key = response.key or row_key(slug, content, staged.next_ordinal(content_hash))
    staged.add(row, key, response, content_hash)
