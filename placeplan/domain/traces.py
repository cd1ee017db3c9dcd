"""Where a figure comes from, carried by the text that says it until the text is shown.

A drafted sentence is put together from many pieces. A `Fact` in an f-string writes its figure with
a mark around it; `untraced` takes the marks off and says which words stood for which fact.
"""

import re
import secrets
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal, NamedTuple, get_args

Measure = Literal[
    "responses",
    "people",
    "answered",
    "dont_know",
    "blank",
    "mean",
    "median",
    "difference",
    "variance",
    "count_at_point",
    "people_at_point",
    "share",
    "groups_undecided",
    "range_end",
    "named_priority",
    "comments",
    "supporting_comments",
    "tagged_comments",
    "age_band",
    "place_people",
    "first_on",
    "last_on",
    "opens_on",
    "closes_on",
    "themes_asked",
    "scale_point",
    "strengths",
    "needs",
    "surveys",
    "workshops",
    "workshop_people",
    "held_on",
    "engagement",
    "engagement_on",
    "engagement_count",
    "engagement_people",
    "population",
    "population_share",
    "area_figure",
    "age_group",
    "age_share",
    "seats",
    "areas_in_council",
    "places",
    "outcomes",
    "assets",
    "issues",
    "actions",
    "due_on",
    "decision",
    "step_on",
    "edition",
    "consultation_on",
    "consultation_comments",
    "listings",
    "partners",
    "listing_on",
    "setting",
    "rule",
    "code",
    "drafted_on",
]
MEASURES: tuple[Measure, ...] = get_args(Measure)
Figure = int | Fraction | date | None


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure and what it counts: of which survey, area, place, series and theme.

    `part` narrows it further, in a way that belongs to the measure: a channel, a kind of comment,
    a point of the scale, an age band, the number of the row that it was read from.
    In a format string it writes its figure, traced.
    """

    measure: Measure
    figure: Figure
    survey: str = ""
    area: str = ""
    place: str = ""
    series: str = ""
    theme: str = ""
    part: str = ""

    def __post_init__(self) -> None:
        if self.measure not in MEASURES:
            raise ValueError(f"{self.measure}: no such measure")

    def __format__(self, spec: str) -> str:
        return traced(format(self.figure, spec), self)


class Span(NamedTuple):
    """Words of a text that stand for a fact: text[start:end]."""

    start: int
    end: int
    fact: Fact


class Statement(NamedTuple):
    """A fact where it stands in a document.

    `section` is the section's key, `block` counts its blocks from 0; `place` says what of the
    block it is: "sentence", "caption", "note", "cell 2,1" (row and column, from 0), "item 3".
    `shown` are the words in `text`, which begin at `start`.
    """

    section: str
    block: int
    place: str
    text: str
    start: int
    shown: str
    fact: Fact


# nobody outside can write a mark: it begins with what only this process knows
_KEY = secrets.token_hex(8)
_OPENS, _SAYS, _CLOSES = f"\x02{_KEY}", "\x03", "\x04"
_MARK = re.compile(f"{_OPENS}([^{_SAYS}]*){_SAYS}([^{_CLOSES}]*){_CLOSES}")
_FIELDS = ("measure", "survey", "area", "place", "series", "theme", "part")
_APART = "\x05"


def traced(text: str, fact: Fact) -> str:
    """The words, marked as standing for a fact."""
    told = _APART.join([*(getattr(fact, name) for name in _FIELDS), _written(fact.figure)])
    return f"{_OPENS}{told}{_SAYS}{text}{_CLOSES}"


def untraced(text: str) -> tuple[str, tuple[Span, ...]]:
    """The text without its marks, and which of its words stand for which facts."""
    if _OPENS not in text:
        return text, ()
    plain, spans, end = "", [], 0
    for mark in _MARK.finditer(text):
        plain += text[end : mark.start()]
        start = len(plain)
        plain += mark[2]
        spans.append(Span(start, len(plain), _fact(mark[1])))
        end = mark.end()
    return plain + text[end:], tuple(spans)


def capitalised(text: str) -> str:
    """The text with its first letter as a capital, within a mark that it begins with or not."""
    begins = text.index(_SAYS) + 1 if text.startswith(_OPENS) else 0
    return text[:begins] + text[begins : begins + 1].upper() + text[begins + 1 :]


def _written(figure: Figure) -> str:
    if figure is None:
        return ""
    return figure.isoformat() if isinstance(figure, date) else str(Fraction(figure))


def _fact(told: str) -> Fact:
    *values, written = told.split(_APART)
    return Fact(**dict(zip(_FIELDS, values, strict=True)), figure=_read(written))  # type: ignore[arg-type]  # the fields are texts, the measure among them


def _read(written: str) -> Figure:
    if not written:
        return None
    if re.fullmatch(r"\d{4}-\d\d-\d\d", written):
        return date.fromisoformat(written)
    found = Fraction(written)
    return int(found) if found.denominator == 1 else found
