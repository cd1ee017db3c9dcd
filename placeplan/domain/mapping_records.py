"""A mapping as plain data, and what is wrong with data that should be one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from placeplan.domain.data_tables import DataTable
from placeplan.domain.faults import Fault, Refused, fault
from placeplan.domain.response_mappings import (
    DATE_ORDERS,
    LARGEST_HEADING_ROW,
    DateOrder,
    MappedColumn,
    ResponseMapping,
)

TEXTS = ("source", "asked_on", "sheet")


def mapping_as_record(mapping: ResponseMapping) -> dict[str, Any]:
    """The mapping as plain data; `mapping_from_record` gives it back."""
    record: dict[str, Any] = {name: text for name in TEXTS if (text := getattr(mapping, name))}
    record["heading_row"] = mapping.heading_row
    record["heading_rows"] = mapping.heading_rows
    record["dates"] = mapping.dates
    if mapping.constants:
        record["constants"] = dict(mapping.constants)
    if labels := {kind: dict(said) for kind, said in mapping.labels.items() if said}:
        record["labels"] = labels
    record["columns"] = [
        {"heading": column.heading, "means": column.means}
        | ({"occurrence": column.occurrence} if column.occurrence > 1 else {})
        for column in mapping.columns
    ]
    return record


def mapping_from_record(record: Mapping[str, Any]) -> ResponseMapping:
    """Build a mapping from its data; raises `Refused` with every fault by its key path."""
    reader = DataTable(record)
    mapping = ResponseMapping(
        source=reader.text_if_any("source"),
        asked_on=reader.text_if_any("asked_on"),
        sheet=reader.text_if_any("sheet"),
        heading_row=_number(reader, "heading_row", LARGEST_HEADING_ROW),
        heading_rows=_number(reader, "heading_rows", 2),
        dates=_order(reader),
        constants=_texts_by_name(reader, "constants"),
        labels=_labels(reader),
        columns=tuple(
            _column(DataTable(each, f"columns[{position}].", reader.faults))
            for position, each in enumerate(reader.tables("columns"), start=1)
        ),
    )
    reader.note_strangers()
    if reader.faults:
        raise Refused(*reader.faults)
    return mapping


def fitted(mapping: ResponseMapping, headings: Sequence[str]) -> ResponseMapping:
    """The mapping with its columns in the order of a file with these headings.

    Raises `Refused` for a heading that it does not know, and for one with a meaning that the file
    lacks.
    """
    known: dict[tuple[str, int], MappedColumn] = {}
    faults: list[Fault] = []
    for each in mapping.columns:
        name = (_plain(each.heading), each.occurrence)
        if name in known:
            faults.append(fault("column_repeated", each.heading, found=each.heading))
        known[name] = each
    columns = []
    seen: dict[str, int] = {}
    for at, heading in enumerate(headings, start=1):
        seen[heading] = seen.get(heading, 0) + 1
        column = known.pop((_plain(heading), seen[heading]), None)
        if column is None:
            faults.append(fault("heading_not_mapped", heading or f"({at})", found=heading))
            column = MappedColumn(heading, "", seen[heading])
        columns.append(column)
    faults += [
        fault("heading_missing", each.heading, found=each.means)
        for each in known.values()
        if each.means
    ]
    if faults:
        raise Refused(*(each.at_row(mapping.heading_row) for each in faults))
    return replace(mapping, columns=tuple(columns))


def _plain(heading: str) -> str:
    return " ".join(heading.split()).casefold()


def _number(reader: DataTable, name: str, largest: int) -> int:
    value = reader.value(name)
    if value is None:
        return 1
    if type(value) is not int or not 1 <= value <= largest:
        reader.note("number_outside", name, found=str(value), smallest=1, largest=largest)
        return 1
    return value


def _order(reader: DataTable) -> DateOrder:
    chosen = reader.choice("dates", DATE_ORDERS)
    return "month_first" if chosen == "month_first" else "day_first"


def _texts_by_name(reader: DataTable, name: str) -> dict[str, str]:
    given = reader.value(name)
    if given is None:
        return {}
    if not isinstance(given, Mapping):
        reader.note("table_missing", name)
        return {}
    inner = DataTable(given, f"{name}.", reader.faults)
    for key, value in given.items():
        if not isinstance(value, str):
            inner.note("text_missing", str(key))
    return {str(key): value for key, value in given.items() if isinstance(value, str)}


def _labels(reader: DataTable) -> dict[str, dict[str, str]]:
    given = reader.value("labels")
    if given is None:
        return {}
    if not isinstance(given, Mapping):
        reader.note("table_missing", "labels")
        return {}
    inner = DataTable(given, "labels.", reader.faults)
    return {
        str(kind): {
            " ".join(text.split()): means for text, means in _texts_by_name(inner, kind).items()
        }
        for kind in given
    }


def _column(reader: DataTable) -> MappedColumn:
    heading, means = reader.value("heading"), reader.value("means")
    if not isinstance(heading, str):
        reader.note("text_missing", "heading")
    if not isinstance(means, str):
        reader.note("meaning_absent", "means")
    column = MappedColumn(str(heading or ""), str(means or ""), _number(reader, "occurrence", 300))
    reader.note_strangers()
    return column
