"""Tags, with which officers sort comments; all of them together are the code frame."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, NamedTuple

from placeplan.domain.faults import Fault, Refused, fault

LONGEST_NAME = 80
LONGEST_DEFINITION = 1_000
LONGEST_KEYWORD = 80
MOST_KEYWORDS = 60

Stem = Callable[[str], str]
TagEventKind = Literal[
    "created", "renamed", "redefined", "merged", "split", "removed", "restored", "parted"
]


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: its name, what belongs under it, and the words that suggest it.

    `theme_key` is empty where it goes with no theme. Raises `Refused` when it cannot be.
    """

    name: str
    definition: str = ""
    theme_key: str = ""
    keywords: tuple[str, ...] = ()
    id: int = 0
    version: int = 1

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", " ".join(self.name.split()))
        object.__setattr__(self, "definition", self.definition.strip())
        object.__setattr__(self, "keywords", tidy_keywords(self.keywords))
        faults = [*_length_faults(self)]
        if not self.name:
            faults.append(fault("text_missing", "name"))
        if ";" in self.name:
            faults.append(fault("tag_name_characters", "name", found=self.name))
        if len(self.keywords) > MOST_KEYWORDS:
            count = len(self.keywords)
            faults.append(fault("too_many_keywords", "keywords", found=count, most=MOST_KEYWORDS))
        if faults:
            raise Refused(*faults)


class TagEvent(NamedTuple):
    """Something that became of a tag; `details` says what it was before, or where things went."""

    id: int
    tag_id: int
    kind: TagEventKind
    details: Mapping[str, Any]
    happened_at: datetime
    made_by: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A tag that a comment may belong under, and the words in the comment that say so."""

    tag: Tag
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeywordIndex:
    """The keywords of many tags as stems, to find quickly which of them stand in a text."""

    tags: tuple[Tag, ...]
    phrases: Mapping[str, Sequence[tuple[tuple[str, ...], Tag]]] = field(repr=False)

    def suggestions(self, text: str, stem: Stem) -> list[Suggestion]:
        """The tags whose keywords stand in a text, in the order of the tags."""
        said = words_of(text)
        stems = [stem(plain) for plain, _start, _end in said]
        found: dict[int, list[str]] = {}
        for at, first in enumerate(stems):
            for phrase, tag in self.phrases.get(first, ()):
                if tuple(stems[at : at + len(phrase)]) == phrase:
                    words = text[said[at][1] : said[at + len(phrase) - 1][2]]
                    if words not in found.setdefault(tag.id, []):
                        found[tag.id].append(words)
        return [Suggestion(tag, tuple(found[tag.id])) for tag in self.tags if tag.id in found]


def keyword_index(tags: Iterable[Tag], stem: Stem) -> KeywordIndex:
    """The keywords of these tags, made ready to be found in texts."""
    known = tuple(tags)
    phrases: dict[str, list[tuple[tuple[str, ...], Tag]]] = {}
    for tag in known:
        for keyword in tag.keywords:
            stems = tuple(stem(plain) for plain, _start, _end in words_of(keyword))
            if stems:
                phrases.setdefault(stems[0], []).append((stems, tag))
    return KeywordIndex(known, phrases)


def words_of(text: str) -> list[tuple[str, int, int]]:
    """The words of a text, in small letters without accents, and where each stands.

    A word is an unbroken run of letters, digits and the accents on them, as in the search.
    """
    found, start = [], -1
    for at, letter in enumerate(text):
        if letter.isalnum() or unicodedata.combining(letter):
            start = at if start < 0 else start
        elif start >= 0:
            found.append((plain_word(text[start:at]), start, at))
            start = -1
    if start >= 0:
        found.append((plain_word(text[start:]), start, len(text)))
    return [each for each in found if each[0]]


def plain_word(word: str) -> str:
    """A word in small letters, without accents."""
    apart = unicodedata.normalize("NFKD", word.lower())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def tidy_keywords(keywords: Iterable[str]) -> tuple[str, ...]:
    """Keywords without outer white space, each once whatever its capitals."""
    found: dict[str, str] = {}
    for keyword in keywords:
        tidy = " ".join(keyword.split())
        if tidy and words_of(tidy):
            found.setdefault(tidy.casefold(), tidy)
    return tuple(found.values())


def _length_faults(tag: Tag) -> Iterable[Fault]:
    texts = [("name", tag.name, LONGEST_NAME), ("definition", tag.definition, LONGEST_DEFINITION)]
    texts += [("keywords", keyword, LONGEST_KEYWORD) for keyword in tag.keywords]
    for name, text, most in texts:
        if len(text) > most:
            yield fault("text_too_long", name, found=len(text), most=most)
