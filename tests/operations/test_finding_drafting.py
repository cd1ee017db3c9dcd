"""The plan says on what a finding rests, quotes what it may, and says how actions are judged."""

from dataclasses import replace
from datetime import date
from typing import Any

from placeplan.domain.findings import Finding, FindingQuotation, Support, SupportCell
from placeplan.domain.plan_trees import Block, Quotation, Section, Subheading, Table
from placeplan.domain.public_figures import public_part
from placeplan.operations.plan_drafting.sections import draft_tree
from placeplan.operations.plan_drafting.sources import Quotable
from tests.factories import make_response, make_survey
from tests.plan_sources import make_action, make_evidence, make_plan, make_sources

CELLS = (
    SupportCell("your-place", "individuals", "online", 25, 20),
    SupportCell("your-place", "individuals", "paper", 13, 12),
    SupportCell("your-place", "groups", "workshop", 4, 32),
)
SAID = FindingQuotation(
    "The last bus\nleaves at six.", "public_transport", "better", "your-place", 2026
)


def section(key: str, cells: tuple[SupportCell, ...] = CELLS, **changes: Any) -> Section:
    """A section of a plan with one issue, which rests on these comments."""
    actions = changes.pop("actions", ())
    issue = Finding(
        "issue", "Buses", actions=actions, id=3, support=Support(cells), quotations=(SAID,)
    )
    evidence = make_evidence(**changes)
    plan = make_plan(findings=(issue,))
    return draft_tree(make_sources(plan=plan, evidence=(evidence,))).section(key)


def words(blocks: tuple[Block, ...]) -> str:
    return " ".join(getattr(block, "text", "") for block in blocks)


def quoted(found: Section) -> list[Quotation]:
    return [each for each in found.blocks if isinstance(each, Quotation) and each.source]


def test_support_is_told_by_series_and_channel() -> None:
    told = words(section("what_could_be_better").blocks)
    assert (
        "This issue rests on 42 comments: 25 by individuals online, 13 by individuals on paper"
        " and four by groups at workshops." in told
    )


def test_a_theme_that_a_finding_sets_out_is_not_set_out_again_below_it() -> None:
    survey = make_survey()
    rated = {"natural_space": "2", "feeling_safe": "3", "moving_around": "2"}
    responses = [make_response(survey, rated) for _person in range(10)]
    evidence = make_evidence(survey, responses)

    def titles_and_words(*findings: Finding, **changes: Any) -> tuple[list[str], str]:
        sources = make_sources(
            plan=make_plan(findings=findings), evidence=(replace(evidence, **changes),)
        )
        blocks = draft_tree(sources).section("what_could_be_better").blocks
        themes = [each.text for each in blocks if isinstance(each, Subheading) and each.level == 3]
        return themes[: themes.index("What people suggest")], words(blocks)

    every = ["Moving around", "Natural space", "Feeling safe"]
    issues = [Finding("issue", f"On {key}", theme_key=key) for key in rated]
    themes, told = titles_and_words(Finding("asset", "Safe", theme_key="feeling_safe"))
    assert sorted(themes) == sorted(every) and "set out above" not in told
    themes, told = titles_and_words(issues[0])
    assert sorted(themes) == ["Feeling safe", "Moving around"]
    assert "Of them, Natural space is set out above." in told
    themes, told = titles_and_words(*issues)
    assert themes == [] and "All of this is set out above." in told
    assert "Individuals rated it" not in told
    assets = tuple(Finding("asset", f"On {key}", theme_key=key) for key in rated)
    sources = make_sources(plan=make_plan(findings=assets), evidence=(evidence,))
    told = words(draft_tree(sources).section("what_is_good_here").blocks)
    assert "none counts as a strength. The three rated highest are set out above." in told
    more = {("natural_space", "better"): (Quotable("More trees.", is_reviewed=True),)}
    themes, told = titles_and_words(*issues, quotations=more)
    assert themes == ["Natural space"] and "Individuals rated it" not in told
    assert "More trees." in told


def test_support_of_few_people_is_not_counted() -> None:
    few = (SupportCell("your-place", "individuals", "online", 12, 9),)
    told = words(section("what_could_be_better", few).blocks)
    assert "This issue rests on comments of fewer than 10 people." in told
    part = (*CELLS, SupportCell("your-place", "groups", "paper", 1, 8))
    told = words(section("what_could_be_better", part).blocks)
    assert "This issue rests on 43 comments, among them 25 by individuals online" in told
    assert "on paper and" not in told
    assert "This issue rests on" not in words(section("what_could_be_better", ()).blocks)


def test_a_quotation_says_what_it_is_about_and_nothing_of_who_said_it() -> None:
    (quotation,) = quoted(section("what_could_be_better"))
    assert quotation == Quotation(
        "The last bus leaves at six.", source="a comment on Public transport, 2026"
    )


def test_nothing_is_quoted_in_public_where_too_few_answered() -> None:
    profile = public_part(make_evidence().profile, 10)
    public = {"is_public": True, "profile": profile}
    assert quoted(section("what_could_be_better", **public))
    nobody = replace(profile, individuals=replace(profile.individuals, responses=0))
    found = section("what_could_be_better", **public | {"profile": nobody})
    assert quoted(found) == []


def test_nothing_is_counted_in_public_while_the_survey_is_open() -> None:
    found = section("what_could_be_better", is_public=True, is_partial=True)
    assert "This issue rests on" not in words(found.blocks)


def test_how_many_named_a_priority_stands_beside_issues_alone() -> None:
    tree = draft_tree(make_sources())
    assert "named it a priority" in words(tree.section("what_could_be_better").blocks)
    good = words(tree.section("what_is_good_here").blocks)
    assert "Natural space was rated" in good and "named it a priority" not in good


def test_actions_say_what_they_are_measured_by_in_the_order_of_their_dates() -> None:
    later = make_action(title="Later", due_on=date(2028, 1, 31), how_much="42 lamps")
    sooner = make_action(
        title="Sooner",
        due_on=date(2027, 3, 31),
        timescale="",
        co_production=("co_design", "co_delivery"),
        wellbeing=("social", "democratic"),
    )
    undated = make_action(title="Undated", indicator="People who feel safe")
    actions = (undated, later, make_action(title="Plain"), sooner)
    tables = [
        each for each in section("actions", actions=actions).blocks if isinstance(each, Table)
    ]
    assert [row[2] for row in tables[0].rows] == ["Undated", "Later", "Plain", "Sooner"]
    assert tables[0].rows[3][4] == "31 March 2027"
    assert [row[0] for row in tables[1].rows] == ["Sooner", "Later", "Undated"]
    assert tables[1].caption.startswith("What actions are measured by, where it is decided,")
    all_told = section("actions", actions=(later, sooner)).blocks
    captions = [each.caption for each in all_told if isinstance(each, Table)]
    assert captions[1].startswith("What each action is measured by,")
    assert tables[1].rows[0][1] == "31 March 2027"
    assert tables[1].rows[0][6] == "Co-design and co-delivery\nSocial and democratic wellbeing"
    assert tables[1].rows[1][2] == "42 lamps"
    plain = section("actions", actions=(make_action(),)).blocks
    assert len([each for each in plain if isinstance(each, Table)]) == 1
