"""The code frame as a CSV file, out and in."""

import csv
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO

from placeplan.domain.faults import Fault, Refused, fault
from placeplan.domain.tags import Tag
from placeplan.formats.csv_rows import csv_rows, is_utf8
from placeplan.formats.formula_cells import escaped_cells, unescaped_cells

COLUMNS = ("tag", "definition", "theme", "keywords")
FIELDS = {"name": "tag", "theme_key": "theme"}
BETWEEN = ";"
MOST_ROWS = 1_000


def tags_csv(tags: Iterable[Tag]) -> bytes:
    """The tags as rows, with keywords divided by semicolons."""
    text = StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(COLUMNS)
    for tag in tags:
        keywords = BETWEEN.join(tag.keywords)
        rows.writerow(escaped_cells([tag.name, tag.definition, tag.theme_key, keywords]))
    return text.getvalue().encode()


def tags_from_csv(content: bytes, theme_keys: Sequence[str]) -> list[Tag]:
    """The tags of a file, by any order of columns; `Refused` with every fault, by row."""
    headings: list[str] = []
    faults: list[Fault] = []
    tags: dict[str, Tag] = {}
    for number, cells in csv_rows(BytesIO(content)):
        if not headings:
            headings = [cell.strip().lower() for cell in cells]
            _refuse_headings(headings)
            continue
        if number > MOST_ROWS + 1:
            raise Refused(fault("too_many_rows", found=number - 1, most=MOST_ROWS))
        try:
            tag = _tag(headings, cells, theme_keys)
        except Refused as refused:
            faults += [each.at_row(number) for each in refused.faults]
            continue
        if tag.name.casefold() in tags:
            faults.append(fault("row_repeated", "tag", found=tag.name).at_row(number))
        tags[tag.name.casefold()] = tag
    if faults:
        raise Refused(*faults)
    if not tags:
        raise Refused(fault("file_without_rows"))
    return list(tags.values())


def _refuse_headings(headings: Sequence[str]) -> None:
    faults = [
        fault("column_unknown", heading, found=heading)
        for heading in headings
        if heading not in COLUMNS
    ]
    faults += [
        fault("column_repeated", column, found=column)
        for column in COLUMNS
        if headings.count(column) > 1
    ]
    if "tag" not in headings:
        faults.append(fault("column_missing", "tag"))
    if faults:
        raise Refused(*(each.at_row(1) for each in faults))


def _tag(headings: Sequence[str], cells: Sequence[str], theme_keys: Sequence[str]) -> Tag:
    if len(cells) != len(headings):
        raise Refused(fault("cell_count", found=len(cells), expected=len(headings)))
    said = dict(zip(headings, unescaped_cells(cells), strict=True))
    unreadable = [name for name, cell in said.items() if not is_utf8(cell)]
    if unreadable:
        raise Refused(*(fault("cell_not_utf8", name) for name in unreadable))
    theme_key = said.get("theme", "").strip()
    if theme_key and theme_key not in theme_keys:
        raise Refused(fault("theme_unknown", "theme", found=theme_key))
    try:
        return Tag(
            said["tag"],
            said.get("definition", ""),
            theme_key,
            tuple(said.get("keywords", "").split(BETWEEN)),
        )
    except Refused as refused:
        raise Refused(
            *(
                fault(each.code, FIELDS.get(each.field, each.field), **each.params)
                for each in refused.faults
            )
        ) from refused
