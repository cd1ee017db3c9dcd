"""A receipt code takes its answer out of everything, and nobody sees what was said."""

from collections.abc import Callable

import pytest

from placeplan.domain.accounts import Role
from placeplan.domain.receipts import receipt_code, receipt_hash
from placeplan.store.database import Database, writing
from placeplan.store.profiles import current_counts
from placeplan.store.responses import add_response, is_withdrawn
from tests.factories import LISBURN_SOUTH, make_response
from tests.pages import PageClient, filled_in, find_form, read, text_of
from tests.residents import open_survey

PAGE = "/withdrawals"


@pytest.fixture
def officer(client_as: Callable[[Role], PageClient]) -> PageClient:
    return client_as(Role.OFFICER)


@pytest.fixture
def sent(database: Database) -> tuple[str, str]:
    """The key and the receipt code of an answer that was sent."""
    survey = open_survey(database)
    response = make_response(survey, assets="Our secret garden", collected_on=survey.opens_on)
    code = receipt_code(response.key, "a secret of this test")
    with writing(database):
        add_response(database, response, receipt_hash=receipt_hash(code))
    return response.key, code


def count(database: Database) -> int:
    return current_counts(database, "your-place", LISBURN_SOUTH.code).responses


@pytest.mark.parametrize("typed", [str.lower, lambda code: code.replace("-", " ")])
def test_an_answer_is_withdrawn_by_its_code_however_it_is_typed(
    officer: PageClient, database: Database, sent: tuple[str, str], typed: Callable[[str], str]
) -> None:
    key, code = sent
    found = officer.post_form(PAGE, {"receipt": typed(code)})
    assert "Withdraw this answer?" in text_of(found) and "secret garden" not in text_of(found)
    pressed = filled_in(find_form(read(found), f"{PAGE}/withdraw", ""), {})
    answer = officer.post(f"{PAGE}/withdraw", data=pressed, follow_redirects=True)
    assert "The answer is withdrawn" in text_of(answer)
    assert is_withdrawn(database, key)
    assert count(database) == 0


@pytest.mark.parametrize("code", ["AAAA-BBBB-CCCC", "-", "K7QM"])
def test_an_unknown_code_finds_nothing(
    officer: PageClient, database: Database, sent: tuple[str, str], code: str
) -> None:
    assert "no answer with this code" in text_of(officer.post_form(PAGE, {"receipt": code}))
    assert count(database) == 1


def test_sheets_without_a_receipt_are_never_found(officer: PageClient, database: Database) -> None:
    survey = open_survey(database)
    with writing(database):
        add_response(database, make_response(survey, collected_on=survey.opens_on))
    assert "no answer with this code" in text_of(officer.post_form(PAGE, {"receipt": "."}))
