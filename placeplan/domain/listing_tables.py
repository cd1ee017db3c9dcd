"""A file of listings as a table of texts, and which of its headings stands for which column."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from placeplan.domain.faults import Fault, Refused, fault
from placeplan.domain.listings import COLUMNS, REQUIRED_COLUMNS
from placeplan.domain.partners import plain_name

# The columns that one value may fill for a whole file, where partners leave them out.
COLUMNS_FOR_ALL_ROWS = ("partner", "kind", "heading", "areas")

# What partners call the columns, as `plain_name` writes it.
OTHER_HEADINGS: dict[str, str] = {
    name: column
    for column, names in {
        "partner": "organisation|organization|lead organisation|lead partner|lead agency|agency"
        "|provider|partner organisation|body|delivered by|name of organisation|lead",
        "name": "title|service name|programme name|project|project name|name of service|initiative"
        "|listing|activity|name of programme|name of listing|service programme or plan",
        "kind": "type|service programme plan|listing type|type of listing|service or programme",
        "heading": "category|toolkit heading|type of support|section|strand|plan heading",
        "description": "details|what it does|summary|about|short description|description of service"
        "|what it is|overview",
        "areas": "area|dea|deas|area codes|dea areas|location|district electoral area"
        "|district electoral areas|area covered|areas covered|where",
        "themes": "theme|place standard theme|place standard themes|theme keys",
        "outcome": "outcomes|community plan outcome|community plan theme|community plan outcomes",
        "starts_on": "start|start date|starts|from|date started|begins|commencement date",
        "ends_on": "end|end date|ends|to|until|finish|finish date|completion date|last day",
        "contact": "contact details|contact name|contact person|email|contact email|enquiries",
        "last_checked_on": "last checked|checked|date checked|last updated|updated|checked on"
        "|date last checked|last reviewed",
    }.items()
    for name in names.split("|")
}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a file: its number in the spreadsheet (the first is 1) and its cells."""

    number: int
    cells: tuple[str, ...]
    is_left_out: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A file as read: headings, the rows below them, and how many cells hold formulas."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    formula_count: int = 0


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Which column each heading stands for, "" for none.

    `for_all_rows` gives a value to columns that the file lacks; with `fills_down` an empty
    partner is that of the row above.
    """

    columns: tuple[str, ...] = ()
    for_all_rows: Mapping[str, str] = field(default_factory=dict)
    fills_down: bool = False

    def __post_init__(self) -> None:
        given = [column for column in self.columns if column]
        faults = [
            fault("column_repeated", column, found=column)
            for column in dict.fromkeys(given)
            if given.count(column) > 1
        ]
        faults += [
            fault("column_missing", column)
            for column in REQUIRED_COLUMNS
            if column not in given and not self.for_all_rows.get(column, "").strip()
        ]
        if faults:
            raise Refused(*faults)


def column_for(heading: str) -> str:
    """The column that a heading stands for, as partners write it; "" where that is not clear."""
    plain = plain_name(heading.replace("_", " ").replace("/", " "))
    plain = plain.removesuffix(" optional").removesuffix(" s")
    exact = "_".join(plain.split())
    return exact if exact in COLUMNS else OTHER_HEADINGS.get(plain, "")


def guessed_columns(headings: Sequence[str]) -> tuple[str, ...]:
    """The column each heading most likely stands for, each column once."""
    guessed: list[str] = []
    for heading in headings:
        column = column_for(heading)
        guessed.append("" if column in guessed else column)
    return tuple(guessed)


def exact_columns(headings: Sequence[str]) -> tuple[ColumnMap | None, list[Fault]]:
    """The columns of a file that keeps to the headings of the template, and what is wrong.

    There is a fault for each heading that is not among them, is there twice, or is missing;
    without a required column there is no `ColumnMap`.
    """
    columns = ["_".join(heading.casefold().replace("_", " ").split()) for heading in headings]
    faults = [
        fault("column_unknown", heading or f"({position})", found=heading)
        for position, (heading, column) in enumerate(zip(headings, columns, strict=True), start=1)
        if column not in COLUMNS
    ]
    try:
        known = tuple(column if column in COLUMNS else "" for column in columns)
        return ColumnMap(known), faults
    except Refused as refused:
        return None, [*faults, *refused.faults]


def header_position(rows: Sequence[Sequence[str]]) -> int:
    """Which of a sheet's first rows holds the headings: the one with the most that are known."""
    first = next((at for at, cells in enumerate(rows) if any(cells)), 0)
    known = [len({column_for(cell) for cell in cells} - {""}) for cells in rows]
    best = max(range(len(rows)), key=lambda at: known[at], default=first)
    return best if known and known[best] >= 2 else first


def mapped_cells(table: Table, columns: ColumnMap) -> list[dict[str, str]]:
    """The cells of each row by column."""
    found: list[dict[str, str]] = []
    partner = ""
    for row in table.rows:
        cells = dict(columns.for_all_rows)
        for column, cell in zip(columns.columns, row.cells, strict=False):
            if column and (cell.strip() or column not in cells):
                cells[column] = cell
        if columns.fills_down:
            cells["partner"] = cells.get("partner", "").strip() or partner
        partner = cells.get("partner", "").strip()
        found.append(cells)
    return found
