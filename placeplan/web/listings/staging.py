"""A staged file as its page shows it: what is to be settled, what is ready, what is left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from flask_babel import gettext as _

from placeplan.domain.faults import Fault
from placeplan.domain.listings import COLUMNS
from placeplan.domain.partners import Partner, find_partner, plain_name
from placeplan.domain.staged_files import NEW_PARTNER, CheckedRow, StagedFile, unknown_names
from placeplan.web.numbers import number_sent
from placeplan.wording import fault_sentence


@dataclass(frozen=True)
class PartnerQuestion:
    """A name that no partner goes by: who is meant? `chosen` is None while nobody has said."""

    name: str
    likely: list[Partner]
    chosen: int | None

    @property
    def suggested(self) -> int:
        """The partner's number to begin with, or that of a new one."""
        if self.chosen is not None:
            return self.chosen
        return self.likely[0].id if self.likely else NEW_PARTNER


@dataclass(frozen=True)
class FaultyCell:
    """A cell to be mended: what stands in it, what is put forward, and why."""

    column: str
    found: str
    proposed: str
    sentences: list[str]


class Staging:
    """The rows of a staged file, sorted by what there is to do about them."""

    def __init__(
        self, staged: StagedFile, rows: Sequence[CheckedRow], partners: Sequence[Partner]
    ) -> None:
        self.staged = staged
        self.partners = partners
        # a listing that is not stored has no number: its row's stands in
        self.numbered = [
            replace(row, listing=replace(row.listing, id=row.row.number)) if row.listing else row
            for row in rows
        ]

    @cached_property
    def faulty(self) -> list[CheckedRow]:
        """Rows that cannot be taken in yet."""
        return [row for row in self.numbered if row.faults]

    @cached_property
    def ready(self) -> list[CheckedRow]:
        """Rows that can be taken in."""
        return [row for row in self.numbered if row.listing]

    @cached_property
    def left_out(self) -> list[CheckedRow]:
        """Rows that will not be taken in."""
        return [row for row in self.numbered if row.row.is_left_out]

    @cached_property
    def questions(self) -> list[PartnerQuestion]:
        """Names in the file that no partner goes by."""
        names = [row.cells.get("partner", "") for row in self.numbered if not row.row.is_left_out]
        decided = {plain_name(name): number for name, number in self.staged.partners.items()}
        return [
            PartnerQuestion(name, likely, decided.get(plain_name(name)))
            for name, likely in unknown_names(names, self.partners).items()
        ]

    @property
    def to_do(self) -> int:
        """How many things keep the file from being taken in."""
        open_questions = [each for each in self.questions if each.likely and each.chosen is None]
        return len(self.faulty) + len(open_questions) + (not self.ready)

    def cells(self, row: CheckedRow) -> list[FaultyCell]:
        """The cells of a row that have faults, in the order of the columns."""
        return [
            _faulty_cell(column, row.cells.get(column, ""), row.faults_in(column))
            for column in COLUMNS
            if row.faults_in(column)
        ]

    def partner_name(self, row: CheckedRow) -> str:
        """Whose listing it is: the partner as it is known here, else as the file has it."""
        name = row.cells.get("partner", "")
        known = find_partner(name, self.partners)
        return known.name if known else name


def mended_from(staged: StagedFile, form: Mapping[str, str]) -> StagedFile:
    """The file with what was filled in and pressed on its page."""
    cells: dict[tuple[int, str], str] = {}
    names = {plain_name(name): name for name in staged.partners}
    decided = dict(staged.partners)
    for field, text in form.items():
        match field.split(":"):
            case ["cell", at, column] if column in COLUMNS:
                number = number_sent(at)
                if number is not None:
                    cells[number, column] = text
            case ["name", at]:
                meant = number_sent(form.get(f"partner:{at}"))
                if meant is not None:
                    decided[names.get(plain_name(text), text)] = meant
    out = {row.number for row in staged.table.rows if row.is_left_out}
    for name, change in (("leave_out", out.add), ("put_back", out.discard)):
        row = number_sent(form.get(name))
        if row is not None:
            change(row)
    return replace(staged.with_cells(cells).leaving_out(out), partners=decided)


def _faulty_cell(column: str, found: str, faults: Sequence[Fault]) -> FaultyCell:
    proposed = found
    for each in faults:
        if meant := str(each.params.get("meant", "")):
            proposed = proposed.replace(str(each.params["found"]), meant)
    sentences = [fault_sentence(each, _) for each in faults]
    return FaultyCell(column, found, proposed, sentences)
