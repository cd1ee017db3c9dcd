"""Editions of a plan: what was issued or adopted, kept for good as it was that day."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from placeplan.domain.faults import Refused, fault
from placeplan.domain.plan_traces import COVER
from placeplan.domain.plan_trees import PlanTree
from placeplan.domain.plans import PLAN_STATUSES, Action, Finding, PlanStatus
from placeplan.domain.traces import Statement, untraced

LONGEST_NOTE = 2000
ISSUED: tuple[PlanStatus, ...] = ("consultation_draft", "adopted")


@dataclass(frozen=True, slots=True)
class EditionContent:
    """All that an edition says: the tree as officers read it, as the public does, and findings.

    The findings carry the ids of their actions, by which what comes of them is reported.
    """

    officers: PlanTree
    public: PlanTree
    findings: tuple[Finding, ...] = ()

    @property
    def issues(self) -> tuple[Finding, ...]:
        """What could be better, each with its actions."""
        return tuple(finding for finding in self.findings if finding.kind == "issue")

    @property
    def actions(self) -> tuple[Action, ...]:
        """Every action in the order of its issue."""
        return tuple(action for issue in self.issues for action in issue.actions)


@dataclass(frozen=True, slots=True)
class PlanEdition:
    """A frozen plan as it is listed, without its content.

    `number` counts a plan's editions from 1. `checksum` is the SHA-256 of its Word file, in
    hexadecimal. `corrects` is the number of the edition that it corrects, 0 for none, and
    `correction` says what. One that is withheld was taken off the public site, with a reason.
    """

    plan_id: int
    number: int
    status: PlanStatus
    title: str
    made_at: str
    made_by: str
    checksum: str
    note: str = ""
    corrects: int = 0
    correction: str = ""
    withheld: str = ""
    id: int = 0

    def __post_init__(self) -> None:
        faults = []
        if self.status not in PLAN_STATUSES:
            faults.append(fault("not_in_list", "status", found=self.status, expected="status"))
        if self.corrects and not self.correction.strip():
            faults.append(fault("correction_missing", "correction"))
        for name in ("note", "correction", "withheld"):
            found = len(getattr(self, name))
            if found > LONGEST_NOTE:
                faults.append(fault("text_too_long", name, found=found, most=LONGEST_NOTE))
        if faults:
            raise Refused(*faults)

    @property
    def is_public(self) -> bool:
        """Whether anyone may read it."""
        return self.status in ISSUED and not self.withheld


def opened_with(tree: PlanTree, says: str) -> PlanTree:
    """The tree with words, traced or not, before what its first page says of the figures."""
    plain, spans = untraced(says)
    before = f"{plain} "
    basis = before + tree.basis
    opening = tuple(
        Statement(COVER, 0, "sentence", basis, start, basis[start:end], fact)
        for start, end, fact in spans
    )
    kept = tuple(
        each._replace(text=basis, start=each.start + len(before)) if each.section == COVER else each
        for each in tree.trace
    )
    return replace(tree, basis=basis, trace=opening + kept)


def checksum_of(word: bytes) -> str:
    """The SHA-256 of a Word file, in hexadecimal."""
    return hashlib.sha256(word).hexdigest()


class PublicPlan(NamedTuple):
    """A plan that anyone may read, as the site's front page lists it.

    `adopted_before` is the number of its adopted edition where a newer draft stands at its address,
    else 0; `comments_until` the last day for comments on it while they are taken.
    """

    slug: str
    title: str
    adopted_before: int
    is_adopted: bool
    comments_until: date | None
