"""The officers' pages of figures about an area."""

from io import BytesIO

import pytest

from placeplan.domain.accounts import Role
from placeplan.domain.surveys import Survey
from placeplan.store.area_figures import add_area_figure, list_area_figures
from placeplan.store.database import Database
from tests.conftest import SignIn
from tests.factories import CASTLEREAGH_EAST, LISBURN_SOUTH, make_area_figure
from tests.pages import PageClient, filled_in, find_form, read, text_of

AREA, ELSEWHERE = LISBURN_SOUTH.code, CASTLEREAGH_EAST.code
PAGE = f"/areas/{AREA}/figures"
ONE = {"subject": "Deprivation", "detail": "Rank", "value": "1,234.5", "source": "Made up"}
ONE |= {"year": "2017"}


@pytest.fixture
def officer(client: PageClient, sign_in: SignIn, survey: Survey) -> PageClient:
    sign_in(client, Role.OFFICER)
    return client


def upload(client: PageClient, rows: str) -> str:
    content = BytesIO(f"subject,age_band,value,source,year\n{rows}".encode())
    return text_of(client.post_form(f"{PAGE}/import", {"file": (content, "figures.csv")}))


def test_an_area_without_figures_says_what_to_do(officer: PageClient) -> None:
    assert "No figure yet" in text_of(officer.get(PAGE))
    assert officer.page("/setup/areas").find("a", href=PAGE)


def test_a_figure_is_added_changed_removed_and_put_back(
    officer: PageClient, database: Database
) -> None:
    said = text_of(officer.post_form(f"{PAGE}/new", ONE))
    assert "“Deprivation: Rank” is added." in said and "1,234.5" in said and "Made up, 2017" in said
    (kept,) = list_area_figures(database, AREA)
    officer.post_form(f"{PAGE}/{kept.id}", {"unit": "points"})
    assert "1,234.5 points" in text_of(officer.get(PAGE))
    removed = officer.post_form(PAGE, button="Remove")
    assert "“Deprivation: Rank” is removed." in text_of(removed)
    assert list_area_figures(database, AREA) == []
    officer.post(f"{PAGE}/{kept.id}/restore", data=token(officer))
    assert [figure.unit for figure in list_area_figures(database, AREA)] == ["points"]


def token(client: PageClient) -> dict[str, str]:
    field = client.page(f"{PAGE}/new").select_one("main input[name=csrf_token]")
    assert field is not None
    return {"csrf_token": str(field["value"])}


def test_every_field_that_is_missing_is_named(officer: PageClient) -> None:
    said = text_of(officer.post_form(f"{PAGE}/new", {"value": "many", "year": "24"}))
    for words in ("Enter what it is about", "Enter the source", "from 1801 to 2199"):
        assert words in said
    said = text_of(officer.post_form(f"{PAGE}/new", ONE | {"value": "many"}))
    assert "“many” is not a number we can keep" in said


def test_whoever_changes_a_figure_second_sees_what_the_first_kept(
    officer: PageClient, database: Database
) -> None:
    figure_id = add_area_figure(database, AREA, make_area_figure(), changed_by="Somebody")
    late = {"value": "300", "version": "1"}
    officer.post_form(f"{PAGE}/{figure_id}", {"value": "200"})
    said = text_of(officer.post_form(f"{PAGE}/{figure_id}", late))
    assert "It now says: Population: 200 (Made up, 2024)" in said
    assert list_area_figures(database, AREA)[0].value == 200


def test_the_population_is_typed_in_at_once_and_drawn(
    officer: PageClient, database: Database
) -> None:
    people = {"female_0_15": "1,200", "male_0_15": "1,300", "all_16_39": "5000", "all_all": "9000"}
    people |= {"all_40_64": "1000", "all_65_plus": "400"}
    said = text_of(
        officer.post_form(f"{PAGE}/population", people | {"source": "Made up", "year": "2024"})
    )
    assert "6 figures are saved." in said and "2,500" in said
    assert "the total is 100 more" in said
    assert len(officer.page(PAGE).select("svg.age_bar")) == 4
    again = officer.page(f"{PAGE}/population")
    assert again.select_one("#female_0_15")["value"] == "1200"
    officer.post_form(f"{PAGE}/population", {"female_0_15": "1201"})
    assert len(list_area_figures(database, AREA)) == 6


def test_numbers_of_people_are_asked_for_again_where_they_are_none(officer: PageClient) -> None:
    given = {"source": "Made up", "year": "2024"}
    assert "Fill this in" in text_of(officer.post_form(f"{PAGE}/population", given))
    said = text_of(officer.post_form(f"{PAGE}/population", given | {"male_16_39": "lots"}))
    assert "“lots” is not a number we can keep" in said


def test_a_file_is_looked_at_before_it_is_kept_and_may_come_again(
    officer: PageClient, database: Database
) -> None:
    add_area_figure(database, AREA, make_area_figure("5", age_band="0_15"), changed_by="Somebody")
    rows = "Population,0–15,7,Made up,2024\nPopulation,16-39,8,Made up,2024\n"
    said = upload(officer, rows)
    assert "2 figures. Nothing is kept yet." in said and "from 5 (Made up, 2024)" in said
    assert len(list_area_figures(database, AREA)) == 1
    content = BytesIO(f"subject,age_band,value,source,year\n{rows}".encode())
    preview = officer.post_form(f"{PAGE}/import", {"file": (content, "f.csv")})
    form = find_form(read(preview), button="Keep these figures")
    answer = officer.post(str(form["action"]), data=filled_in(form, {}), follow_redirects=True)
    said = text_of(answer)
    assert "New figures: 1; changed: 1; as they were: 0." in said
    assert [int(figure.value) for figure in list_area_figures(database, AREA)] == [7, 8]
    assert officer.get(f"{PAGE}.csv").text.count("Made up") == 2


def test_one_file_may_hold_the_figures_of_several_areas(
    officer: PageClient, database: Database
) -> None:
    rows = f"area_code,subject,value,source,year\n,Wards,6,A,2024\n{ELSEWHERE},Wards,7,A,2024\n"
    file = {"file": (BytesIO(rows.encode()), "f.csv")}
    preview = officer.post_form(f"{PAGE}/import", file)
    assert CASTLEREAGH_EAST.name in text_of(preview)
    form = find_form(read(preview), button="Keep these figures")
    officer.post(str(form["action"]), data=filled_in(form, {}))
    kept = [list_area_figures(database, code)[0].value for code in (AREA, ELSEWHERE)]
    assert kept == [6, 7]


def test_a_faulty_file_changes_nothing_and_says_what_to_mend(
    officer: PageClient, database: Database
) -> None:
    said = upload(officer, "Population,0_15,7,Made up,2024\nPopulation,babies,7,,2024\n")
    assert "Nothing was taken in" in said and "“babies” was found" in said
    assert list_area_figures(database, AREA) == []
    assert officer.get("/areas/figures-template.csv").text.startswith("subject,detail,sex")
