"""A free text of a response, by itself: never beside anything that tells who wrote it."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, get_args

CommentKind = Literal["good", "better", "assets", "actions"]
COMMENT_KINDS: tuple[CommentKind, ...] = get_args(CommentKind)
CommentGroup = tuple[str, CommentKind]
CommentState = Literal["to_review", "may_be_quoted", "not_published"]
COMMENT_STATES: tuple[CommentState, ...] = get_args(CommentState)

# stands on a sheet where a text was marked as a concern; it is no comment, and counts as none
KEPT_BACK = "[Kept back: a named contact looks after this]"


class Comment(NamedTuple):
    """What someone wrote; `theme_key` is empty for assets and actions."""

    theme_key: str
    kind: CommentKind
    text: str


class CommentSlice(NamedTuple):
    """Part of a group of comments: how many to leave out at its start, and how many to take."""

    group: CommentGroup
    offset: int
    limit: int


def groups_in_order(theme_keys: Sequence[str]) -> list[CommentGroup]:
    """Every group of comments of a questionnaire: what people are proud of and suggest, then
    each theme's in questionnaire order.
    """
    found: list[CommentGroup] = [("", "assets"), ("", "actions")]
    for key in theme_keys:
        found += [(key, "good"), (key, "better")]
    return found


def slices_of_page(
    groups: Sequence[CommentGroup], counts: Mapping[CommentGroup, int], page: int, size: int
) -> list[CommentSlice]:
    """What stands on a page (from 1) of `size` comments, the groups read one after the other."""
    skipped, wanted = (page - 1) * size, size
    found = []
    for group in groups:
        count = counts.get(group, 0)
        taken = max(0, min(count - skipped, wanted))
        if taken:
            found.append(CommentSlice(group, skipped, taken))
        wanted -= taken
        skipped = max(0, skipped - count)
    return found
