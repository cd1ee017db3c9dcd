"""How many comments a finding rests on is told only where nobody can be made out by it."""

from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.comments import COMMENT_KINDS
from placeplan.domain.findings import (
    KINDS_OF,
    Support,
    SupportCell,
    likely_kind,
    likely_theme,
)

CELLS = st.lists(
    st.builds(
        SupportCell,
        st.just("your-place"),
        st.sampled_from(["individuals", "groups"]),
        st.sampled_from(["online", "paper", "workshop"]),
        st.integers(1, 30),
        st.integers(1, 30),
    ),
    unique_by=lambda cell: cell[:3],
    max_size=5,
)


@given(CELLS, st.integers(5, 15))
def test_no_cell_under_the_limit_is_told_or_found_by_subtraction(
    cells: list[SupportCell], fewest: int
) -> None:
    support = Support(tuple(cells))
    told = support.told_cells(fewest)
    assert all(cell.people >= fewest for cell in told)
    hidden = [cell for cell in cells if cell not in told]
    if support.is_told(fewest) and hidden:
        assert sum(cell.people for cell in hidden) >= fewest
        assert len(hidden) > 1 or len(cells) == 1
    if not support.is_told(fewest):
        assert told == ()


def test_what_is_good_is_offered_as_an_asset_and_what_could_be_better_as_an_issue() -> None:
    assert {kind for kinds in KINDS_OF.values() for kind in kinds} == set(COMMENT_KINDS)
    assert likely_kind(["good", "assets", "better"]) == "asset"
    assert likely_kind(["good", "better"]) == "issue"
    assert likely_kind([]) == "issue"


def test_a_theme_is_likely_when_more_than_half_are_about_it() -> None:
    assert likely_theme(["housing", "housing", "moving"]) == "housing"
    assert likely_theme(["housing", "moving"]) == ""
    assert likely_theme(["", "", "housing"]) == ""
    assert likely_theme([]) == ""
