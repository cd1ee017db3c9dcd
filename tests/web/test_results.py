"""The results pages say what an independent calculation says, and hide what must be hidden."""

import csv
import json
import random
import re
import statistics
from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from io import StringIO
from pathlib import Path

import pytest
from bs4 import Tag

from placeplan.domain.accounts import Role
from placeplan.domain.responses import Answer, Response
from placeplan.domain.surveys import Survey
from placeplan.operations.pictures import FOLDER
from placeplan.operations.profiles import freeze_closed_surveys
from placeplan.store.database import Database, writing
from placeplan.store.responses import add_response
from placeplan.store.surveys import add_survey, get_survey
from tests.factories import (
    ADULTS,
    CASTLEREAGH_EAST,
    LISBURN_SOUTH,
    make_group_response,
    make_response,
    make_survey,
)
from tests.pages import Page, PageClient, text_of
from tests.store.stocked import stock

ClientAs = Callable[[Role], PageClient]
AREA = f"/results/your-place/{LISBURN_SOUTH.code}"
KEYS = ADULTS.theme_keys


def made_up_responses(survey: Survey) -> list[Response]:
    """Sixty individuals and three groups of Lisburn South, and seven individuals elsewhere."""
    chance = random.Random(7)
    marks = ["1", "2", "3", "4", "5", "6", "7", "dk", ""]
    found = []
    for number in range(60):
        place = "hilltop" if number < 35 else "millside" if number < 43 else ""
        found.append(
            make_response(
                survey,
                {key: chance.choice(marks) for key in KEYS} | {"feeling_safe": "17"[number % 2]},
                place_key=place,
                priorities=tuple(chance.sample(KEYS, 2)),
                age_band=chance.choice(["25_39", "40_64", ""]),
                channel=chance.choice(["online", "paper"]),
            )
        )
    for spread in ("3-5", "2", "6"):
        found.append(make_group_response(survey, {"housing_and_community": spread}))
    found += [
        make_response(survey, {"natural_space": "2"}, area_code=CASTLEREAGH_EAST.code)
        for _number in range(7)
    ]
    return found


@pytest.fixture
def responses(database: Database) -> list[Response]:
    survey = stock(database)
    found = made_up_responses(survey)
    with writing(database):
        for response in found:
            add_response(database, response)
    return found


@pytest.fixture
def officer(client_as: ClientAs, responses: list[Response]) -> PageClient:
    return client_as(Role.OFFICER)


@pytest.fixture
def nine(client_as: ClientAs, database: Database) -> PageClient:
    """An officer of a survey that nine people answered, all alike."""
    alike = {"place_key": "hilltop", "age_band": "25_39", "connections": ("live",)}
    survey = stock(database)
    with writing(database):
        for _person in range(9):
            add_response(database, make_response(survey, dict.fromkeys(KEYS, "2"), **alike))
    return client_as(Role.OFFICER)


def ratings(responses: list[Response], key: str, form: str = "individual") -> list[int]:
    given = (
        each.answers[key].rating
        for each in responses
        if each.form == form and each.area_code == LISBURN_SOUTH.code
    )
    return [rating for rating in given if rating is not None]


def rounded(value: Fraction | float) -> str:
    exact = Decimal(value.numerator) / value.denominator if isinstance(value, Fraction) else value
    return str(Decimal(exact).quantize(Decimal("0.1"), ROUND_HALF_UP))


def row_of(page: Page, key: str) -> list[str]:
    row = page.find(id=f"numbers-{key}")
    assert isinstance(row, Tag)
    return [cell.get_text(" ", strip=True) for cell in row.find_all(["th", "td"])]


def test_numbers_on_the_page_equal_an_independent_calculation(
    officer: PageClient, responses: list[Response]
) -> None:
    page = officer.page(AREA)
    for key in KEYS:
        given = ratings(responses, key)
        row = row_of(page, key)
        assert row[1] == rounded(Fraction(sum(given), len(given)))
        assert row[2:9] == [str(given.count(point)) for point in range(1, 8)]
        alone = [each for each in responses if each.form == "individual"][:60]
        unknown = sum(each.answers[key].is_dont_know for each in alone)
        assert row[9:12] == [str(len(given)), str(unknown), str(60 - len(given) - unknown)]
        assert row[12:14] == [rounded(statistics.median(given)), rounded(statistics.stdev(given))]


def test_a_theme_that_splits_people_is_called_divided(officer: PageClient) -> None:
    page = officer.page(AREA)
    assert row_of(page, "feeling_safe")[14] == "Divided"


def test_a_group_that_did_not_agree_is_shown_as_a_range(officer: PageClient) -> None:
    text = text_of(officer.get(AREA))
    assert "3–5 (8 people)" in text
    assert "Groups, n = 3 (24 people)" in text


def test_everyone_is_drawn_only_when_chosen(officer: PageClient) -> None:
    assert "counts each table’s rating" not in text_of(officer.get(AREA))
    text = text_of(officer.get(f"{AREA}?series=everyone&series=individuals"))
    assert "counts each table’s rating once for each person at it: 84 people in 63" in text
    assert "Everyone, groups weighted by people, n = 84 people" in text


def test_the_order_of_ratings_is_in_the_address(officer: PageClient) -> None:
    page = officer.page(f"{AREA}?order=questionnaire")
    titles = [tag.get_text() for tag in page.find_all(class_="distribution__title")]
    assert titles == [theme.title for theme in ADULTS.themes]
    by_mean = [
        float(tag.get_text()) for tag in officer.page(AREA).find_all(class_="distribution__mean")
    ]
    assert by_mean == sorted(by_mean, reverse=True)


def test_every_bar_says_its_counts_in_words(officer: PageClient, responses: list[Response]) -> None:
    page = officer.page(f"{AREA}?order=questionnaire")
    words = page.find_all(class_="distribution__words")[0].get_text()
    assert f"{ratings(responses, KEYS[0]).count(1)} gave 1," in words


def test_a_place_with_too_few_people_is_not_shown(officer: PageClient) -> None:
    page = officer.page(AREA)
    assert page.find("a", href=f"{AREA}?place=millside") is None
    text = text_of(officer.get(f"{AREA}?place=millside"))
    assert "Too few people to show figures" in text
    assert "Mean" not in text


def test_a_place_with_enough_people_stands_beside_its_area(
    officer: PageClient, responses: list[Response]
) -> None:
    page = officer.page(f"{AREA}?place=hilltop")
    assert page.find(class_="figure_list__figure").get_text() == "35"
    here = [
        each.answers["feeling_safe"].rating for each in responses if each.place_key == "hilltop"
    ]
    row = next(row for row in page.find_all("tr") if row.th and row.th.get_text() == "Feeling safe")
    assert row.td.get_text() == rounded(Fraction(sum(here), len(here)))


def test_breakdowns_wait_to_be_asked_for_and_hide_small_cells(officer: PageClient) -> None:
    assert "Individuals’ means by" not in text_of(officer.get(AREA))
    text = text_of(officer.get(f"{AREA}?by=place"))
    assert "Individuals’ means by place" in text
    assert "hidden" in text
    assert "Individuals’ means by age" in text_of(officer.get(f"{AREA}?by=age_band"))


@pytest.mark.parametrize("query", ["by=age_band", "by=place", "by=channel", "by=connection"])
def test_no_breakdown_of_nine_answers_shows_a_figure(nine: PageClient, query: str) -> None:
    page = nine.page(f"{AREA}?{query}")
    table = page.find("caption", string=re.compile("Individuals’ means by")).find_parent("table")
    cells = [cell.get_text(strip=True) for cell in table.tbody.find_all("td")]
    assert len(cells) > len(KEYS) and set(cells) == {"hidden"}


def test_ten_who_live_there_do_not_give_away_three_who_work_there(
    nine: PageClient, database: Database
) -> None:
    survey = get_survey(database, "your-place")
    with writing(database):
        for connections in (("live",), *[("work",)] * 3):
            added = make_response(survey, dict.fromkeys(KEYS, "2"), connections=connections)
            add_response(database, added)
    page = nine.page(f"{AREA}?by=connection")
    assert "13" in page.main.get_text()
    table = page.find("caption", string=re.compile("Individuals’ means by")).find_parent("table")
    assert {cell.get_text(strip=True) for cell in table.tbody.find_all("td")} == {"hidden"}


@pytest.mark.parametrize("place", ["hilltop", "millside"])
def test_no_place_of_nine_answers_shows_a_figure(nine: PageClient, place: str) -> None:
    page = nine.page(f"{AREA}?place={place}")
    assert "Too few people to show figures" in page.main.get_text()
    assert not page.main.find(["table", "svg"])
    assert "2.0" not in page.main.get_text()


def test_areas_stand_side_by_side_and_can_be_sorted(
    officer: PageClient, responses: list[Response]
) -> None:
    page = officer.page(f"/results/your-place?sort={LISBURN_SOUTH.code}&direction=up")
    table = page.find("table")
    means = [row.td.get_text() for row in table.tbody.find_all("tr")[:14]]
    assert means == sorted(means)
    heading = table.find("th", attrs={"aria-sort": "ascending"})
    assert "Lisburn South" in heading.get_text()
    down = officer.page(f"/results/your-place?sort={LISBURN_SOUTH.code}&direction=down")
    assert [row.td.get_text() for row in down.tbody.find_all("tr")[:14]] == means[::-1]


def test_an_area_under_the_minimum_is_named_without_figures(officer: PageClient) -> None:
    text = text_of(officer.get("/results/your-place"))
    assert "fewer than 10 individuals: Castlereagh East (7)" in text
    assert "2.0" not in text


def test_few_answers_are_shown_to_staff_with_a_warning(officer: PageClient) -> None:
    text = text_of(officer.get(f"/results/your-place/{CASTLEREAGH_EAST.code}"))
    assert "Only 7 individuals have answered so far. Do not pass these figures on" in text


@pytest.mark.parametrize(
    "path",
    [
        "/results/nowhere",
        f"/results/nowhere/{LISBURN_SOUTH.code}",
        "/results/your-place/nowhere",
        f"{AREA}?place=nowhere",
        "/evidence/your-place/nowhere",
    ],
)
def test_what_does_not_exist_is_not_found(officer: PageClient, path: str) -> None:
    officer.page(path, status=404)


@pytest.mark.parametrize("query", ["?series=x&by=x&order=x", "?series=&by=&place="])
def test_a_strange_address_shows_the_plain_page(officer: PageClient, query: str) -> None:
    assert row_of(officer.page(AREA + query), KEYS[0]) == row_of(officer.page(AREA), KEYS[0])


@pytest.mark.parametrize(
    ("path", "media_type", "name"),
    [
        (f"{AREA}/radar.svg", "image/svg+xml", "radar.svg"),
        (f"{AREA}/radar.png", "image/png", "radar.png"),
        (f"{AREA}/results.json", "application/json", "results.json"),
        (f"{AREA}/results.csv", "text/csv", "results.csv"),
        (AREA.replace("results", "evidence") + "/responses.csv", "text/csv", "responses.csv"),
        (
            AREA.replace("results", "evidence") + "/responses.json",
            "application/json",
            "responses.json",
        ),
        (
            AREA.replace("results", "evidence") + "/responses.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "responses.xlsx",
        ),
    ],
)
def test_files_are_attached_under_safe_names(
    officer: PageClient, path: str, media_type: str, name: str
) -> None:
    answer = officer.get(path)
    assert answer.status_code == 200 and answer.data
    assert answer.mimetype == media_type
    wanted = f'attachment; filename="your-place-lisburn-south-{name}"'
    assert answer.headers["Content-Disposition"] == wanted


def test_the_page_leads_to_its_files(officer: PageClient) -> None:
    page = officer.page(f"{AREA}?series=groups")
    links = [tag["href"] for tag in page.find(class_="download_list").find_all("a")]
    assert f"{AREA}/radar.svg?series=groups" in links
    assert all(officer.get(link).status_code == 200 for link in links)


def test_results_as_json_agree_with_the_page(
    officer: PageClient, responses: list[Response]
) -> None:
    content = json.loads(officer.get(f"{AREA}/results.json").data)
    themes = content["series"][0]["themes"]
    assert [theme["answered"] for theme in themes] == [len(ratings(responses, key)) for key in KEYS]


def test_responses_are_streamed_as_csv(officer: PageClient) -> None:
    path = f"/evidence/your-place/{LISBURN_SOUTH.code}/responses.csv"
    answer = officer.get(path)
    assert "Content-Length" not in answer.headers
    rows = list(csv.DictReader(StringIO(answer.text)))
    assert len(rows) == 63
    assert {row["area"] for row in rows} == {LISBURN_SOUTH.code}


def test_a_radar_that_is_known_is_not_sent_again(officer: PageClient) -> None:
    first = officer.get(f"{AREA}/radar.svg")
    again = officer.get(f"{AREA}/radar.svg", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert "<title>What people said about Lisburn South</title>" in first.text


def test_a_radar_is_kept_in_the_instance(officer: PageClient, instance: Path) -> None:
    officer.get(f"{AREA}/radar.svg")
    assert len(list((instance / FOLDER).iterdir())) == 1


def test_a_facilitator_sees_figures_and_no_comments(
    client_as: ClientAs, responses: list[Response], database: Database
) -> None:
    survey = make_survey()
    said = {"moving_around": Answer(good="The shore path")}
    with writing(database):
        add_response(database, make_response(survey, answers=said))
    facilitator = client_as(Role.FACILITATOR)
    page = facilitator.page(AREA)
    assert "shore path" not in page.get_text()
    assert page.find(id="comments") is None
    evidence = AREA.replace("results", "evidence")
    assert facilitator.get(evidence).status_code == 403
    assert facilitator.get(f"{evidence}/responses.csv").status_code == 403
    assert "shore path" in client_as(Role.OFFICER).page(AREA).get_text()


def test_a_resident_is_sent_to_sign_in(client: PageClient, responses: list[Response]) -> None:
    for path in (AREA, "/results", f"{AREA}/results.json"):
        assert "/sign-in" in client.get(path).headers["Location"]


def test_a_closed_survey_says_what_was_frozen_and_what_came_since(
    client_as: ClientAs, database: Database
) -> None:
    stock(database)
    survey = make_survey(
        slug="spring", opens_on=date(2025, 3, 1), closes_on=date(2025, 4, 30), places=()
    )
    with writing(database):
        add_survey(database, survey)
        for _number in range(12):
            add_response(database, make_response(survey, collected_on=date(2025, 3, 2)))
    freeze_closed_surveys(database, date(2025, 5, 1))
    with writing(database):
        add_response(database, make_response(survey, collected_on=date(2025, 3, 3)))
    text = text_of(client_as(Role.OFFICER).get(f"/results/spring/{LISBURN_SOUTH.code}"))
    assert "Its profile was frozen on 1 May 2025 with 12 responses" in text
    assert "This page counts 1 response more" in text


def test_an_area_without_answers_says_so(client_as: ClientAs, database: Database) -> None:
    stock(database)
    text = text_of(client_as(Role.OFFICER).get(AREA))
    assert "Nobody has answered here yet" in text


def test_a_survey_without_answers_can_be_looked_at(client_as: ClientAs, database: Database) -> None:
    officer = client_as(Role.OFFICER)
    assert "No survey yet" in text_of(officer.get("/results"))
    stock(database)
    assert "Lisburn South" in text_of(officer.get("/results"))
    assert "No answers yet" in text_of(officer.get("/results/your-place"))
