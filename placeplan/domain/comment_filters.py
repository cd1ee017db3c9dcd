"""Which comments of an area are asked for, and what stands beside each of them."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from itertools import islice, product
from typing import Literal

from placeplan.domain.comments import CommentKind, CommentState
from placeplan.domain.tags import words_of

# the words of all comments that have the same stem as a word, itself among them where it is one
Relatives = Callable[[str], Sequence[str]]
CellDimension = Literal["channel", "place", "age_band", "connection"]
UNTAGGED, SUGGESTED = "none", "suggested"
LONGEST_SEARCH = 100
MOST_FORMS = 200
# more than the number of any tag has
MOST_DIGITS = 18
_PART = re.compile(r'"([^"]*)"?|([^\s"]+)')


@dataclass(frozen=True, slots=True)
class CommentFilters:
    """What comments must be like; each is empty where anything will do.

    `tag` is the number of a tag, `none` for comments under no tag, or `suggested` for those that a
    keyword suggests a tag for which they are not under; `suggested-7` looks at tag 7 alone.
    """

    text: str = ""
    theme: str = ""
    kind: str = ""
    state: str = ""
    tag: str = ""
    form: str = ""
    rating: str = ""
    channel: str = ""
    place: str = ""
    age_band: str = ""
    connection: str = ""

    @property
    def given(self) -> dict[str, str]:
        """Those that are not empty, by name."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in values.items() if value}

    @property
    def tag_id(self) -> int | None:
        """The tag that comments must be under; None where another rule is asked for, or none."""
        return int(self.tag[:MOST_DIGITS]) if self.tag.isascii() and self.tag.isdigit() else None

    @property
    def suggested_id(self) -> int | None:
        """The one tag that must be suggested; None where it may be any, or need be none."""
        number = self.tag.removeprefix(f"{SUGGESTED}-")
        is_one = number != self.tag and number.isascii() and number.isdigit()
        return int(number[:MOST_DIGITS]) if is_one else None


@dataclass(frozen=True, slots=True)
class WorkbenchComment:
    """A comment with what stands beside it: as it is kept, whether or not it may be shown."""

    id: int
    theme_key: str
    kind: CommentKind
    text: str
    state: CommentState
    version: int
    reviewed_by: str
    mark: str
    channel: str
    form: str
    people: int
    place_key: str
    age_band: str
    connections: tuple[str, ...]
    collected_on: date
    survey_slug: str
    area_code: str
    is_redacted: bool


def search_expression(text: str, relatives: Relatives) -> str:
    """What was typed as an expression of the full-text search; empty where it has no word.

    Every word must be there, or one related to it, or one that it begins; words in quotation marks
    stand together.
    """
    found = []
    for phrase, word in _PART.findall(text[:LONGEST_SEARCH]):
        if words_of(phrase):
            found.append(quoted(phrase))
        for plain, _start, _end in words_of(word):
            others = [quoted(each) for each in relatives(plain) if not each.startswith(plain)]
            found.append(f"({' OR '.join([f'{quoted(plain)}*', *others])})")
    return " AND ".join(found)


def keyword_expression(keywords: Iterable[str], relatives: Relatives) -> str:
    """Comments in which one of these keywords stands, with words of the same stems."""
    found = []
    for keyword in keywords:
        forms = [relatives(plain) or [plain] for plain, _start, _end in words_of(keyword)]
        for words in islice(product(*forms), MOST_FORMS if forms else 0):
            found.append(quoted(" ".join(words)))
    return " OR ".join(dict.fromkeys(found))


def quoted(words: str) -> str:
    """Words as a phrase of the full-text search, whatever signs are in them."""
    return '"{}"'.format(words.replace("\0", " ").replace('"', '""'))
