"""Many residents at once: 32 of them complete the survey, each in a connection of its own.

Ours is every page and form of a whole survey, as in `surveys`, each step stored durably. The
yardstick is a bare Flask site asked just as often in the same way, which stores as much with as
many durable commits (WAL, synchronous=FULL, one writer) and answers each form with a redirect to a
page from a template. The same site with a session, a token against forgery and a checked form of
three fields is measured too: no page that keeps somebody's answers can be without them, so that is
as near to the bare one as any survey made of these parts can come. All are served by as many
processes and threads as `placeplan serve` has, and share the machine with the residents. They are
measured in turns; the figure is seconds for one completed survey, so the crowd completes
1 / seconds of them a second.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from benchmarks.instances import make_instance, open_instance, survey_of
from benchmarks.measures import Measured, in_words
from benchmarks.sites import Site, Visitor, run_site
from benchmarks.surveys import complete, steps_of_a_resident
from placeplan.domain.drafts import Draft, draft_content

RESIDENTS, QUICK_RESIDENTS = 32, 2
ENOUGH_A_SECOND, LONGEST_PAGE = 16, 0.150
BAR = 2.0

Visit = Callable[[Visitor], None]


class Crowd:
    """Residents of one site, who all begin at once and each complete some surveys."""

    def __init__(self, port: int, residents: int, visit: Visit) -> None:
        self._port, self._residents, self._visit = port, residents, visit
        self.waits: list[float] = []

    def complete(self, surveys_each: int) -> float:
        """Seconds for one completed survey; every request's wait is added to `waits`."""
        failures: list[BaseException] = []
        begin = threading.Barrier(self._residents + 1)
        threads = [
            threading.Thread(target=self._reside, args=(surveys_each, begin, failures))
            for _resident in range(self._residents)
        ]
        for thread in threads:
            thread.start()
        begin.wait()
        begun = perf_counter()
        for thread in threads:
            thread.join()
        if failures:
            raise failures[0]
        return (perf_counter() - begun) / (self._residents * surveys_each)

    def _reside(
        self, surveys: int, begin: threading.Barrier, failures: list[BaseException]
    ) -> None:
        with closing(Visitor(self._port)) as visitor:
            begin.wait()
            try:
                for _survey in range(surveys):
                    self._visit(visitor)
            except BaseException as failure:
                failures.append(failure)
            self.waits += visitor.waits


def measure(folder: Path, is_quick: bool) -> list[Measured]:
    """The crowd on placeplan and on the bare site, in turns."""
    instance = make_instance(folder / "instance")
    residents = QUICK_RESIDENTS if is_quick else RESIDENTS
    rounds, surveys_each = (1, 1) if is_quick else (5, 3)
    with closing(open_instance(instance)) as database:
        drafts = list(steps_of_a_resident(survey_of(database)))
    with _sites(instance) as ports:
        requests = _requests_of_a_survey(ports["placeplan"], drafts[-1])
        visits: dict[Site, Visit] = {
            "durable": lambda visitor: visit_plainly(visitor, drafts, requests),
            "guarded": lambda visitor: visit_plainly(visitor, drafts, requests),
            "placeplan": lambda visitor: complete(visitor, drafts[-1]),
        }
        crowds = {site: Crowd(ports[site], residents, visit) for site, visit in visits.items()}
        seconds = _in_turns(crowds, rounds, surveys_each)
    return _rows(seconds, crowds["durable"].waits, crowds["placeplan"].waits, residents)


def _in_turns(crowds: dict[Site, Crowd], rounds: int, surveys_each: int) -> dict[Site, float]:
    """Each crowd's median seconds for one survey."""
    seconds: dict[Site, list[float]] = {site: [] for site in crowds}
    for _round in range(rounds):
        for site, crowd in crowds.items():
            seconds[site].append(crowd.complete(surveys_each))
    return {site: median(taken) for site, taken in seconds.items()}


def _rows(
    seconds: dict[Site, float], bare_waits: list[float], waits: list[float], residents: int
) -> list[Measured]:
    bare, guarded, taken = seconds["durable"], seconds["guarded"], seconds["placeplan"]
    return [
        Measured(
            "the bare site with a session, a token and a form",
            bare,
            guarded,
            note=f"{1 / guarded:.1f} a second",
        ),
        Measured(
            f"a survey with {residents} residents at once",
            bare,
            taken,
            BAR,
            f"{1 / taken:.1f} a second (asked: {ENOUGH_A_SECOND})",
        ),
        Measured(
            f"p95 of a request with {residents} residents at once",
            p95(bare_waits),
            p95(waits),
            note=f"p50 {in_words(median(waits))} (p95 asked: {in_words(LONGEST_PAGE)})",
        ),
    ]


def visit_plainly(visitor: Visitor, drafts: list[Draft], requests: int) -> None:
    """As many requests and commits as a survey needs: a form and a page for each step."""
    asked, page = visitor.requests, visitor.get("/")
    for draft in (*drafts, drafts[-1]):
        content = str(draft_content(draft))
        _address, page = visitor.follow("/save", page, key=draft.key, content=content, rating="3")
    while visitor.requests < asked + requests:
        visitor.get("/")


def p95(waits: list[float]) -> float:
    """The wait that 95 of 100 requests do not exceed, in seconds."""
    return quantiles(waits, n=20)[-1]


def _requests_of_a_survey(port: int, draft: Draft) -> int:
    with closing(Visitor(port)) as visitor:
        complete(visitor, draft)
        return visitor.requests


@contextmanager
def _sites(instance: Path) -> Iterator[dict[Site, int]]:
    with ExitStack() as stack:
        kinds: tuple[Site, ...] = ("placeplan", "durable", "guarded")
        yield {kind: stack.enter_context(run_site(kind, instance)) for kind in kinds}
