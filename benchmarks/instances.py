"""Scratch instances: prepared as placeplan prepares one, with a survey that is open today.

All of it is made up. An instance lies in the folder for temporary files, and goes with it.
"""

import random
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from werkzeug.security import generate_password_hash

from placeplan.domain.accounts import Role
from placeplan.domain.areas import Place
from placeplan.domain.surveys import Survey
from placeplan.operations.setup import database_path, prepare_instance
from placeplan.store.accounts import add_account, set_password
from placeplan.store.areas import add_places, list_areas
from placeplan.store.database import Database, open_database, writing
from placeplan.store.questionnaires import list_questionnaires
from placeplan.store.surveys import add_survey, get_survey

SLUG = "your-place"
QUESTIONNAIRE = "place-standard-adults"
EMAIL, PASSWORD = "officer@example.org", "seven quiet rivers"
AREAS = 2
PLACES = ("hilltop", "millside", "quayside", "crossroads")
DAYS_OPEN = 60
SETTINGS = 'answer_limit = "1000000 per hour"\nsign_in_limit = "1000000 per hour"\n'
TEXT = (
    "the path by the river is dark and floods when it rains but people look out for each other"
    " and the new crossing at the school helps though buses stop at six and there is nowhere to"
    " sit near the shops since the bench was taken away last year"
)


def make_instance(folder: Path) -> Path:
    """An instance without responses, whose settings let one address answer without end."""
    folder.mkdir(parents=True, exist_ok=True)
    prepare_instance(folder)
    (folder / "settings.toml").write_text(SETTINGS, encoding="utf-8")
    with closing(open_instance(folder)) as database:
        with writing(database):
            _add_survey(database)
        account = add_account(database, email=EMAIL, name="An officer", role=Role.OFFICER)
        set_password(database, account.id, generate_password_hash(PASSWORD, "pbkdf2:sha256:1"))
    return folder


def open_instance(folder: Path) -> Database:
    """A connection to an instance's database."""
    return open_database(database_path(folder))


def survey_of(database: Database) -> Survey:
    """The one survey of a scratch instance."""
    return get_survey(database, SLUG)


def made_up_text(chance: random.Random, words: int = 16) -> str:
    """About `words` words of a comment."""
    return " ".join(chance.choices(TEXT.split(), k=chance.randint(words // 2, words * 3 // 2)))


def _add_survey(database: Database) -> None:
    areas = list_areas(database)[:AREAS]
    places = [
        Place(area.code, key, f"{key.title()} (made up)", "urban")
        for area in areas
        for key in PLACES
    ]
    add_places(database, places)
    today = date.today()
    questionnaires = {each.key: each for each in list_questionnaires(database)}
    add_survey(
        database,
        Survey(
            slug=SLUG,
            title="Your place",
            questionnaire=questionnaires[QUESTIONNAIRE],
            areas=tuple(areas),
            places=tuple(places),
            opens_on=today - timedelta(days=DAYS_OPEN),
            closes_on=today + timedelta(days=1),
            is_made_up=True,
        ),
    )
