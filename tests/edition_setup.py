"""Editions of plans for tests. All of it is made up."""

from dataclasses import replace
from typing import Any

from placeplan.domain.plan_editions import EditionContent, PlanEdition, checksum_of
from placeplan.domain.plan_trees import Paragraph, PlanTree, Section
from placeplan.domain.plans import PlanStatus
from placeplan.operations.plan_drafting.sections import HEADINGS
from placeplan.store.database import Database
from placeplan.store.plan_editions import add_edition, next_number
from placeplan.store.plans import get_plan
from tests.plan_sources import TODAY

WORD = b"a made-up Word file"


def make_tree(**changes: Any) -> PlanTree:
    """A plan that says one thing in each section."""
    tree = PlanTree(
        title="Lisburn South locality plan",
        area_name="Lisburn South",
        partnership="Made-up partnership",
        council="Made-up council",
        status="draft",
        dated_on=TODAY,
        basis="Figures of one day.",
        sections=tuple(
            Section(key, heading, (Paragraph(f"What is said in “{heading}”."),))
            for key, heading in HEADINGS.items()
        ),
    )
    return replace(tree, **changes)


def store_edition(
    database: Database, plan_id: int, status: PlanStatus = "adopted", **changes: Any
) -> PlanEdition:
    """The plan's next edition, with its findings and without a real Word file."""
    plan, word = get_plan(database, plan_id), changes.pop("word", WORD)
    tree = make_tree(title=plan.title, status=status)
    content = EditionContent(tree, tree, plan.findings)
    wanted = {
        "number": next_number(database, plan_id),
        "title": plan.title,
        "made_at": "",
        "made_by": "An officer",
        "checksum": checksum_of(word),
    }
    edition = PlanEdition(plan_id=plan_id, status=status, **wanted | changes)
    return add_edition(database, edition, content, word, trace="[]")
