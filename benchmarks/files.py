"""100,000 responses out to a CSV file, and the same file in again, each in a process of its own.

The yardstick of the export is sqlite3 and csv alone: every row of the three tables, in order,
written without being put together. That of the import is SQLite alone copying the same rows, with
their indexes, from one database to another in one durable transaction. That of a file of
postcodes is csv and SQLite alone with its rows. Memory is the most that the process held, and how
much of that it did not hold yet before the work began.

`python -m benchmarks.files export|import <instance> <file>` does one of them and prints figures.
"""

import csv
import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from string import ascii_uppercase
from time import perf_counter

from benchmarks.instances import make_instance, open_instance, survey_of
from benchmarks.machines import peak_memory
from benchmarks.measures import Measured, seconds_of
from benchmarks.responses import instance_with
from placeplan.operations.postcodes import import_postcodes
from placeplan.operations.responses import export_csv, import_responses
from placeplan.operations.setup import database_path

CHECKOUT = Path(__file__).absolute().parent.parent
MEGABYTE = 1024 * 1024
COPIED = {"responses": "collected_on, key", "answers": "response_id, theme_key", "comments": "id"}


def measure(folder: Path, is_quick: bool) -> list[Measured]:
    """Export and import, against what the database and the csv module need by themselves."""
    count, repeats = (500, 1) if is_quick else (100_000, 3)
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
    postcodes = measure_postcodes(folder, 1_000 if is_quick else 60_000, repeats)
    size = f"{file.stat().st_size / MEGABYTE:.0f} MB file"
    return [
        _measured(f"export of {count:,} as CSV", out, f"{size}, {notes[0]}"),
        _measured(f"import of {count:,} from CSV", back, notes[1]),
        postcodes,
    ]


def measure_postcodes(folder: Path, count: int, repeats: int) -> Measured:
    """A council's postcodes taken in, against csv and SQLite alone with the same rows."""
    instance, file = make_instance(folder / "postcodes"), folder / "postcodes.csv"
    with closing(open_instance(instance)) as database:
        codes = [area.code for area in survey_of(database).areas]
        with file.open("w", newline="", encoding="utf-8") as opened:
            csv.writer(opened).writerows([("postcode", "area_code"), *made_up(count, codes)])
        taken = []
        for _repeat in range(repeats):
            bare = seconds_of(partial(take_postcodes_bare, folder / "bare.sqlite", file))
            with file.open("rb") as opened:
                seconds = seconds_of(partial(import_postcodes, database, opened))
            taken.append((bare, seconds))
        found = database.conn.execute("SELECT count(*) FROM postcodes").fetchone()
    assert found == (count,), "some postcodes were not taken in"
    return _measured(f"import of {count:,} postcodes", taken, "")


def made_up(count: int, area_codes: list[str]) -> Iterator[tuple[str, str]]:
    """Different postcodes of the right form, by turns in each of the areas."""
    letters = [one + other for one in ascii_uppercase for other in ascii_uppercase]
    made = (
        (f"BT{n} {digit}{pair}") for n in range(1, 95) for digit in range(10) for pair in letters
    )
    return zip(islice(made, count), cycle(area_codes))


def take_postcodes_bare(target: Path, file: Path) -> None:
    """The rows of the file in place of all there were, in one durable transaction."""
    with (
        closing(sqlite3.connect(target, isolation_level=None)) as connection,
        file.open(newline="", encoding="utf-8") as opened,
    ):
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE IF NOT EXISTS postcodes (code PRIMARY KEY, area)")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM postcodes")
        rows = islice(csv.reader(opened), 1, None)
        connection.executemany("INSERT INTO postcodes VALUES (?, ?)", rows)
        connection.execute("COMMIT")


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
