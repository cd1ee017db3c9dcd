"""The site in this process, in a thread that can be stopped and started again."""

import socket
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

from flask import Flask
from playwright.sync_api import BrowserContext
from waitress.channel import HTTPChannel
from waitress.server import create_server

from placeplan.domain.accounts import Account
from placeplan.web.scripts import scripts_version
from tests.conftest import make_app, session_of

END_SECONDS = 20


class ThreadedSite:
    """The application over an instance, served by Waitress at the same port each time.

    It is made when the site starts, unless there is one that answers for the instance.
    """

    def __init__(self, instance: Path, app: Flask | None = None) -> None:
        self.instance = instance
        self.port = 0
        self._standing = app

    @property
    def address(self) -> str:
        """Where browsers reach it, once it has started."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def scripts(self) -> str:
        """The folder of the workshops' scripts."""
        with self.app.test_request_context():
            return f"/scripts/workshops/{scripts_version()}/"

    def start(self) -> None:
        """Serve the application."""
        self.listening = socket.create_server(("127.0.0.1", self.port))
        self.port = self.listening.getsockname()[1]
        if self._standing is None:
            self.app = make_app(self.instance, public_address=self.address)
        else:
            self.app = self._standing
            settings = replace(self.app.config["PLACEPLAN"], public_address=self.address)
            self.app.config["PLACEPLAN"] = settings
        self.server = create_server(self.app, sockets=[self.listening], threads=4)
        self.thread = threading.Thread(target=self.server.run, daemon=True)
        self.thread.start()

    def stop(self) -> None:
        """End at once, whatever is under way; nothing happens to a site that has ended."""
        if self.thread.is_alive():
            self.server.trigger.pull_trigger(lambda: close_all(self.server))
            self.thread.join(END_SECONDS)
            assert not self.thread.is_alive(), "the site does not end"
            self.server.task_dispatcher.shutdown()
        self.listening.close()


def sign_in(context: BrowserContext, app: Flask, address: str, account: Account) -> None:
    """Give the browser the cookie that it has got at this address when the account signed in."""
    signer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]  # Flask's own
    kept = signer.dumps(session_of(app, account))
    cookie = {"name": app.session_interface.get_cookie_name(app), "value": kept, "url": address}
    context.add_cookies([cookie])  # type: ignore[list-item]  # Playwright's names


def close_all(server: Any) -> None:
    """Close every connection of the server, in its own thread, which then ends.

    A connection's own way to close lets go of files that it was still sending, too.
    """
    for channel in list(server._map.values()):
        if isinstance(channel, HTTPChannel):
            channel.handle_close()
        else:
            channel.close()
