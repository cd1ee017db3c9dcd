"""The cover report: what a board needs to know before it decides about a plan, in two pages."""

from dataclasses import replace
from datetime import date

from placeplan.domain.decisions import DECISION_NAMES, Decision
from placeplan.domain.plan_editions import PlanEdition
from placeplan.domain.plan_traces import settled
from placeplan.domain.plan_trees import Block, Bullet, Bullets, Column, Paragraph, Section, Table
from placeplan.domain.plans import Action, Plan
from placeplan.domain.reports import Report
from placeplan.operations.cover_report_evidence import engagement_blocks, said_blocks
from placeplan.operations.plan_drafting.actions import STANDINGS
from placeplan.operations.plan_drafting.sentences import counted, day, listed, number, period
from placeplan.operations.plan_drafting.sources import PlanSources
from placeplan.operations.plan_evidence import Limits
from placeplan.operations.plans import gather
from placeplan.operations.screening_states import screening_sentences
from placeplan.store.database import Database, writing
from placeplan.store.decisions import list_decisions
from placeplan.store.plan_editions import list_editions
from placeplan.store.plans import get_plan

BOARD = "Partnership Board"
STANDS = {
    "draft": "frozen draft",
    "consultation_draft": "consultation draft",
    "adopted": "adopted",
}


def cover_report(
    database: Database, plan_id: int, today: date, limits: Limits, address: str = ""
) -> Report:
    """A report on the plan as it stands today, with the figures that the public may see.

    `address` is the site's, in front of the links to editions. NotFound when there is no plan.
    """
    plan = get_plan(database, plan_id)
    with writing(database):
        # the first to ask for public figures after a survey's close freezes them, which writes
        sources = gather(database, plan, today, limits, is_public=True)
    editions = list_editions(database, plan_id)
    ask = _ask(plan, editions)
    partnership = sources.partnership
    report = Report(
        title=f"{plan.title}: cover report",
        kind="Cover report",
        subject=f"Cover report on the locality plan for {plan.area.name}",
        partnership=partnership.name,
        council=partnership.council or plan.area.council_name,
        dated_on=today,
        facts=(
            ("To", BOARD),
            ("Date", day(today)),
            ("Subject", f"{plan.title}, District Electoral Area of {plan.area.name}"),
        ),
        sections=(
            _section("purpose", "Purpose", Paragraph(ask[0])),
            _section("recommendation", "Recommendation", Paragraph(ask[1])),
            _section("background", "Background", *_background(database, sources)),
            _section("engagement", "Engagement in numbers", *engagement_blocks(database, sources)),
            _section("said", "What people said, in short", *said_blocks(sources)),
            _section("actions", "Actions", *_actions(plan)),
            _section(
                "considerations",
                "Equality and rural considerations",
                *(Paragraph(text) for text in screening_sentences(database, plan)),
            ),
            _section("next_steps", "Next steps", *_next_steps(plan)),
            _section("documents", "Documents", *_documents(plan, editions, address)),
        ),
        is_made_up=sources.is_made_up,
    )
    return replace(report, sections=settled(report.tree).sections)


def _section(key: str, heading: str, *blocks: Block) -> Section:
    return Section(key, heading, blocks)


def _ask(plan: Plan, editions: list[PlanEdition]) -> tuple[str, str]:
    """What the paper is for, and what the board is asked to do."""
    name = f"the locality plan for {plan.area.name}"
    if plan.status == "adopted":
        newest = next((each for each in editions if each.status == "adopted"), None)
        # none where it was adopted before editions were kept
        numbered = f" as edition {newest.number}" if newest else ""
        return (
            f"To report on {name}, which has been adopted{numbered}.",
            "That the Board notes the plan as adopted, and the progress of its actions.",
        )
    if plan.status == "consultation_draft":
        return (
            f"To report what was said of the draft of {name}, and to ask for a decision on it.",
            "That the Board considers what was said in the consultation, and adopts the plan with"
            " the changes it agrees, or says what must change first.",
        )
    return (
        f"To present the draft of {name}.",
        "That the Board agrees to the draft going out to consultation.",
    )


def _background(database: Database, sources: PlanSources) -> list[Block]:
    surveys = [f"“{each.survey.title}”" for each in sources.evidence]
    drawn = (
        f"It draws on {listed(surveys)}." if surveys else "No survey has been chosen for it yet."
    )
    blocks: list[Block] = [
        Paragraph(
            f"The plan carries the Community Plan into {sources.area.name}: what people say is good"
            f" here, what could be better, and what is suggested about it. {drawn} Its figures"
            " describe those who answered and nobody else, as people chose to take part."
        )
    ]
    decisions = list_decisions(database, sources.plan.id)
    if decisions:
        blocks.append(Paragraph("Decided so far:"))
        blocks.append(
            Bullets(tuple(Bullet(_decided(each), f"{day(each.decided_on)}:") for each in decisions))
        )
    return blocks


def _decided(decision: Decision) -> str:
    where = f", {decision.minute}" if decision.minute else ""
    note = f" {decision.note}" if decision.note else ""
    return f"{decision.body}{where}: {DECISION_NAMES[decision.kind]}.{note}"


def _actions(plan: Plan) -> list[Block]:
    if not plan.actions:
        return [Paragraph("No actions have been suggested yet.")]
    put = "sets out" if plan.status == "adopted" else "suggests"
    agreed = [each for each in plan.actions if each.lead_standing == "agreed"]
    opening = f"The plan {put} {counted(len(plan.actions), 'action')}."
    opening += f" {_committed(len(agreed), len(plan.actions) - len(agreed))}"
    table = Table(
        caption="Actions and who leads them",
        columns=(Column("Action", width=3), Column("Lead", width=2)),
        rows=tuple((each.title, _lead(each)) for each in plan.actions),
    )
    return [Paragraph(opening), table]


def _committed(agreed: int, left: int) -> str:
    """For how many actions a lead has agreed, and for how many none has."""
    if not left:
        return f"A lead has agreed to {'it' if agreed == 1 else 'each of them'}."
    nobody = f"so nobody is committed to {'it' if left == 1 else 'them'}"
    if not agreed:
        return f"No lead has agreed yet, {nobody}."
    return (
        f"For {counted(agreed, 'action')} a lead has agreed; for {number(left)} none has yet,"
        f" {nobody}."
    )


def _lead(action: Action) -> str:
    if not action.lead:
        return "Still to be found"
    return f"{action.lead}: {STANDINGS[action.lead_standing]}"


def _next_steps(plan: Plan) -> list[Block]:
    if not plan.steps:
        nothing = "No further step is dated in the plan."
        return [
            Paragraph(nothing if plan.status == "adopted" else "No next steps have been set yet.")
        ]
    dated = sorted(plan.steps, key=lambda step: step.starts_on or date.max)
    return [
        Bullets(
            tuple(
                Bullet(
                    step.title,
                    f"{period(step.starts_on, step.ends_on or step.starts_on)}:"
                    if step.starts_on
                    else "Date not set:",
                )
                for step in dated
            )
        )
    ]


def _documents(plan: Plan, editions: list[PlanEdition], address: str) -> list[Block]:
    shown = [each for each in editions if each.is_public][:3] or editions[:1]
    if not shown:
        return [Paragraph("No edition has been frozen yet; the plan is a working draft.")]
    site = address.rstrip("/")
    return [
        Bullets(
            tuple(
                Bullet(
                    f"{_link(site, plan, each)}SHA-256 of the Word file: {each.checksum}",
                    f"Edition {each.number}, {STANDS[each.status]},"
                    f" {day(date.fromisoformat(each.made_at[:10]))}:",
                )
                for each in shown
            )
        )
    ]


def _link(site: str, plan: Plan, edition: PlanEdition) -> str:
    if not edition.is_public:
        return ""
    return f"{site}/published/{plan.slug}/editions/{edition.number} "
