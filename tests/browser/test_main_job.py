"""The main job in one go: from an empty instance and people's answers to a plan in Word."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Site
from tests.browser.staff_pages import (
    AREA,
    COUNCIL,
    PARTNER,
    PLACE,
    PROGRAMME,
    TITLE,
    approve,
    enter_as_first_administrator,
    invite,
    make_survey,
    make_workshop,
    menu,
    name_the_partnership,
    open_account,
)
from tests.factories import ADULTS
from tests.given_answers import ALONE, GROUPS, INDIVIDUALS, RESIDENT, TOGETHER, mean_of
from tests.word_files import headings_in, row_in, text_under

Open = Callable[..., Page]

VISION = "By the river, nobody is left behind: that is what we want for these streets."
ISSUE = "The last bus leaves too early"
ACTION = "Run a bus at ten on three evenings"

HEADINGS = [
    "Our vision and outcomes",
    "About the area",
    "How people were involved",
    "What people told us",
    "What is good here",
    "What could be better",
    "Actions",
    "What partners are doing",
    "Next steps",
]
PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}


@pytest.fixture
def instance(tmp_path: Path) -> Path:
    """An instance folder with nothing in it at all."""
    folder = tmp_path / "instance"
    folder.mkdir()
    return folder


@pytest.fixture
def open_window(browser: Browser, site: Site) -> Iterator[Open]:
    """`open_window(**PHONE)`: a browser of somebody who was never here before."""
    contexts = []

    def open_one(**changes: Any) -> Page:
        desk = {"base_url": site.address, "viewport": {"width": 1280, "height": 900}}
        contexts.append(browser.new_context(**desk | changes))
        contexts[-1].set_default_timeout(60_000)
        return contexts[-1].new_page()

    yield open_one
    for context in contexts:
        context.close()


def test_answers_become_a_plan_in_word(site: Site, open_window: Open, tmp_path: Path) -> None:
    administrator = open_window()
    enter_as_first_administrator(site, administrator)
    name_the_partnership(administrator)
    officer = open_window()
    open_account(administrator, officer, "An officer", "Officer")
    make_survey(officer)
    answer_on_a_phone(open_window(java_script_enabled=False, **PHONE))
    facilitator = open_window()
    open_account(administrator, facilitator, "A facilitator", "Facilitator")
    make_workshop(facilitator)
    enter_sheets(facilitator)
    list_programme(open_window(java_script_enabled=False), invite(officer))
    approve(officer)
    read_results(officer)
    draft_plan(officer)
    file = tmp_path / "plan.docx"
    with officer.expect_download() as download:
        officer.get_by_role("link", name="Download the Word file").click()
    download.value.save_as(file)
    assert_all_of_it_is_in(file)


def answer_on_a_phone(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name=TITLE).click()
    page.get_by_role("button", name="Start now").click()
    page.get_by_label(PLACE).check()
    go_on(page)
    for theme, mark in zip(ADULTS.themes, RESIDENT.split(), strict=True):
        expect(page.get_by_role("heading", level=1)).to_have_text(theme.title)
        page.locator(f'input[value="{"dk" if mark == "0" else mark}"] + label').click()
        page.get_by_label("What could be better?").fill(f"It’s about {theme.title} 🚌")
        go_on(page)
    page.get_by_label("Public transport").check()
    go_on(page)
    page.get_by_label("What are you proud of here?").fill("The river")
    go_on(page)
    go_on(page)
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Send my answers").click()
    page.get_by_role("button", name="Skip these questions").first.click()
    expect(page.locator(".receipt__code")).to_be_visible()
    expect(page.locator("svg.radar__drawing")).to_be_visible()


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Save and continue").last.click()


def enter_sheets(page: Page) -> None:
    """Three groups and five individuals, on the grid and without the mouse."""
    expect(page.locator("[data-column=people]")).to_be_focused()
    for number, (people, marks) in enumerate(GROUPS):
        if number:
            page.keyboard.press("Enter")
        page.keyboard.type(str(people))
        page.keyboard.press("ArrowRight")
        type_marks(page, marks)
    for number, marks in enumerate(INDIVIDUALS):
        page.keyboard.press("Enter")
        if not number:
            page.keyboard.press("i")
        type_marks(page, marks)
    expect(page.locator("[data-summary]")).to_have_text("All sheets are saved")


def type_marks(page: Page, marks: str) -> None:
    for mark in marks.split():
        for key in ["ArrowRight"] if mark == "." else mark:
            page.keyboard.press(key)


def list_programme(page: Page, link: str) -> None:
    page.goto(link)
    page.get_by_role("button", name="Open our listings").click()
    page.get_by_role("link", name="Add a listing").click()
    page.get_by_label("Name").fill(PROGRAMME)
    page.get_by_label("Programme").check()
    page.get_by_label("Physical projects").check()
    page.get_by_label("Description").fill("We mend the path twice a year.")
    page.get_by_label(AREA, exact=True).check()
    page.get_by_role("button", name="Save the listing").click()
    expect(page.get_by_text("The council will look at it", exact=True)).to_be_visible()


def read_results(page: Page) -> None:
    menu(page, "Results")
    page.get_by_role("link", name=AREA).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(AREA)
    alone = page.get_by_role("table", name="Individuals, n = 6")
    together = page.get_by_role("table", name="Groups, n = 3 (21 people)")
    for title in ALONE:
        row = cells(alone, title)
        assert (row[0], row[8]) == (mean_of(ALONE[title]), str(len(ALONE[title]))), title
        assert row[1:8] == [str(ALONE[title].count(point)) for point in range(1, 8)], title
        row = cells(together, title)
        assert row[:2] == [mean_of(TOGETHER[title]), str(len(TOGETHER[title]))], title
    assert cells(together, "Moving around")[-1] == "3–5 (6 people)"
    assert cells(together, "Public transport")[2] == "1"
    assert cells(alone, "Care and maintenance")[9] == "1"


def cells(table: Locator, title: str) -> list[str]:
    """A row's cells after its heading."""
    row = table.get_by_role("row").filter(has=table.page.get_by_role("rowheader", name=title))
    return row.get_by_role("cell").all_inner_texts()


def draft_plan(page: Page) -> None:
    menu(page, "Plans")
    page.get_by_role("link", name="Start a plan").click()
    page.get_by_label("Area").select_option(label=f"{AREA} ({COUNCIL})")
    page.get_by_label(TITLE).check()
    page.get_by_role("button", name="Draft the plan").click()
    page.get_by_role("link", name="Our vision and outcomes").click()
    page.get_by_label("Your words in this section").fill(VISION)
    page.get_by_role("button", name="Keep these words").click()
    for _section in range(5):
        page.get_by_role("link", name="Next:").click()
    page.get_by_role("link", name="Add an issue").click()
    page.get_by_label("Name").fill(ISSUE)
    page.get_by_label("Theme").select_option(label="Public transport")
    page.get_by_role("button", name="Keep the issue").click()
    page.get_by_role("link", name="Next: Actions").click()
    page.get_by_role("link", name="Add an action").click()
    page.get_by_label("What is suggested").fill(ACTION)
    page.get_by_label("Who might lead").select_option(label=PARTNER)
    page.get_by_role("button", name="Keep the action").click()
    page.locator(".back_link").click()


def assert_all_of_it_is_in(file: Path) -> None:
    assert headings_in(file)[:9] == HEADINGS
    told = text_under(file, "What people told us")
    assert "Based on six individuals and three groups (21 people); one online and eight at" in told
    for title in ALONE:
        alone = [mean_of(ALONE[title]), str(len(ALONE[title]))]
        together = [mean_of(TOGETHER[title]), str(len(TOGETHER[title]))]
        assert row_in(file, "What people told us", title) == [*alone, *together], title
    assert VISION in text_under(file, "Our vision and outcomes")
    assert f"{PROGRAMME}, {PARTNER}. We mend" in text_under(file, "What partners are doing")
    better = text_under(file, "What could be better")
    assert ISSUE in better
    assert f"rated {mean_of(ALONE['Public transport'])} by individuals (n = 6)" in better
    actions = text_under(file, "Actions")
    assert ACTION in actions and f"{PARTNER}: suggested, not yet agreed" in actions
