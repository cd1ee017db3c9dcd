"""A temporary instance with a real database, the application over it, and people to sign in."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, session
from hypothesis import settings
from jinja2.bccache import Bucket, BytecodeCache
from werkzeug.security import generate_password_hash

from placeplan.domain.accounts import Account, Role
from placeplan.operations.demonstration.making import Demonstration, make_demonstration
from placeplan.operations.setup import DATABASE_NAME, database_path, prepare_instance
from placeplan.store.accounts import add_account, find_account_by_email, get_account, set_password
from placeplan.store.database import Database, open_database, prepare_database
from placeplan.web.app import KEY_FILE_NAME, create_app
from placeplan.web.database import EXTENSION as CONNECTIONS
from placeplan.web.database import Connections
from placeplan.web.limits import keep_limits
from placeplan.web.sessions import start_session
from tests.pages import PageClient

PASSWORD = "seven quiet rivers"
# a real hash, made cheap so that signing in costs a test nothing
CHEAP_METHOD = "pbkdf2:sha256:1"
PASSWORD_HASH = generate_password_hash(PASSWORD, CHEAP_METHOD)

# a busy machine is no fault of the rule under test
settings.register_profile("unhurried", deadline=None, max_examples=60)
settings.load_profile("unhurried")

MakeAccount = Callable[..., Account]
SignIn = Callable[..., Account]


@pytest.fixture(scope="session")
def prepared_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the whole schema and nothing in it, prepared once."""
    path = tmp_path_factory.mktemp("prepared") / DATABASE_NAME
    prepare_database(path)
    return path


@pytest.fixture
def instance(tmp_path: Path, prepared_database: Path) -> Path:
    """An instance folder with an empty database."""
    folder = tmp_path / "instance"
    folder.mkdir()
    shutil.copy(prepared_database, folder / DATABASE_NAME)
    return folder


@pytest.fixture(scope="session")
def demonstration_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the demonstration is, for those who copy it."""
    return tmp_path_factory.mktemp("demonstration") / "instance"


@pytest.fixture(scope="session")
def demonstration(demonstration_folder: Path) -> Demonstration:
    """The whole demonstration, made once."""
    return make_demonstration(demonstration_folder, date.today(), lambda _made: None)


@pytest.fixture
def database(instance: Path) -> Iterator[Database]:
    """A connection to the instance's database; write with `with writing(database):`."""
    connection = open_database(database_path(instance))
    yield connection
    connection.close()


@pytest.fixture(scope="session")
def standing_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The application, made once: its addresses alone take a tenth of a second to make."""
    return make_app(tmp_path_factory.mktemp("standing") / "instance")


@pytest.fixture
def app(instance: Path, standing_app: Flask) -> Iterator[Flask]:
    """The application over the instance. Forgery checks are on.

    A test that changes the application, or its settings, makes one of its own with `make_app`.
    """
    with moved(standing_app, instance):
        yield standing_app


@pytest.fixture
def client(app: Flask) -> PageClient:
    """A visitor whose every page is checked against tests/pages.py."""
    return app.test_client()  # type: ignore[return-value]  # make_app says which class


@pytest.fixture
def make_account(database: Database) -> MakeAccount:
    """`make_account(Role.OFFICER)`: an account that can sign in with PASSWORD."""

    def make(role: Role = Role.OFFICER, name: str = "", email: str = "") -> Account:
        return add_account_with_password(database, role, name, email)

    return make


@pytest.fixture
def sign_in(make_account: MakeAccount, database: Database) -> SignIn:
    """`sign_in(client, Role.OFFICER)`: give this visitor the session of who signed in."""

    def sign(client: PageClient, role: Role = Role.OFFICER) -> Account:
        account: Account = find_account_by_email(database, email_of(role)) or make_account(role)
        with client.session_transaction() as kept:
            kept.clear()
            kept.update(session_of(client.application, account))
        return account

    return sign


@pytest.fixture
def client_as(app: Flask, sign_in: SignIn) -> Callable[[Role], PageClient]:
    """`client_as(Role.OFFICER)`: another visitor, signed in."""

    def open_client(role: Role) -> PageClient:
        client: Any = app.test_client()
        sign_in(client, role)
        return client

    return open_client


@contextmanager
def moved(app: Flask, instance: Path) -> Iterator[None]:
    """Let an application answer for another instance, which has no settings of its own."""
    prepare_instance(instance)
    # another application over this instance reads the same cookies
    (instance / KEY_FILE_NAME).write_text(str(app.secret_key), encoding="ascii")
    app.instance_path = str(instance)
    as_made, settings = dict(app.extensions), app.config["PLACEPLAN"]
    app.extensions[CONNECTIONS] = Connections(database_path(instance))
    keep_limits(app)
    yield
    app.extensions[CONNECTIONS].close()
    # what the application remembers from request to request ends with the test
    app.extensions.clear()
    app.extensions.update(as_made)
    app.config["PLACEPLAN"] = settings


def make_app(instance: Path, **overrides: object) -> Flask:
    """The application as tests want it: faults are raised, pages are checked."""
    app = create_app(instance, {"TESTING": True, "sign_in_limit": "1000 per minute", **overrides})
    app.test_client_class = PageClient
    app.jinja_env.bytecode_cache = COMPILED
    return app


class CompiledTemplates(BytecodeCache):
    """What one application has compiled need not be compiled by the next."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


COMPILED = CompiledTemplates()


def session_of(app: Flask, account: Account) -> dict[str, Any]:
    """What the session holds when this account has signed in."""
    with app.test_request_context():
        start_session(account)
        return dict(session)


def email_of(role: Role) -> str:
    """The address of the account that is named after its role."""
    return f"{role}@example.org"


def add_account_with_password(
    database: Database, role: Role, name: str = "", email: str = ""
) -> Account:
    """An account named after its role, whose password is PASSWORD."""
    account = add_account(
        database, email=email or email_of(role), name=name or f"An {role}", role=role
    )
    set_password(database, account.id, PASSWORD_HASH)
    return get_account(database, account.id)
