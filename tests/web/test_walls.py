"""The wall's page: what it carries before any script has run, and what it must not carry."""

import json
from collections.abc import Callable

import pytest

from placeplan.domain.accounts import Role
from placeplan.domain.questionnaire_radars import questionnaire_radar
from placeplan.domain.radar import RadarSeries, radar_geometry
from placeplan.domain.workshops import Workshop
from placeplan.store.accounts import list_accounts
from placeplan.store.areas import add_areas, add_places
from placeplan.store.database import Database, writing
from placeplan.store.responses import add_response
from placeplan.store.surveys import add_survey
from placeplan.store.workshops import add_workshop, update_workshop
from placeplan.web.workshops.groups import FAR_APART
from tests.factories import (
    ADULTS,
    CASTLEREAGH_EAST,
    CHILDREN,
    LISBURN_SOUTH,
    PLACES,
    make_group_response,
    make_survey,
    make_workshop,
)
from tests.pages import PageClient
from tests.workshop_setup import ADDRESS, SHEETS, store_workshop

WALL = f"{ADDRESS}/wall"
THEMES = ADULTS.theme_keys


@pytest.fixture
def facilitator(client_as: Callable[[Role], PageClient]) -> PageClient:
    return client_as(Role.FACILITATOR)


@pytest.fixture
def workshop(database: Database) -> Workshop:
    return store_workshop(database)


def data_of(client: PageClient) -> dict:
    """What the page gives to its scripts."""
    return json.loads(client.page(WALL).find("script", id="wall-data").string)


def test_the_page_is_the_same_whatever_the_groups_said(
    facilitator: PageClient, database: Database, workshop: Workshop
) -> None:
    before = facilitator.get(WALL).text
    with writing(database):
        for mark in ("1", "7", "3-5", "dk"):
            marks = dict.fromkeys(THEMES, mark)
            response = make_group_response(None, marks, workshop_key=workshop.key)
            add_response(database, response, entered_by="Another facilitator")
    assert facilitator.get(WALL).text == before


def test_the_page_names_nobody(database: Database, facilitator: PageClient) -> None:
    store_workshop(database, facilitator="Somebody Made-up", notes="With Another Made-up")
    (account,) = list_accounts(database)
    html = facilitator.get(WALL).text
    for name in ("Somebody", "Another Made-up", account.name, account.email):
        assert name not in html


def test_a_group_is_drawn_where_every_other_radar_draws_it(
    facilitator: PageClient, workshop: Workshop
) -> None:
    points = data_of(facilitator)["points"]
    values = tuple(float(1 + index % 7) for index in range(len(THEMES)))
    drawn = radar_geometry(questionnaire_radar(ADULTS, "", [RadarSeries("", values)])).shapes[0]
    found = [points[index][int(value) - 1] for index, value in enumerate(values)]
    assert [tuple(point) for point in found] == list(drawn.points)


def test_the_scripts_are_told_the_rules_of_the_workshops_page(
    facilitator: PageClient, workshop: Workshop
) -> None:
    told = data_of(facilitator)
    assert told["far_apart"] == FAR_APART
    assert (told["lowest"], told["highest"]) == (1, 7)
    assert [theme["key"] for theme in told["themes"]] == list(THEMES)
    assert len({style["colour"] for style in told["styles"]}) == 8


def test_both_ends_of_the_scale_are_on_the_wall_in_words(
    facilitator: PageClient, workshop: Workshop
) -> None:
    ends = facilitator.page(WALL).find(class_="wall__ends").get_text(" ")
    assert ADULTS.scale.lowest_means in ends and ADULTS.scale.highest_means in ends


def test_childrens_groups_have_three_rings(facilitator: PageClient, database: Database) -> None:
    survey = make_survey(questionnaire=CHILDREN)
    with writing(database):
        add_areas(database, [LISBURN_SOUTH, CASTLEREAGH_EAST])
        add_places(database, PLACES)
        add_survey(database, survey)
        add_workshop(database, make_workshop())
    told = data_of(facilitator)
    assert {len(points) for points in told["points"]} == {3}
    assert len(told["points"]) == len(CHILDREN.themes)


def test_a_pile_of_paper_has_no_wall(facilitator: PageClient, workshop: Workshop) -> None:
    facilitator.page(f"/workshops/your-place/paper/{LISBURN_SOUTH.code}/wall", status=404)


def test_the_wall_of_a_closed_workshop_can_still_be_shown(
    facilitator: PageClient, database: Database, workshop: Workshop
) -> None:
    with writing(database):
        update_workshop(database, make_workshop(state="closed"))
    assert data_of(facilitator)["workshop"] == "your-place/hall-june"


@pytest.mark.parametrize("path", [ADDRESS, SHEETS])
def test_the_wall_opens_beside_the_page_that_leads_to_it(
    facilitator: PageClient, workshop: Workshop, path: str
) -> None:
    link = facilitator.page(path).main.find("a", href=WALL)
    assert link is not None and link["target"] == "_blank"


def test_residents_do_not_see_the_wall(client: PageClient, workshop: Workshop) -> None:
    assert "/sign-in" in client.get(WALL).headers["Location"]
