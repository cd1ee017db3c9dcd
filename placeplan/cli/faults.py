"""Faults on the command line: one line each, with file, row and column."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from placeplan.domain.faults import Fault, Refused
from placeplan.wording import SENTENCES, fault_sentence


class RefusedInput(Refused):
    """Faults of one input file, with its name."""

    def __init__(self, file: str, refused: Refused) -> None:
        super().__init__(*refused.faults)
        self.file = file
        self.count = getattr(refused, "count", len(refused.faults))


@contextmanager
def reading_file(file: Path) -> Iterator[None]:
    """Faults found inside are said to be of this file."""
    try:
        yield
    except Refused as refused:
        raise RefusedInput(file.name, refused) from refused


def say_faults(refused: Refused) -> None:
    """Write each fault on a line of its own to standard error, and how many were left out."""
    file = getattr(refused, "file", "")
    for fault in refused.faults:
        click.echo(fault_line(fault, file), err=True)
    left_out = getattr(refused, "count", 0) - len(refused.faults)
    if left_out > 0:
        click.echo(f"… and {left_out:,} more faults like these", err=True)


def fault_line(fault: Fault, file: str = "") -> str:
    """Where the fault is, what was found and what was expected."""
    is_column = fault.field and file and "line" not in fault.params
    places = [
        file,
        f"row {fault.row}" if fault.row is not None else "",
        f"line {fault.params['line']}" if "line" in fault.params else "",
        f"column {fault.field}" if is_column else fault.field,
    ]
    where = ", ".join(filter(None, places))
    sentence = fault_sentence(fault)
    found = fault.params.get("found")
    if found is not None and "%(found)s" not in SENTENCES.get(fault.code, "%(found)s"):
        sentence += f" (found “{found}”)"
    return f"{where}: {sentence}" if where else sentence
