"""Comments page by page, in their groups."""

from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.comments import CommentGroup, groups_in_order, slices_of_page

GROUPS = groups_in_order(["one", "two"])
COUNTS = st.fixed_dictionaries({}, optional={group: st.integers(0, 12) for group in GROUPS})


def test_what_people_are_proud_of_and_suggest_comes_before_the_themes() -> None:
    assert GROUPS[:3] == [("", "assets"), ("", "actions"), ("one", "good")]


@given(COUNTS, st.integers(1, 7))
def test_pages_hold_every_comment_once_and_in_order(
    counts: dict[CommentGroup, int], size: int
) -> None:
    every = [(group, number) for group in GROUPS for number in range(counts.get(group, 0))]
    read = []
    for page in range(1, len(every) // size + 2):
        found = [
            (part.group, number)
            for part in slices_of_page(GROUPS, counts, page, size)
            for number in range(part.offset, part.offset + part.limit)
        ]
        assert len(found) <= size
        read += found
    assert read == every
