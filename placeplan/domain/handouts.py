"""A survey as it is handed out on paper or hung up: where it is answered, until when, by whom."""

from dataclasses import dataclass
from typing import Literal

from placeplan.domain.surveys import Survey

PrintSize = Literal["normal", "large"]
PRINT_SIZES: tuple[PrintSize, ...] = ("normal", "large")


@dataclass(frozen=True, slots=True)
class Handout:
    """What a printed questionnaire and a poster are made from.

    `address` is where the survey is answered online; `closes` its last day in words; `accent` six
    digits after a #; `crest` a PNG or nothing; `language` a tag such as `en-GB`; `occasion` the
    workshop it is handed out at, or nothing.
    """

    survey: Survey
    address: str
    closes: str
    run_by: str = ""
    contact: str = ""
    accent: str = "#0b5563"
    crest: bytes = b""
    language: str = "en-GB"
    occasion: str = ""

    @property
    def short_address(self) -> str:
        """The address as people read it and type it in."""
        return self.address.partition("://")[2].removesuffix("/") or self.address
