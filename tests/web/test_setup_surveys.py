"""Officers make, look through, open, change, close, copy and remove surveys."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

import pytest

from placeplan.domain.accounts import Role
from placeplan.formats.qr_codes import qr_svg
from placeplan.store.areas import add_areas
from placeplan.store.database import Database, writing
from placeplan.store.faults import NotFound
from placeplan.store.plans import add_plan
from placeplan.store.questionnaires import add_questionnaire
from placeplan.store.responses import add_response
from placeplan.store.surveys import get_survey, list_surveys
from placeplan.store.workshops import add_workshop
from placeplan.web.days import today
from tests.factories import ADULTS, CASTLEREAGH_EAST, LISBURN_SOUTH, make_response, make_workshop
from tests.pages import PageClient, find_button, find_form, read, text_of
from tests.residents import hidden_in, open_survey
from tests.store.stocked import stock

SETUP = "/setup/surveys"
SHOWN = f"{SETUP}/your-place"


@pytest.fixture
def officer(client_as: Callable[[Role], PageClient], database: Database) -> PageClient:
    with writing(database):
        add_areas(database, [LISBURN_SOUTH, CASTLEREAGH_EAST])
        add_questionnaire(database, ADULTS)
    return client_as(Role.OFFICER)


def filled(**changes: object) -> dict[str, object]:
    return {
        "title": "What about Hilltop?",
        "questionnaire": ADULTS.key,
        "opens_on": "2026-05-01",
        "closes_on": "2026-06-30",
        "areas": [LISBURN_SOUTH.code],
    } | changes


def test_a_survey_is_made_and_shown_with_its_address(
    officer: PageClient, database: Database
) -> None:
    answer = officer.post_form(f"{SETUP}/new", filled(introduction="Tell us.", publish=["yes"]))
    assert answer.request.path == f"{SETUP}/what-about-hilltop"
    assert "http://127.0.0.1:8000/surveys/what-about-hilltop" in text_of(answer)
    survey = get_survey(database, "what-about-hilltop")
    assert survey.areas == (LISBURN_SOUTH,)
    assert (survey.opens_on, survey.closes_on) == (date(2026, 5, 1), date(2026, 6, 30))
    assert survey.introduction == "Tell us." and survey.is_published


def test_a_whole_council_is_chosen_at_once(officer: PageClient, database: Database) -> None:
    officer.post_form(
        f"{SETUP}/new", filled(areas=None, councils=[LISBURN_SOUTH.council_code], slug="all")
    )
    survey = get_survey(database, "all")
    assert survey.area_codes >= {LISBURN_SOUTH.code, CASTLEREAGH_EAST.code}
    assert {area.council_code for area in survey.areas} == {LISBURN_SOUTH.council_code}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"title": ""}, "Enter a title"),
        ({"areas": None}, "Choose at least one area"),
        ({"closes_on": "2026-04-01"}, "Choose a closing date on or after the opening date"),
        ({"closes_on": ""}, "Enter the last day"),
        ({"opens_on": "31 June"}, "as a real date"),
        ({"slug": "Your place!"}, "use small letters, digits and - only"),
        ({"questionnaire": "made-up"}, "Select an edition"),
        ({"title": "???"}, "use small letters, digits and - only"),
        ({"title": "???"}, "Give the survey an address"),
        ({"title": "New"}, "This site uses the address “new” itself"),
    ],
)
def test_a_faulty_survey_is_not_made(
    officer: PageClient, database: Database, changes: dict[str, object], said: str
) -> None:
    answer = officer.post_form(f"{SETUP}/new", filled(**changes))
    assert said in text_of(answer)
    assert list_surveys(database) == []


def test_an_address_is_given_once(officer: PageClient, database: Database) -> None:
    stock(database)
    answer = officer.post_form(f"{SETUP}/new", filled(slug="your-place"))
    assert "There is a survey at the address" in text_of(answer)


@pytest.fixture
def answered(officer: PageClient, database: Database) -> PageClient:
    survey = stock(database)
    with writing(database):
        add_response(database, make_response(survey, place_key="hilltop"))
    return officer


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"areas": [CASTLEREAGH_EAST.code]}, "Keep the area"),
        ({"closes_on": "2026-06-01"}, "There are answers of 2026-06-12"),
        ({"opens_on": "2026-07-01"}, "There are answers of 2026-06-12"),
    ],
)
def test_no_change_leaves_answers_outside(
    answered: PageClient, database: Database, changes: dict[str, object], said: str
) -> None:
    before = get_survey(database, "your-place")
    answer = answered.post_form(f"{SHOWN}/edit", changes)
    assert said in text_of(answer)
    assert get_survey(database, "your-place") == before


def test_what_can_change_after_answers_does(answered: PageClient, database: Database) -> None:
    answer = answered.post_form(
        f"{SHOWN}/edit", {"title": "Another title", "closes_on": "2026-08-31"}
    )
    assert "The survey is changed" in text_of(answer)
    survey = get_survey(database, "your-place")
    assert (survey.title, survey.closes_on) == ("Another title", date(2026, 8, 31))
    assert len(survey.places) == 2


def test_a_survey_with_answers_cannot_be_removed(answered: PageClient, database: Database) -> None:
    page = answered.page(SHOWN)
    assert "Remove this survey" not in page.get_text()
    token = page.find("input", attrs={"name": "csrf_token"})["value"]
    answer = answered.post(f"{SHOWN}/remove", data={"csrf_token": token})
    assert "it cannot be removed" in text_of(answer)
    assert get_survey(database, "your-place")


def test_a_survey_without_answers_can_be_removed(officer: PageClient, database: Database) -> None:
    stock(database)
    answer = officer.post_form(SHOWN, button="Remove this survey")
    assert "“Your place” is removed" in text_of(answer)
    with pytest.raises(NotFound):
        get_survey(database, "your-place")


def test_a_survey_of_a_workshop_or_a_plan_is_kept_for_its_own_reason(
    officer: PageClient, database: Database
) -> None:
    stock(database)
    add_plan(database, LISBURN_SOUTH.code, ["your-place"], "A plan")
    answer = officer.post_form(SHOWN, button="Remove this survey")
    assert "A plan draws on this survey" in text_of(answer)
    with writing(database):
        add_workshop(database, make_workshop())
    answer = officer.post_form(SHOWN, button="Remove this survey")
    assert "There is a workshop of this survey" in text_of(answer)
    assert get_survey(database, "your-place")


def test_opening_and_closing_can_be_taken_back(officer: PageClient, database: Database) -> None:
    later = today() + timedelta(30)
    officer.post_form(
        f"{SETUP}/new",
        filled(slug="soon", opens_on=later.isoformat(), closes_on=later.isoformat()),
    )
    address = f"{SETUP}/soon"
    answer = officer.post_form(address, button="Open it today")
    assert get_survey(database, "soon").opens_on == today()
    undo = find_form(read(answer), "dates")
    officer.post(undo["action"], data={tag["name"]: tag["value"] for tag in undo.find_all("input")})
    assert get_survey(database, "soon").opens_on == later
    officer.post_form(address, button="Open it today")
    assert "Today is the last day" in text_of(officer.post_form(address, button="Close it today"))
    assert get_survey(database, "soon").closes_on == today()


def test_a_closed_survey_is_not_closed_again(officer: PageClient, database: Database) -> None:
    stock(database)
    page = officer.page(f"{SHOWN}/edit")
    token = page.find("input", attrs={"name": "csrf_token"})["value"]
    state = get_survey(database, "your-place").state(today())
    wrong = "open" if state != "upcoming" else "close"
    answer = officer.post(f"{SHOWN}/{wrong}", data={"csrf_token": token})
    assert answer.status_code == 400


def test_a_copy_has_everything_but_the_answers(officer: PageClient, database: Database) -> None:
    survey = stock(database)
    answer = officer.post_form(f"{SETUP}/new?copy=your-place", {"title": "Your place again"})
    assert answer.request.path == f"{SETUP}/your-place-again"
    copy = get_survey(database, "your-place-again")
    assert (copy.areas, copy.places) == (survey.areas, survey.places)
    assert copy.closes_on - copy.opens_on == survey.closes_on - survey.opens_on
    assert copy.state(today()) == "upcoming"


def test_a_survey_without_end_can_be_copied(officer: PageClient) -> None:
    officer.post_form(f"{SETUP}/new", filled(slug="for-ever", closes_on="9999-12-31"))
    page = officer.page(f"{SETUP}/new?copy=for-ever")
    assert page.find("input", {"name": "closes_on"})["value"] == "9999-12-31"


def test_places_are_chosen_and_added(officer: PageClient, database: Database) -> None:
    stock(database)
    places = f"{SHOWN}/places/{LISBURN_SOUTH.code}"
    officer.post_form(places, {"places": ["millside"]})
    assert [place.key for place in get_survey(database, "your-place").places] == ["millside"]
    answer = officer.post_form(f"{places}/new", {"name": "Mill Row", "kind": "rural"})
    assert "Mill Row is added" in text_of(answer)
    assert {place.key for place in get_survey(database, "your-place").places} == {
        "millside",
        "mill-row",
    }
    answer = officer.post_form(f"{places}/new", {"name": "mill row", "kind": "urban"})
    assert "There is a place called “mill row” in this area already" in text_of(answer)
    answer = officer.post_form(f"{places}/new", {"name": "", "kind": None})
    assert "Enter the name of the place" in text_of(answer)
    assert officer.get(f"{SHOWN}/places/nowhere").status_code == 404


def test_a_place_with_answers_stays(answered: PageClient, database: Database) -> None:
    answer = answered.post_form(f"{SHOWN}/places/{LISBURN_SOUTH.code}", {"places": ["millside"]})
    assert "Keep the place hilltop: there are answers from it" in text_of(answer)
    assert len(get_survey(database, "your-place").places) == 2


def test_every_page_of_a_preview_is_shown_and_nothing_is_kept(
    officer: PageClient, database: Database
) -> None:
    open_survey(database, asks_monitoring=True)
    before = list(database.conn.iterdump())
    seen = headings_of_preview(officer, "Start now")
    assert seen[0] == "Your place"
    assert [theme.title for theme in ADULTS.themes] == [
        title for title in seen if title in {theme.title for theme in ADULTS.themes}
    ]
    assert seen[-3:] == ["Your suggestions", "About you", "Equality questions"]
    assert list(database.conn.iterdump()) == before


def test_the_short_version_is_previewed_too(officer: PageClient, database: Database) -> None:
    stock(database)
    before = list(database.conn.iterdump())
    seen = headings_of_preview(officer, "Start the short version")
    assert "Rate your place" in seen
    assert not {theme.title for theme in ADULTS.themes} & set(seen)
    assert seen[-1] == "About you", "it shows equality questions that are not asked"
    assert list(database.conn.iterdump()) == before


def test_a_preview_changes_over_and_goes_back_as_residents_do(
    officer: PageClient, database: Database
) -> None:
    stock(database)
    start = f"{SHOWN}/preview"
    short = f"{start}?step=rate_themes&version=short"
    for page, button, heading in [
        (f"{start}?step=moving_around", "change to all themes on one page", "Rate your place"),
        (f"{start}?step=moving_around", "skip to the end", "Which themes matter most here?"),
        (short, "change to one theme a page", "Moving around"),
    ]:
        answer = officer.post_form(page, action="preview", button=button)
        assert read(answer).h1.get_text(strip=True) == heading
    page = officer.page(f"{start}?step=ask_about&version=short")
    back = page.find("button", class_="back_link")
    assert (back["name"], back["value"]) == ("go", "back")
    answer = officer.post(
        back["formaction"], data=hidden_in(page, "preview") | {"go": "back"}, follow_redirects=True
    )
    assert read(answer).h1.get_text(strip=True) == "Your suggestions"
    assert "version=short" in answer.request.full_path


def headings_of_preview(officer: PageClient, begin: str) -> list[str]:
    """The heading of each page from the start to where the preview ends of itself."""
    answer = officer.get(f"{SHOWN}/preview")
    button = begin
    seen = []
    while answer.request.path != SHOWN:
        assert "This is a preview" in text_of(answer)
        seen.append(read(answer).h1.get_text(" ", strip=True))
        assert len(seen) < 30
        form = read(answer).main.find_all("form")[-1]
        pressed = find_button(form, button)
        fields = {tag["name"]: tag["value"] for tag in form.find_all("input", type="hidden")}
        if pressed is not None and pressed.get("name"):
            fields[pressed["name"]] = pressed["value"]
        answer = officer.post(form["action"], data=fields, follow_redirects=True)
        button = "continue"
    return seen


def test_a_qr_code_is_a_picture_of_the_address(officer: PageClient, database: Database) -> None:
    stock(database)
    svg = officer.get(f"{SHOWN}/qr.svg")
    assert svg.mimetype == "image/svg+xml"
    assert svg.data == qr_svg("http://127.0.0.1:8000/surveys/your-place")
    png = officer.get(f"{SHOWN}/qr.png?download=1")
    assert png.data.startswith(b"\x89PNG")
    wanted = 'attachment; filename="your-place-qr-code.png"'
    assert png.headers["Content-Disposition"] == wanted
    assert officer.get(f"{SETUP}/nowhere/qr.svg").status_code == 404


def test_the_list_says_the_state_in_words(officer: PageClient, database: Database) -> None:
    assert "No survey yet" in text_of(officer.get(SETUP))
    stock(database)
    assert "Your place" in text_of(officer.get(SETUP))


@pytest.mark.parametrize("path", [SETUP, f"{SETUP}/new", SHOWN, "/setup/areas"])
def test_facilitators_do_not_set_up(client_as: Callable[[Role], PageClient], path: str) -> None:
    assert client_as(Role.FACILITATOR).get(path).status_code == 403


def upload(text: str) -> tuple[BytesIO, str]:
    return BytesIO(text.encode()), "areas.csv"


def test_areas_and_places_are_taken_in_from_files(officer: PageClient) -> None:
    areas = "code,name,council_code,council_name,seats\nX1,North Shore,C1,Shore Council,5\n"
    answer = officer.post_form("/setup/areas/import", {"file": upload(areas)})
    assert "1 area is taken in." in text_of(answer)
    assert "North Shore" in text_of(answer)
    places = "area_code,key,name,kind\nX1,pier,The Pier,urban\n"
    answer = officer.post_form("/setup/areas/import", {"file": upload(places)})
    assert "The Pier" in text_of(answer)


def test_every_fault_of_a_file_of_areas_is_listed_by_row(officer: PageClient) -> None:
    areas = (
        "code,name,council_code,council_name,seats\n"
        "X1,North Shore,C1,Shore Council,5\nX 2,,C1,Shore Council,5\nX3,South,C1,Shore,many\n"
    )
    answer = officer.post_form("/setup/areas/import", {"file": upload(areas)})
    rows = [
        [cell.get_text() for cell in row.find_all(["th", "td"])][:2]
        for row in read(answer).tbody.find_all("tr")
    ]
    assert rows == [["3", "code"], ["3", "name"], ["4", "seats"]]
    assert "North Shore" not in text_of(officer.get("/setup/areas"))


def test_a_file_must_be_chosen(officer: PageClient) -> None:
    assert "Choose a file" in text_of(officer.post_form("/setup/areas/import", {}))
