"""Sites on this machine, each served by waitress in processes of its own, and their visitors.

`python -m benchmarks.sites <site> <instance>` serves one and prints its port.
"""

import logging
import re
import secrets
import socket
import sqlite3
import subprocess
import sys
import threading
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from html import unescape
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from pathlib import Path
from time import perf_counter
from typing import Any, Literal, cast
from urllib.parse import urlencode

import waitress
from flask import Flask, redirect, render_template, request, session
from flask.typing import ResponseReturnValue
from flask_wtf import CSRFProtect, FlaskForm
from wtforms import RadioField, TextAreaField

from benchmarks.instances import EMAIL, PASSWORD
from placeplan.cli.companions import companions, stop_when_told, usual_processes
from placeplan.cli.serving import THREADS, listen
from placeplan.web.app import create_app

Site = Literal["placeplan", "bare", "durable", "guarded"]
CHECKOUT = Path(__file__).absolute().parent.parent
TEMPLATES = CHECKOUT / "benchmarks" / "templates"
AN_HOUR = 60 * 60
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
CSRF = re.compile(r'<input[^>]*name="csrf_token"[^>]*value="([^"]*)"')
REDIRECTS = (302, 303)


class Visitor:
    """A browser without pictures: it keeps its connection and its cookies."""

    def __init__(self, port: int) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=120)
        self._cookies: dict[str, str] = {}
        self.requests = 0
        self.waits: list[float] = []

    def get(self, path: str) -> str:
        """A page; AssertionError when the answer is none."""
        status, page, _address = self._ask("GET", path)
        assert status == 200, f"{path} answered {status}"
        return page

    def post(self, path: str, page: str, **values: str) -> str:
        """Send what was typed with what the page's form carries; gives the address it leads to."""
        form = dict(HIDDEN.findall(page)) | values
        status, _page, address = self._ask("POST", path, urlencode(form))
        assert status in REDIRECTS, f"{path} answered {status}"
        return address

    def follow(self, path: str, page: str, **values: str) -> tuple[str, str]:
        """Send a form and get the page it leads to; its address and the page."""
        address = self.post(path, page, **values)
        return address, self.get(address)

    def sign_in(self) -> None:
        """Become the scratch instance's officer."""
        page = self.get("/sign-in")
        token = unescape(CSRF.findall(page)[0])
        values = {"csrf_token": token, "email": EMAIL, "password": PASSWORD}
        self.post("/sign-in", "", **values)

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def _ask(self, method: str, path: str, body: str | None = None) -> tuple[int, str, str]:
        headers = {"Accept-Encoding": "identity"}
        if self._cookies:
            pairs = (f"{name}={value}" for name, value in self._cookies.items())
            headers["Cookie"] = "; ".join(pairs)
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        asked = perf_counter()
        self._connection.request(method, path, body, headers)
        answer = self._connection.getresponse()
        page = answer.read().decode()
        self.waits.append(perf_counter() - asked)
        self.requests += 1
        for line in answer.headers.get_all("Set-Cookie") or ():
            for name, morsel in SimpleCookie(line).items():
                self._cookies[name] = morsel.value
        return answer.status, page, answer.headers.get("Location", "")


@contextmanager
def visit(site: Site, instance: Path) -> Iterator[Visitor]:
    """A visitor of a site that runs for as long as the visit lasts."""
    with run_site(site, instance) as port, closing(Visitor(port)) as visitor:
        yield visitor


@contextmanager
def run_site(site: Site, instance: Path) -> Iterator[int]:
    """The port of a site that runs in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.sites", site, str(instance)]
    with subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.terminate()


def bare_app() -> Flask:
    """The least a Flask site can be: one page from a template."""
    app = Flask("bare", template_folder=str(TEMPLATES))

    @app.get("/")
    def hello() -> str:
        return render_template("hello.html", name="you")

    return app


def durable_app(path: Path) -> Flask:
    """The bare site, and a form that is stored with one durable commit before it is answered."""
    app, keep = bare_app(), durable_keeper(path)

    @app.post("/save")
    def save() -> ResponseReturnValue:
        keep(request.form.to_dict())
        return redirect("/")

    return app


def guarded_app(path: Path) -> Flask:
    """The durable site with what no form that keeps somebody's answers can be without.

    A session that knows the visitor, a token against forgery, and fields that are checked.
    """
    app = Flask("guarded", template_folder=str(TEMPLATES))
    app.secret_key = secrets.token_hex()
    CSRFProtect(app)
    keep = durable_keeper(path)

    @app.get("/")
    def hello() -> str:
        session.setdefault("draft", str(uuid.uuid4()))
        return render_template("form.html")

    @app.post("/save")
    def save() -> ResponseReturnValue:
        form = StepForm()
        if not form.validate_on_submit():
            return render_template("form.html"), 400
        keep({"key": form.key.data, "content": form.content.data})
        return redirect("/")

    return app


class StepForm(FlaskForm):
    class Meta:
        # the token is checked before
        csrf = False

    rating = RadioField(choices=[str(point) for point in range(1, 8)])
    key = TextAreaField()
    content = TextAreaField()


def durable_keeper(path: Path) -> Callable[[Mapping[str, Any]], None]:
    """What stores a `content` by its `key` with one durable commit."""
    connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(
        "CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, content TEXT) WITHOUT ROWID"
    )
    only_writer = threading.Lock()

    def keep(row: Mapping[str, Any]) -> None:
        with only_writer:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(
                "INSERT INTO kept VALUES (:key, :content)"
                " ON CONFLICT (key) DO UPDATE SET content = excluded.content",
                row,
            )
            connection.execute("COMMIT")

    return keep


def serve(site: Site, instance: Path) -> None:
    """Serve until the process is stopped, saying first at which port.

    In as many processes as `placeplan serve` has.
    """
    stop_when_told()
    with listen("127.0.0.1", 0) as listening:
        app = make_app(site, instance)
        print(listening.getsockname()[1], flush=True)
        with companions(usual_processes() - 1, accompany, site, instance, listening):
            serve_app(app, listening)


def accompany(site: Site, instance: Path, listening: socket.socket) -> None:
    """Serve the same site beside the process that was started."""
    serve_app(make_app(site, instance), listening)


def make_app(site: Site, instance: Path) -> Flask:
    """The application of a site."""
    if site == "placeplan":
        # the residents of a benchmark all come from one address
        return create_app(instance, {"answer_limit": "1000000 per minute"})
    if site == "bare":
        return bare_app()
    return (durable_app if site == "durable" else guarded_app)(instance / f"{site}.db")


def serve_app(app: Flask, listening: socket.socket) -> None:
    """Serve one application until the process is stopped."""
    # a crowd waits in line; that is measured, and need not be told of each
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    # a visitor may wait while a million responses are made
    waitress.create_server(app, sockets=[listening], threads=THREADS, channel_timeout=AN_HOUR).run()


if __name__ == "__main__":
    serve(cast(Site, sys.argv[1]), Path(sys.argv[2]))
