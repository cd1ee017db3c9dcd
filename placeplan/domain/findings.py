"""Findings: what officers conclude, and the comments that it rests on."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from placeplan.domain.actions import Action
from placeplan.domain.breakdowns import FEWEST_PEOPLE, hidden_cells
from placeplan.domain.comments import CommentKind, CommentState
from placeplan.domain.faults import Refused, fault
from placeplan.domain.plan_parts import not_listed, title_faults
from placeplan.domain.profiles import SeriesKey
from placeplan.domain.responses import Channel

FindingKind = Literal["asset", "issue"]
FINDING_KINDS: tuple[FindingKind, ...] = get_args(FindingKind)
# which comments are offered as what
KINDS_OF: dict[FindingKind, tuple[CommentKind, ...]] = {
    "asset": ("good", "assets"),
    "issue": ("better", "actions"),
}


class SupportCell(NamedTuple):
    """Comments of one survey, series and channel; `people` wrote them, or sat at the tables."""

    survey: str
    series: SeriesKey
    channel: Channel
    comments: int
    people: int


@dataclass(frozen=True, slots=True)
class Support:
    """How many comments a finding rests on, in cells that no comment stands in twice."""

    cells: tuple[SupportCell, ...] = ()

    @property
    def comments(self) -> int:
        """All of them."""
        return sum(cell.comments for cell in self.cells)

    @property
    def people(self) -> int:
        """Whom they stand for."""
        return sum(cell.people for cell in self.cells)

    def of_survey(self, survey: str) -> "Support":
        """What one survey gives."""
        return Support(tuple(cell for cell in self.cells if cell.survey == survey))

    def is_told(self, fewest: int = FEWEST_PEOPLE) -> bool:
        """Whether enough people wrote them to say how many there are."""
        return self.people >= fewest

    def told_cells(self, fewest: int = FEWEST_PEOPLE) -> tuple[SupportCell, ...]:
        """The cells that may be told: none under `fewest` people, and none that would give one
        away when it is taken from the whole.
        """
        if not self.is_told(fewest):
            return ()
        people = {str(at): cell.people for at, cell in enumerate(self.cells)}
        hidden = hidden_cells(people, fewest)
        return tuple(cell for at, cell in enumerate(self.cells) if str(at) not in hidden)


class FindingQuotation(NamedTuple):
    """A comment that was reviewed and may be quoted, chosen for a finding."""

    text: str
    theme_key: str
    kind: CommentKind
    survey: str
    year: int


class SupportingComment(NamedTuple):
    """A comment that a finding rests on, or might; `is_quoted` where an officer chose it so."""

    id: int
    theme_key: str
    kind: CommentKind
    text: str
    state: CommentState
    series: SeriesKey
    channel: Channel
    is_quoted: bool = False

    @property
    def may_be_quoted(self) -> bool:
        """Whether somebody has read it and found that it may be quoted."""
        return self.state == "may_be_quoted"


@dataclass(frozen=True, slots=True)
class Finding:
    """What an officer concludes: an asset to keep, or an issue with the actions about it.

    `theme_key` ties it to its evidence; empty when it belongs to no single theme. `tag_id` is the
    tag that it was made from, 0 for none. `quotations` are in the officers' order, and only those
    that may be quoted now. `version` rises with each change of its words.
    """

    kind: FindingKind
    title: str
    description: str = ""
    theme_key: str = ""
    actions: tuple[Action, ...] = ()
    id: int = 0
    tag_id: int = 0
    support: Support = Support()
    quotations: tuple[FindingQuotation, ...] = ()
    version: int = 0

    def __post_init__(self) -> None:
        faults = title_faults(self.title)
        if self.kind not in FINDING_KINDS:
            faults.append(not_listed("kind", self.kind, FINDING_KINDS))
        if self.kind == "asset" and self.actions:
            faults.append(fault("asset_with_actions", "actions"))
        if faults:
            raise Refused(*faults)


def likely_kind(kinds: Iterable[CommentKind]) -> FindingKind:
    """What comments of these kinds speak for: an asset where most say what is good."""
    good = Counter(kind in KINDS_OF["asset"] for kind in kinds)
    return "asset" if good[True] > good[False] else "issue"


def likely_theme(theme_keys: Sequence[str]) -> str:
    """The theme that more than half of these comments are about; empty where there is none."""
    for key, count in Counter(filter(None, theme_keys)).most_common(1):
        if 2 * count > len(theme_keys):
            return key
    return ""
