"""Areas (district electoral areas) and the places inside them."""

import re
from dataclasses import dataclass
from typing import Literal

from placeplan.domain.faults import Fault, Refused, fault

PlaceKind = Literal["urban", "rural"]
PLACE_KINDS: tuple[PlaceKind, ...] = ("urban", "rural")
# they stand in addresses and, several at a time, in one cell of a file
CODE = re.compile(r"[A-Za-z0-9._-]+")
LONGEST_CODE = 60
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Area:
    """A district electoral area with its official code.

    `valid_to` is set when a boundary review replaces it; old plans keep their old area.
    """

    code: str
    name: str
    council_code: str
    council_name: str
    seats: int
    valid_from: str = ""
    valid_to: str = ""

    def __post_init__(self) -> None:
        faults = [*_code_faults("code", self.code), *_name_faults(self.name)]
        faults += _long_faults("council_code", self.council_code, LONGEST_CODE)
        faults += _long_faults("council_name", self.council_name, LONGEST_NAME)
        if self.seats < 0:
            faults.append(fault("number_negative", "seats", found=self.seats))
        if faults:
            raise Refused(*faults)


@dataclass(frozen=True, slots=True)
class Place:
    """A settlement or neighbourhood inside an area; its key is unique within the area."""

    area_code: str
    key: str
    name: str
    kind: PlaceKind

    def __post_init__(self) -> None:
        faults = [
            *_code_faults("area_code", self.area_code),
            *_code_faults("key", self.key),
            *_name_faults(self.name),
        ]
        if self.kind not in PLACE_KINDS:
            expected = ", ".join(PLACE_KINDS)
            faults.append(fault("not_in_list", "kind", found=self.kind, expected=expected))
        if faults:
            raise Refused(*faults)


def _code_faults(field: str, code: str) -> list[Fault]:
    if not code:
        return [fault("text_missing", field)]
    if len(code) > LONGEST_CODE:
        return _long_faults(field, code, LONGEST_CODE)
    return [] if CODE.fullmatch(code) else [fault("code_characters", field, found=code)]


def _name_faults(name: str) -> list[Fault]:
    if not name.strip():
        return [fault("text_missing", "name")]
    return _long_faults("name", name, LONGEST_NAME)


def _long_faults(field: str, text: str, longest: int) -> list[Fault]:
    if len(text) <= longest:
        return []
    return [fault("text_too_long", field, found=len(text), most=longest)]
