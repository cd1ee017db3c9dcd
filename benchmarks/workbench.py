"""The comments workbench: its first page of 20,000 comments against that of 200.

In turns in the same run, for a signed-in officer through waitress: an area's grid as it opens, one
theme's, a search, and a tag's suggestions that nobody has decided on. Both instances have the same
tags with keywords, and forty comments under one of them. What is searched for is in about a third
of the comments, so that a search has to do with all of those.
"""

from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path

from benchmarks.instances import AREAS, SLUG, open_instance, survey_of
from benchmarks.measures import Measured, all_in_turns
from benchmarks.responses import instance_with
from benchmarks.sites import Visitor, visit
from placeplan.domain.tags import Tag
from placeplan.store.comments import count_comments
from placeplan.store.database import Database
from placeplan.store.tags import add_tag, tag_comments

SIZES, QUICK_SIZES = (200, 20_000), (100, 300)
COMMENTS_EACH = 3
TAGGED = 40
BAR = 3.0
KEYWORDS = ("river", "bus", "bench", "school crossing", "shop", "flood", "dark", "people", "seat")
PAGES = {
    "grid of comments, first page": "",
    "one theme’s comments": "?theme={theme}",
    "search for a word": "?text=buses",
    "suggested and not yet tagged": "?tag=suggested",
}


def measure(folder: Path, is_quick: bool) -> list[Measured]:
    """Each page at the second size, against the same at the first."""
    sizes = QUICK_SIZES if is_quick else SIZES
    with ExitStack() as stack:
        visitors: dict[int, Visitor] = {}
        for size in sizes:
            instance = instance_with(folder / str(size), size * AREAS // COMMENTS_EACH)
            database = stack.enter_context(closing(open_instance(instance)))
            area_code, theme = _furnish(database)
            visitors[size] = stack.enter_context(visit("placeplan", instance))
            visitors[size].sign_in()
        found = []
        for name, query in PAGES.items():
            works = {
                str(size): _page(
                    visitor, f"/evidence/{SLUG}/{area_code}{query.format(theme=theme)}"
                )
                for size, visitor in visitors.items()
            }
            repeats, times = (1, 1) if is_quick else (15, 3)
            medians = all_in_turns(works, repeats, times)
            few, many = (medians[str(size)] for size in sizes)
            # the issue asks for the first page alone; the others read what they look through
            bar = BAR if not query else None
            found.append(Measured(f"{name}, {sizes[1]:,}", few, many, bar))
    return found


def _furnish(database: Database) -> tuple[str, str]:
    """Tags with keywords, and some comments under one; the first area's code, and a theme of it."""
    survey = survey_of(database)
    area_code = survey.areas[0].code
    counts = count_comments(database, survey.slug, area_code)
    assert counts, "there is nothing to show"
    tags = [add_tag(database, Tag(word.title(), keywords=(word,)), by="A") for word in KEYWORDS]
    tag_comments(database, tags[0].id, range(1, TAGGED + 1), by="A")
    return area_code, max(counts, key=lambda group: counts[group])[0]


def _page(visitor: Visitor, address: str) -> Callable[[], object]:
    return lambda: visitor.get(address)
