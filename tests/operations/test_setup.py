"""A new instance has what the product ships, and an older one loses nothing by preparing."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from placeplan.domain.areas import Area
from placeplan.operations.setup import database_path, prepare_instance
from placeplan.store.areas import add_areas, list_areas, list_places
from placeplan.store.database import Database, open_database, prepare_database, writing
from placeplan.store.questionnaires import list_questionnaires
from tests.factories import ADULTS


@contextmanager
def opened(instance: Path) -> Iterator[Database]:
    with closing(open_database(database_path(instance))) as database:
        yield database


def test_a_new_instance_has_areas_places_and_questionnaires(tmp_path: Path) -> None:
    instance = tmp_path / "new"
    assert prepare_instance(instance)
    with opened(instance) as database:
        assert len(list_areas(database)) == 80
        assert list_places(database)
        assert ADULTS in list_questionnaires(database)


def test_preparing_twice_changes_nothing(tmp_path: Path) -> None:
    prepare_instance(tmp_path)
    with opened(tmp_path) as database:
        before = "\n".join(database.conn.iterdump())
    assert prepare_instance(tmp_path) == []
    with opened(tmp_path) as database:
        assert "\n".join(database.conn.iterdump()) == before


def test_an_interrupted_preparation_is_made_good(tmp_path: Path) -> None:
    prepare_database(database_path(tmp_path))
    assert prepare_instance(tmp_path) == []
    with opened(tmp_path) as database:
        assert len(list_areas(database)) == 80


def test_another_councils_areas_are_left_alone(tmp_path: Path) -> None:
    own = Area("S1", "Made-up ward", "S0", "Made-up council", 4)
    prepare_database(database_path(tmp_path))
    with opened(tmp_path) as database:
        with writing(database):
            add_areas(database, [own])
        prepare_instance(tmp_path)
        assert list_areas(database) == [own]
