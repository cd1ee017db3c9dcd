"""The pages everyone gets, the staff's start, and the instance's health."""

import re
from collections.abc import Callable

import pytest
from flask import Flask

from placeplan.domain.accounts import STAFF_ROLES, Role
from placeplan.domain.partnerships import Partnership
from placeplan.store.database import Database, writing
from placeplan.store.partnerships import get_partnership, update_partnership
from placeplan.web.templating import long_date
from tests.pages import PageClient, text_of
from tests.store.stocked import stock

ClientAs = Callable[[Role], PageClient]
PUBLIC_PAGES = ("/", "/accessibility", "/privacy", "/cookies", "/sign-in")


@pytest.mark.parametrize("path", PUBLIC_PAGES)
def test_public_pages_open_for_everyone(client: PageClient, path: str) -> None:
    client.page(path)


def test_pages_have_titles_of_their_own(client_as: ClientAs) -> None:
    client = client_as(Role.ADMINISTRATOR)
    paths = (*PUBLIC_PAGES, "/staff", "/patterns", "/accounts", "/accounts/new")
    titles = [client.page(path).title.text for path in paths]
    assert len(set(titles)) == len(paths)


def test_the_front_page_says_when_nothing_is_open(client: PageClient) -> None:
    assert "No survey is open" in text_of(client.get("/"))


@pytest.mark.parametrize("path", [*PUBLIC_PAGES, "/nowhere"])
def test_every_page_says_at_the_same_place_whom_to_ask(
    client: PageClient, database: Database, path: str
) -> None:
    with writing(database):
        update_partnership(database, Partnership(contact="ask@example.org"))
    page = client.page(path, 404 if path == "/nowhere" else 200)
    first_in_foot = page.footer.find("p")
    assert first_in_foot.get_text() == "Questions or help: ask@example.org"


@pytest.mark.parametrize("path", PUBLIC_PAGES)
def test_a_made_up_partnership_says_so_on_every_page(
    client: PageClient, database: Database, path: str
) -> None:
    update_partnership(database, Partnership(name="Hillmarsh Partnership", is_made_up=True))
    page = client.page(path)
    assert "Everything on this site is made up" in page.get_text()
    assert page.title.text.endswith("– Hillmarsh Partnership")


def test_what_a_partnership_says_is_kept(database: Database) -> None:
    assert get_partnership(database) == Partnership()
    said = Partnership(name="Hillmarsh", vision="A good place\nto live", is_made_up=True)
    update_partnership(database, said)
    assert get_partnership(database) == said


def test_a_name_with_markup_is_shown_as_text(client: PageClient, database: Database) -> None:
    update_partnership(database, Partnership(name="<b>A & B</b>"))
    assert client.page("/").title.text.endswith("<b>A & B</b>")
    assert client.page("/").find("b") is None


@pytest.mark.parametrize("role", STAFF_ROLES)
def test_the_start_leads_only_where_one_may_go(client_as: ClientAs, role: Role) -> None:
    client = client_as(role)
    page = client.page("/staff")
    links = {str(link["href"]) for link in page.find_all("a") if link["href"].startswith("/")}
    for address in links:
        assert client.get(address).status_code == 200, f"{address} is offered to a {role}"


def test_only_administrators_are_offered_the_accounts(client_as: ClientAs) -> None:
    assert client_as(Role.ADMINISTRATOR).page("/staff").find("a", href="/accounts")
    assert not client_as(Role.OFFICER).page("/staff").find("a", href="/accounts")


def test_health_is_good_while_the_database_takes_a_write(
    client: PageClient, database: Database
) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.get_json() == {"status": "well"}
    assert database.conn.execute("SELECT count(*) FROM settings").fetchone() == (0,)


def test_health_is_bad_when_the_database_takes_no_write(
    client: PageClient, database: Database
) -> None:
    with writing(database):
        database.conn.execute("ALTER TABLE settings RENAME TO elsewhere")
        database.conn.execute("CREATE VIEW settings AS SELECT * FROM elsewhere")
    answer = client.get("/healthz")
    assert answer.status_code == 503


def test_health_asks_the_database_at_most_once_a_second(
    client: PageClient, database: Database
) -> None:
    client.get("/healthz")
    with writing(database):
        database.conn.execute("ALTER TABLE settings RENAME TO elsewhere")
    assert client.get("/healthz").status_code == 200


def test_dates_are_written_out(app: Flask) -> None:
    with app.test_request_context():
        assert long_date("2026-06-12") == "12 June 2026"
        assert long_date("2026-06-12T10:00:00Z") == "12 June 2026"
        assert long_date("") == ""


def test_the_cookies_page_names_every_cookie(client: PageClient, database: Database) -> None:
    stock(database)
    client.get("/sign-in")
    names = {cookie.key for cookie in client._cookies.values()}  # type: ignore[union-attr]  # the client keeps cookies
    said = text_of(client.get("/cookies"))
    assert names and all(re.search(rf"\b{name}\b", said) for name in names)
