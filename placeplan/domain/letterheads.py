"""Whose a printed file is, and how it looks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who writes: names from the first to the last, whom to ask, and the look of it.

    `accent` is six digits after a #; `crest` a PNG or nothing; `language` a tag such as `en-GB`.
    """

    run_by: str = ""
    contact: str = ""
    accent: str = "#0b5563"
    crest: bytes = b""
    language: str = "en-GB"
