"""100,000 responses out to a CSV file, and the same file in again, each in a process of its own.

The yardstick of the export is sqlite3 and csv alone: every row of the three tables, in order,
written without being put together. That of the import is SQLite alone copying the same rows, with
their indexes, from one database to another in one durable transaction. Memory is the most that the
process held, and how much of that it did not hold yet before the work began.

`python -m benchmarks.files export|import <instance> <file>` does one of them and prints figures.
"""

import csv
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.instances import make_instance, open_instance, survey_of
from benchmarks.machines import peak_memory
from benchmarks.measures import Measured, seconds_of
from benchmarks.responses import instance_with
from placeplan.operations.responses import export_csv, import_responses
from placeplan.operations.setup import database_path

CHECKOUT = Path(__file__).absolute().parent.parent
MEGABYTE = 1024 * 1024
COPIED = {"responses": "collected_on, key", "answers": "response_id, theme_key", "comments": "id"}


def measure(folder: Path, is_quick: bool) -> list[Measured]:
    """Export and import, against what the database and the csv module need by themselves."""
    count, repeats = (2_000, 1) if is_quick else (100_000, 3)
    source, file = instance_with(folder / "source", count), folder / "responses.csv"
    out: list[tuple[float, float]] = []
    back: list[tuple[float, float]] = []
    notes = ["", ""]
    for repeat in range(repeats):
        target = make_instance(folder / f"target-{repeat}")
        copied = make_instance(folder / f"copied-{repeat}")
        bare = seconds_of(partial(write_bare, source, folder / "bare.csv"))
        seconds, notes[0] = _apart("export", source, file)
        out.append((bare, seconds))
        bare = seconds_of(partial(copy_bare, source, copied))
        seconds, notes[1] = _apart("import", target, file)
        back.append((bare, seconds))
    _assert_same(source, target)
    size = f"{file.stat().st_size / MEGABYTE:.0f} MB file"
    return [
        _measured(f"export of {count:,} as CSV", out, f"{size}, {notes[0]}"),
        _measured(f"import of {count:,} from CSV", back, notes[1]),
    ]


def write_bare(instance: Path, file: Path) -> None:
    """Every row, by means of the standard library."""
    with (
        closing(sqlite3.connect(database_path(instance))) as connection,
        file.open("w", newline="", encoding="utf-8") as opened,
    ):
        for table, order in COPIED.items():
            rows = connection.execute(f"SELECT * FROM {table} ORDER BY {order}")
            csv.writer(opened).writerows(rows)


def copy_bare(source: Path, target: Path) -> None:
    """The same rows from one database to the other, in one durable transaction."""
    with closing(sqlite3.connect(database_path(target), isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("ATTACH ? AS source", (str(database_path(source)),))
        connection.execute("BEGIN IMMEDIATE")
        for table in COPIED:
            connection.execute(f"INSERT INTO main.{table} SELECT * FROM source.{table}")
        connection.execute("COMMIT")


def work(kind: str, instance: Path, file: Path) -> None:
    """Export or import, and print how long it took and what memory."""
    with closing(open_instance(instance)) as database:
        survey = survey_of(database)
        before, begun = peak_memory(), perf_counter()
        if kind == "export":
            with file.open("wb") as opened:
                opened.writelines(export_csv(database, survey))
        else:
            with file.open("rb") as opened:
                import_responses(database, survey, opened, today=date.today())
        seconds, most = perf_counter() - begun, peak_memory()
    print(json.dumps({"seconds": seconds, "most": most, "grown": most - before}))


def _apart(kind: str, instance: Path, file: Path) -> tuple[float, str]:
    command = [sys.executable, "-m", "benchmarks.files", kind, str(instance), str(file)]
    done = subprocess.run(command, cwd=CHECKOUT, check=True, capture_output=True, text=True)
    found = json.loads(done.stdout)
    most, grown = found["most"] / MEGABYTE, found["grown"] / MEGABYTE
    return found["seconds"], f"at most {most:.0f} MB of memory, grown by {grown:.0f} MB"


def _measured(what: str, taken: list[tuple[float, float]], note: str) -> Measured:
    bare, ours = (median(seconds) for seconds in zip(*taken, strict=True))
    return Measured(what, bare, ours, note=note)


def _assert_same(source: Path, target: Path) -> None:
    contents = []
    for instance in (source, target):
        with closing(open_instance(instance)) as database:
            contents.append(b"".join(export_csv(database, survey_of(database))))
    assert contents[0] == contents[1], "what was taken in is not what was written out"


if __name__ == "__main__":
    work(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
