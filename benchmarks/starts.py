"""From starting the process to the first page answered, and what is not imported by then.

`placeplan serve` on a prepared instance, asked for a survey's first page as soon as it says where
it listens; the yardstick is the bare Flask page, served by waitress and started in the same way.
That matplotlib and python-docx are not needed for it is looked up in sys.modules of a process that
makes the application and answers the same page: with them there, the benchmark fails.

`python -m benchmarks.starts <instance>` is that process.
"""

import re
import subprocess
import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.instances import SLUG, make_instance
from benchmarks.measures import Measured
from benchmarks.sites import Visitor
from placeplan.web.app import create_app

CHECKOUT = Path(__file__).absolute().parent.parent
LATE = ("matplotlib", "docx", "PIL")
PORT = re.compile(r":(\d+)|^(\d+)$")


def measure(folder: Path, is_quick: bool) -> list[Measured]:
    """The first page of a survey after a start, against the first bare Flask page."""
    instance = make_instance(folder / "instance")
    home = f"/surveys/{SLUG}"
    serve = ["-m", "placeplan", "serve", "--port", "0", "--instance", str(instance)]
    bare = ["-m", "benchmarks.sites", "bare", str(instance)]
    taken: tuple[list[float], list[float]] = ([], [])
    for _repeat in range(1 if is_quick else 7):
        taken[0].append(first_answer(bare, "/"))
        taken[1].append(first_answer(serve, home))
    absent = modules_after_a_page(instance)
    return [
        Measured(
            "start to first page",
            median(taken[0]),
            median(taken[1]),
            note=f"not imported by then: {absent}",
        )
    ]


def first_answer(arguments: list[str], path: str) -> float:
    """Seconds from starting Python with these arguments to this page's answer."""
    begun = perf_counter()
    with subprocess.Popen(
        [sys.executable, *arguments], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            with closing(Visitor(_port(process.stdout))) as visitor:
                visitor.get(path)
                return perf_counter() - begun
        finally:
            process.terminate()


def modules_after_a_page(instance: Path) -> str:
    """The slow libraries that were not imported, by name; raises when matplotlib was."""
    command = [sys.executable, "-m", "benchmarks.starts", str(instance)]
    done = subprocess.run(command, cwd=CHECKOUT, check=True, capture_output=True, text=True)
    absent = done.stdout.split()
    assert "matplotlib" in absent, "the first page waited for matplotlib"
    return ", ".join(absent)


def _port(lines: Iterable[str]) -> int:
    for line in lines:
        found = PORT.findall(line.replace("http:", ""))
        if found:
            return int("".join(found[0]))
    raise AssertionError("the server ended before it listened")


if __name__ == "__main__":
    answer = create_app(Path(sys.argv[1])).test_client().get(f"/surveys/{SLUG}")
    assert answer.status_code == 200, answer.status
    print(" ".join(name for name in LATE if name not in sys.modules))
