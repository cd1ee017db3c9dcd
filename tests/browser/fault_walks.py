"""A resident's walk through a survey, and what can go wrong at any step of it."""

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Error, Page, Route, expect

from placeplan.domain.responses import Response
from placeplan.domain.surveys import Survey
from placeplan.store.database import Database
from tests.browser.servers import Server
from tests.factories import ADULTS, CASTLEREAGH_EAST, LISBURN_SOUTH
from tests.residents import open_survey

KEYS = ADULTS.theme_keys
NEXT, EQUALITY_LINK = "Save and continue", "Answer the equality questions"
BUTTONS = {"check": "Continue", "about": "Send my answers"}
ENDING = {
    "priorities": "/priorities",
    "assets": "/proud-of",
    "actions": "/suggestions",
    "check": "/check",
    "about": "/about-you",
}
FAILURE_SECONDS = 10
TYPED_IN_THEMES = """
  () => [...new FormData(document.getElementById("step"))]
    .filter(([name, value]) => /-(rating|good|better)$/.test(name) && value !== "")
    .map(([name, value]) => [name, value.replaceAll("\\r\\n", "\\n")])
"""


@dataclass(frozen=True)
class Way:
    """A way through a survey: where its pages are by step, and where the answers are about."""

    slug: str
    start_button: str
    paths: dict[str, str]
    area_code: str
    place_key: str = ""
    changes: dict[str, Any] = field(default_factory=dict)

    @property
    def steps(self) -> tuple[str, ...]:
        """All pages with something to press, in their order."""
        return tuple(self.paths)

    def address(self, step: str) -> str:
        return f"/surveys/{self.slug}{self.paths.get(step, '/sent')}"

    def after(self, step: str) -> str:
        """The address that a step leads to."""
        following = self.steps[self.steps.index(step) + 1 :]
        return self.address(following[0] if following else "sent")

    def open_survey(self, database: Database) -> Survey:
        """Store the survey that is walked through."""
        return open_survey(database, slug=self.slug, **self.changes)


THEME_BY_THEME = Way(
    slug="theme-by-theme",
    start_button="Start now",
    paths={"start": "", "area": "/area", **{key: f"/themes/{key}" for key in KEYS}, **ENDING},
    area_code=CASTLEREAGH_EAST.code,
)
IN_SHORT = Way(
    slug="in-short",
    start_button="Start the short version",
    paths={"start": "", "place": "/place", "themes": "/themes", **ENDING, "equality": "/equality"},
    area_code=LISBURN_SOUTH.code,
    place_key="millside",
    changes={"areas": (LISBURN_SOUTH,), "asks_monitoring": True},
)
WAYS = (THEME_BY_THEME, IN_SHORT)


@dataclass
class Walk:
    """One resident in one browser. Pages are filled in once; what comes back must be complete."""

    page: Page
    server: Server
    way: Way

    def go(self, faults: Mapping[str, "Fault"]) -> None:
        """Through the whole survey, with the faults at their steps."""
        assert set(faults) <= set(self.way.steps)
        self.open("start")
        for step in self.way.steps:
            self.fill(step)
            faults.get(step, Walk.press)(self, step)
            self.arrive(step)
        expect(self.page.locator(".receipt__code")).to_be_visible()

    def open(self, step: str) -> None:
        self.page.goto(self.server.address + self.way.address(step))

    def is_at(self, step: str) -> bool:
        return self.page.url == self.server.address + self.way.address(step)

    def arrive(self, step: str) -> None:
        """On the page after a step; whoever sees the receipt first goes back to what it offers."""
        following = self.server.address + self.way.after(step)
        receipt = self.server.address + self.way.address("sent")
        self.page.wait_for_url(re.compile(f"({following}|{receipt})$"))
        if self.is_at("sent") and following != receipt:
            assert step == "about", f"{step} leads to the receipt"
            self.page.get_by_role("link", name=EQUALITY_LINK).click()
        self.page.wait_for_url(following)

    def fill(self, step: str) -> None:
        page = self.page
        if step == "area":
            page.get_by_label("Castlereagh East").check()
        elif step == "place":
            page.get_by_label("Millside").check()
        elif step in KEYS:
            self._say(step, "")
        elif step == "themes":
            page.locator("summary").evaluate_all("all => all.forEach((each) => each.click())")
            for key in KEYS:
                self._say(key, f"{key}-")
        elif step == "priorities":
            page.get_by_label("Natural space").check()
        elif step in ("assets", "actions"):
            page.locator("textarea").fill(words_of(step))
        elif step == "about":
            page.get_by_label("25 to 39").check()
            page.get_by_label("I live here").check()
        elif step == "equality":
            page.locator('[name=age][value="25_39"]').check(force=True)

    def _say(self, key: str, prefix: str) -> None:
        rating = self.page.locator(f'[name={prefix}rating][value="{rating_of(key)}"]')
        rating.check(force=True)
        self.page.locator(f"[name={prefix}good]").fill(good_words_of(key))
        self.page.locator(f"[name={prefix}better]").fill(words_of(key))

    def expect_filled(self, step: str) -> None:
        """What was typed before the fault is there again."""
        page = self.page
        if step == "area":
            expect(page.get_by_label("Castlereagh East")).to_be_checked()
        elif step == "place":
            expect(page.get_by_label("Millside")).to_be_checked()
        elif step in KEYS:
            expect(page.locator("[name=rating]:checked")).to_have_value(rating_of(step))
            expect(page.locator("[name=good]")).to_have_value(good_words_of(step))
            expect(page.locator("[name=better]")).to_have_value(words_of(step))
        elif step == "themes":
            expect(page.get_by_label("Moving around: what is good now?")).to_be_visible()
            said = {f"{key}-rating": rating_of(key) for key in KEYS}
            said |= {f"{key}-good": good_words_of(key) for key in KEYS}
            said |= {f"{key}-better": words_of(key) for key in KEYS}
            assert dict(page.evaluate(TYPED_IN_THEMES)) == said
        elif step == "priorities":
            expect(page.get_by_label("Natural space")).to_be_checked()
        elif step in ("assets", "actions"):
            expect(page.locator("textarea")).to_have_value(words_of(step))
        elif step == "about":
            expect(page.get_by_label("25 to 39")).to_be_checked()
            expect(page.get_by_label("I live here")).to_be_checked()

    def press(self, step: str, *, twice: bool = False) -> None:
        """The step's button; on the start page the link, once something was begun."""
        resume = self.page.get_by_role("link", name="Go on where you were")
        button = self.page.get_by_role("button", name=self.button(step)).last
        pressed = resume if step == "start" and resume.count() else button
        try:
            (pressed.dblclick if twice else pressed.click)(no_wait_after=True)
        except Error:
            # the page may go away under the second press
            if not twice:
                raise

    def button(self, step: str) -> str:
        return self.way.start_button if step == "start" else BUTTONS.get(step, NEXT)

    def try_again(self, step: str) -> None:
        """Open the step's page again; what was saved or typed is there; press its button."""
        self.open(step)
        if self.is_at(step):
            self.expect_filled(step)
            # no device keeps what is chosen there
            if step == "equality":
                self.fill(step)
            self.press(step)


Fault = Callable[[Walk, str], None]


def rating_of(step: str) -> str:
    """The rating that the walk gives a theme."""
    return str(KEYS.index(step) % 7 + 1)


def words_of(step: str) -> str:
    """The words that the walk writes."""
    return f"It’s about {step} 🚌\nand a second line"


def good_words_of(step: str) -> str:
    """What the walk writes about what is good."""
    return f"Good: {step}"


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
    walk.arrive(step)
    walk.page.go_back()
    if walk.is_at(step):
        walk.expect_filled(step)
        walk.press(step)


def pressed_twice(walk: Walk, step: str) -> None:
    """The button is pressed twice."""
    walk.press(step, twice=True)


FAULTS: tuple[Fault, ...] = (offline, answer_lost, killed, restarted, back, pressed_twice)


def assert_whole(response: Response, way: Way) -> None:
    """Every answer of the walk is in the response."""
    assert (response.area_code, response.place_key) == (way.area_code, way.place_key)
    for key in KEYS:
        answer = response.answers[key]
        said = (rating_of(key), good_words_of(key), words_of(key))
        assert (answer.mark, answer.good, answer.better) == said, key
    assert response.priorities == ("natural_space",)
    assert (response.assets, response.actions) == (words_of("assets"), words_of("actions"))
    assert (response.age_band, response.connections) == ("25_39", ("live",))


def people_counted(database: Database) -> int:
    """How often the age that walks choose was counted in the equality questions."""
    chosen = "question = 'age' AND answer = '25_39'"
    row = database.conn.execute(f"SELECT sum(people) FROM monitoring_counts WHERE {chosen}")
    return int(row.fetchone()[0] or 0)
