"""The benchmarks measure what they say; how long anything takes is never tested."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks import __main__ as command
from benchmarks.instances import make_instance, open_instance, survey_of
from benchmarks.measures import Measured, in_turns, in_words
from benchmarks.responses import instance_with
from benchmarks.statements import BareSurvey
from benchmarks.surveys import steps_of_a_resident, write
from benchmarks.tables import RESULTS, aligned, results_page, rows_of
from placeplan.operations.profiles import get_profile
from placeplan.store.recounts import recount
from placeplan.store.response_rows import iterate_responses
from tests.browser_setup import find_chromium

# in a process of its own: a browser for tests is under way in this one
IN_A_BROWSER = ("workshops",)
# they start sites or draw for a quarter of a minute each, however little they measure
SLOW = ("crowds", "radars", "results", "surveys")


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(one, marks=[pytest.mark.torture] if one in SLOW else [])
        for one in command.BENCHMARKS
        if one not in IN_A_BROWSER
    ],
)
def test_a_quick_run_measures_every_row(name: str, tmp_path: Path) -> None:
    _title, measure = command.BENCHMARKS[name]
    rows = measure(tmp_path, True)
    assert rows
    assert len({row.what for row in rows}) == len(rows)
    assert all(row.ours > 0 and (row.ratio is None or row.ratio > 0) for row in rows)


@pytest.mark.torture
@pytest.mark.parametrize("name", IN_A_BROWSER)
def test_a_quick_run_in_a_browser_measures_every_row(name: str) -> None:
    browser = {"PLACEPLAN_CHROMIUM": str(find_chromium())}
    asked = [sys.executable, "-m", "benchmarks", name, "--quick"]
    told = subprocess.run(asked, env=os.environ | browser, capture_output=True, text=True)
    assert told.returncode == 0, told.stderr
    assert [line for line in told.stdout.splitlines() if line.endswith("|")][2:]


def test_responses_made_in_bulk_are_counted_and_can_be_read(tmp_path: Path) -> None:
    with closing(open_instance(instance_with(tmp_path / "instance", 300))) as database:
        survey = survey_of(database)
        responses = list(iterate_responses(database, survey))
        assert len(responses) == 300
        assert recount(database, survey.slug) == []
        profiles = [get_profile(database, survey, area.code) for area in survey.areas]
        assert sum(profile.responses for profile in profiles) == 300
        comments = [
            answer
            for response in responses
            for answer in response.answers.values()
            if answer.good or answer.better
        ]
        assert len(comments) == 3 * 300


def test_the_bare_yardstick_commits_as_often_as_the_survey_writes(tmp_path: Path) -> None:
    instance = make_instance(tmp_path / "instance")
    with closing(open_instance(instance)) as database:
        survey = survey_of(database)
        drafts = list(steps_of_a_resident(survey))
        begun: list[str] = []
        database.conn.set_trace_callback(begun.append)
        write(database, survey, drafts)
        bare = BareSurvey(tmp_path / "bare.db", drafts, survey)
        bare_begun: list[str] = []
        bare.trace(bare_begun.append)
        bare.complete()
        bare.close()
        assert len(list(iterate_responses(database, survey))) == 1
    for statements in (begun, bare_begun):
        assert statements.count("BEGIN IMMEDIATE") == len(drafts) + 1
        assert statements.count("COMMIT") == len(drafts) + 1


def test_a_ratio_above_its_bar_is_marked() -> None:
    rows = [
        Measured("slow", 1.0, 1.5, bar=1.3),
        Measured("quick", 1.0, 1.2, bar=1.3),
        Measured("alone", None, 0.0042),
    ]
    slow, quick, alone = rows_of(rows)
    assert slow[3:5] == ("1.50", "≤ 1.3 ABOVE")
    assert quick[3:5] == ("1.20", "≤ 1.3")
    assert alone[1:4] == ("–", "4.20 ms", "–")
    assert len({len(line) for line in aligned(rows_of(rows))}) == 1
    assert "## A title" in results_page(["a machine"], [("A title", rows)])


@pytest.mark.parametrize("some", ["plans", "--quick"])
def test_some_of_the_benchmarks_never_replace_the_results_of_all(some: str) -> None:
    before = RESULTS.read_bytes()
    with pytest.raises(SystemExit):
        command.main([some, "--write"])
    assert RESULTS.read_bytes() == before


def test_ours_and_the_yardstick_take_turns() -> None:
    calls: list[str] = []
    in_turns(lambda: calls.append("A"), lambda: calls.append("B"), repeats=2, times=2)
    assert "".join(calls) == "AB" + "AABB" * 2


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.00031, "0.31 ms"), (0.0124, "12.4 ms"), (3.214, "3.21 s")]
)
def test_a_time_is_given_as_one_reads_it(seconds: float, words: str) -> None:
    assert in_words(seconds) == words
