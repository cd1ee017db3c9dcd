"""A connection that fails on command: it stands between browsers and the site, on this machine."""

import http.client
import json
import threading
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length"}


class Fate(StrEnum):
    """What becomes of a sheet on its way."""

    ARRIVES = "arrives"
    LOST = "it never arrives"
    REPLY_LOST = "it arrives, its answer does not"
    TWICE = "it arrives twice"
    LATE = "it seems lost and arrives later, after others"


@dataclass(frozen=True)
class Request:
    """A request as it was sent."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Exchange:
    """A sheet that arrived, and what the site answered, heard or not."""

    path: str
    sent: dict[str, Any]
    status: int
    answer: dict[str, Any]


class Wifi(ThreadingHTTPServer):
    """Lets two browsers connect at once, however slow a machine is: five waiting are few."""

    request_queue_size = 128


@dataclass
class BadWifi:
    """Passes requests on to the site at `port`; `fates` are those of the next sheets sent.

    `is_down` refuses everything. `exchanges` has every sheet that arrived, in order.
    """

    port: int
    fates: deque[Fate] = field(default_factory=deque)
    late: list[Request] = field(default_factory=list)
    exchanges: list[Exchange] = field(default_factory=list)
    is_down: bool = False

    def __post_init__(self) -> None:
        wifi = self

        class Handler(BaseHTTPRequestHandler):
            def handle_request(self) -> None:
                wifi.meet(self)

            do_GET = do_POST = handle_request  # noqa: N815  # names that http.server looks for

            def log_message(self, *_said: object) -> None:
                """Say nothing of each request."""

        self.server = Wifi(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    @property
    def address(self) -> str:
        """Where browsers reach the site."""
        return f"http://127.0.0.1:{self.server.server_port}"

    def close(self) -> None:
        """End it."""
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def meet(self, handler: BaseHTTPRequestHandler) -> None:
        """Let a request have its fate."""
        length = int(handler.headers.get("Content-Length") or 0)
        body = handler.rfile.read(length)
        request = Request(handler.command, handler.path, dict(handler.headers), body)
        is_sheet = request.method == "POST" and "/sheets/" in request.path
        fate = self.fates.popleft() if is_sheet and self.fates else Fate.ARRIVES
        if fate is Fate.LATE:
            self.late.append(request)
        if self.is_down or fate in (Fate.LOST, Fate.LATE):
            return self._hang_up(handler)
        for _time in range(2 if fate is Fate.TWICE else 1):
            try:
                status, headers, content = self.pass_on(request)
            except (OSError, http.client.HTTPException):
                return self._hang_up(handler)
        if fate is Fate.REPLY_LOST:
            return self._hang_up(handler)
        with suppress(ConnectionError):
            self._reply(handler, status, headers, content)
        return None

    def pass_on(self, request: Request) -> tuple[int, list[tuple[str, str]], bytes]:
        """Bring a request to the site; its status, headers and content."""
        site = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            site.request(request.method, request.path, request.body, request.headers)
            answer = site.getresponse()
            content = answer.read()
        finally:
            site.close()
        if request.method == "POST" and "/sheets/" in request.path:
            is_json = "json" in (answer.getheader("Content-Type") or "")
            said = json.loads(content) if is_json else {}
            sent = json.loads(request.body)
            self.exchanges.append(Exchange(request.path, sent, answer.status, said))
        return answer.status, answer.getheaders(), content

    def deliver_late(self) -> None:
        """What seemed lost arrives; nobody hears the answers."""
        waiting, self.late = self.late, []
        for request in waiting:
            self.pass_on(request)

    def _hang_up(self, handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True

    def _reply(
        self,
        handler: BaseHTTPRequestHandler,
        status: int,
        headers: list[tuple[str, str]],
        content: bytes,
    ) -> None:
        handler.send_response(status)
        for name, value in headers:
            if name.lower() not in HOP_BY_HOP:
                handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content)
