"""Two windows of one resident: neither takes away what the other saved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.responses import DONT_KNOW, Answer, answer_from_mark
from placeplan.domain.surveys import Survey
from placeplan.web.survey.changes import digest_of_answer, latest_answer
from tests.pages import PageClient
from tests.residents import FIRST, HOME, SECOND, begin, hidden_in, theme

ANSWERS = st.builds(
    answer_from_mark,
    st.sampled_from(["", DONT_KNOW, "1", "4", "7"]),
    st.sampled_from(["", "a park", "a path"]),
    st.sampled_from(["", "more lights"]),
)


@given(shown=ANSWERS, kept=ANSWERS, sent=ANSWERS)
def test_each_part_is_taken_from_the_page_where_that_part_was_changed(
    shown: Answer, kept: Answer, sent: Answer
) -> None:
    found = latest_answer(sent, kept, digest_of_answer(shown))
    for part in ("mark", "good", "better"):
        was_changed = getattr(sent, part) != getattr(shown, part)
        assert getattr(found, part) == getattr(sent if was_changed else kept, part)


@given(kept=ANSWERS, sent=ANSWERS)
def test_a_form_that_does_not_say_what_it_was_filled_in_with_is_saved_whole(
    kept: Answer, sent: Answer
) -> None:
    assert latest_answer(sent, kept, "") == sent


def test_a_page_opened_before_takes_nothing_away(client: PageClient, survey: Survey) -> None:
    begin(client)
    older = hidden_in(client.page(theme(FIRST)))
    client.post_form(theme(FIRST), {"rating": "5", "good": "The park"})
    client.post(theme(FIRST), data={**older, "better": "More lights", "go": "next"})
    page = client.page(theme(FIRST))
    assert page.find("input", attrs={"value": "5"}).has_attr("checked")
    assert "The park" in page.find(id="good").text
    assert "More lights" in page.find(id="better").text


@pytest.mark.parametrize("page", ["proud-of", "suggestions"])
def test_an_older_empty_box_takes_no_words_away(
    client: PageClient, survey: Survey, page: str
) -> None:
    begin(client)
    older = hidden_in(client.page(f"{HOME}/{page}"))
    client.post_form(f"{HOME}/{page}", {"text": "All of it"})
    client.post(f"{HOME}/{page}", data={**older, "text": "", "go": "next"})
    assert "All of it" in client.page(f"{HOME}/{page}").find(id="text").text


def test_older_priorities_take_no_others_away(client: PageClient, survey: Survey) -> None:
    begin(client)
    older = hidden_in(client.page(f"{HOME}/priorities"))
    client.post_form(f"{HOME}/priorities", {"priorities": [FIRST]})
    client.post(f"{HOME}/priorities", data={**older, "go": "next"})
    box = client.page(f"{HOME}/priorities").find("input", attrs={"value": FIRST})
    assert box.has_attr("checked")


def test_words_that_are_deleted_are_gone(client: PageClient, survey: Survey) -> None:
    begin(client)
    client.post_form(theme(SECOND), {"rating": "2", "good": "The bus"})
    client.post_form(theme(SECOND), {"rating": "2", "good": ""})
    assert "The bus" not in client.page(theme(SECOND)).find(id="good").text
