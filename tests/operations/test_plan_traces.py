"""Every figure in a plan can be counted again from the answers, and none is without its trace."""

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from placeplan.domain.figures import round_half_up
from placeplan.domain.plan_trees import (
    Block,
    Bullets,
    Paragraph,
    PlanTree,
    Prose,
    Quotation,
    texts_of,
)
from placeplan.formats.plan_docx import plan_docx
from placeplan.formats.traces_json import trace_json
from placeplan.operations.demonstration.making import make_demonstration
from placeplan.operations.plans import plan_tree
from placeplan.operations.setup import database_path
from placeplan.store.actions import update_action
from placeplan.store.database import open_database
from placeplan.store.partners import get_partner, update_partner
from placeplan.store.plans import get_plan
from tests.recounts import faults

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TODAY = date(2026, 11, 20)

# figures that are no finding of anything: parts of names, and rules that hold for every plan
CONSTANT = re.compile(
    r"N10000\d{3}|District Electoral Area|Appendix [A-Z]|\b20\d\d\b|point or more|"
    r"at least 30%|\(n − 1\)|Gave \d|% gave \d(–\d)?|gave \d( to \d)?\b|"
    # the position of an issue among the others, and the names of age bands
    r"^\d+\. |Under 16|\b16 to 24|25 to 39|40 to 64|65 and over|\b0 to 15|\b16 to 39|"
    # laws, and the name of the levels of participation
    r"Section 75|Act 1998|IAP2"
)


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    folder = tmp_path_factory.mktemp("traced")
    made = make_demonstration(folder, TODAY, lambda _made: None)
    return database_path(folder), made.plan_id


@pytest.fixture(scope="module")
def tree(instance: tuple[Path, int]) -> PlanTree:
    path, plan_id = instance
    with closing(open_database(path)) as database:
        return plan_tree(database, plan_id, TODAY)


def trace_of(tree: PlanTree) -> dict[str, Any]:
    return json.loads(trace_json(tree))


def test_every_figure_is_counted_again_from_the_answers(
    instance: tuple[Path, int], tree: PlanTree
) -> None:
    path, plan_id = instance
    with closing(sqlite3.connect(path)) as connection:
        assert list(faults(connection, plan_id, trace_of(tree))) == []
    assert len(tree.trace) > 500


def test_every_figure_of_an_adopted_plan_is_counted_again(tmp_path: Path) -> None:
    made = make_demonstration(tmp_path, TODAY, lambda _made: None, with_past=True)
    plan_id = made.plan_id - 1
    with closing(open_database(database_path(tmp_path))) as database:
        trace = trace_of(plan_tree(database, plan_id, TODAY))
    with closing(sqlite3.connect(database_path(tmp_path))) as connection:
        assert list(faults(connection, plan_id, trace)) == []


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM responses WHERE id = (SELECT min(id) FROM responses WHERE area_code = :area)",
        "UPDATE answers SET answer = CASE answer WHEN '4' THEN '5' ELSE '4' END WHERE response_id ="
        " (SELECT min(id) FROM responses WHERE area_code = :area AND form = 'individual')",
        "UPDATE listings SET state = 'waiting' WHERE id IN (SELECT listing_id FROM listing_areas"
        " WHERE area_code = :area) AND ends_on = ''",
        "UPDATE workshops SET people = people + 1 WHERE area_code = :area",
        "UPDATE actions SET is_removed = 1",
        "UPDATE area_figures SET value = '9' WHERE age_band = '16_39' AND area_code = :area",
        "UPDATE engagement SET people = people + 1 WHERE area_code = :area",
    ],
)
def test_a_changed_database_makes_the_check_fail(
    instance: tuple[Path, int], tree: PlanTree, change: str
) -> None:
    path, plan_id = instance
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(change, {"area": "N10000707"})
        assert list(faults(connection, plan_id, trace_of(tree)))


def test_answers_to_an_earlier_wording_are_counted_again_apart(
    instance: tuple[Path, int], tmp_path: Path
) -> None:
    path, plan_id = tmp_path / "placeplan.db", instance[1]
    with closing(sqlite3.connect(instance[0])) as kept, closing(sqlite3.connect(path)) as copy:
        kept.backup(copy)
    with closing(open_database(path)) as database:
        actions = get_plan(database, plan_id).actions
        agreed, *_others = [each for each in actions if each.lead_standing == "agreed"]
        (declined,) = [each for each in actions if each.lead_standing == "declined"]
        update_action(database, replace(agreed, due_on=TODAY))
        update_action(database, replace(declined, how_well="Fewer accidents"))
        trace = trace_of(plan_tree(database, plan_id, TODAY))
    counted = actions_counted(trace)
    assert (counted["agreed_before"], counted["declined_before"]) == (1, 1)
    assert "declined" not in counted
    with closing(sqlite3.connect(path)) as connection:
        assert list(faults(connection, plan_id, trace)) == []
        connection.execute(
            "UPDATE lead_answers SET due_on = ? WHERE action_id = ?", (str(TODAY), agreed.id)
        )
        assert list(faults(connection, plan_id, trace))


def test_the_answers_of_renamed_leads_are_counted_as_before(
    instance: tuple[Path, int], tree: PlanTree, tmp_path: Path
) -> None:
    path, plan_id = tmp_path / "placeplan.db", instance[1]
    with closing(sqlite3.connect(instance[0])) as kept, closing(sqlite3.connect(path)) as copy:
        kept.backup(copy)
    with closing(open_database(path)) as database:
        leads = {each.lead_partner_id for each in get_plan(database, plan_id).actions} - {0}
        for partner_id in leads:
            renamed = replace(get_partner(database, partner_id), name=f"Renamed {partner_id}")
            update_partner(database, renamed)
        trace = trace_of(plan_tree(database, plan_id, TODAY))
    assert leads and actions_counted(trace) == actions_counted(trace_of(tree))
    with closing(sqlite3.connect(path)) as connection:
        assert list(faults(connection, plan_id, trace)) == []


def actions_counted(trace: dict[str, Any]) -> dict[str, Any]:
    return {
        each["part"]: each["figure"] for each in trace["statements"] if each["counts"] == "actions"
    }


def test_no_drafted_figure_is_without_a_trace(instance: tuple[Path, int], tree: PlanTree) -> None:
    foreign = foreign_words(instance[0])
    untraced = [
        f"{section.key}, block {number}: {left.strip()}"
        for section in tree.sections
        for number, block in enumerate(section.blocks)
        if not isinstance(block, Prose | Quotation) and block.origin == "drafted"
        for text in texts_of(block)
        if re.search(r"\d", left := without_known(tree, section.key, number, text, foreign))
    ]
    assert untraced == [], "Say these figures by a Fact (domain/traces.py), not as plain text."


def test_the_word_file_says_nothing_that_is_not_in_the_tree(tree: PlanTree) -> None:
    known = [
        text for section in tree.sections for block in section.blocks for text in all_of(block)
    ]
    known += [tree.title, tree.basis, *(section.heading for section in tree.sections)]
    everything = "\n".join(" ".join(text.split()) for text in known)
    unknown = [
        text
        for text in paragraphs(plan_docx(tree))
        if re.search(r"\d", text) and " ".join(text.split()) not in everything
    ]
    assert unknown == []


def without_known(tree: PlanTree, section: str, block: int, text: str, foreign: list[str]) -> str:
    """A drafted text without its traced words, without names, and without what is a rule."""
    shown = sorted(
        (each.start, each.start + len(each.shown))
        for each in tree.trace
        if (each.section, each.block, each.text) == (section, block, text) and each.place != "chart"
    )
    for start, end in reversed(shown):
        text = f"{text[:start]} … {text[end:]}"
    for fact in facts_drawn(tree, section, block):
        text = re.sub(rf"(?<![\d.]){re.escape(fact)}(?![\d.]*\d)", " … ", text)
    for words in foreign:
        text = text.replace(words, " ")
    return CONSTANT.sub(" ", text)


def facts_drawn(tree: PlanTree, section: str, block: int) -> list[str]:
    """How the figures of a chart are written in its description."""
    figures = [
        each.fact.figure
        for each in tree.trace
        if (each.section, each.block, each.place) == (section, block, "chart")
    ]
    means = [str(round_half_up(each, 1)) for each in figures if isinstance(each, Fraction)]
    return [*means, *(f"{each:,}" for each in figures if isinstance(each, int))]


def foreign_words(path: Path) -> list[str]:
    """What officers and partners called things, in which any figure may stand; longest first."""
    queries = (
        "SELECT title FROM surveys UNION SELECT title FROM workshops UNION SELECT venue FROM"
        " workshops UNION SELECT title FROM findings UNION SELECT title FROM actions UNION SELECT"
        " timescale FROM actions UNION SELECT measure FROM actions UNION SELECT name FROM listings"
        " UNION SELECT name FROM places UNION SELECT description FROM listings UNION SELECT"
        " title FROM plan_steps UNION SELECT description FROM findings UNION SELECT how_much FROM"
        " actions UNION SELECT how_well FROM actions UNION SELECT better_off FROM actions UNION"
        " SELECT indicator FROM actions UNION SELECT title FROM"
        " engagement UNION SELECT venue FROM engagement UNION SELECT detail FROM area_figures"
        " UNION SELECT note FROM area_figures UNION SELECT source FROM area_figures"
    )
    with closing(sqlite3.connect(path)) as connection:
        found = [" ".join(text.split()) for (text,) in connection.execute(queries) if text]
    found += [sentence for text in found for sentence in text.split(". ")]
    return sorted(found, key=len, reverse=True)


def all_of(block: Block) -> Iterator[str]:
    """Every text of a block, and its lead and text as they stand in one paragraph."""
    yield from texts_of(block)
    match block:
        case Paragraph(text=text, lead=lead, see=see):
            labels = ", ".join(each.label for each in see)
            pointers = f" See {' and '.join(labels.rsplit(', ', 1))}." if see else ""
            yield f"{lead} {text}{pointers}"
        case Bullets(items=items):
            yield from (f"{item.lead} {item.text}" for item in items)
        case Quotation(text=text, source=source, warning=warning):
            yield f"“{text}” {'; '.join(filter(None, (source, warning)))}"


def paragraphs(docx: bytes) -> Iterator[str]:
    """Every paragraph of the file, without the numbers that Word works out itself."""
    for paragraph in Document(BytesIO(docx)).element.body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val", "").startswith("TOC"):
            continue
        text = "".join(each.text or "" for each in paragraph.iter(f"{W}t"))
        yield re.sub(r"^(Table|Figure) \d+\. ", "", text)
