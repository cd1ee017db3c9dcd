"""What came of an adopted plan's actions: “you said, we did”, and “we can’t, because”."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from placeplan.domain.faults import Refused, fault
from placeplan.domain.plan_editions import EditionContent
from placeplan.domain.plans import Action, Finding

ProgressState = Literal["not_started", "under_way", "done", "cannot_be_done"]
PROGRESS_STATES: tuple[ProgressState, ...] = get_args(ProgressState)
LONGEST_WORDS = 2000


@dataclass(frozen=True, slots=True)
class ProgressReport:
    """How an action stood on a day: what was done, or why it cannot be.

    Reports are never changed: a later one replaces an earlier one and leaves it to be read.
    """

    action_id: int
    state: ProgressState
    words: str
    reported_on: date
    recorded_by: str = ""
    id: int = 0

    def __post_init__(self) -> None:
        faults = []
        if self.state not in PROGRESS_STATES:
            expected = ", ".join(PROGRESS_STATES)
            faults.append(fault("not_in_list", "state", found=self.state, expected=expected))
        if self.state != "not_started" and not self.words.strip():
            is_because = self.state == "cannot_be_done"
            faults.append(fault("progress_because" if is_because else "progress_words", "words"))
        if len(self.words) > LONGEST_WORDS:
            found = len(self.words)
            faults.append(fault("text_too_long", "words", found=found, most=LONGEST_WORDS))
        if faults:
            raise Refused(*faults)


@dataclass(frozen=True, slots=True)
class ActionProgress:
    """An action of an adopted edition with its issue and its reports, the newest first."""

    issue: Finding
    action: Action
    reports: tuple[ProgressReport, ...] = ()

    @property
    def latest(self) -> ProgressReport | None:
        """The report that counts."""
        return self.reports[0] if self.reports else None

    @property
    def state(self) -> ProgressState:
        """How it stands; not started where nobody has reported."""
        return self.reports[0].state if self.reports else "not_started"


@dataclass(frozen=True, slots=True)
class AreaProgress:
    """How the actions of an area's adopted edition stand."""

    area_name: str
    plan_title: str
    edition: int
    adopted_on: date
    actions: tuple[ActionProgress, ...]


def progress_of(
    content: EditionContent,
    reports: Mapping[int, Sequence[ProgressReport]],
    until: date | None = None,
) -> tuple[ActionProgress, ...]:
    """Each action of an edition, in its order, with its reports by the action's id.

    With `until`, only reports about that day or one before it.
    """
    return tuple(
        ActionProgress(issue, action, _newest_first(reports.get(action.id, ()), until))
        for issue in content.issues
        for action in issue.actions
    )


def count_states(actions: Iterable[ActionProgress]) -> dict[ProgressState, int]:
    """How many actions stand how; every state is there."""
    found = Counter(each.state for each in actions)
    return {state: found[state] for state in PROGRESS_STATES}


def by_outcome(
    areas: Iterable[AreaProgress], outcomes: Sequence[str]
) -> list[tuple[str, list[tuple[AreaProgress, ActionProgress]]]]:
    """The actions of all areas by the Community Plan outcome they serve.

    In the order of `outcomes`, then those that are no longer among them, then "" for none.
    """
    found: dict[str, list[tuple[AreaProgress, ActionProgress]]] = {}
    for area in areas:
        for each in area.actions:
            found.setdefault(each.action.outcome, []).append((area, each))
    known = [title for title in outcomes if title in found]
    others = sorted(title for title in found if title and title not in outcomes)
    return [(title, found[title]) for title in (*known, *others, *([""] if "" in found else []))]


def _newest_first(
    reports: Sequence[ProgressReport], until: date | None
) -> tuple[ProgressReport, ...]:
    told = [each for each in reports if until is None or each.reported_on <= until]
    return tuple(sorted(told, key=lambda each: (each.reported_on, each.id), reverse=True))
