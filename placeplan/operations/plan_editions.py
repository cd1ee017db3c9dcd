"""Making editions of a plan: the working draft of that day, frozen with its Word file."""

from dataclasses import replace
from datetime import date
from typing import Any

from placeplan.domain.consultations import Consultation
from placeplan.domain.decisions import Decision, check_decided
from placeplan.domain.faults import Refused, refuse
from placeplan.domain.plan_editions import EditionContent, PlanEdition, checksum_of, opened_with
from placeplan.domain.plans import Plan, PlanStatus
from placeplan.formats.plan_docx import plan_docx, plan_summary_docx
from placeplan.formats.traces_json import trace_json
from placeplan.operations.plan_drafting.sections import draft_tree
from placeplan.operations.plan_drafting.sentences import day
from placeplan.operations.plan_drafting.sources import PlanSources
from placeplan.operations.plan_drafting.summary import draft_summary
from placeplan.operations.plan_evidence import Limits
from placeplan.operations.plans import gather, plan_look
from placeplan.operations.wanted_editions import WantedEdition, edition_made_before
from placeplan.store.consultations import add_consultation
from placeplan.store.database import Database, writing
from placeplan.store.decisions import add_decision
from placeplan.store.plan_editions import (
    add_edition,
    find_public_edition,
    next_number,
)
from placeplan.store.plans import get_plan

STANDS: dict[PlanStatus, str] = {
    "draft": "a draft frozen on",
    "consultation_draft": "issued for consultation on",
    "adopted": "adopted on",
}
# who froze what had been published before editions were kept
BY_ITSELF = "placeplan"
BEFORE_EDITIONS = (
    "This plan was published before its editions were kept. It was frozen when it was next read,"
    " with the figures of that day"
)


def make_edition(
    database: Database, plan_id: int, wanted: WantedEdition, today: date, limits: Limits
) -> PlanEdition:
    """Freeze the plan as it stands; the one of this number where this very one has been made.

    Its Word file is what its readers may see: a frozen draft's has all the officers' figures, one
    that is issued or adopted those of the public. `Refused` when what goes with it is incomplete,
    when findings or their quotations changed while it was written, and with `edition_made` when
    somebody has made another edition of this number.
    """
    if wanted.number != next_number(database, plan_id):
        return edition_made_before(database, plan_id, wanted)
    asked = _asked(plan_id, wanted, today)
    plan = get_plan(database, plan_id)
    officers, public = edition_sources(database, plan, wanted, today, limits)
    content = edition_content(officers, public, wanted)
    read = content.officers if wanted.status == "draft" else content.public
    look = plan_look(database)
    word, summary = plan_docx(read, look), plan_summary_docx(draft_summary(public), look)
    made = replace(asked, title=plan.title, checksum=checksum_of(word))
    trace = trace_json(read).decode()
    try:
        with writing(database):
            # the files took seconds: what was taken back meanwhile must not be in them
            if get_plan(database, plan_id).findings != plan.findings:
                raise refuse("changed_meanwhile", "findings")
            edition = add_edition(database, made, content, word, summary=summary, trace=trace)
            _add_what_goes_with_it(database, edition, wanted)
    except Refused as refused:
        if refused.faults[0].code != "edition_made":
            raise
        return edition_made_before(database, plan_id, wanted)
    return edition


def edition_sources(
    database: Database, plan: Plan, wanted: WantedEdition, today: date, limits: Limits
) -> tuple[PlanSources, PlanSources]:
    """What an edition made today is drafted from: for officers, and for the public.

    It quotes nobody but where an officer chose the comment for a finding: it stays for good.
    """
    as_status = replace(plan, status=wanted.status, is_published=wanted.status != "draft")
    with writing(database):
        # the first to ask for public figures after a survey's close freezes them, which writes
        public = gather(database, as_status, today, limits, is_public=True)
        officers = gather(database, as_status, today, limits)
    decisions = plan_decisions(officers.decisions, wanted)
    evidence = tuple(replace(each, quotations={}) for each in officers.evidence)
    issued: dict[str, Any] = {"decisions": decisions}
    if wanted.comment_days:
        issued["taking_comments"] = Consultation(plan.id, wanted.number, *wanted.comment_days)
    if wanted.site and wanted.status != "draft":
        issued["address"] = f"{wanted.site.rstrip('/')}/published/{plan.slug}"
    return replace(officers, evidence=evidence, **issued), replace(public, **issued)


def edition_content(
    officers: PlanSources, public: PlanSources, wanted: WantedEdition
) -> EditionContent:
    """What an edition says, as officers read it and as the public does."""
    says = _first_page(officers, wanted)
    trees = [opened_with(draft_tree(sources), says) for sources in (officers, public)]
    return EditionContent(trees[0], trees[1], officers.plan.findings)


def public_edition(
    database: Database, plan: Plan, today: date, limits: Limits
) -> PlanEdition | None:
    """The newest edition that anyone may read, None where there is none.

    A plan that was published before editions were kept is frozen now, and says so on its first
    page, so that it neither vanishes nor moves any more.
    """
    found = find_public_edition(database, plan.id)
    if found or not plan.is_published or next_number(database, plan.id) > 1:
        return found
    wanted = WantedEdition(1, plan.status, BY_ITSELF, note=BEFORE_EDITIONS)
    try:
        return make_edition(database, plan.id, wanted, today, limits)
    except Refused as refused:
        if refused.faults[0].code != "edition_made":
            raise
        return find_public_edition(database, plan.id)


def plan_decisions(before: tuple[Decision, ...], wanted: WantedEdition) -> tuple[Decision, ...]:
    """The decisions that stand in an edition, the one that makes it among them."""
    if wanted.decision is None:
        return before
    making = replace(wanted.decision, edition=wanted.number, made_edition=True)
    return tuple(sorted((*before, making), key=lambda each: each.decided_on))


def _asked(plan_id: int, wanted: WantedEdition, today: date) -> PlanEdition:
    if wanted.decision:
        check_decided(wanted.decision.decided_on, today)
    if wanted.comment_days:
        Consultation(plan_id, wanted.number, *wanted.comment_days)
    return PlanEdition(
        plan_id=plan_id,
        number=wanted.number,
        status=wanted.status,
        title="",
        made_at=wanted.made_at,
        made_by=wanted.made_by,
        checksum="",
        note=wanted.note,
        corrects=wanted.corrects,
        correction=wanted.correction,
    )


def _add_what_goes_with_it(database: Database, edition: PlanEdition, wanted: WantedEdition) -> None:
    if wanted.decision:
        decision = replace(
            wanted.decision,
            edition=edition.number,
            made_edition=True,
            recorded_by=wanted.made_by,
        )
        add_decision(database, edition.plan_id, decision)
    if wanted.comment_days:
        add_consultation(
            database, Consultation(edition.plan_id, edition.number, *wanted.comment_days)
        )


def _first_page(sources: PlanSources, wanted: WantedEdition) -> str:
    if wanted.note == BEFORE_EDITIONS:
        return f"{BEFORE_EDITIONS}, {day(sources.dated_on)}."
    parts = [f"Edition {sources.fact('edition', wanted.number):d}, {_made(sources, wanted)}."]
    if wanted.comment_days:
        names = ("opens_on", "closes_on")
        first, last = (
            day(sources.fact("consultation_on", on, part=f"{wanted.number}:{name}"))
            for name, on in zip(names, wanted.comment_days, strict=True)
        )
        where = f" at {sources.address}" if sources.address else ""
        parts.append(f"Comments on it are taken from {first} to {last}{where}.")
    if wanted.corrects:
        what = wanted.correction.strip().rstrip(".")
        corrects = sources.fact("edition", wanted.corrects)
        parts.append(f"It corrects edition {corrects:d}: {what}.")
    return " ".join(parts)


def _made(sources: PlanSources, wanted: WantedEdition) -> str:
    decision = wanted.decision
    if decision is None or wanted.status != "adopted":
        return f"{STANDS[wanted.status]} {day(sources.dated_on)}"
    minute = f", minute {decision.minute.strip()}" if decision.minute.strip() else ""
    made_on = sources.fact("decision", decision.decided_on, part=f"edition:{wanted.number}")
    return f"adopted by {decision.body.strip()} on {day(made_on)}{minute}"
