"""Sites on this machine, each served by waitress in a process of its own, and their visitors.

`python -m benchmarks.sites placeplan|bare <instance>` serves one and prints its port.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from html import unescape
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Literal
from urllib.parse import urlencode

import waitress
from flask import Flask, render_template

from benchmarks.instances import EMAIL, PASSWORD
from placeplan.web.app import create_app

Kind = Literal["placeplan", "bare"]
CHECKOUT = Path(__file__).absolute().parent.parent
THREADS = 4
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
CSRF = re.compile(r'<input[^>]*name="csrf_token"[^>]*value="([^"]*)"')
REDIRECTS = (302, 303)


class Visitor:
    """A browser without pictures: it keeps its connection and its cookies."""

    def __init__(self, port: int) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=120)
        self._cookies: dict[str, str] = {}
        self.requests = 0

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
        self._connection.request(method, path, body, headers)
        answer = self._connection.getresponse()
        page = answer.read().decode()
        self.requests += 1
        for line in answer.headers.get_all("Set-Cookie") or ():
            for name, morsel in SimpleCookie(line).items():
                self._cookies[name] = morsel.value
        return answer.status, page, answer.headers.get("Location", "")


@contextmanager
def visit(kind: Kind, instance: Path) -> Iterator[Visitor]:
    """A visitor of a site that runs in a process of its own, for as long as the visit lasts."""
    command = [sys.executable, "-m", "benchmarks.sites", kind, str(instance)]
    with subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            with closing(Visitor(int(process.stdout.readline()))) as visitor:
                yield visitor
        finally:
            process.terminate()


def bare_app() -> Flask:
    """The least a Flask site can be: one page from a template."""
    app = Flask("bare", template_folder=str(Path(__file__).parent / "templates"))

    @app.get("/")
    def hello() -> str:
        return render_template("hello.html", name="you")

    return app


def serve(kind: Kind, instance: Path) -> None:
    """Serve until the process is stopped, saying first at which port."""
    app = bare_app() if kind == "bare" else create_app(instance)
    server = waitress.create_server(app, host="127.0.0.1", port=0, threads=THREADS)
    print(server.effective_port, flush=True)
    server.run()


if __name__ == "__main__":
    serve("bare" if sys.argv[1] == "bare" else "placeplan", Path(sys.argv[2]))
