"""Partners: bodies that list what they run, and the several names each goes by."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from placeplan.domain.faults import Fault, Refused, fault

Statement = Literal["", "nothing_to_list", "all_unchanged"]
STATEMENTS: tuple[Statement, ...] = ("", "nothing_to_list", "all_unchanged")
ChaseState = Literal["not_invited", "invited", "opened", "answered", "lapsed"]

LONGEST_NAME = 200
# Words that say nothing about which body is meant.
_FILLERS = frozenset({"the", "of", "for", "and", "in", "ltd", "limited", "plc", "cic", "ni"})
_LIKENESS = 0.82


@dataclass(frozen=True, slots=True)
class Partner:
    """A body of the partnership; `aliases` are the other names its files have used.

    `statement` is what it last said of all its listings together, on `statement_on`. The law makes
    one that `is_statutory` a community planning partner, with that partner's duties.
    """

    name: str
    email: str = ""
    aliases: tuple[str, ...] = ()
    statement: Statement = ""
    statement_on: date | None = None
    is_statutory: bool = False
    id: int = 0

    def __post_init__(self) -> None:
        faults: list[Fault] = []
        if not plain_name(self.name):
            faults.append(fault("text_missing", "name"))
        if len(self.name) > LONGEST_NAME:
            faults.append(fault("text_too_long", "name", found=len(self.name), most=LONGEST_NAME))
        if self.statement not in STATEMENTS:
            faults.append(
                fault(
                    "not_in_list",
                    "statement",
                    found=self.statement,
                    expected=", ".join(filter(None, STATEMENTS)),
                )
            )
        if faults:
            raise Refused(*faults)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it goes by, its own first."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link that lets a partner in; times are UTC texts, empty where it has not happened."""

    id: int
    partner_id: int
    created_at: str
    expires_at: str
    opened_at: str = ""
    revoked_at: str = ""

    def is_good(self, now: str) -> bool:
        """Whether the link still opens at `now`, a UTC text."""
        return not self.revoked_at and now < self.expires_at


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """A name as it is compared: without capitals, accents, punctuation, "the" or "&"."""
    letters = unicodedata.normalize("NFKD", name.casefold().replace("&", " and "))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = re.findall(r"\w+", re.sub(r"['’‘`´.]", "", plain))
    kept = [word for word in words if word != "the"] or words
    return " ".join(kept)


def find_partner(name: str, partners: Iterable[Partner]) -> Partner | None:
    """The partner that goes by this name, however it is written; None when none does."""
    wanted = plain_name(name)
    for partner in partners:
        if wanted in {plain_name(each) for each in partner.names}:
            return partner
    return None


def like_partners(name: str, partners: Sequence[Partner]) -> list[Partner]:
    """Partners that the name may well mean (initials, fewer words, a slip), likeliest first."""
    rated = [
        (max(_likeness(name, each) for each in partner.names), partner) for partner in partners
    ]
    likely = [pair for pair in rated if pair[0] >= _LIKENESS]
    return [partner for _, partner in sorted(likely, key=lambda pair: (-pair[0], pair[1].name))]


def chase_state(partner: Partner, invitation: Invitation | None, now: str) -> ChaseState:
    """How far a partner has come with its latest invitation."""
    if invitation is None:
        return "not_invited"
    answered_on = partner.statement_on.isoformat() if partner.statement_on else ""
    if answered_on >= invitation.created_at[:10]:
        return "answered"
    if not invitation.is_good(now):
        return "lapsed"
    return "opened" if invitation.opened_at else "invited"


def _likeness(name: str, other: str) -> float:
    mine, theirs = _telling_words(name), _telling_words(other)
    if not mine or not theirs or _numbers(mine) != _numbers(theirs):
        return 0.0
    if _is_initials(mine, theirs) or _is_initials(theirs, mine):
        return 1.0
    fewer, more = sorted((set(mine), set(theirs)), key=len)
    if len(fewer) > 1 and fewer <= more:
        return 0.95
    return SequenceMatcher(None, " ".join(mine), " ".join(theirs)).ratio()


def _telling_words(name: str) -> list[str]:
    words = plain_name(name).split()
    return [word for word in words if word not in _FILLERS] or words


def _numbers(words: list[str]) -> set[str]:
    return {word for word in words if word.isdecimal()}


def _is_initials(short: list[str], long: list[str]) -> bool:
    return len(short) == 1 and len(long) > 1 and short[0] == "".join(word[0] for word in long)
