"""The log: a line for each request, and nothing in it of who made it or what was sent."""

import json
import logging
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest

from placeplan.domain.accounts import Account, Role
from placeplan.store.accounts import add_one_time_link
from placeplan.store.database import Database, writing
from placeplan.web.logs import JsonLines
from tests.conftest import PASSWORD, make_app
from tests.pages import PageClient, read, text_of
from tests.residents import FIRST, HOME, ONE_AREA, answer_one, hidden_in, open_survey, send, theme

ADDRESS = "203.0.113.77"
WORDS = "The otters behind Gracehill need a quieter river"


@pytest.fixture
def log() -> Iterator[StringIO]:
    """All that would stand in the log of a server."""
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonLines())
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield written
    root.removeHandler(handler)
    root.setLevel(level)


def lines_of(log: StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


def test_each_request_has_a_line_with_the_number_that_its_answer_carries(
    client: PageClient, log: StringIO
) -> None:
    answer = client.get("/privacy")
    (line,) = [each for each in lines_of(log) if each["message"] == "request"]
    assert line["request"] == answer.headers["X-Request-Id"]
    assert (line["endpoint"], line["status"], line["method"]) == ("pages.show_privacy", 200, "GET")
    assert isinstance(line["ms"], float) and line["role"] == "resident"


def test_no_line_says_who_it_was_or_what_was_sent(
    instance: Path, database: Database, make_account: Callable[..., Account], log: StringIO
) -> None:
    """A resident's whole answer and an officer's day, with mistakes; then the log is searched."""
    open_survey(database, **ONE_AREA)
    app = make_app(instance)
    account = make_account(Role.ADMINISTRATOR)
    token = add_one_time_link(database, account.id, hours=1)
    resident, officer = app.test_client(), app.test_client()
    for client in (resident, officer):
        client.environ_base["REMOTE_ADDR"] = ADDRESS
    answer_one(resident)
    form = {**hidden_in(resident.page(theme(FIRST))), "good": WORDS, "rating": "5", "go": "next"}
    resident.post(theme(FIRST), data=form)
    receipt = read(send(resident)).find(class_="receipt__code").get_text()
    resident.post_form("/withdraw", {"receipt": receipt})
    resident.post_form("/withdraw", {"receipt": "AAAA-BBBB-CCCC"})
    resident.post_form(f"{HOME}/keep-informed", {"email": "resident@example.org"})
    officer.get(f"/set-password/{token}")
    officer.post_form("/sign-in", {"email": account.email, "password": "not the password"})
    officer.post_form("/sign-in", {"email": account.email, "password": PASSWORD})
    officer.get("/areas?q=Ballymacash", headers={"User-Agent": "Someone's Browser 7"})
    officer.post(f"/nowhere/{token}")
    answer_one(resident)
    form = {**hidden_in(resident.page(theme(FIRST))), "good": WORDS, "rating": "5", "go": "next"}
    app.testing = False
    with writing(database):
        database.conn.execute("ALTER TABLE drafts RENAME TO gone")
    assert resident.post(theme(FIRST), data=form).status_code == 500
    written = log.getvalue()
    assert len(lines_of(log)) > 15
    for secret in (
        ADDRESS, WORDS, "otters", receipt, token, account.email, account.name, PASSWORD,
        "not the password", "resident@example.org", "Ballymacash", "Someone's Browser",
        "AAAA-BBBB", str(resident.get_cookie("placeplan_session")), "csrf_token",
    ):  # fmt: skip
        assert secret not in written, f"the log holds {secret!r}"


def test_a_failure_is_told_by_its_kind_its_place_and_the_number_on_the_page(
    instance: Path, database: Database, log: StringIO
) -> None:
    app = make_app(instance)
    app.testing = False
    with writing(database):
        database.conn.execute("ALTER TABLE surveys RENAME TO gone")
    answer = app.test_client().get("/")
    (line,) = [each for each in lines_of(log) if each["message"] == "failure"]
    assert f"tell us this reference: {line['request']}" in text_of(answer)
    assert line["error"] == ["OperationalError"]
    assert any("store/" in place for place in line["where"])  # type: ignore[attr-defined]
    assert "no such table" not in log.getvalue(), "messages may quote what was sent"


def test_what_other_packages_log_is_told_without_what_they_put_into_it(log: StringIO) -> None:
    logging.getLogger("waitress").warning("Exception while serving %s", "/set-password/secret")
    (line,) = lines_of(log)
    assert line["message"] == "Exception while serving %s"


def test_a_line_stays_one_line_whatever_is_in_it(log: StringIO) -> None:
    logging.getLogger("placeplan.x").warning("two\nlines \u2028 and three")
    assert len(log.getvalue().splitlines()) == 1


@pytest.mark.parametrize(
    ("given", "proxies", "is_taken"),
    [
        ("0123456789abcdef0123456789abcdef", 1, True),
        ("0123456789abcdef0123456789abcdef", 0, False),
        ("short", 1, False),
        ("<script>alert(1)</script>", 1, False),
    ],
)
def test_the_number_may_come_from_the_proxy(
    instance: Path, given: str, proxies: int, is_taken: bool
) -> None:
    client = make_app(instance, trusted_proxies=proxies).test_client()
    answer = client.get("/privacy", headers={"X-Request-Id": given})
    assert (answer.headers["X-Request-Id"] == given) == is_taken
