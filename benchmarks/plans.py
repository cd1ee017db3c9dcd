"""Plans in Word, against bare python-docx and matplotlib making the same elements.

First the demonstration's: both write the same tree, drafted beforehand, with pictures drawn
beforehand (`benchmarks/documents.py`). Ours also writes styles, contents, page numbers, captions
with numbers, alternative texts and repeated heading rows. Then a large one of 10 charts and 45
actions, its pictures drawn anew each time by both (`benchmarks/charts.py`). The other rows are for
scale: what drafting the tree from the data takes, and the whole way from the database to the file.
"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

from benchmarks.charts import bare_picture
from benchmarks.documents import bare_docx, elements_of
from benchmarks.instances import open_instance
from benchmarks.measures import Measured, all_in_turns
from placeplan.domain.distributions import DistributionChart
from placeplan.domain.plan_trees import Block, Chart, PlanTree, Section, Table
from placeplan.formats.plan_docx import plan_docx
from placeplan.operations.demonstration.making import make_demonstration
from placeplan.operations.plans import plan_tree

KILOBYTE = 1024
QUICK_CHARTS, CHARTS = 2, 10
QUICK_ACTIONS, ACTIONS = 5, 45


def measure(folder: Path, is_quick: bool) -> list[Measured]:
    """The document alone, and drafting it."""
    today = date.today()
    made = make_demonstration(folder / "instance", today, lambda _made: None)
    with closing(open_instance(folder / "instance")) as database:

        def draft() -> object:
            return plan_tree(database, made.plan_id, today)

        tree = plan_tree(database, made.plan_id, today)
        medians = all_in_turns(
            {
                "bare": lambda: bare_docx(tree),
                "docx": lambda: plan_docx(tree),
                "draft": draft,
                "all": lambda: plan_docx(plan_tree(database, made.plan_id, today)),
            },
            1 if is_quick else 15,
        )
    size = f"{len(plan_docx(tree)) // KILOBYTE} kB"
    bare = medians["bare"]
    return [
        Measured("the Word file", bare, medians["docx"], note=f"{elements_of(tree)}; {size}"),
        _large_one(tree, is_quick),
        Measured("drafting the plan from its data", None, medians["draft"]),
        Measured("both, from the database to the file", bare, medians["all"]),
    ]


def _large_one(tree: PlanTree, is_quick: bool) -> Measured:
    charts, actions = (QUICK_CHARTS, QUICK_ACTIONS) if is_quick else (CHARTS, ACTIONS)
    large = large_plans(tree, charts, actions)
    medians = all_in_turns(
        {
            "bare": lambda: bare_docx(next(large), bare_picture),
            "ours": lambda: plan_docx(next(large)),
        },
        1 if is_quick else 7,
    )
    return Measured(
        f"one of {charts} charts and {actions} actions, with its pictures",
        medians["bare"],
        medians["ours"],
        bar=1.5,
        note=f"{len(plan_docx(next(large))) // KILOBYTE} kB (asked: at most 600 kB)",
    )


def large_plans(tree: PlanTree, charts: int, actions: int) -> Iterator[PlanTree]:
    """The plan again and again with so many charts and actions, each time with other pictures."""
    for number in count():
        sections = (_enlarged(each, number, charts, actions) for each in tree.sections)
        yield replace(tree, sections=tuple(sections))


def _enlarged(section: Section, number: int, charts: int, actions: int) -> Section:
    blocks: list[Block] = []
    for block in section.blocks:
        if isinstance(block, Chart):
            blocks += [_redrawn(block, number, copy) for copy in range(charts // 2)]
        elif isinstance(block, Table) and section.key == "actions" and len(block.columns) > 6:
            blocks.append(replace(block, rows=_actions(block.rows, actions)))
        else:
            blocks.append(block)
    return replace(section, blocks=tuple(blocks))


def _redrawn(block: Chart, number: int, copy: int) -> Chart:
    """The chart with its values moved on by `copy` themes: another picture in the file.

    Its title makes it another one to whatever keeps pictures.
    """
    chart = replace(block.chart, title=f"{number}-{copy}")
    if isinstance(chart, DistributionChart):
        return replace(block, chart=replace(chart, bars=chart.bars[copy:] + chart.bars[:copy]))
    series = tuple(
        replace(each, values=each.values[copy:] + each.values[:copy]) for each in chart.series
    )
    return replace(block, chart=replace(chart, series=series))


def _actions(rows: tuple[tuple[str, ...], ...], count: int) -> tuple[tuple[str, ...], ...]:
    return (rows * (count // len(rows) + 1))[:count]
