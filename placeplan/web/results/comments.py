"""The first few comments of each theme, as a taste of what is under Comments."""

from typing import NamedTuple

from placeplan.domain.comments import Comment, CommentGroup, CommentSlice, groups_in_order
from placeplan.store.comments import count_comments, list_comments
from placeplan.web.database import db
from placeplan.web.results.scope import Scope

FIRST_FEW = 3


class CommentPreview(NamedTuple):
    """How many comments of one theme and kind there are, and the newest few."""

    group: CommentGroup
    count: int
    first: list[Comment]


def comment_previews(scope: Scope) -> dict[CommentGroup, CommentPreview]:
    """A preview for each theme and kind that anyone wrote about."""
    slug, code = scope.survey.slug, scope.area.code
    counts = count_comments(db(), slug, code)
    return {
        group: CommentPreview(
            group,
            counts[group],
            list_comments(db(), slug, code, CommentSlice(group, 0, FIRST_FEW)),
        )
        for group in groups_in_order(scope.survey.questionnaire.theme_keys)
        if counts.get(group)
    }
