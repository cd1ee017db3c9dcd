"""`python -m benchmarks [names…] [--quick] [--write]`: measure, and print a table of ratios."""

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from benchmarks import crowds, files, plans, radars, results, starts, surveys, workbench, workshops
from benchmarks.machines import machine_lines
from benchmarks.measures import Measured
from benchmarks.tables import RESULTS, aligned, results_page, rows_of

Benchmark = Callable[[Path, bool], list[Measured]]
BENCHMARKS: dict[str, tuple[str, Benchmark]] = {
    "surveys": ("A completed survey", surveys.measure),
    "crowds": ("Many residents at once", crowds.measure),
    "radars": ("A radar", radars.measure),
    "plans": ("A plan in Word", plans.measure),
    "starts": ("The first page after a start", starts.measure),
    "files": ("Files of responses", files.measure),
    "workshops": ("A workshop's sheets", workshops.measure),
    "workbench": ("The workbench of comments", workbench.measure),
    "results": ("Results, by number of responses", results.measure),
}


def main(arguments: list[str]) -> int:
    """Run the benchmarks named, or all of them."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    if asked.write and (asked.names or asked.quick):
        parser.error("RESULTS.md holds all benchmarks in full: leave out names and --quick")
    machine = machine_lines(" ".join(("python -m benchmarks", *arguments)))
    print("\n".join(machine), flush=True)
    found: list[tuple[str, list[Measured]]] = []
    for name in asked.names or BENCHMARKS:
        title, measure = BENCHMARKS[name]
        print(f"\n{title}", flush=True)
        begun = perf_counter()
        with tempfile.TemporaryDirectory(prefix="placeplan-bench-") as folder:
            measured = measure(Path(folder), asked.quick)
        found.append((title, measured))
        print("\n".join(aligned(rows_of(measured))))
        print(f"({perf_counter() - begun:.0f} s)", flush=True)
    if asked.write:
        RESULTS.write_text(results_page(machine, found), encoding="utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *BENCHMARKS], metavar="name")
    parser.add_argument("--quick", action="store_true", help="Small numbers: does it run at all?")
    parser.add_argument("--write", action="store_true", help="Keep all in RESULTS.md.")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
