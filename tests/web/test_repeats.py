"""Officers look at likely repeats on their page, leave answers out, and count them again."""

from collections.abc import Callable

import pytest

from placeplan.domain.accounts import Role
from placeplan.domain.responses import Response
from placeplan.domain.surveys import Survey
from placeplan.store.database import Database, writing
from placeplan.store.flags import add_flags
from placeplan.store.profiles import current_counts
from placeplan.store.repeats import count_to_look_at
from placeplan.store.responses import add_response
from placeplan.web.repeats.views import ANSWERS_ON_A_PAGE, GROUPS_ON_A_PAGE
from tests.factories import CASTLEREAGH_EAST, LISBURN_SOUTH, make_response
from tests.pages import PageClient, read, text_of
from tests.residents import open_survey

LIST = "/results/your-place/repeats"
WHY = "The same person twice, says the hall"


@pytest.fixture
def officer(client_as: Callable[[Role], PageClient]) -> PageClient:
    return client_as(Role.OFFICER)


@pytest.fixture
def survey(database: Database) -> Survey:
    return open_survey(database)


def store_pair(database: Database, survey: Survey, size: int = 2) -> str:
    """Store answers of one device; the address of the page that shows them."""
    group = [
        make_response(
            survey,
            {"moving_around": "2", "feeling_safe": str(number % 7 + 1)},
            collected_on=survey.opens_on,
            assets=f"Our oak number {number}",
            area_code=(LISBURN_SOUTH if number < 2 else CASTLEREAGH_EAST).code,
        )
        for number in range(size)
    ]
    with writing(database):
        for response in group:
            add_response(database, response)
        first = row(database, "SELECT id FROM responses WHERE key = ?", group[0])
        for response in group[1:]:
            add_flags(database, response, ["same_device"], int(first))
    key = row(
        database,
        "SELECT group_key FROM flagged_responses WHERE response_id ="
        " (SELECT id FROM responses WHERE key = ?)",
        group[0],
    )
    return f"{LIST}/{key}"


def row(database: Database, sql: str, response: Response) -> str:
    return str(database.conn.execute(sql, (response.key,)).fetchone()[0])


def counted(database: Database) -> int:
    return sum(
        current_counts(database, "your-place", area.code).responses
        for area in (LISBURN_SOUTH, CASTLEREAGH_EAST)
    )


def test_a_survey_without_repeats_says_so(officer: PageClient, survey: Survey) -> None:
    assert "There is nothing to look at" in text_of(officer.get(LIST))
    assert "No answer looks like a repeat" in text_of(officer.get(f"{LIST}?show=all"))
    assert "No answer is left out" in text_of(officer.get(f"{LIST}?show=excluded"))
    assert officer.get(f"{LIST}/nothing").status_code == 404
    assert officer.get("/results/nowhere/repeats").status_code == 404


def test_results_and_reminders_lead_to_what_nobody_has_looked_at(
    officer: PageClient, database: Database, survey: Survey
) -> None:
    assert "group to look at" not in text_of(officer.get("/results/your-place"))
    store_pair(database, survey)
    assert "Likely repeats (1 group to look at)" in text_of(officer.get("/results/your-place"))
    page = officer.page("/reminders")
    assert "1 group of answers to “Your place” looks like repeats" in page.main.text
    assert page.main.find("a", href=LIST)


def test_facilitators_see_no_link_to_repeats(
    client_as: Callable[[Role], PageClient], survey: Survey
) -> None:
    page = client_as(Role.FACILITATOR).page("/results/your-place")
    assert not page.main.find("a", href=LIST)


def test_answers_stand_side_by_side_with_the_reasons_in_words(
    officer: PageClient, database: Database, survey: Survey
) -> None:
    page = store_pair(database, survey)
    listed = text_of(officer.get(LIST))
    assert "2 answers of" in listed and "Same device as an earlier answer (1)" in listed
    shown = officer.page(page)
    rows = {
        " ".join(each.th.get_text(" ").split()): [cell.text.strip() for cell in each("td")]
        for each in shown.select("tbody tr")
    }
    assert rows["Area same"] == ["Lisburn South"] * 2
    assert rows["Moving around same"] == ["2", "2"]
    assert rows["Feeling safe"] == ["1", "2"]
    assert rows["What people are proud of"] == ["Our oak number 0", "Our oak number 1"]
    assert rows["Marked"] == ["No: it came first", "Same device as an earlier answer"]
    assert "The 2 answers below give the same rating to 1 of the 2 themes" in shown.main.text


def test_an_answer_is_left_out_with_a_reason_and_counted_again(
    officer: PageClient, database: Database, survey: Survey
) -> None:
    page = store_pair(database, survey)
    chosen = officer.page(page).find_all("input", attrs={"name": "chosen"})[1]["value"]
    done = officer.post_form(page, {"chosen": [chosen], "reason": WHY}, action="leave-out")
    assert "1 answer is left out of every figure." in text_of(done)
    assert counted(database) == 1
    words = text_of(done)
    assert f"Left out {WHY}" in words and f"An officer {WHY}" in words
    assert "1 left out" in text_of(officer.get(f"{LIST}?show=excluded"))
    undone = officer.post_form(page, action="count-again", button="Count answer 2 again")
    assert "1 answer counts again." in text_of(undone)
    assert counted(database) == 2
    history = [each.get_text(" ") for each in read(undone).select("table")[-1].select("tbody tr")]
    assert ["Counted again" in history[0], "Left out" in history[1]] == [True, True]


def test_leaving_out_can_be_undone_at_once(
    officer: PageClient, database: Database, survey: Survey
) -> None:
    page = store_pair(database, survey)
    form = officer.page(page)
    token = form.find("input", attrs={"name": "csrf_token"})["value"]
    chosen = form.find("input", attrs={"name": "chosen"})["value"]
    sent = {"csrf_token": token, "chosen": chosen, "reason": WHY}
    answer = officer.post(f"{page}/leave-out", data=sent, follow_redirects=True)
    undo = read(answer).select_one(".notification form")
    values = {each["name"]: each["value"] for each in undo.find_all("input")}
    officer.post(undo["action"], data=values)
    assert counted(database) == 2


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"reason": WHY}, "Select at least one answer"),
        ({"chosen": 0, "reason": " "}, "Enter why they are left out"),
        ({"chosen": 0, "reason": "x" * 201}, "Shorten “Why?” to 200 characters"),
    ],
)
def test_nothing_is_left_out_without_a_choice_and_a_reason(
    officer: PageClient, database: Database, survey: Survey, data: dict[str, object], words: str
) -> None:
    page = store_pair(database, survey)
    if "chosen" in data:
        first = officer.page(page).find("input", attrs={"name": "chosen"})
        data = data | {"chosen": [first["value"]]}
    answer = officer.post_form(page, data, action="leave-out")
    assert answer.status_code == 400 and words in text_of(answer)
    assert counted(database) == 2


def test_a_group_that_was_looked_at_waits_no_more(
    officer: PageClient, database: Database, survey: Survey
) -> None:
    page = store_pair(database, survey)
    answer = officer.post_form(page, action="looked-at")
    assert answer.request.path == LIST and "There is nothing to look at" in text_of(answer)
    assert count_to_look_at(database, "your-place") == 0
    assert "Looked at" in text_of(officer.get(f"{LIST}?show=all"))
    assert "Mark as looked at" not in text_of(officer.get(page))
    assert counted(database) == 2


def test_a_large_group_is_left_out_in_one_go(
    officer: PageClient, database: Database, survey: Survey
) -> None:
    size = ANSWERS_ON_A_PAGE + 2
    page = store_pair(database, survey, size)
    second = officer.page(f"{page}?page=2")
    assert [each.text for each in second.select("thead th")][1:] == ["Answer 7", "Answer 8"]
    answer = officer.post_form(page, {"chosen": ["every"], "reason": WHY}, action="leave-out")
    assert f"{size} answers are left out" in text_of(answer)
    assert counted(database) == 0
    officer.post_form(page, action="count-again", button="Count all again")
    assert counted(database) == size


def test_many_groups_come_page_by_page(
    officer: PageClient, database: Database, survey: Survey
) -> None:
    for _group in range(GROUPS_ON_A_PAGE + 1):
        store_pair(database, survey)
    assert len(officer.page(LIST).select("tbody tr")) == GROUPS_ON_A_PAGE
    assert len(officer.page(f"{LIST}?page=2").select("tbody tr")) == 1


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("0", 1), ("-1", 1), ("x", 1), ("2", 2), ("3", 2), (f"{2**63}", 2), ("9" * 5000, 2)],
)
def test_a_number_beyond_the_last_page_shows_the_last(
    officer: PageClient, database: Database, survey: Survey, asked: str, shown: int
) -> None:
    page = store_pair(database, survey, ANSWERS_ON_A_PAGE + 2)
    first = 1 + (shown - 1) * ANSWERS_ON_A_PAGE
    headings = officer.page(f"{page}?page={asked}").select("thead th")
    assert headings[1].text == f"Answer {first}"
