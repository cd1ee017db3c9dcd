"""Starting the application over an instance folder, and what every answer carries."""

import os
from functools import partial
from pathlib import Path

import pytest
from flask import request

from placeplan.domain.faults import Refused
from placeplan.web.app import KEY_FILE_NAME, create_app
from tests.conftest import make_app
from tests.pages import PageClient


def test_a_new_folder_becomes_an_instance(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    client = make_app(folder).test_client()
    assert client.get("/").status_code == 200
    assert {path.name for path in folder.iterdir()} >= {"placeplan.db", KEY_FILE_NAME}


def test_the_secret_key_is_made_once_and_is_the_owners_alone(instance: Path) -> None:
    keys = {str(create_app(instance).secret_key) for _start in range(2)}
    assert len(keys) == 1 and len(keys.pop()) == 64
    if os.name == "posix":
        assert (instance / KEY_FILE_NAME).stat().st_mode & 0o777 == 0o600


def test_two_instances_have_two_keys(tmp_path: Path) -> None:
    assert create_app(tmp_path / "a").secret_key != create_app(tmp_path / "b").secret_key


def test_faulty_settings_stop_the_start(instance: Path) -> None:
    (instance / "settings.toml").write_text("minimum_cell = 1", encoding="utf-8")
    with pytest.raises(Refused):
        create_app(instance)


def test_pages_are_not_kept_by_caches(client: PageClient) -> None:
    assert client.get("/").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("rel", ["stylesheet", "icon"])
def test_files_are_kept_for_a_year_under_the_name_of_their_content(
    client: PageClient, rel: str
) -> None:
    address = client.page("/").find("link", rel=rel)["href"]
    answer = client.get(address)
    assert answer.status_code == 200
    assert "immutable" in answer.headers["Cache-Control"]
    bare = client.get(address.partition("?")[0])
    assert bare.headers["Cache-Control"] == "no-cache"


def test_cookies_are_kept_from_scripts_and_other_sites(client: PageClient) -> None:
    cookie = client.get("/sign-in").headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Secure" not in cookie


def test_over_https_cookies_are_secure_and_https_is_demanded(instance: Path) -> None:
    client = make_app(instance, public_address="https://a.example").test_client()
    answer = client.get("/sign-in", base_url="https://a.example")
    assert "Secure" in answer.headers["Set-Cookie"]
    assert "max-age" in answer.headers["Strict-Transport-Security"]


def test_a_proxys_word_is_taken_only_when_the_settings_say_so(instance: Path) -> None:
    sent = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"}
    for proxies, host in ((0, "localhost"), (1, "evil.example")):
        app = make_app(instance, trusted_proxies=proxies)
        seen: list[str] = []
        app.before_request_funcs.setdefault(None, []).insert(0, partial(note_host, seen))
        app.test_client().get("/healthz", headers=sent)
        assert seen == [host]


def note_host(seen: list[str]) -> None:
    seen.append(request.host)
