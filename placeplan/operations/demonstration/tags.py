"""A made-up code frame, with some comments under its tags and others only suggested."""

from placeplan.domain.comment_filters import SUGGESTED, CommentFilters
from placeplan.domain.tags import Tag
from placeplan.operations.comment_words import suggestion_expressions
from placeplan.store.comment_reviews import set_comment_state
from placeplan.store.database import Database
from placeplan.store.tags import add_tag, tag_comments
from placeplan.store.workbench import Wanted, list_page

OFFICER = "Made-up officer"
TAGGED, QUOTABLE = 8, 3
TAGS = (
    Tag(
        "Buses", "When and where buses run, and what waiting is like", "public_transport", ("bus",)
    ),
    Tag(
        "Lighting", "Streets and paths that are too dark", "feeling_safe", ("dark", "street light")
    ),
    Tag(
        "Paths and pavements",
        "Surfaces, gaps and crossings for people who walk or wheel",
        "moving_around",
        ("path", "pavement", "crossing"),
    ),
    Tag("Places to play", "For children of any age", "play_and_recreation", ("play", "playground")),
)


def add_demonstration_tags(database: Database, survey_slug: str, area_code: str) -> None:
    """Add the tags, and put the newest comments that each is suggested for under it."""
    for each in TAGS:
        tag = add_tag(database, each, by=OFFICER)
        filters = CommentFilters(tag=f"{SUGGESTED}-{tag.id}")
        words = suggestion_expressions(database, [tag])
        wanted = Wanted(survey_slug, area_code, filters, suggestions=words)
        comments = list_page(database, wanted, TAGGED).comments
        tag_comments(database, tag.id, [comment.id for comment in comments], by=OFFICER)
        for comment in comments[:QUOTABLE]:
            if comment.state == "to_review":
                set_comment_state(
                    database, comment.id, "may_be_quoted", version=comment.version, by=OFFICER
                )
