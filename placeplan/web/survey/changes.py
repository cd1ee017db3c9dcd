"""Only what was changed on a page is saved: what another window saved meanwhile stays.

A page says what it was filled in with, as short digests. What comes back the same was not
touched here, however old the page is; what comes back different is what the resident means.
"""

import hashlib

from flask import request

from placeplan.domain.responses import Answer, answer_from_mark

DIGEST_LENGTH = 8
ANSWER_LENGTH = 3 * DIGEST_LENGTH


def digest(said: str) -> str:
    """A text in eight letters; two texts of one resident hardly ever share them."""
    return hashlib.sha256(said.encode()).hexdigest()[:DIGEST_LENGTH]


def digest_of_answer(answer: Answer) -> str:
    """What was said of a theme: the rating, then what is good and what could be better."""
    return "".join(map(digest, _parts(answer)))


def filled_in_with(now: str) -> str:
    """What the page was filled in with that this form comes from; `now` when it is being made."""
    return request.form.get("shown", now)


def latest(sent: str, kept: str, shown: str) -> str:
    """`sent`, unless the page was filled in with the same: then what is kept by now."""
    return kept if digest(sent) == shown else sent


def latest_answer(sent: Answer, kept: Answer, shown: str) -> Answer:
    """The same for each part of what was said of a theme."""
    digests = (
        shown[start : start + DIGEST_LENGTH] for start in range(0, ANSWER_LENGTH, DIGEST_LENGTH)
    )
    mark, good, better = map(latest, _parts(sent), _parts(kept), digests)
    return answer_from_mark(mark, good, better)


def _parts(answer: Answer) -> tuple[str, str, str]:
    return answer.mark, answer.good, answer.better
