"""Bringing an instance to life: its database, and the data that the product ships."""

from contextlib import closing
from importlib import resources
from pathlib import Path

from placeplan.domain.faults import refuse
from placeplan.formats.areas import areas_from_csv, places_from_csv
from placeplan.formats.questionnaires import questionnaire_from_toml
from placeplan.store.areas import add_areas, add_places, list_areas
from placeplan.store.database import Database, open_database, prepare_database, writing
from placeplan.store.questionnaires import add_questionnaire

DATABASE_NAME = "placeplan.db"


def database_path(instance: Path) -> Path:
    """Where an instance folder keeps its database."""
    return instance / DATABASE_NAME


def prepare_instance(instance: Path) -> list[str]:
    """Create or upgrade an instance's database; returns the migrations that were applied.

    Shipped data that is not there yet is added: the areas of Northern Ireland where there are no
    areas at all, and every questionnaire. Called again, it mends what an interruption left out.
    `Refused` when the folder cannot be made.
    """
    path = database_path(instance)
    try:
        instance.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or ""
        raise refuse("file_unwritable", found=str(instance), reason=reason) from error
    applied = prepare_database(path)
    with closing(open_database(path)) as database, writing(database):
        if not list_areas(database):
            add_shipped_areas(database)
        add_shipped_questionnaires(database)
    return applied


def add_shipped_areas(database: Database) -> None:
    """The councils and district electoral areas of Northern Ireland, and some places in them."""
    folder = resources.files("placeplan") / "areas"
    add_areas(database, areas_from_csv((folder / "northern_ireland.csv").read_bytes()))
    add_places(database, places_from_csv((folder / "places.csv").read_bytes()))


def add_shipped_questionnaires(database: Database) -> None:
    """Every edition in the package; one that is already kept is left as it is."""
    for file in sorted((resources.files("placeplan") / "questionnaires").iterdir(), key=str):
        if file.name.endswith(".toml"):
            add_questionnaire(database, questionnaire_from_toml(file.read_bytes()), is_shipped=True)
