"""A large plan stays small enough to be sent by mail."""

from benchmarks.plans import ACTIONS, CHARTS, large_plans
from placeplan.domain.plan_trees import Chart
from placeplan.formats.plan_docx import plan_docx
from placeplan.operations.plan_drafting.sections import draft_tree
from tests.plan_sources import make_sources

MOST_BYTES = 600_000


def test_ten_charts_and_45_actions_take_at_most_600_kb() -> None:
    tree = next(large_plans(draft_tree(make_sources()), CHARTS, ACTIONS))
    blocks = [block for section in tree.sections for block in section.blocks]
    assert sum(isinstance(block, Chart) for block in blocks) == CHARTS
    rows = max(len(getattr(block, "rows", ())) for block in tree.section("actions").blocks)
    assert rows == ACTIONS
    assert len(plan_docx(tree)) <= MOST_BYTES
