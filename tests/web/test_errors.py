"""Whatever goes wrong, there is a page that says what to do."""

from collections.abc import Callable
from pathlib import Path

import pytest

from placeplan.domain.accounts import Role
from placeplan.store.database import Database, writing
from tests.conftest import make_app
from tests.pages import PageClient, text_of


def failing_client(instance: Path) -> PageClient:
    """A visitor of an application as it runs in earnest: failures become pages."""
    app = make_app(instance)
    app.testing = False
    return app.test_client()  # type: ignore[return-value]  # make_app says which class


def break_table(database: Database, name: str) -> None:
    with writing(database):
        database.conn.execute(f"ALTER TABLE {name} RENAME TO gone")


def test_a_page_that_is_not_there_says_so(client: PageClient) -> None:
    assert "Page not found" in text_of(client.get("/nowhere"))


@pytest.mark.parametrize("number", [2**63, 10**40])
def test_a_number_that_no_row_can_have_is_not_found(
    client_as: Callable[[Role], PageClient], number: int
) -> None:
    officer = client_as(Role.OFFICER)
    for path in ("/plans/{}", "/partners/{}", "/listings/{}/edit", "/listings/staged/{}"):
        answer = officer.get(path.format(number))
        assert answer.status_code == 404 and "Page not found" in text_of(answer)


def test_a_page_of_another_role_says_so(client_as: Callable[[Role], PageClient]) -> None:
    answer = client_as(Role.FACILITATOR).get("/accounts")
    assert answer.status_code == 403
    assert "another role" in text_of(answer)


def test_the_wrong_method_says_so(client: PageClient) -> None:
    answer = client.put("/sign-in")
    assert answer.status_code in (400, 405)


def test_too_much_says_so_and_says_that_nothing_changed(instance: Path) -> None:
    client = make_app(instance, largest_upload_mb=1).test_client()
    answer = client.post("/sign-in", data={"email": "x" * 2_000_000})
    assert answer.status_code == 413
    assert "Nothing was changed" in text_of(answer)


@pytest.mark.parametrize("table", ["surveys", "settings"])
def test_a_failure_has_a_page_with_a_reference_even_without_a_database(
    instance: Path, database: Database, table: str, caplog: pytest.LogCaptureFixture
) -> None:
    client = failing_client(instance)
    break_table(database, table)
    answer = client.get("/")
    assert answer.status_code == 500
    reference = text_of(answer).partition("tell us this reference: ")[2].split()[0]
    assert reference == answer.headers["X-Request-Id"]
    (line,) = [record for record in caplog.records if record.message == "failure"]
    assert line.facts == {"request": reference}
    assert "OperationalError" not in answer.text


def test_a_form_from_yesterday_is_explained(client: PageClient) -> None:
    answer = client.post("/sign-in", data={"csrf_token": "forged", "email": "a@example.org"})
    assert answer.status_code == 400
    assert "open the page again" in text_of(answer)
