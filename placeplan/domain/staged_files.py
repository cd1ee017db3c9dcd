"""A file of listings between reading and taking in, and what each of its rows says."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from placeplan.domain.faults import Fault, Refused, fault
from placeplan.domain.listing_mending import KnownNames, mended_listing
from placeplan.domain.listing_tables import ColumnMap, Row, Table, mapped_cells
from placeplan.domain.listings import Listing
from placeplan.domain.partners import Partner, find_partner, like_partners, plain_name

# Said of a name in a file, in place of a partner's number.
NEW_PARTNER = 0


@dataclass(frozen=True, slots=True)
class StagedFile:
    """A file that waits on screen; nothing of it counts until it is taken in.

    `columns` is None until someone has said what each heading stands for. `partners` says who is
    meant by a name that no partner goes by yet: the partner's number, or `NEW_PARTNER`.
    """

    file_name: str
    table: Table
    columns: ColumnMap | None = None
    partners: Mapping[str, int] = field(default_factory=dict)
    created_by: str = ""
    created_at: str = ""
    id: int = 0

    def with_cells(self, cells: Mapping[tuple[int, str], str]) -> "StagedFile":
        """The file with cells mended, by row number and column; columns it lacks are added."""
        if self.columns is None:
            return self
        missing = dict.fromkeys(column for _, column in cells if column not in self.columns.columns)
        columns = (*self.columns.columns, *missing)
        rows = tuple(_mended(row, columns, cells) for row in self.table.rows)
        table = replace(self.table, headings=(*self.table.headings, *missing), rows=rows)
        return replace(self, table=table, columns=replace(self.columns, columns=columns))

    def leaving_out(self, numbers: Iterable[int]) -> "StagedFile":
        """The file with these rows left out, and no others."""
        out = set(numbers)
        rows = tuple(replace(row, is_left_out=row.number in out) for row in self.table.rows)
        return replace(self, table=replace(self.table, rows=rows))


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """A row as understood: its cells by column, and its listing or what keeps it from being one."""

    row: Row
    cells: Mapping[str, str]
    listing: Listing | None
    faults: tuple[Fault, ...] = ()

    def faults_in(self, column: str) -> list[Fault]:
        """The faults of one cell."""
        return [found for found in self.faults if found.field == column]


def checked_rows(
    table: Table,
    columns: ColumnMap,
    known: KnownNames,
    identity_of: Callable[[str], str] = plain_name,
) -> list[CheckedRow]:
    """What each row says. A row that repeats the partner and name of an earlier one is faulty.

    `identity_of` makes the names of one partner the same text. Rows left out are not checked.
    """
    checked: list[CheckedRow] = []
    seen: dict[tuple[str, str], int] = {}
    for row, cells in zip(table.rows, mapped_cells(table, columns), strict=True):
        if row.is_left_out:
            checked.append(CheckedRow(row, cells, None))
            continue
        try:
            listing = mended_listing(cells, known)
        except Refused as refused:
            faults = tuple(each.at_row(row.number) for each in refused.faults)
            checked.append(CheckedRow(row, cells, None, faults))
            continue
        key = (identity_of(listing.partner), listing.name.casefold())
        if key in seen:
            again = fault("listing_repeated", "name", found=listing.name, earlier=seen[key])
            checked.append(CheckedRow(row, cells, None, (again.at_row(row.number),)))
            continue
        seen[key] = row.number
        checked.append(CheckedRow(row, cells, listing))
    return checked


def partner_meant(
    name: str, partners: Sequence[Partner], decided: Mapping[str, int]
) -> Partner | None:
    """The partner that a name in a file stands for; None for a new one."""
    known = find_partner(name, partners)
    if known is not None:
        return known
    numbers = {plain_name(each): number for each, number in decided.items()}
    number = numbers.get(plain_name(name), NEW_PARTNER)
    return next((each for each in partners if each.id == number), None)


def unknown_names(names: Iterable[str], partners: Sequence[Partner]) -> dict[str, list[Partner]]:
    """The names in a file that no partner goes by, each with the partners it may mean."""
    found: dict[str, list[Partner]] = {}
    seen: set[str] = set()
    for name in (" ".join(each.split()) for each in names):
        plain = plain_name(name)
        if not plain or plain in seen or find_partner(name, partners):
            continue
        seen.add(plain)
        found[name] = like_partners(name, partners)
    return found


def _mended(row: Row, columns: Sequence[str], cells: Mapping[tuple[int, str], str]) -> Row:
    kept = (*row.cells, *[""] * (len(columns) - len(row.cells)))
    mended = (
        cells.get((row.number, column), cell) if column else cell
        for column, cell in zip(columns, kept, strict=True)
    )
    return replace(row, cells=tuple(mended))
