"""What requests keep of the setup is true in each of them."""

from dataclasses import replace

import pytest
from flask import Flask

from placeplan.domain.partnerships import Partnership
from placeplan.store.database import Database, writing
from placeplan.store.partnerships import get_partnership, update_partnership
from placeplan.web.database import db, known, partnership

NAMED = replace(Partnership(), name="A made-up partnership")


def test_a_change_by_anyone_is_known_in_the_next_request(app: Flask, database: Database) -> None:
    with app.app_context():
        assert partnership() == Partnership()
    update_partnership(database, NAMED)
    with app.app_context():
        assert partnership() == NAMED


def test_what_is_undone_was_never_known(app: Flask) -> None:
    with app.app_context():
        with pytest.raises(ZeroDivisionError), writing(db()):
            update_partnership(db(), NAMED)
            assert known(get_partnership) == NAMED
            raise ZeroDivisionError
        assert known(get_partnership) == Partnership()


def test_what_was_found_is_not_looked_for_again(app: Flask) -> None:
    looked = []

    def look(_database: Database, name: str) -> str:
        looked.append(name)
        return name

    for _request in range(3):
        with app.app_context():
            assert [known(look, "one"), known(look, "other")] == ["one", "other"]
    assert looked == ["one", "other"]
