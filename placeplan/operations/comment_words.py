"""Words with the same stem: for searching comments, and for the tags that their words suggest."""

from collections.abc import Sequence
from functools import lru_cache
from threading import Lock

import snowballstemmer

from placeplan.domain.comment_filters import (
    Relatives,
    keyword_expression,
    search_expression,
)
from placeplan.domain.tags import Suggestion, Tag, keyword_index
from placeplan.store.comment_words import list_terms
from placeplan.store.database import Database

STEMS_KEPT = 50_000
LETTERS_IN_COMMON = 3
# the stemmer leaves the e of “buses”, as it does that of “case”
KEPT_E = ("se", "ze")

_stemmer = snowballstemmer.stemmer("english")
# it keeps the word that it is at
_stemming = Lock()


@lru_cache(maxsize=STEMS_KEPT)
def stem(word: str) -> str:
    """The stem of an English word in small letters: `bus` for `buses`, `park` for `parking`."""
    with _stemming:
        found = str(_stemmer.stemWord(word))
    return found[:-1] if found.endswith(KEPT_E) else found


def words_expression(database: Database, text: str) -> str:
    """What was typed into a search, as an expression of the full-text search."""
    return search_expression(text, relatives_in(database))


def suggestion_expressions(database: Database, tags: Sequence[Tag]) -> tuple[tuple[int, str], ...]:
    """For each tag that has keywords, the expression that finds the comments they stand in."""
    relatives = relatives_in(database)
    found = ((tag.id, keyword_expression(tag.keywords, relatives)) for tag in tags)
    return tuple((number, expression) for number, expression in found if expression)


def suggestions_for(tags: Sequence[Tag], texts: Sequence[str]) -> list[list[Suggestion]]:
    """For each text the tags whose keywords stand in it, with the words that say so."""
    index = keyword_index(tags, stem)
    return [index.suggestions(text, stem) if index.phrases else [] for text in texts]


def relatives_in(database: Database) -> Relatives:
    """Finds, among the words of all comments, those with the stem of a word."""

    def relatives(word: str) -> list[str]:
        root = stem(word)
        beginning = root[: min(LETTERS_IN_COMMON, len(root))]
        return [term for term in list_terms(database, beginning) if stem(term) == root]

    return relatives
