"""Figures about areas as kept: versions, one figure of one thing, and a way back."""

from dataclasses import replace

import pytest

from placeplan.domain.faults import Refused
from placeplan.domain.surveys import Survey
from placeplan.store.area_figures import (
    add_area_figure,
    count_area_figures,
    get_area_figure,
    list_area_figures,
    remove_area_figure,
    restore_area_figure,
    set_area_figures,
    update_area_figure,
)
from placeplan.store.database import Database
from placeplan.store.faults import NotFound
from tests.factories import CASTLEREAGH_EAST, LISBURN_SOUTH, make_area_figure, make_population

AREA, BY = LISBURN_SOUTH.code, {"changed_by": "An officer"}


def test_what_is_kept_comes_back_exactly(database: Database, survey: Survey) -> None:
    figure = make_area_figure("1234.50", subject="Deprivation", detail="Rank", note="Of 80")
    figure_id = add_area_figure(database, AREA, figure, **BY)
    assert get_area_figure(database, AREA, figure_id) == replace(figure, id=figure_id, version=1)
    assert count_area_figures(database) == {AREA: 1}
    with pytest.raises(NotFound):
        get_area_figure(database, CASTLEREAGH_EAST.code, figure_id)


def test_there_is_one_figure_of_one_thing(database: Database, survey: Survey) -> None:
    first = add_area_figure(database, AREA, make_area_figure(), **BY)
    again = make_area_figure("5", subject=" population ")
    with pytest.raises(Refused, match="figure_repeated"):
        add_area_figure(database, AREA, again, **BY)
    add_area_figure(database, CASTLEREAGH_EAST.code, again, **BY)
    remove_area_figure(database, AREA, first)
    second = add_area_figure(database, AREA, again, **BY)
    with pytest.raises(Refused, match="figure_repeated"):
        restore_area_figure(database, AREA, first)
    remove_area_figure(database, AREA, second)
    restore_area_figure(database, AREA, first)
    assert [figure.value for figure in list_area_figures(database, AREA)] == [100]


def test_of_two_who_change_the_same_figure_the_second_is_told(
    database: Database, survey: Survey
) -> None:
    figure_id = add_area_figure(database, AREA, make_area_figure(), **BY)
    seen = get_area_figure(database, AREA, figure_id)
    update_area_figure(database, AREA, replace(seen, note="Mid-year estimate"), **BY)
    with pytest.raises(Refused, match="changed_meanwhile"):
        update_area_figure(database, AREA, replace(seen, note="Mine"), **BY)
    kept = get_area_figure(database, AREA, figure_id)
    assert (kept.note, kept.version) == ("Mid-year estimate", 2)


def test_taking_a_file_in_again_changes_only_what_differs(
    database: Database, survey: Survey
) -> None:
    other = add_area_figure(database, AREA, make_area_figure(subject="Wards"), **BY)
    assert set_area_figures(database, AREA, make_population(1, 2, 3, 4), **BY) == (4, 0, 0)
    assert set_area_figures(database, AREA, make_population(1, 2, 3, 5), **BY) == (0, 1, 3)
    kept = list_area_figures(database, AREA)
    assert [int(figure.value) for figure in kept] == [100, 1, 2, 3, 5]
    assert [figure.version for figure in kept] == [1, 1, 1, 1, 2]
    assert kept[0].id == other
