"""The site in a process of its own, for what happens to processes."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

START_SECONDS, END_SECONDS = 60, 10


@dataclass
class Server:
    """`placeplan serve` in a process of its own, which can be killed and started again.

    It runs the `code` of another folder where one is given: another version of the application.
    """

    instance: Path
    port: int = 0
    code: Path | None = None
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        if not self.port:
            with socket.create_server(("127.0.0.1", 0)) as listening:
                self.port = listening.getsockname()[1]
        program = "from placeplan.cli import main; main()"
        options = ["--instance", str(self.instance), "serve", "--port", str(self.port)]
        told = {
            "PLACEPLAN_ANSWER_LIMIT": "100000 per hour",
            "PLACEPLAN_PUBLIC_ADDRESS": self.address,
        }
        self.process = subprocess.Popen(
            [sys.executable, "-c", program, *options],
            env=os.environ | told,
            # where a program is looked for first
            cwd=self.code,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._wait(self.process)

    def kill(self) -> None:
        """As a power cut does it: with every process that it has begun."""
        if self.process:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None
            self._wait_for_port()

    def _wait(self, process: "subprocess.Popen[bytes]") -> None:
        latest = time.monotonic() + START_SECONDS
        while time.monotonic() < latest and process.poll() is None:
            try:
                with urlopen(f"{self.address}/healthz", timeout=5):
                    return
            except OSError:
                time.sleep(0.05)
        self.kill()
        raise AssertionError("the server does not start")

    def _wait_for_port(self) -> None:
        latest = time.monotonic() + END_SECONDS
        while time.monotonic() < latest:
            try:
                socket.create_server(("127.0.0.1", self.port)).close()
                return
            except OSError:
                time.sleep(0.02)
        raise AssertionError("something of the server outlives it")
