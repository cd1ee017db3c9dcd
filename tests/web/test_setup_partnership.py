"""What the partnership says about itself, and where it is shown."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image

from placeplan.domain.accounts import Role
from placeplan.domain.outcomes import Outcome
from placeplan.store.database import Database
from placeplan.store.outcomes import list_outcomes
from placeplan.store.partnerships import get_partnership
from tests.pages import PageClient, read, text_of

ClientAs = Callable[[Role], PageClient]
FILLED = {
    "name": "Shore Community Planning Partnership",
    "council": "Shore Council",
    "contact": "planning@example.org",
    "accent_colour": "#0b5563",
}


@pytest.fixture
def administrator(client_as: ClientAs) -> PageClient:
    return client_as(Role.ADMINISTRATOR)


@pytest.fixture
def officer(client_as: ClientAs) -> PageClient:
    return client_as(Role.OFFICER)


def test_the_name_stands_on_every_page(administrator: PageClient, client: PageClient) -> None:
    answer = administrator.post_form("/settings", FILLED | {"privacy": "Ask Shore Council."})
    assert "The settings are saved" in text_of(answer)
    assert FILLED["name"] in client.page("/").header.get_text()
    assert "Ask Shore Council." in text_of(client.get("/privacy"))


def test_a_pale_colour_is_darkened_and_that_is_said(
    administrator: PageClient, database: Database
) -> None:
    answer = administrator.post_form("/settings", FILLED | {"accent_colour": "#ffcc00"})
    kept = get_partnership(database).accent_colour
    assert kept != "#ffcc00"
    assert f"#ffcc00 cannot be read on white, so it was darkened to {kept}" in text_of(answer)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": ""}, "Enter the partnership’s name"),
        ({"contact": ""}, "Enter a contact"),
        ({"accent_colour": "teal"}, "Enter a colour as six digits"),
    ],
)
def test_faulty_settings_are_not_kept(
    administrator: PageClient, database: Database, changes: dict[str, str], said: str
) -> None:
    before = get_partnership(database)
    assert said in text_of(administrator.post_form("/settings", FILLED | changes))
    assert get_partnership(database) == before


def picture(kind: str = "PNG") -> tuple[BytesIO, str]:
    file = BytesIO()
    Image.new("RGB", (80, 80), "#0b5563").save(file, kind)
    file.seek(0)
    return file, "crest.svg"


def test_a_crest_is_taken_by_its_content_and_shown_at_the_top(
    administrator: PageClient, client: PageClient
) -> None:
    assert client.get("/crest").status_code == 404
    administrator.post_form("/settings/crest", {"crest": picture("JPEG")})
    shown = client.page("/").header.find("img")
    answer = client.get(shown["src"])
    assert answer.mimetype == "image/png" and answer.data.startswith(b"\x89PNG")
    again = client.get(shown["src"], headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    administrator.post_form("/settings/crest", button="Remove the crest")
    assert client.page("/").header.find("img") is None


@pytest.mark.parametrize("content", [b"<svg onload='alert(1)'/>", b"", b"GIF89a"])
def test_a_file_that_is_no_picture_is_refused(administrator: PageClient, content: bytes) -> None:
    answer = administrator.post_form("/settings/crest", {"crest": (BytesIO(content), "crest.png")})
    assert "Choose a PNG or a JPEG file" in text_of(answer)
    assert administrator.get("/crest").status_code == 404


def test_no_file_is_no_crest(administrator: PageClient) -> None:
    assert "Choose a picture" in text_of(administrator.post_form("/settings/crest", {}))


def test_an_officer_writes_the_vision(officer: PageClient, database: Database) -> None:
    officer.post_form("/settings/community-plan", {"vision": "A shore for all."})
    assert get_partnership(database).vision == "A shore for all."


def titles(database: Database) -> list[str]:
    return [outcome.title for outcome in list_outcomes(database)]


def test_outcomes_are_added_changed_ordered_and_removed(
    officer: PageClient, database: Database
) -> None:
    for title in ("First", "Second"):
        officer.post_form("/settings/outcomes/new", {"title": title})
    assert titles(database) == ["First", "Second"]
    officer.post_form("/settings/outcomes", action="/2/up")
    assert titles(database) == ["Second", "First"]
    officer.post_form("/settings/outcomes/2", {"title": "Third", "description": "It means much."})
    assert list_outcomes(database)[1] == Outcome("Third", "It means much.")
    officer.post_form("/settings/outcomes", action="/1/remove")
    assert titles(database) == ["Third"]


def test_an_outcome_is_named_once(officer: PageClient, database: Database) -> None:
    officer.post_form("/settings/outcomes/new", {"title": "First"})
    answer = officer.post_form("/settings/outcomes/new", {"title": "first"})
    assert "There is an outcome “first” already" in text_of(answer)
    assert titles(database) == ["First"]
    assert "Enter the outcome" in text_of(officer.post_form("/settings/outcomes/new", {}))


def test_there_is_no_page_for_an_outcome_that_is_not_there(officer: PageClient) -> None:
    assert officer.get("/settings/outcomes/1").status_code == 404


@pytest.mark.parametrize("path", ["/settings", "/settings/crest", "/settings/limits"])
def test_only_administrators_change_what_all_pages_show(officer: PageClient, path: str) -> None:
    assert officer.get(path).status_code == 403


def test_limits_are_shown_with_their_names(administrator: PageClient) -> None:
    text = text_of(administrator.get("/settings/limits"))
    assert "minimum_cell" in text and "settings.toml" in text


def test_an_officer_is_offered_only_pages_that_open(officer: PageClient) -> None:
    page = officer.page("/settings/outcomes")
    links = [tag["href"] for tag in page.find(class_="tabs").find_all("a")]
    assert links == ["/settings/community-plan", "/settings/outcomes", "/settings/languages"]


def test_the_start_says_what_is_done_and_what_comes_next(administrator: PageClient) -> None:
    def next_step() -> str:
        steps = administrator.page("/staff").find_all(class_="step_list__step")
        (step,) = [step for step in steps if step.find(string=re.compile("Next"))]
        return str(step.a.get_text())

    assert next_step() == "Describe your partnership"
    administrator.post_form("/settings", FILLED)
    assert next_step() == "Set up a survey"
    assert FILLED["name"] in read(administrator.get("/staff")).main.get_text()
