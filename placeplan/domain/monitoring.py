"""Equality monitoring: nine voluntary questions, kept as counts that nothing ties to an answer."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from placeplan.domain.breakdowns import hidden_cells
from placeplan.domain.questionnaires import Questionnaire

PREFER_NOT = "prefer_not_to_say"
NOT_ANSWERED = ""
STEP = 10
POINTS_FOR_CHILDREN = 3

# the categories of section 75 of the Northern Ireland Act 1998; keys are permanent
QUESTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "religious_belief": (
            "catholic", "protestant", "other_christian", "other_religion", "none", PREFER_NOT,
        ),
        "political_opinion": ("nationalist", "unionist", "other", "none", PREFER_NOT),
        "racial_group": (
            "white", "irish_traveller", "roma", "black", "chinese", "south_asian", "other_asian",
            "mixed", "other", PREFER_NOT,
        ),
        "age": ("under_16", "16_24", "25_39", "40_64", "65_plus", PREFER_NOT),
        "marital_status": (
            "single", "married", "civil_partnership", "separated", "divorced", "widowed",
            PREFER_NOT,
        ),
        "sexual_orientation": ("heterosexual", "gay_or_lesbian", "bisexual", "other", PREFER_NOT),
        "men_and_women": ("man", "woman", "other", PREFER_NOT),
        "disability": ("yes", "no", PREFER_NOT),
        "dependants": ("child", "adult", "both", "none", PREFER_NOT),
    }
)  # fmt: skip

Key = tuple[str, str]


class MonitoringCount(NamedTuple):
    """How many people gave an answer, and how many had when the figures last moved."""

    people: int = 0
    shown: int = 0


class MonitoringTable(NamedTuple):
    """One question's answers with their people; None where too few gave one to be shown."""

    question: str
    rows: tuple[tuple[str, int | None], ...]


def is_asked_by_default(questionnaire: Questionnaire) -> bool:
    """Whether a survey of this edition asks, unless an officer says otherwise: not of children."""
    return len(questionnaire.scale.points) > POINTS_FOR_CHILDREN


def counts_with(
    counts: Mapping[Key, MonitoringCount], answers: Mapping[str, str]
) -> dict[Key, MonitoringCount]:
    """The counts of every question and answer, in order, with one more person's answers.

    A question without an answer counts as not answered. What is shown moves with every tenth
    person only. ValueError for a question or an answer that is not asked.
    """
    for question, answer in answers.items():
        if answer not in (*QUESTIONS.get(question, ()), NOT_ANSWERED):
            raise ValueError(f"{question}: {answer}")
    people = {
        (question, answer): counts.get((question, answer), MonitoringCount()).people
        + (answers.get(question, NOT_ANSWERED) == answer)
        for question, options in QUESTIONS.items()
        for answer in (*options, NOT_ANSWERED)
    }
    first = next(iter(QUESTIONS))
    total = sum(count for (question, _answer), count in people.items() if question == first)
    moves = total % STEP == 0
    return {
        key: MonitoringCount(count, count if moves else counts.get(key, MonitoringCount()).shown)
        for key, count in people.items()
    }


def monitoring_tables(shown: Mapping[Key, int], fewest: int) -> Sequence[MonitoringTable]:
    """A table for each question, with cells under `fewest` people and what gives them away hidden.

    Empty before the first step.
    """
    if not sum(shown.values()):
        return ()
    tables = []
    for question, options in QUESTIONS.items():
        people = {answer: shown.get((question, answer), 0) for answer in (*options, NOT_ANSWERED)}
        hidden = hidden_cells(people, max(fewest, STEP))
        rows = ((answer, None if answer in hidden else n) for answer, n in people.items())
        tables.append(MonitoringTable(question, tuple(rows)))
    return tuple(tables)
