"""What makes an answer look like a repeat or like spam, noticed when it is sent.

Nothing is refused or left out for it: officers look at what was flagged, and decide.
"""

import hashlib
from collections import Counter, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NamedTuple, get_args

from placeplan.domain.responses import Response

FlagKind = Literal["honeypot", "too_quick", "same_device", "same_text", "burst"]
FLAG_KINDS: tuple[FlagKind, ...] = get_args(FlagKind)
ReviewAction = Literal["excluded", "included", "looked_at"]

# the pages to open and to read, and one press for each rating: nobody is quicker than that
SECONDS_AT_LEAST = 10
SECONDS_A_RATING = 1

# shorter texts are the same by chance: "More buses"
SAME_FROM = 40
MARK_BYTES = 8

# sixty people in a hall who all finish within ten minutes send about twelve in two minutes
BURST_ANSWERS = 40
BURST_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Signs:
    """What is known while an answer is being sent and forgotten afterwards.

    `seconds` have passed since it was begun, where that is known; `sent_before` is the key of
    the answer that the same browser sent last to this survey, if any.
    """

    has_filled_honeypot: bool = False
    seconds: float | None = None
    sent_before: str = ""
    is_in_burst: bool = False


class GroupOverview(NamedTuple):
    """Answers that look alike: how many there are, and how many have each flag or state."""

    key: str
    flags: Mapping[FlagKind, int]
    responses: int
    to_look_at: int
    excluded: int
    first_on: date
    last_on: date
    area_codes: tuple[str, ...]


class Review(NamedTuple):
    """What an officer did about a response, when and why; a reason is given for excluding."""

    response_key: str
    reviewed_at: datetime
    reviewed_by: str
    action: ReviewAction
    reason: str


class Bursts:
    """Notices many answers to one survey in a short while. Holds moments, and nothing of whom."""

    def __init__(self) -> None:
        self._latest: dict[str, deque[float]] = {}

    def note(self, survey_slug: str, moment: float) -> bool:
        """Count an answer sent at `moment` (seconds of any clock); whether it is in a burst."""
        latest = self._latest.setdefault(survey_slug, deque(maxlen=BURST_ANSWERS))
        latest.append(moment)
        return len(latest) == BURST_ANSWERS and moment - latest[0] <= BURST_SECONDS


def flags_of(
    response: Response, signs: Signs, *, has_sent_before: bool, has_same_text: bool
) -> tuple[FlagKind, ...]:
    """What is to be kept of the signs of a response: the kinds of flag, in order."""
    noticed: dict[FlagKind, bool] = {
        "honeypot": signs.has_filled_honeypot,
        "too_quick": signs.seconds is not None and signs.seconds < plausible_seconds(response),
        "same_device": has_sent_before,
        "same_text": has_same_text,
        "burst": signs.is_in_burst,
    }
    return tuple(kind for kind in FLAG_KINDS if noticed[kind])


def plausible_seconds(response: Response) -> int:
    """The fewest seconds in which a person can have given this response on the pages."""
    ratings = sum(bool(answer.mark) for answer in response.answers.values())
    return SECONDS_AT_LEAST + SECONDS_A_RATING * ratings


def text_marks(response: Response) -> list[int]:
    """A number for each of the response's texts that is too long to be the same by chance.

    Texts of the same letters and digits have the same number: capitals, spaces and punctuation
    make no difference. It fits into eight bytes and says nothing of the text.
    """
    said = [text for answer in response.answers.values() for text in (answer.good, answer.better)]
    plain = (_letters(text) for text in (*said, response.assets, response.actions))
    return [_mark(text) for text in dict.fromkeys(plain) if len(text) >= SAME_FROM]


def unlike_group(flags: Iterable[FlagKind], on: date) -> str:
    """The group of flagged answers that resemble no other one: those of a day and first kind."""
    return f"{min(flags, key=FLAG_KINDS.index)}-{on.isoformat()}"


def same_ratings(responses: Iterable[Response]) -> tuple[int, int]:
    """Of how many themes the responses all have the same rating, and how many any of them rated."""
    compared = list(responses)
    marks = Counter[tuple[str, str]]()
    for response in compared:
        marks.update((key, said.mark) for key, said in response.answers.items() if said.mark)
    themes = {key for key, _mark in marks}
    return sum(count == len(compared) for count in marks.values()), len(themes)


def _letters(text: str) -> str:
    return "".join(each for each in text.casefold() if each.isalnum())


def _mark(text: str) -> int:
    digest = hashlib.sha256(text.encode()).digest()
    return int.from_bytes(digest[:MARK_BYTES], "big", signed=True)
