"""What is wrong with something given to us, as codes and parameters, never as prose."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from dataclasses import field as field_of

Param = str | int


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: what (`code`), where, and what was found or expected.

    `field` is the column, form field or key path; `row` the spreadsheet's row (the header is 1).
    """

    code: str
    field: str = ""
    row: int | None = None
    params: Mapping[str, Param] = field_of(default_factory=dict, hash=False)

    def at_row(self, row: int) -> "Fault":
        """The same fault, found in this row of a file."""
        return replace(self, row=row)


class Refused(ValueError):
    """Raised when something cannot be taken; carries every fault that was found."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("; ".join(f"{fault.field}: {fault.code}" for fault in faults))
        self.faults = faults


def fault(code: str, field: str = "", **params: Param) -> Fault:
    """A `Fault` with its parameters written as keywords."""
    return Fault(code, field, None, params)


def refuse(code: str, field: str = "", **params: Param) -> Refused:
    """A `Refused` with a single fault, ready to raise."""
    return Refused(fault(code, field, **params))
