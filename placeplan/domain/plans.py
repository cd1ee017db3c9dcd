"""A locality plan: what officers add to what people said, from findings to next steps."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

from placeplan.domain.actions import Action
from placeplan.domain.areas import Area
from placeplan.domain.faults import Refused, fault
from placeplan.domain.findings import FINDING_KINDS, Finding, FindingKind
from placeplan.domain.plan_parts import LONGEST_TITLE, not_listed, title_faults

__all__ = [
    "FINDING_KINDS", "LONGEST_PROSE", "LONGEST_TITLE", "PLAN_STATUSES", "SECTION_KEYS",
    "STEP_KINDS", "Action", "Finding", "FindingKind", "Plan", "PlanStatus", "SectionKey", "Step",
    "StepKind", "WrittenSection",
]  # fmt: skip

PlanStatus = Literal["draft", "consultation_draft", "adopted"]
StepKind = Literal["consultation", "board", "other"]

PLAN_STATUSES: tuple[PlanStatus, ...] = get_args(PlanStatus)
STEP_KINDS: tuple[StepKind, ...] = get_args(StepKind)

SectionKey = Literal[
    "our_vision_and_outcomes",
    "about_the_area",
    "how_people_were_involved",
    "what_people_told_us",
    "what_is_good_here",
    "what_could_be_better",
    "actions",
    "what_partners_are_doing",
    "next_steps",
]
SECTION_KEYS: tuple[SectionKey, ...] = get_args(SectionKey)

LONGEST_PROSE = 50_000


@dataclass(frozen=True, slots=True)
class WrittenSection:
    """What officers wrote in one section, in Markdown; `version` rises with each change."""

    key: SectionKey
    prose: str = ""
    version: int = 0
    updated_at: str = ""
    updated_by: str = ""

    def __post_init__(self) -> None:
        if self.key not in SECTION_KEYS:
            raise Refused(fault("not_in_list", "key", found=self.key, expected="section"))
        if len(self.prose) > LONGEST_PROSE:
            raise Refused(
                fault("text_too_long", "prose", found=len(self.prose), most=LONGEST_PROSE)
            )


@dataclass(frozen=True, slots=True)
class Step:
    """What happens next and when: a day, a period, or not yet known."""

    kind: StepKind
    title: str
    starts_on: date | None = None
    ends_on: date | None = None
    id: int = 0

    def __post_init__(self) -> None:
        faults = title_faults(self.title)
        if self.kind not in STEP_KINDS:
            faults.append(not_listed("kind", self.kind, STEP_KINDS))
        if self.ends_on and not self.starts_on:
            faults.append(fault("start_missing", "starts_on"))
        elif self.ends_on and self.starts_on and self.ends_on < self.starts_on:
            faults.append(fault("ends_before_starts", "ends_on"))
        if faults:
            raise Refused(*faults)


@dataclass(frozen=True, slots=True)
class Plan:
    """The locality plan of an area, drawing on one or more surveys.

    `slug` is its public address; `findings` and `steps` are in the order they are shown;
    `updated_at` is the UTC time of the last change.
    """

    area: Area
    survey_slugs: tuple[str, ...]
    title: str
    status: PlanStatus = "draft"
    is_published: bool = False
    slug: str = ""
    written: dict[SectionKey, WrittenSection] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    steps: tuple[Step, ...] = ()
    id: int = 0
    updated_at: str = ""

    def __post_init__(self) -> None:
        faults = title_faults(self.title)
        if self.status not in PLAN_STATUSES:
            faults.append(not_listed("status", self.status, PLAN_STATUSES))
        if len(set(self.survey_slugs)) < len(self.survey_slugs):
            faults.append(fault("repeated", "surveys"))
        if self.is_published and self.status == "draft":
            faults.append(fault("draft_published", "is_published"))
        if faults:
            raise Refused(*faults)

    @property
    def assets(self) -> tuple[Finding, ...]:
        """What is good here, as officers concluded."""
        return tuple(finding for finding in self.findings if finding.kind == "asset")

    @property
    def issues(self) -> tuple[Finding, ...]:
        """What could be better, as officers concluded, each with its actions."""
        return tuple(finding for finding in self.findings if finding.kind == "issue")

    @property
    def actions(self) -> tuple[Action, ...]:
        """Every action, in the order of its issue."""
        return tuple(action for issue in self.issues for action in issue.actions)

    def section(self, key: SectionKey) -> WrittenSection:
        """What officers wrote there; an empty section where they wrote nothing."""
        return self.written.get(key) or WrittenSection(key)
