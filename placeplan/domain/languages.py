"""Languages that residents can read the survey in: offered once a translator has checked them."""

import re
from dataclasses import dataclass
from datetime import date

from placeplan.domain.faults import refuse

# The language that pages are written in, and that everything falls back to.
ENGLISH = "en"
# As Babel and the names of files have it: ga, zh_Hans, pt_BR.
LANGUAGE_CODE = re.compile(r"[a-z]{2,3}(_[A-Z][a-z]{3})?(_([A-Z]{2}|[0-9]{3}))?")
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class CheckedLanguage:
    """A language that the partnership offers: who has checked its sentences, and on which day."""

    code: str
    checked_by: str
    checked_on: date

    def __post_init__(self) -> None:
        if not is_language_code(self.code):
            raise refuse("language_code", "code", found=self.code)
        if not self.checked_by.strip():
            raise refuse("text_missing", "checked_by")
        if len(self.checked_by) > LONGEST_NAME:
            found = len(self.checked_by)
            raise refuse("text_too_long", "checked_by", found=found, most=LONGEST_NAME)


def is_language_code(text: str) -> bool:
    """Whether this is written as the code of a language is; there need not be such a language."""
    return LANGUAGE_CODE.fullmatch(text) is not None
