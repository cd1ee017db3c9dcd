"""Tables of plain data, read value by value, with every fault named by its key path."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from types import NoneType
from typing import Any

from placeplan.domain.faults import Fault, fault

LONGEST_TEXT = 1_000
LARGEST_NUMBER = 999_999
EXACT_NUMBER = re.compile(r"[0-9]{1,2}(\.[0-9]{1,9})?|[0-9]{1,12}/[0-9]{1,12}")


class DataTable:
    """Takes values out of a mapping and notes what is missing, unknown or of the wrong kind."""

    def __init__(
        self, content: Mapping[str, Any], path: str = "", faults: list[Fault] | None = None
    ) -> None:
        self.content = content
        self.path = path
        self.faults: list[Fault] = [] if faults is None else faults
        self._asked: set[str] = set()

    def value(self, name: str) -> Any:
        """What stands under this name, whatever it is; the name counts as known."""
        self._asked.add(name)
        return self.content.get(name)

    def note_strangers(self) -> None:
        """Say of each name that nobody has asked for that it means nothing."""
        known = ", ".join(sorted(self._asked))
        for name in self.content:
            if name not in self._asked:
                self.note("name_unknown", str(name), found=str(name), expected=known)

    def note(self, code: str, name: str, **params: str | int) -> None:
        """Note a fault at this name."""
        self.faults.append(fault(code, self.path + name, **params))

    def text(self, name: str, longest: int = LONGEST_TEXT) -> str:
        """A text that must be there, without the white space around it."""
        value = self.value(name)
        if not isinstance(value, str) or not value.strip():
            self.note("text_missing", name)
            return ""
        return self._short_enough(name, value.strip(), longest)

    def text_if_any(self, name: str) -> str:
        """A text that may be left out; empty then."""
        return self.text(name) if self.value(name) is not None else ""

    def yes_or_no(self, name: str) -> bool:
        """True or false; false when left out."""
        value = self.value(name)
        if type(value) not in (bool, NoneType):
            self.note("yes_or_no_missing", name)
        return value is True

    def choice(self, name: str, choices: Sequence[str]) -> str:
        """One of these words; the first when left out."""
        value = self.value(name)
        if value is not None and value not in choices:
            self.note("not_in_list", name, found=str(value), expected=", ".join(choices))
        return value if value in choices else choices[0]

    def whole_number(self, name: str) -> int:
        """A whole number from 0; True and 1.0 are none."""
        value = self.value(name)
        if type(value) is not int or not 0 <= value <= LARGEST_NUMBER:
            self.note("whole_number_missing", name)
            return 0
        return value

    def key(self, name: str, allowed: re.Pattern[str], code: str) -> str:
        """A text of certain letters only; `code` is the fault of any other."""
        value = self.text(name)
        if value and not allowed.fullmatch(value):
            self.note(code, name, found=value)
        return value

    def exact_number(self, name: str) -> Fraction:
        """A decimal number or a fraction, exactly as written."""
        text = str(self.value(name))
        try:
            if EXACT_NUMBER.fullmatch(text):
                return Fraction(text)
        except ZeroDivisionError:
            pass
        self.note("number_missing", name)
        return Fraction(0)

    def table(self, name: str) -> Mapping[str, Any]:
        """A table inside this one; empty, with a fault, when there is none."""
        value = self.value(name)
        if not isinstance(value, Mapping):
            self.note("table_missing", name)
            return {}
        return value

    def tables(self, name: str) -> Sequence[Mapping[str, Any]]:
        """A list of tables."""
        value = self.value(name)
        if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
            self.note("table_missing", name)
            return []
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, none of them empty."""
        value = self.value(name)
        if not isinstance(value, list) or not all(
            isinstance(item, str) and item.strip() for item in value
        ):
            self.note("texts_missing", name)
            return ()
        return tuple(self._short_enough(name, item.strip(), LONGEST_TEXT) for item in value)

    def _short_enough(self, name: str, text: str, longest: int) -> str:
        if len(text) > longest:
            self.note("text_too_long", name, found=len(text), most=longest)
        return text
