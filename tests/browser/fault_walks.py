"""A resident's walk through a survey, and what can go wrong at any step of it."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Error, Page, Route, expect

from placeplan.domain.responses import Response
from placeplan.domain.surveys import Survey
from tests.factories import ADULTS
from tests.residents import HOME, theme

NEXT, BETTER = "Save and continue", "What could be better?"
BUTTONS = {"start": "Start now", "check": "Continue", "about": "Send my answers"}
ADDRESSES = {
    "start": HOME,
    "area": f"{HOME}/area",
    **{key: theme(key) for key in ADULTS.theme_keys},
    "priorities": f"{HOME}/priorities",
    "assets": f"{HOME}/proud-of",
    "actions": f"{HOME}/suggestions",
    "check": f"{HOME}/check",
    "about": f"{HOME}/about-you",
    "sent": f"{HOME}/sent",
}
STEPS = tuple(ADDRESSES)[:-1]
START_SECONDS, FAILURE_SECONDS = 60, 10


@dataclass
class Server:
    """`placeplan serve` in a process of its own, which can be killed and started again."""

    instance: Path
    port: int = 0
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
        limits = {"PLACEPLAN_ANSWER_LIMIT": "100000 per hour"}
        self.process = subprocess.Popen(
            [sys.executable, "-c", program, *options],
            env=os.environ | limits,
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
        latest = time.monotonic() + FAILURE_SECONDS
        while time.monotonic() < latest:
            try:
                socket.create_server(("127.0.0.1", self.port)).close()
                return
            except OSError:
                time.sleep(0.02)
        raise AssertionError("something of the server outlives it")


@dataclass
class Walk:
    """One resident in one browser. Pages are filled in once; what comes back must be complete."""

    page: Page
    server: Server
    themes: tuple[str, ...] = field(default=ADULTS.theme_keys)

    def go(self, faulty_step: str, fault: "Fault") -> None:
        """Through the whole survey, with one fault at one step."""
        self.open("start")
        for step in STEPS:
            self.fill(step)
            (fault if step == faulty_step else Walk.press)(self, step)
            self.page.wait_for_url(self.server.address + after(step))
        expect(self.page.locator(".receipt__code")).to_be_visible()

    def open(self, step: str) -> None:
        self.page.goto(self.server.address + ADDRESSES[step])

    def fill(self, step: str) -> None:
        page = self.page
        if step == "area":
            page.get_by_label("Castlereagh East").check()
        elif step in self.themes:
            number = rating_of(step)
            page.locator(f'[name=rating][value="{number}"]').check(force=True)
            page.get_by_label(BETTER).fill(words_of(step))
        elif step == "priorities":
            page.get_by_label("Natural space").check()
        elif step in ("assets", "actions"):
            page.locator("textarea").fill(words_of(step))
        elif step == "about":
            page.get_by_label("25 to 39").check()

    def expect_filled(self, step: str) -> None:
        """What was typed before the fault is there again."""
        page = self.page
        if step == "area":
            expect(page.get_by_label("Castlereagh East")).to_be_checked()
        elif step in self.themes:
            expect(page.locator("[name=rating]:checked")).to_have_value(rating_of(step))
            expect(page.get_by_label(BETTER)).to_have_value(words_of(step))
        elif step == "priorities":
            expect(page.get_by_label("Natural space")).to_be_checked()
        elif step in ("assets", "actions"):
            expect(page.locator("textarea")).to_have_value(words_of(step))

    def press(self, step: str, *, twice: bool = False) -> None:
        """The step's button; on the start page the link, once something was begun."""
        resume = self.page.get_by_role("link", name="Go on where you were")
        button = self.page.get_by_role("button", name=BUTTONS.get(step, NEXT)).last
        pressed = resume if step == "start" and resume.count() else button
        try:
            (pressed.dblclick if twice else pressed.click)(no_wait_after=True)
        except Error:
            # the page may go away under the second press
            if not twice:
                raise

    def try_again(self, step: str) -> None:
        """Open the step's page again; what was saved or typed is there; press its button."""
        self.open(step)
        if self.page.url == self.server.address + ADDRESSES[step]:
            self.expect_filled(step)
            if step == "about":
                self.fill(step)
            self.press(step)


Fault = Callable[[Walk, str], None]


def after(step: str) -> str:
    """The address that a step leads to."""
    names = list(ADDRESSES)
    return ADDRESSES[names[names.index(step) + 1]]


def rating_of(step: str) -> str:
    """The rating that the walk gives a theme."""
    return str(ADULTS.theme_keys.index(step) % 7 + 1)


def words_of(step: str) -> str:
    """The words that the walk writes."""
    return f"It’s about {step} 🚌\nand a second line"


def wait_for_failure(page: Page) -> None:
    """Until the browser shows its own page, which is no navigation that can be waited for."""
    latest = time.monotonic() + FAILURE_SECONDS
    while not page.url.startswith("chrome-error:"):
        assert time.monotonic() < latest, f"{page.url} did not fail"
        page.wait_for_timeout(20)


def offline(walk: Walk, step: str) -> None:
    """The network is away when the button is pressed."""
    walk.page.context.set_offline(True)
    walk.press(step)
    wait_for_failure(walk.page)
    walk.page.context.set_offline(False)
    walk.try_again(step)


def answer_lost(walk: Walk, step: str) -> None:
    """The server takes what is sent, and its answer never arrives."""

    def lose(route: Route) -> None:
        if route.request.method == "POST":
            route.fetch(max_redirects=0)
            route.abort()
        else:
            route.continue_()

    walk.page.route("**/*", lose)
    walk.press(step)
    wait_for_failure(walk.page)
    walk.page.unroute("**/*")
    walk.try_again(step)


def killed(walk: Walk, step: str) -> None:
    """The server is killed before the button is pressed, and started again afterwards."""
    walk.server.kill()
    walk.press(step)
    wait_for_failure(walk.page)
    walk.server.start()
    walk.try_again(step)


def restarted(walk: Walk, step: str) -> None:
    """The server is killed and started again while the page is open."""
    walk.server.kill()
    walk.server.start()
    walk.press(step)


def back(walk: Walk, step: str) -> None:
    """Back after the button, and the button again."""
    walk.press(step)
    walk.page.wait_for_url(walk.server.address + after(step))
    walk.page.go_back()
    if walk.page.url == walk.server.address + ADDRESSES[step]:
        walk.expect_filled(step)
        walk.press(step)


def pressed_twice(walk: Walk, step: str) -> None:
    """The button is pressed twice."""
    walk.press(step, twice=True)


FAULTS: tuple[Fault, ...] = (offline, answer_lost, killed, restarted, back, pressed_twice)


def assert_whole(response: Response, survey: Survey) -> None:
    """Every answer of the walk is in the response."""
    for key in survey.questionnaire.theme_keys:
        answer = response.answers[key]
        assert (answer.mark, answer.better) == (rating_of(key), words_of(key)), key
    assert response.priorities == ("natural_space",)
    assert (response.assets, response.actions) == (words_of("assets"), words_of("actions"))
    assert response.age_band == "25_39"
