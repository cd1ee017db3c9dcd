"""Areas (district electoral areas) and the places inside them."""

from dataclasses import dataclass
from typing import Literal

from placeplan.domain.faults import refuse

PlaceKind = Literal["urban", "rural"]
PLACE_KINDS: tuple[PlaceKind, ...] = ("urban", "rural")


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
        for field in ("code", "name"):
            if not getattr(self, field).strip():
                raise refuse("text_missing", field)
        if self.seats < 0:
            raise refuse("number_negative", "seats", found=self.seats)


@dataclass(frozen=True, slots=True)
class Place:
    """A settlement or neighbourhood inside an area; its key is unique within the area."""

    area_code: str
    key: str
    name: str
    kind: PlaceKind

    def __post_init__(self) -> None:
        for field in ("area_code", "key", "name"):
            if not getattr(self, field).strip():
                raise refuse("text_missing", field)
        if self.kind not in PLACE_KINDS:
            raise refuse("not_in_list", "kind", found=self.kind, expected=", ".join(PLACE_KINDS))
