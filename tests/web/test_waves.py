"""Two surveys of an area side by side, and what became of the earlier plan's findings."""

from collections.abc import Callable
from datetime import date

import pytest
from bs4 import Tag

from placeplan.domain.accounts import Role
from placeplan.domain.plans import Finding
from placeplan.domain.surveys import Survey
from placeplan.store.database import Database, writing
from placeplan.store.findings import add_finding
from placeplan.store.follow_ups import find_follow_up
from placeplan.store.plans import add_plan
from placeplan.store.responses import add_response
from placeplan.store.surveys import add_survey
from tests.factories import ADULTS, LISBURN_SOUTH, make_response, make_survey
from tests.pages import PageClient, find_form, read, text_of
from tests.store.stocked import stock

PAGE = f"/results/your-place/{LISBURN_SOUTH.code}/waves"
ROSE, SAME, FEW = ADULTS.theme_keys[:3]
EARLY_DAY = date(2024, 5, 10)


@pytest.fixture
def officer(client_as: Callable[[Role], PageClient]) -> PageClient:
    return client_as(Role.OFFICER)


@pytest.fixture
def early(database: Database) -> Survey:
    """Two years before, ten people rated two themes and nine a third."""
    late = stock(database)
    early = make_survey(
        slug="early", title="Two years ago", opens_on=date(2024, 5, 1), closes_on=date(2024, 6, 1)
    )
    with writing(database):
        add_survey(database, early)
        for number in range(10):
            marks = {ROSE: "3", SAME: "4"} | ({FEW: "2"} if number else {})
            add_response(database, make_response(early, marks, collected_on=EARLY_DAY))
            add_response(database, make_response(late, {ROSE: "5", SAME: "4", FEW: "5"}))
    return early


def cells(client: PageClient, theme_key: str) -> list[str]:
    caption = read(client.get(PAGE)).find("caption", string="Individuals")
    assert isinstance(caption, Tag) and caption.parent is not None
    for row in caption.parent.find_all("tr"):
        found = [" ".join(each.get_text(" ").split()) for each in row.find_all(["th", "td"])]
        if found[0] == ADULTS.themes_by_key[theme_key].title:
            return found[1:]
    raise AssertionError(theme_key)


def test_both_surveys_stand_beside_each_other_with_both_n(
    officer: PageClient, client_as: Callable[[Role], PageClient], early: Survey
) -> None:
    assert cells(officer, ROSE) == ["3.0", "10", "5.0", "10", "+2.0", "Higher"]
    assert cells(officer, SAME) == ["4.0", "10", "4.0", "10", "±0.0", ""]
    assert cells(officer, FEW) == ["hidden", "9", "hidden", "10", "–", ""]
    words = text_of(officer.get(PAGE))
    assert "A point or more higher: Moving around (3.0 → 5.0)." in words
    assert "need not be the same people" in words
    assert "A change is worked out before rounding" in words
    other_way = f"/results/early/{LISBURN_SOUTH.code}/waves?with=your-place"
    assert "Moving around (3.0 → 5.0)" in text_of(officer.get(other_way))
    drawn = officer.get(f"{PAGE}/radar.svg?with=early")
    assert drawn.mimetype == "image/svg+xml" and "Two years ago (n = 10)" in drawn.text
    assert officer.get(f"{PAGE}?with=nothing").status_code == 404
    helper = client_as(Role.FACILITATOR)
    assert "What became of" not in text_of(helper.get(PAGE))


def test_a_finding_is_judged_and_the_judgement_taken_back(
    officer: PageClient, database: Database, early: Survey
) -> None:
    plan = add_plan(database, LISBURN_SOUTH.code, ["early"], "The first plan")
    number = add_finding(database, plan.id, Finding("issue", "Paths are narrow", theme_key=ROSE))
    assert "Moving around: 3.0 earlier (n = 10), 5.0 later (n = 10)" in text_of(officer.get(PAGE))
    given = {"outcome": "met", "note": "The paths were widened."}
    answer = officer.post_form(PAGE, given, button="Keep this")
    assert "Noted of “Paths are narrow”: met." in text_of(answer)
    assert "The paths were widened." in text_of(answer)
    kept = find_follow_up(database, number, "your-place")
    assert kept is not None and (kept.outcome, kept.version) == ("met", 1)
    undo = find_form(read(answer), button="Undo")
    values = {each["name"]: each["value"] for each in undo.find_all("input")}
    stale = officer.post(str(undo["action"]), data=values | {"version": "0"}, follow_redirects=True)
    assert "Somebody else has changed this meanwhile" in text_of(stale)
    officer.post(str(undo["action"]), data=values, follow_redirects=True)
    kept = find_follow_up(database, number, "your-place")
    assert kept is not None and (kept.outcome, kept.note) == ("", "")


def test_a_survey_without_another_says_so(officer: PageClient, database: Database) -> None:
    stock(database)
    assert "Nothing to compare with yet" in text_of(officer.get(PAGE))
    assert officer.get(f"{PAGE}/radar.png").status_code == 404
