"""The site in this process, in a thread that can be stopped and started again."""

import socket
import threading
from pathlib import Path
from typing import Any

from waitress.server import create_server

from placeplan.web.scripts import scripts_version
from tests.conftest import make_app

END_SECONDS = 20


class ThreadedSite:
    """The application over an instance, served by Waitress at the same port each time."""

    def __init__(self, instance: Path) -> None:
        self.instance = instance
        self.port = 0

    @property
    def scripts(self) -> str:
        """The folder of the workshops' scripts."""
        with self.app.test_request_context():
            return f"/scripts/workshops/{scripts_version()}/"

    def start(self) -> None:
        """Make the application and serve it."""
        self.listening = socket.create_server(("127.0.0.1", self.port))
        self.port = self.listening.getsockname()[1]
        self.app = make_app(self.instance, public_address=f"http://127.0.0.1:{self.port}")
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


def close_all(server: Any) -> None:
    """Close every connection of the server, in its own thread, which then ends."""
    for channel in list(server._map.values()):
        channel.close()
