"""What is taken out of a comment is gone from what is shown, and everything else stays."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from placeplan.domain.faults import Refused
from placeplan.domain.redactions import (
    REDACTION_REASONS,
    Redaction,
    hidden_words,
    shown_text,
    spans_of,
    with_redaction,
)
from placeplan.domain.responses import LONGEST_COMMENT, tidy_text

TEXTS = st.text(min_size=1, max_size=60).map(tidy_text).filter(bool)


@st.composite
def redacted(draw: st.DrawFn) -> tuple[str, tuple[Redaction, ...]]:
    """A text from which a few spans were taken out, each as it was selected in what was shown."""
    original, found = draw(TEXTS), tuple[Redaction, ...]()
    for _time in range(draw(st.integers(1, 5))):
        shown = shown_text(original, found)
        start = draw(st.integers(0, len(shown) - 1))
        end = draw(st.integers(start + 1, len(shown)))
        if shown[start:end].strip():
            reason = draw(st.sampled_from(REDACTION_REASONS))
            found = with_redaction(original, found, start, end, reason)
    return original, found


@settings(max_examples=100)
@given(redacted())
def test_all_but_what_was_taken_out_is_shown_as_it_was(
    case: tuple[str, tuple[Redaction, ...]],
) -> None:
    original, found = case
    assert list(found) == sorted(found)
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))
    rest, at = shown_text(original, found), 0
    for each in found:
        before = original[at : each.start]
        assert rest.startswith(before + each.mark)
        rest, at = rest[len(before + each.mark) :], each.end
    assert rest == original[at:]
    assert tidy_text(shown_text(original, found)) == shown_text(original, found)


def test_what_is_selected_in_the_text_as_shown_is_what_goes() -> None:
    original = "Ask Mrs Smith about Tom"
    once = with_redaction(original, (), 4, 13, "names_a_person")
    shown = shown_text(original, once)
    assert shown == "Ask [name removed] about Tom"
    twice = with_redaction(
        "Ask Mrs Smith about Tom", once, shown.index("Tom"), len(shown), "health"
    )
    assert shown_text("Ask Mrs Smith about Tom", twice) == "Ask [name removed] about […]"


def test_what_touches_a_mark_takes_all_of_it_along() -> None:
    original = "Ask Mrs Smith today"
    once = with_redaction(original, (), 4, 13, "names_a_person")
    both = with_redaction(original, once, 10, 24, "offensive")
    assert shown_text(original, both) == "Ask […]"


def test_a_long_comment_does_not_get_too_long_by_marks() -> None:
    original = "a " * (LONGEST_COMMENT // 2 - 1) + "b"
    found = with_redaction(original, (), 0, 1, "names_a_person")
    assert len(shown_text(original, found)) <= LONGEST_COMMENT
    further = with_redaction(original, found, 2, 3, "names_a_person")
    assert shown_text(original, further).startswith("… … a")


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 4), (5, 99), (-1, 2)])
def test_nothing_cannot_be_taken_out(start: int, end: int) -> None:
    with pytest.raises(Refused):
        with_redaction("Ask Tom", (), start, end, "health")


def test_words_are_found_whatever_their_capitals_from_the_last() -> None:
    assert spans_of("tom", "Tom and TOM") == [(8, 11), (0, 3)]
    assert spans_of(" ", "Tom") == []


def test_earlier_wordings_lose_the_same_words() -> None:
    found = with_redaction("Ask Tom", (), 4, 7, "names_a_person")
    assert hidden_words("Tom knows. Ask Tom.", "Ask Tom", found) == (
        "[name removed] knows. Ask [name removed]."
    )
