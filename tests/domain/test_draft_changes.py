"""What changed in drafted sentences: both the old and the new text can be read from it."""

import random

from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.draft_changes import Change, changed_words, draft_changes, drafted_texts
from placeplan.domain.plan_trees import Column, Paragraph, Prose, Table

SENTENCES = st.lists(
    st.sampled_from(["Twelve", "people", "rated", "it", "4.2.", "4.3.", "nobody"]), min_size=1
).map(" ".join)
TEXTS = st.lists(SENTENCES, max_size=6)


def side(change: Change, gone: str) -> str:
    return "".join(piece.text for piece in change if piece.manner != gone)


@given(SENTENCES, SENTENCES)
def test_both_texts_are_in_a_change(before: str, after: str) -> None:
    change = changed_words(before, after)
    assert side(change, "new") == before
    assert side(change, "gone") == after


@given(TEXTS, TEXTS)
def test_every_text_that_is_gone_or_new_is_said(before: list[str], after: list[str]) -> None:
    changes = draft_changes(before, after)
    old = {side(change, "new") for change in changes}
    new = {side(change, "gone") for change in changes}
    assert set(before) - set(after) <= old
    assert set(after) - set(before) <= new
    assert (changes == []) == (before == after)


def test_a_number_that_moved_is_all_that_is_marked() -> None:
    before = "Natural space (mean 6.0, n = 12) is rated highest."
    (change,) = draft_changes([before], [before.replace("6.0", "4.0").replace("12", "24")])
    marked = [(piece.manner, piece.text) for piece in change if piece.manner != "same"]
    assert marked == [("gone", "6.0, "), ("new", "4.0, "), ("gone", "12) "), ("new", "24) ")]


def test_officers_own_words_are_no_draft() -> None:
    table = Table("Means", (Column("Theme"), Column("Mean")), (("Play", "4.0\nof 7"),))
    blocks = [Prose("Ours."), Paragraph("Drafted.", lead="So:"), table]
    assert drafted_texts(blocks) == ["So:", "Drafted.", "Means", "Play | 4.0; of 7"]
    assert draft_changes(drafted_texts(blocks), drafted_texts(blocks)) == []


def test_a_long_section_is_compared_without_a_wait() -> None:
    chance = random.Random(1)
    rows = [f"{chance.random():.3f} | {chance.random():.3f} | Play" for _row in range(300)]
    others = [f"{chance.random():.3f} {chance.random():.3f} Bus" for _row in range(300)]
    assert len(draft_changes(rows, others)) == 600
