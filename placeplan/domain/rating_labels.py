"""What a cell of another tool says of a rating: "1 - a lot", "7 – very little", "4.0", "N/A".

Nothing is ever converted from one scale to another: a label is a point of the questionnaire's own
scale in words, or it is none.
"""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from placeplan.domain.partners import plain_name
from placeplan.domain.questionnaires import Scale
from placeplan.domain.responses import DONT_KNOW

Trouble = Literal["", "unknown", "off_scale", "other_words", "reversed"]

LONGEST_LABEL = 200
# "neither agree nor disagree" is the name of a point, a sentence with "good" in it is a comment
WORDS_OF_A_POINT = 5
MOST_WORDS = 14
# the highest points of scales that people use
USUAL_TOPS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 100})

_POINT = re.compile(r"0*(\d{1,4})(?:[.,]0+)?")
_OF = re.compile(r"(\d{1,3})\s*(?:/|out of|of)\s*(\d{1,3})", re.IGNORECASE)
_RANGE = re.compile(r"(\d{1,3})\s*(?:-|–|—|to)\s*(\d{1,3})", re.IGNORECASE)
_SEPARATORS = r"[\s\-–—−:;.,=)\]|/]"
_END = re.compile(r"\b(\d{1,3})\s*(?:=|means\b)")
_POINT_FIRST = re.compile(rf"[(\[]?0*(\d{{1,4}})(?:[.,]0+)?{_SEPARATORS}+(?:[(\[]\s*)?(\D+)")
_POINT_LAST = re.compile(r"([^\d.!?]+?)\s*(?:[-–—−:=(\[]\s*)0*(\d{1,4})(?:[.,]0+)?\s*[)\]]?")

_DONT_KNOW = frozenset(
    {
        *("dk", "dont know", "i dont know", "do not know", "i do not know", "not sure", "unsure"),
        *("im not sure", "no opinion", "cant say", "na", "n a", "not applicable", "not relevant"),
        *("not relevant to me", "dont know not relevant", "i dont know not relevant to me"),
        *("dont know or not relevant", "dont know na", "dont know n a"),
        "dont know not applicable",
    }
)
_BLANK = frozenset(
    {"", "no answer", "not answered", "none", "null", "nan", "blank", "skipped", "no response"}
)

# words of agreement, satisfaction and the like: answers to another question than this one
_ATTITUDES = re.compile(
    r"\b(agree|disagree|satisfied|dissatisfied|likely|unlikely|important|unimportant|stars?)\b"
)
_OTHER_SCALES = re.compile(
    r"\b(agree|disagree|satisfied|dissatisfied|unsatisfied|likely|unlikely|always|never|often"
    r"|sometimes|rarely|important|unimportant|stars?|excellent|fair|poor|very good|very bad"
    r"|very poor|good|bad|average|acceptable|terrible|yes|no)\b"
)
_NEEDS_MUCH = re.compile(
    r"\b(a lot|lots|much|most room|many|great deal|poor|bad|worst|terrible|not good|no good)\b"
)
_NEEDS_LITTLE = re.compile(
    r"\b(very little|little|hardly|no room|none|no improvement|least room|excellent|good|great"
    r"|best|perfect)\b"
)
_NOT_GOOD = re.compile(r"\b(?:not|no|isnt) (?:very |so )?(?:good|great)\b")


class Label(NamedTuple):
    """What a label stands for: a mark (`4`, `dk`, `3-5`, "" for a blank), or why it has none."""

    mark: str
    trouble: Trouble = ""


UNKNOWN = Label("", "unknown")


@lru_cache(maxsize=4096)
def read_label(text: str, scale: Scale) -> Label:
    """The mark that a cell stands for on this scale, or what keeps it from being one."""
    label = " ".join(text.split())
    plain = plain_name(label)
    if not label or plain in _BLANK:
        return Label("")
    if plain in _DONT_KNOW:
        return Label(DONT_KNOW)
    if len(label) > LONGEST_LABEL or label.count(" ") > MOST_WORDS:
        return UNKNOWN
    if found := _POINT.fullmatch(label):
        return _at(int(found[1]), "", scale)
    if found := _RANGE.fullmatch(label):
        low, high = int(found[1]), int(found[2])
        is_on_scale = scale.has(low) and scale.has(high) and low < high
        return Label(f"{low}-{high}") if is_on_scale else UNKNOWN
    if found := _OF.fullmatch(label):
        is_its_own = int(found[2]) == scale.highest
        return _at(int(found[1]), "", scale) if is_its_own else Label("", "off_scale")
    if found := _POINT_FIRST.fullmatch(label):
        return _at(int(found[1]), found[2], scale)
    if found := _POINT_LAST.fullmatch(label):
        return _at(int(found[2]), found[1], scale)
    return _in_words(plain, scale)


def meaning_of_scale(heading: str, scale: Scale) -> Literal["", "same", "other"]:
    """Whether a heading names the ends of a scale, and whether they are ours.

    They stand in it as "from 1 to 5" or as "1 = bad, 5 = good".
    """
    ends = [int(point) for point in _END.findall(heading)]
    spans = [(int(low), int(high)) for low, high in _RANGE.findall(heading)]
    spans += [(min(ends), max(ends))] if len(ends) > 1 else []
    for low, high in spans:
        if (low, high) == (scale.lowest, scale.highest):
            return "same"
        if low in (0, 1) and high in USUAL_TOPS:
            return "other"
    return ""


def _at(point: int, words: str, scale: Scale) -> Label:
    if not scale.has(point):
        return Label("", "off_scale")
    plain = plain_name(words)
    if plain and any(character.isalpha() for character in plain):
        if plain == plain_name(scale.meaning(point)):
            return Label(str(point))
        if _is_contrary(point, plain, scale):
            return Label("", "reversed")
        if _ATTITUDES.search(plain):
            return Label("", "other_words")
    return Label(str(point))


def _is_contrary(point: int, plain: str, scale: Scale) -> bool:
    """Whether the words say of this end of the scale what is true of the other."""
    much, little = _NEEDS_MUCH.search(plain), _NEEDS_LITTLE.search(plain)
    if _NOT_GOOD.search(plain):
        much, little = _NOT_GOOD.search(plain), None
    if bool(much) == bool(little):
        return False
    is_low, is_high = point == scale.lowest, point == scale.highest
    return bool((is_low and little) or (is_high and much))


def _in_words(plain: str, scale: Scale) -> Label:
    for point in scale.points:
        if plain and plain == plain_name(scale.meaning(point)):
            return Label(str(point))
    is_short = len(plain.split()) <= WORDS_OF_A_POINT
    return Label("", "other_words") if is_short and _OTHER_SCALES.search(plain) else UNKNOWN
