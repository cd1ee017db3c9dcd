"""What is taken out of a comment is gone from what is shown, and everything else stays."""

from unicodedata import normalize

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from placeplan.domain.faults import Refused
from placeplan.domain.redactions import (
    REDACTION_REASONS,
    Redaction,
    gaps_in,
    hidden_words,
    shown_text,
    spans_of,
    spans_shown,
    with_redactions,
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
            found = with_redactions(original, found, [(start, end)], reason)
    return original, found


@settings(max_examples=100)
@given(redacted())
def test_all_but_what_was_taken_out_is_shown_as_it_was(
    case: tuple[str, tuple[Redaction, ...]],
) -> None:
    original, found = case
    gaps = gaps_in(found)
    assert list(gaps) == sorted(gaps)
    assert all(one.end <= other.start for one, other in zip(gaps, gaps[1:], strict=False))
    assert {at for each in found for at in range(each.start, each.end)} == {
        at for each in gaps for at in range(each.start, each.end)
    }
    rest, at = shown_text(original, found), 0
    for each in gaps:
        before = original[at : each.start]
        assert rest.startswith(before + each.mark)
        rest, at = rest[len(before + each.mark) :], each.end
    assert rest == original[at:]
    assert tidy_text(shown_text(original, found)) == shown_text(original, found)


def test_what_is_selected_in_the_text_as_shown_is_what_goes() -> None:
    original = "Ask Mrs Smith about Tom"
    once = with_redactions(original, (), [(4, 13)], "names_a_person")
    shown = shown_text(original, once)
    assert shown == "Ask [name removed] about Tom"
    twice = with_redactions(
        "Ask Mrs Smith about Tom", once, [(shown.index("Tom"), len(shown))], "health"
    )
    assert shown_text("Ask Mrs Smith about Tom", twice) == "Ask [name removed] about […]"


def test_what_touches_a_mark_takes_all_of_it_along() -> None:
    original = "Ask Mrs Smith today"
    once = with_redactions(original, (), [(4, 13)], "names_a_person")
    both = with_redactions(original, once, [(10, 24)], "offensive")
    assert shown_text(original, both) == "Ask […]"


def test_a_long_comment_does_not_get_too_long_by_marks() -> None:
    original = "a " * (LONGEST_COMMENT // 2 - 1) + "b"
    found = with_redactions(original, (), [(0, 1)], "names_a_person")
    assert len(shown_text(original, found)) <= LONGEST_COMMENT
    further = with_redactions(original, found, [(2, 3)], "names_a_person")
    assert shown_text(original, further).startswith("… … a")


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 4), (5, 99), (-1, 2)])
def test_nothing_cannot_be_taken_out(start: int, end: int) -> None:
    with pytest.raises(Refused):
        with_redactions("Ask Tom", (), [(start, end)], "health")


def test_several_words_go_at_once_where_the_marks_make_the_text_too_long() -> None:
    original = "x tom tom " + "a" * (LONGEST_COMMENT - 30)
    once = with_redactions(original, (), [(0, 1)], "names_a_person")
    both = with_redactions(original, once, spans_shown("tom", original, once), "names_a_person")
    assert shown_text(original, both).startswith("… … … a")


@pytest.mark.parametrize(
    ("words", "text", "spans"),
    [
        ("tom", "Tom and TOM", [(0, 3), (8, 11)]),
        (" ", "Tom", []),
        ("Mrs Smith", "mrs\n  SMITH", [(0, 11)]),
        ("Seán", "Sea\u0301n", [(0, 5)]),
        ("Sea\u0301n", "SEÁN", [(0, 4)]),
        ("ana", "banana", [(1, 4), (3, 6)]),
        ("a.b", "axb", []),
        ("Straße", "Str", []),
    ],
)
def test_words_are_found_however_they_are_written(
    words: str, text: str, spans: list[tuple[int, int]]
) -> None:
    assert spans_of(words, text) == spans


@pytest.mark.parametrize(
    ("words", "spans"),
    [
        ("name", []),
        ("[name removed]", []),
        ("removed] and", []),
        ("[name removed] and […]", [(4, 26)]),
        ("[…] […]", []),
        ("and", [(19, 22)]),
    ],
)
def test_a_mark_is_no_words_of_the_comment(words: str, spans: list[tuple[int, int]]) -> None:
    original = "Ask Tom and Tim Ted"
    named = with_redactions(original, (), [(4, 7)], "names_a_person")
    found = with_redactions(original, named, [(23, 26), (27, 30)], "health")
    assert shown_text(original, found) == "Ask [name removed] and […] […]"
    assert spans_shown(words, original, found) == spans


def test_earlier_wordings_lose_the_same_words() -> None:
    found = with_redactions("Ask Tom", (), [(4, 7)], "names_a_person")
    assert hidden_words("Tom knows. Ask Tom.", "Ask Tom", found) == (
        "[name removed] knows. Ask [name removed]."
    )


def test_earlier_wordings_lose_what_was_taken_out_before_more_was() -> None:
    original = "Ask Tom Smith"
    name = with_redactions(original, (), [(4, 7)], "names_a_person")
    both = with_redactions(original, name, [(4, 24)], "accusation")
    assert shown_text(original, both) == "Ask […]"
    assert hidden_words("Tom knows", original, both) == "[name removed] knows"


@settings(max_examples=200)
@given(st.text("aäÁé bC", min_size=1, max_size=6), st.text("aäÁé bC", max_size=20), st.data())
def test_earlier_wordings_lose_the_words_however_they_were_written(
    words: str, around: str, data: st.DataObject
) -> None:
    words = " ".join(words.split())
    assume(words)
    written = words
    for change in (str.upper, str.lower, lambda one: one.replace(" ", " \n")):
        written = change(written) if data.draw(st.booleans()) else written
    written = normalize(data.draw(st.sampled_from(("NFC", "NFD"))), written)
    found = with_redactions(words, (), [(0, len(words))], "health")
    left = hidden_words(f"{around} {written} {around}", words, found)
    assert "[…]" in left
    assert not spans_of(words, left)
