"""The content of an edition comes back from its record as it was."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from placeplan.domain.plan_editions import EditionContent
from placeplan.domain.plan_records import content_from_json, content_json
from placeplan.domain.plan_trees import Chart, PlanTree, Section
from placeplan.domain.radar import RadarChart, RadarSeries
from placeplan.operations.plan_drafting.sections import draft_tree
from tests.domain.test_plan_trees import BLOCKS, WORDS
from tests.plan_sources import make_findings, make_sources

VALUES = st.one_of(st.none(), st.floats(1, 7), st.integers(1, 7))
CHARTS = st.builds(
    lambda values, text: Chart(
        RadarChart(text, ("a", "b", "c"), 1, 7, "least", "most", (RadarSeries(text, values),)),
        text,
        text,
    ),
    st.tuples(VALUES, VALUES, VALUES),
    WORDS,
)
SECTIONS = st.builds(
    Section, WORDS, WORDS, st.lists(BLOCKS | CHARTS, min_size=1, max_size=4).map(tuple)
)
TREES = st.builds(
    PlanTree,
    *(WORDS, WORDS, WORDS, WORDS),
    st.sampled_from(["draft", "consultation_draft", "adopted"]),
    st.dates(),
    WORDS,
    st.lists(SECTIONS, max_size=3).map(tuple),
    st.booleans(),
)


@settings(max_examples=40)
@given(TREES, TREES)
def test_every_tree_comes_back_as_it_was_kept(officers: PlanTree, public: PlanTree) -> None:
    content = EditionContent(officers, public, make_findings())
    text = content_json(content)
    assert content_from_json(text) == content
    assert content_json(content_from_json(text)) == text


def test_a_whole_draft_comes_back_without_what_its_figures_came_from() -> None:
    tree = draft_tree(make_sources())
    assert tree.trace
    kept = content_from_json(content_json(EditionContent(tree, tree)))
    assert kept.public == kept.officers == replace(tree, trace=())


@pytest.mark.parametrize("record", [{}, [], {"is": "Popen"}, {"is": "PlanTree"}, "text", None])
def test_what_is_no_content_is_not_taken_for_one(record: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        content_from_json(json.dumps(record))
