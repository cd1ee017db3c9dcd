"""A fact is carried by the text that says it, and comes off again without a trace in the words."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.traces import Fact, Figure, Span, capitalised, traced, untraced

FIGURES: st.SearchStrategy[Figure] = st.one_of(
    st.integers(0, 10**6), st.fractions(0, 7), st.dates(), st.none()
)
WORDS = st.text(st.characters(exclude_characters="\x02\x03\x04\x05", exclude_categories=["Cs"]))


@given(st.lists(st.tuples(WORDS, WORDS, FIGURES, WORDS)), WORDS)
def test_untracing_gives_back_the_words_and_every_fact_where_it_stood(pieces, last):
    said, plain, expected = "", "", []
    for before, shown, figure, theme in pieces:
        fact = Fact("answered", figure, survey="spring", theme=theme.replace("\n", " "))
        said += before + traced(shown, fact)
        plain += before
        expected.append(Span(len(plain), len(plain) + len(shown), fact))
        plain += shown
    assert untraced(said + last) == (plain + last, tuple(expected))


def test_a_fact_in_a_format_string_writes_its_figure():
    said = f"{Fact('responses', 1234):,} answers by {Fact('mean', Fraction(7, 2))}"
    text, spans = untraced(said)
    assert text == "1,234 answers by 7/2"
    assert [span.fact.figure for span in spans] == [1234, Fraction(7, 2)]


def test_a_mark_written_by_somebody_else_is_no_mark():
    forged = "\x02answered\x05spring\x03999\x04"
    assert untraced(forged) == (forged, ())


def test_a_capital_is_set_behind_a_mark():
    fact = Fact("workshops", 2)
    assert untraced(capitalised(traced("two", fact) + " workshops"))[0] == "Two workshops"
    assert capitalised("two workshops") == "Two workshops"
    assert capitalised("") == ""


def test_a_date_stays_a_date():
    (span,) = untraced(traced("1 May", Fact("opens_on", date(2026, 5, 1))))[1]
    assert span.fact.figure == date(2026, 5, 1)


def test_a_measure_that_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="no such measure"):
        Fact("guesses", 3)  # type: ignore[arg-type]  # refused when it is made, whatever its type
